import { elementsOf } from '../../../cards/elements';
import { cardAction, molde, personalMessage, type World } from '../../../support/activities';
import type { Sent } from '../../../support/connector';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { NETWORK } from '../../../support/romsdal';
import { startTestApp, type TestApp } from '../../../support/running-app';
import type { TestClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import type { App } from '../../../../src/app';
import type { Role } from '../../../../src/features/feature';
import { AttendanceStore } from '../../../../src/features/meetings/attendance/attendance-store';
import { openStore, readAll } from '../../../../src/storage';

export { NETWORK };
export const MEETING = 'm2';
export const REF = `${NETWORK}.${MEETING}`;
export const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ademo%40thread.v2/0?context=%7b%7d';

/** A network in bokmål of three municipalities, a meeting held and one to come on 21 April at 14:00, for two hours. */
async function seed({ networks, meetings }: Pick<App, 'networks' | 'meetings'>): Promise<void> {
  await networks.saveNetwork({ id: NETWORK, name: 'Nettverk Romsdal', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  for (const [number, name] of [['1506', 'Molde'], ['1539', 'Rauma'], ['1547', 'Aukra']] as const) await networks.saveMunicipality(NETWORK, { number, name });
  await networks.saveChannel(NETWORK, { tenantId: molde.tenantId, conversationId: molde.channel.id });
  const zone = 'Europe/Oslo';
  await meetings.save({ id: 'm1', networkId: NETWORK, title: 'Samling 1', start: { local: '2026-01-15', zone } });
  await meetings.save({ id: MEETING, networkId: NETWORK, title: 'Samling 2', start: { local: '2026-04-21T14:00', zone }, minutes: 120, joinUrl: JOIN });
}

const PEOPLE = ['koordinator', 'molde', 'molde2', 'aukra', 'rio', 'fremmed'] as const;
export type Name = (typeof PEOPLE)[number];

const PARTS: Partial<Record<Name, { roles: Role[]; municipality?: string; organisation?: string }>> = {
  koordinator: { roles: ['coordinator'], organisation: 'Statsforvalteren' },
  molde: { roles: ['contact'], municipality: '1506' },
  molde2: { roles: ['participant'], municipality: '1506' },
  aukra: { roles: ['deputy'], municipality: '1547' },
  rio: { roles: ['partner'], organisation: 'RIO Møre' },
};

export interface Stage {
  bot: TestApp;
  store: UnrulyStore;
  attendance: AttendanceStore;
}

export async function startStage(clock: TestClock): Promise<Stage> {
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, clock, seed });
  for (const name of PEOPLE) {
    const part = PARTS[name];
    const { tenantId, from } = worldOf(bot, name);
    const who = { tenantId, personId: from.aadObjectId, name: from.name, joinedAt: clock.now() };
    if (part) await bot.app.networks.saveMember(NETWORK, { ...who, ...part });
  }
  return { bot, store, attendance: new AttendanceStore(store) };
}

export function worldOf(bot: TestApp, name: Name): World {
  const nth = PEOPLE.indexOf(name);
  return { ...bot.molde, personalChat: { id: `a:1attendance-${nth}` }, from: { id: `29:demo-${nth}`, name: `Demo ${name}`, aadObjectId: `e2e2e2e2-0000-4000-8000-00000000000${nth}` } };
}

let said = 0;

export const write = ({ bot }: Stage, name: Name, text: string): Promise<Sent> =>
  bot.ask(personalMessage(worldOf(bot, name), text, { id: `attendance-said-${++said}`, locale: 'nb-NO' }));
export const says = async (...of: Parameters<typeof write>): Promise<string> => {
  const sent = await write(...of);
  return textsOn(cardOf(sent)) || wordsOf(sent);
};

/** All that can be read on a card. */
export const textsOn = (card: Card | undefined): string =>
  elementsOf(card).flatMap(({ text, title, value }) => [text, title, value]).filter((each) => typeof each === 'string').join('\n');

export interface Pressed {
  card: Card | undefined;
  words: string;
}

/** `words`: all that the answer says, on a card or in the line that Teams shows. */
export async function press({ bot }: Stage, name: Name, verb: string, data: object = { id: REF }, options: object = {}): Promise<Pressed> {
  const { body } = await bot.exchange(cardAction(worldOf(bot, name), `meetings.${verb}`, { ...data }, { id: `attendance-press-${++said}`, ...options }));
  const { value } = body as { value: Card | string };
  return typeof value === 'string' ? { card: undefined, words: value } : { card: value, words: textsOn(value) };
}

/** What was written down in a month, oldest first. */
export async function audited({ store }: Stage, month: string): Promise<Record<string, unknown>[]> {
  const rows = await readAll(store, `au:${NETWORK}:${month}`);
  return rows.map(({ data }) => JSON.parse(data) as Record<string, unknown>).sort((a, b) => Number(a.at) - Number(b.at));
}
