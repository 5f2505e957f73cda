import { elementsOf, type Element } from '../../../cards/elements';
import { cardAction, channelMessage, groupMessage, personalMessage, type Place, type World } from '../../../support/activities';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { member as rosterMember } from '../../../support/roster';
import { NETWORK, seedRomsdal } from '../../../support/romsdal';
import type { TestApp } from '../../../support/running-app';
import type { App } from '../../../../src/app';
import { personRef } from '../../../../src/lib/ids';
import type { Member } from '../../../../src/features/networks';
import { joinRequestRecord, type JoinRequest } from '../../../../src/features/networks/people/requests';
import { readAll } from '../../../../src/storage';

export { NETWORK };
export const OTHER = 'nordmore';

/** Romsdal with Molde's channel and a coordinator in the other tenant; Nordmøre with a coordinator of its own. */
export async function seedPeople({ networks, meetings }: Pick<App, 'networks' | 'meetings'>): Promise<void> {
  await seedRomsdal({ networks, meetings });
  await networks.saveMember(NETWORK, memberOf(someone('koordinator', 'a'), { roles: ['coordinator'], organisation: 'Statsforvalteren' }));
  await networks.saveNetwork({ id: OTHER, name: 'Nettverk Nordmøre', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  await networks.saveMunicipality(OTHER, { number: '1505', name: 'Kristiansund' });
  await networks.saveMember(OTHER, memberOf(someone('annen', 'a'), { roles: ['coordinator'], organisation: 'Statsforvalteren' }));
}

const TENANTS = { a: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', b: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb' } as const;

export interface Someone {
  tenant: keyof typeof TENANTS;
  tenantId: string;
  id: string;
  name: string;
}

/** A made-up person: in the coordinator's tenant (a) or Molde's (b). */
export function someone(key: string, tenant: keyof typeof TENANTS = 'b'): Someone {
  return { tenant, tenantId: TENANTS[tenant], id: `person-${key}`, name: `Demo ${key[0]?.toUpperCase() ?? ''}${key.slice(1)}` };
}

export const refOf = ({ tenantId, id }: Someone): string => personRef(tenantId, id);

export function memberOf({ tenantId, id, name }: Someone, part: Partial<Member>): Member {
  return { tenantId, personId: id, name, roles: ['participant'], joinedAt: 1, ...part };
}

/** Where somebody writes from: their own chat, and their tenant's channel. */
export function worldOf(bot: TestApp, one: Someone): World {
  const home = one.tenant === 'a' ? bot.statsforvalteren : bot.molde;
  return { ...home, from: { id: `29:${one.id}`, name: one.name, aadObjectId: one.id }, personalChat: { id: `a:chat-${one.id}` } };
}

/** As Teams lists them in a conversation. */
export const inRoster = (one: Someone, more: object = {}) =>
  ({ ...rosterMember({ id: `29:${one.id}`, name: one.name, aadObjectId: one.id, tenantId: one.tenantId }), email: `${one.id}@demo.example`, ...more });

let asked = 0;

export interface Said {
  card: Card | undefined;
  words: string;
}

/** Writes in their own chat; the same words twice are two messages. */
export async function write(bot: TestApp, one: Someone, text: string): Promise<Said> {
  const sent = await bot.ask(personalMessage(worldOf(bot, one), text, { id: `people-${++asked}` }));
  return { card: cardOf(sent), words: wordsOf(sent) };
}

export async function writeInChannel(bot: TestApp, one: Someone, text: string): Promise<Said> {
  const sent = await bot.ask(channelMessage(worldOf(bot, one), text, { id: `people-${++asked}` }));
  return { card: cardOf(sent), words: wordsOf(sent) };
}

export async function writeInGroup(bot: TestApp, one: Someone, text: string): Promise<Said> {
  const sent = await bot.ask(groupMessage(worldOf(bot, one), text, { id: `people-${++asked}` }));
  return { card: cardOf(sent), words: wordsOf(sent) };
}

export interface Pressed {
  card: Card | undefined;
  /** The line that Teams shows, or what can be read on the card that came instead. */
  line: string;
  words: string;
  sent: { to: string; words: string; card: Card | undefined }[];
}

/** Presses a verb as an invoke, with what stands in the fields, and gives what else was sent meanwhile. */
export async function press(bot: TestApp, one: Someone, verb: string, data: object, place: Place = 'personal'): Promise<Pressed> {
  const { body, sent } = await bot.exchange(cardAction(worldOf(bot, one), verb, { ...data }, { id: `press-${++asked}`, in: place }));
  const { value } = body as { value: Card | string };
  const messages = sent.map((each) => ({ to: each.conversationId, words: wordsOf(each), card: cardOf(each) }));
  const card = typeof value === 'string' ? undefined : value;
  return { card, line: typeof value === 'string' ? value : '', words: textsOn(card), sent: messages };
}

/** Presses the button with this title, also one that is a whole row, with what stands in the fields. */
export function pressOn(bot: TestApp, one: Someone, card: Card | undefined, title: string, fields: object = {}, place: Place = 'personal') {
  const found = actionsOn(card).find((each) => each.title === title && each.type === 'Action.Execute');
  if (!found) throw new Error(`No button «${title}» among ${JSON.stringify(actionsOn(card).map((each) => each.title))}.`);
  return press(bot, one, String(found.verb), { ...(found.data as object), ...fields }, place);
}

export const actionsOn = (card: Card | undefined): Element[] => elementsOf(card).filter(({ type }) => /^Action\.(?:Execute|ShowCard)$/.test(type ?? ''));

/** All that can be read on a card, facts too. */
export function textsOn(card: Card | undefined): string {
  return elementsOf(card).flatMap(({ text, value, title, verb }) => (verb === undefined ? [text, title, value] : [title]))
    .filter((each): each is string => typeof each === 'string').join('\n');
}

export const inputsOf = (card: Card | undefined): Record<string, unknown> =>
  Object.fromEntries(elementsOf(card).filter(({ type }) => /^Input\./.test(type ?? '')).map(({ id, value }) => [String(id), value]));

/** What the rows of a table hold, as they lie there. */
export async function requestsIn(bot: TestApp, networkId = NETWORK): Promise<JoinRequest[]> {
  const rows = await readAll(bot.store, `n:${networkId}`, { prefix: 'rq:' });
  return rows.map((row) => joinRequestRecord.decode(row));
}

export async function auditOf(bot: TestApp, networkId = NETWORK): Promise<{ action: string; by?: string; to?: string }[]> {
  const months = ['202603', '202604'];
  const rows = (await Promise.all(months.map((month) => readAll(bot.store, `au:${networkId}:${month}`)))).flat();
  return rows.map(({ data }) => JSON.parse(data) as { action: string; by?: string; to?: string });
}

/** Takes everybody out but those of the seed, and every request and draft with them. */
export async function startOver(bot: TestApp): Promise<void> {
  for (const networkId of [NETWORK, OTHER]) {
    for (const prefix of ['rq:', 'u:']) {
      for (const { partition, row } of await readAll(bot.store, `n:${networkId}`, { prefix })) await bot.store.delete(partition, row);
    }
  }
  for (const month of ['202603', '202604']) {
    for (const { partition, row } of await readAll(bot.store, `au:${NETWORK}:${month}`)) await bot.store.delete(partition, row);
  }
  await seedPeople(bot.app);
  bot.teams.sent.length = 0;
}
