import type { App } from '../../../../src/app';
import type { CoordinatorScope } from '../../../../src/features/authority';
import type { NetworkHere, Role } from '../../../../src/features/feature';
import type { Polls } from '../../../../src/features/meetings/polls/polls';
import type { MeetingLimits } from '../../../../src/features/meetings';
import type { Ballot, NewPoll, Poll } from '../../../../src/features/meetings/polls/types';
import type { Municipality } from '../../../../src/features/networks';
import type { TableStore } from '../../../../src/storage';
import type { Clock } from '../../../../src/lib/time';
import { elementsOf } from '../../../cards/elements';
import { meetingsOn, networksOn } from '../../../support/a-turn';
import { cardAction, channelMessage, personalMessage, type World } from '../../../support/activities';
import type { CardActionOptions } from '../../../support/activities/invokes';
import { cardOf, type Card } from '../../../support/replies';
import type { TestApp } from '../../../support/running-app';

export const NETWORK = 'romsdal';
export const ZONE = 'Europe/Oslo';
export const MUNICIPALITIES: Municipality[] = [
  { number: '1506', name: 'Molde' }, { number: '1535', name: 'Vestnes' }, { number: '1539', name: 'Rauma' },
  { number: '1547', name: 'Aukra' }, { number: '1557', name: 'Gjemnes' },
];
type Five = [string, string, string, string, string];
export const [MOLDE, VESTNES, RAUMA, AUKRA, GJEMNES] = MUNICIPALITIES.map(({ number }) => number) as Five;

/** Who votes: the coordinator, somebody for each municipality, a deputy of Molde's, a partner, and one who is in no network. */
const PEOPLE = {
  coordinator: { roles: ['coordinator'] }, molde: { roles: ['contact'], municipality: MOLDE }, deputy: { roles: ['deputy'], municipality: MOLDE },
  vestnes: { roles: ['contact'], municipality: VESTNES }, rauma: { roles: ['contact'], municipality: RAUMA },
  aukra: { roles: ['contact'], municipality: AUKRA }, gjemnes: { roles: ['participant'], municipality: GJEMNES },
  partner: { roles: ['partner'], organisation: 'RIO' }, stranger: undefined,
} satisfies Record<string, { roles: Role[]; municipality?: string; organisation?: string } | undefined>;
export type Who = keyof typeof PEOPLE;

const numberOf = (who: Who) => String(10 + Object.keys(PEOPLE).indexOf(who));

/** The coordinator writes from Statsforvalteren's tenant and channel, the others from Molde's. */
export function worldOf(bot: Pick<TestApp, 'molde' | 'statsforvalteren'>, who: Who): World {
  if (who === 'coordinator') return bot.statsforvalteren;
  const from = { id: `29:demo-${who}`, name: `Demo ${who}`, aadObjectId: `e1e1e1e1-0000-4000-8000-0000000000${numberOf(who)}` };
  return { ...bot.molde, from, personalChat: { id: `a:demo-${who}` } };
}

