import { z } from 'zod';
import { textsUnder } from '../lib/language';
import { defineVerb, fixedCard, InvalidCardData, type Command, type Feature, type Reply, type Turn } from '../features/feature';
import type { CommandTable } from './commands';
import { runCommand } from './router';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

/** Shown in help as one line each; the three that set a language are reached through `språk`, and thanks need no line. */
const LISTED = (command: Command) => !command.id.startsWith('language-') && !['help', 'thanks'].includes(command.id);

/** What belongs to the assistant itself: help, what it is, and buttons that do what a typed command does. */
export function helpFeature(table: () => CommandTable): Feature {
  return {
    id: 'help',
    commands: [
      { id: 'help', scopes: EVERYWHERE, run: (turn) => helpReply(table(), turn) },
      { id: 'thanks', scopes: EVERYWHERE, run: (turn) => ({ kind: 'text', text: turn.t('bot.youAreWelcome') }) },
      { id: 'about', scopes: EVERYWHERE, run: (turn) => fixedCard('bot/about', turn.t('cards.bot.about.title')) },
    ],
    verbs: [
      defineVerb('bot.command', z.object({ command: z.string().max(50) }), async (turn, data) => {
        const command = table().byId(data.command);
        if (!command || command.accepts) throw new InvalidCardData('bot.command');
        return { show: 'below', reply: await runCommand({ command, argument: '' }, turn) };
      }),
    ],
  };
}

/** Said once where the assistant is installed. */
export function welcomeReply(turn: Pick<Turn, 't'>): Reply {
  return fixedCard('bot/welcome', turn.t('cards.bot.welcome.title'));
}

function helpReply(table: CommandTable, turn: Turn): Reply {
  const commands = table.all
    .filter((command) => LISTED(command) && command.scopes.includes(turn.place.scope))
    .map(({ id }) => {
      const { name = id, help = '' } = textsUnder(turn.language, `commands.${id}`);
      return { name, help };
    });
  return { kind: 'card', card: { template: 'bot/help', data: { commands } }, summary: turn.t('cards.bot.help.title') };
}
