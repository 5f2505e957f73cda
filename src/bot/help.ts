import { z } from 'zod';
import { textsUnder } from '../lib/language';
import { anyone } from '../features/authority';
import { defineVerb, fixedCard, NetworkRef, scopeElsewhere } from '../features/define';
import { HELP_GROUPS, type Command, type Feature, type NetworkHere, type Reply, type Turn } from '../features/feature';
import { InvalidCardData, NotYours } from '../features/refusals';
import { whichNetworkReply } from '../features/which-network';
import type { CommandTable } from './commands';
import { runCommand } from './router';
import type { People } from './turn';

/** Says at once which network was chosen. */
const SHOWN_AFTER_CHOICE = 'network';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

/** What belongs to the assistant itself: help, what it is, and buttons that do what a typed command does. */
export function helpFeature(table: () => CommandTable, people: Pick<People, 'choose'>): Feature {
  return {
    id: 'help',
    commands: [
      { id: 'help', access: anyone, scopes: EVERYWHERE, run: (turn) => helpReply(table(), turn) },
      {
        id: 'switch-network', access: anyone, about: 'network', scopes: ['personal'],
        run: (turn) => switchNetwork(table(), turn),
      },
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
        return { show: 'instead', reply: await afterChoice(command, { ...turn, network: () => part, choices: () => [] }) };
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
  const networks = await networksOf(turn);
  const may = await Promise.all(here.map((command) => mayUse(command, turn, networks)));
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

/** The network here, or those that the person would be asked to choose among. When the store cannot be asked, none. */
async function networksOf(turn: Turn): Promise<readonly NetworkHere[] | undefined> {
  try {
    const here = turn.network();
    if (here) return [here];
    return turn.place.scope === 'personal' ? await turn.parts() : [];
  } catch {
    return undefined;
  }
}

/** Without an answer of the store, help shows what needs no network. */
async function mayUse({ access }: Command, turn: Turn, networks: readonly NetworkHere[] | undefined): Promise<boolean> {
  if (!access.needsNetwork) return true;
  if (!networks) return false;
  if (networks.some((network) => access.scope(turn, network) !== undefined)) return true;
  const none = networks.length === 0;
  return none && (access.scope(turn, undefined) ?? (await scopeElsewhere(access, turn, undefined).catch(() => undefined))) !== undefined;
}

/** Who is in several networks may change which one the personal chat is about; others are shown theirs. */
async function switchNetwork(table: CommandTable, turn: Turn): Promise<Reply> {
  const parts = await turn.parts();
  if (parts.length > 1) return whichNetworkReply(turn.t, parts, SHOWN_AFTER_CHOICE);
  const command = table.byId(SHOWN_AFTER_CHOICE);
  if (!command) throw new Error('There is no command that shows the network');
  return runCommand({ command, argument: '' }, turn);
}
