import { z } from 'zod';
import { textsUnder } from '../lib/language';
import { anyone } from '../features/authority';
import { defineVerb, fixedCard, NetworkRef, scopeElsewhere } from '../features/define';
import { HELP_GROUPS, type Command, type Feature, type Reply, type Turn } from '../features/feature';
import { InvalidCardData, NotYours } from '../features/refusals';
import type { CommandTable } from './commands';
import { runCommand } from './router';
import type { People } from './turn';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

/** What belongs to the assistant itself: help, what it is, and buttons that do what a typed command does. */
export function helpFeature(table: () => CommandTable, people: Pick<People, 'choose'>): Feature {
  return {
    id: 'help',
    commands: [
      { id: 'help', access: anyone, scopes: EVERYWHERE, run: (turn) => helpReply(table(), turn) },
      { id: 'thanks', access: anyone, scopes: EVERYWHERE, run: (turn) => ({ kind: 'text', text: turn.t('bot.youAreWelcome') }) },
      {
        id: 'about', access: anyone, about: 'you', scopes: EVERYWHERE,
        run: (turn) => fixedCard('bot/about', turn.t('cards.bot.about.title')),
      },
    ],
    verbs: [
      defineVerb('bot.command', anyone, z.object({ command: z.string().max(50) }), async (turn, data) => {
        const command = table().byId(data.command);
        if (!command || command.accepts) throw new InvalidCardData('bot.command');
        return { show: 'below', reply: await runCommand({ command, argument: '' }, turn) };
      }),
      defineVerb('bot.network', anyone, NetworkRef, async (turn, { network, id }) => {
        const command = table().byId(id);
        const part = await turn.part(network);
        if (!command || turn.place.scope !== 'personal' || !part?.roles.length) throw new NotYours();
        await people.choose(turn.person, network);
        return { show: 'instead', reply: await afterChoice(command, { ...turn, network: () => part, choices: async () => [] }) };
      }),
    ],
  };
}

/** Said once where the assistant is installed. */
export function welcomeReply(turn: Pick<Turn, 't'>): Reply {
  return fixedCard('bot/welcome', turn.t('cards.bot.welcome.title'));
}

/** What was asked for, now that the network is known; what needs words after it must be written again. */
async function afterChoice(command: Command, turn: Turn): Promise<Reply> {
  if (!command.accepts) return runCommand({ command, argument: '' }, turn);
  return { kind: 'text', text: turn.t('bot.networkChosen', { network: turn.network()?.networkName ?? '' }) };
}

/** Under each heading what this person may use here. */
async function helpReply(table: CommandTable, turn: Turn): Promise<Reply> {
  const here = table.all.filter((command) => command.scopes.includes(turn.place.scope));
  const may = await Promise.all(here.map((command) => mayUse(command, turn)));
  const usable = here.filter((_, at) => may[at]);
  const groups = HELP_GROUPS.flatMap((group) => {
    const commands = usable.filter(({ about }) => about === group).map(({ id }) => {
      const { name = id, help = '' } = textsUnder(turn.language, `commands.${id}`);
      return { name, help };
    });
    return commands.length > 0 ? [{ heading: turn.t(`bot.helpGroups.${group}`), commands }] : [];
  });
  return { kind: 'card', card: { template: 'bot/help', data: { groups } }, summary: turn.t('cards.bot.help.title') };
}

/** When the store cannot be asked, help shows what needs no network. */
async function mayUse({ access }: Command, turn: Turn): Promise<boolean> {
  if (!access.needsNetwork) return true;
  try {
    const here = turn.network();
    return (access.scope(turn, here) ?? (await scopeElsewhere(access, turn, here))) !== undefined;
  } catch {
    return false;
  }
}