/** A network of five municipalities with a channel in each of two organisations. */
export const seed = (bot: Pick<TestApp, 'molde' | 'statsforvalteren'>) => async ({ networks }: Pick<App, 'networks'>): Promise<void> => {
  await networks.saveNetwork({ id: NETWORK, name: 'Nettverk Romsdal', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  for (const municipality of MUNICIPALITIES) await networks.saveMunicipality(NETWORK, municipality);
  for (const [at, { tenantId, channel }] of [bot.statsforvalteren, bot.molde].entries()) {
    await networks.saveChannel(NETWORK, { tenantId, conversationId: channel.id, linkedAt: at });
  }
  for (const [who, member] of Object.entries(PEOPLE)) {
    if (!member) continue;
    const { tenantId, from } = worldOf(bot, who as Who);
    await networks.saveMember(NETWORK, { ...member, tenantId, personId: from.aadObjectId, name: from.name });
  }
};

/** Both channels and the coordinator have written, so that they can be written to. */
export async function meet(bot: TestApp): Promise<void> {
  await bot.post(channelMessage(bot.statsforvalteren, 'hjelp', { id: 'first-a' }));
  await bot.post(channelMessage(bot.molde, 'hjelp', { id: 'first-b' }));
  await bot.post(personalMessage(bot.statsforvalteren, 'hjelp', { id: 'first-c' }));
  bot.teams.clear();
}

export const slotAt = (id: string, local: string) => ({ id, start: { local, zone: ZONE } });

export const NEW_POLL: NewPoll = {
  title: 'Samling i *desember*', minutes: 90, ballots: 'open',
  agenda: [{ id: 'a1', text: 'Nalokson i kommunen', raad: 2 }, { id: 'a2', text: 'Ordet fritt' }],
  slots: [slotAt('s1', '2026-12-01T10:00'), slotAt('s2', '2026-12-02T13:00'), slotAt('s3', '2026-12-03T09:00')],
  deadline: { local: '2026-11-20T12:00', zone: ZONE },
  quorum: { atLeast: 3, required: [MOLDE] },
};

export const poll = (changes: Partial<Poll> = {}): Poll => ({
  ...NEW_POLL, id: 'p1', networkId: NETWORK, state: 'open', version: 1, postedAt: 1, by: 'somebody', ...changes,
});

let refs = 0;
/** `answers` in the order of the slots: `y`, `m`, `n`, or `-` for none. */
export function ballot(municipality: string | undefined, answers: string, more: Partial<Ballot> = {}): Ballot {
  const words = { y: 'yes', m: 'maybe', n: 'no' } as const;
  const given = [...answers].flatMap((letter, at) => (letter in words ? [[`s${at + 1}`, words[letter as keyof typeof words]]] : []));
  return { ref: `ref-${++refs}`, ...(municipality && { municipality }), answers: Object.fromEntries(given) as Ballot['answers'], at: 1, ...more };
}

const HERE: NetworkHere = { networkId: NETWORK, networkName: 'Nettverk Romsdal', language: 'nb', roles: ['coordinator'] };
export const SCOPE = { networkId: NETWORK, networkName: 'Nettverk Romsdal', part: HERE } as unknown as CoordinatorScope;

/** The service itself on the store of an app, whose board takes up what is posted. */
export const pollsOn = (store: TableStore, clock: Clock, limits?: MeetingLimits): Polls => (
  meetingsOn(networksOn(store, clock), limits).polls
);

export const personOf = ({ tenantId, from }: World) => ({ tenantId, id: from.aadObjectId, name: from.name });

let posts = 0;
/** Posted to both channels, as a coordinator does. */
export async function postPoll(bot: TestApp, clock: Clock, changes: Partial<NewPoll> = {}, id = `8205000010000-poll-${++posts}`): Promise<Poll> {
  const posted = await pollsOn(bot.store, clock).post(SCOPE, { ...NEW_POLL, ...changes }, id, personOf(bot.statsforvalteren), clock.now());
  await bot.app.board.resume();
  await bot.app.board.settled();
  return posted;
}

let presses = 0;
export interface Pressed {
  status: number;
  card: Card | undefined;
  /** The line that Teams shows when there is no card. */
  line: string;
}

/** A press in the channel of the person's organisation. */
export async function press(bot: TestApp, who: Who | World, verb: string, id: string, options: CardActionOptions = {}): Promise<Pressed> {
  const world = typeof who === 'string' ? worldOf(bot, who) : who;
  const { status, body } = await bot.post(cardAction(world, verb, { id }, { id: `press-${++presses}`, in: 'channel', thread: 'thread', ...options }));
  const { value } = (body ?? {}) as { value?: Card | string };
  return typeof value === 'string' ? { status, line: value, card: undefined } : { status, line: '', card: value };
}

/** Presses a cell: `yes`, `maybe` or `no` about a slot. */
export const answer = (bot: TestApp, who: Who, { id }: Poll, slot: string, what: 'yes' | 'maybe' | 'no', options: CardActionOptions = {}) => (
  press(bot, who, `meetings.polls.${what}`, `${NETWORK}.${id}-${slot}`, options)
);

/** Every text of a card, a line each. */
export const textsOn = (card: unknown): string => elementsOf(card).map(({ text }) => text).filter(Boolean).join('\n');

/** The poll's card as it stands in a channel now: as posted, or as updated last. */
export function standing(bot: TestApp, world: World): Card | undefined {
  const isPoll = ({ conversationId, activity }: { conversationId: string; activity: Record<string, unknown> }) => (
    conversationId.startsWith(world.channel.id) && /^Avstemning om møtetid/.test(String(activity.summary))
  );
  const shown = [...bot.teams.sent, ...bot.teams.updated].filter(isPoll).at(-1);
  return shown && cardOf(shown);
}
