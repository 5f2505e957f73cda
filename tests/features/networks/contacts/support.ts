import { cardAction, channelMessage, personalMessage, statsforvalteren, type World } from '../../../support/activities';
import type { Sent } from '../../../support/connector';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import type { TestApp } from '../../../support/running-app';
import { elementsOf } from '../../../cards/elements';
import type { App } from '../../../../src/app';
import type { Member } from '../../../../src/features/networks';
import { readAll, type TableStore } from '../../../../src/storage';

/** Two networks: Romsdal of five municipalities, and Sunnmøre with Ålesund alone. */
export const ROMSDAL = 'romsdal';
export const SUNNMORE = 'sunnmore';

const CHANNEL = '19:demo-kanal-romsdal@thread.tacv2';
const JOINED = Date.parse('2026-02-01T08:00:00Z');
const LONG_AGO = Date.parse('2025-05-03T08:00:00Z');

/** Everybody in them, and one who is in neither. Each writes from a tenant of their own municipality's or Statsforvalteren's. */
const PEOPLE = ['koordinator', 'kari', 'vara', 'liv', 'rio', 'deltaker', 'arne', 'fremmed'] as const;
export type Name = (typeof PEOPLE)[number];

const idOf = (name: Name) => `f0f0f0f0-0000-4000-8000-0000000000${String(PEOPLE.indexOf(name) + 10)}`;
const FULL: Record<Name, string> = {
  koordinator: 'Demo Koordinator', kari: 'Kari Molde', vara: 'Vara Molde', liv: 'Liv Rauma', rio: 'Rio Partner', deltaker: 'Demo Deltaker',
  arne: 'Arne Ålesund', fremmed: 'Demo Fremmed',
};

export function memberFor(name: Name, rest: Partial<Member> & Pick<Member, 'roles'>): Member {
  return { tenantId: statsforvalteren.tenantId, personId: idOf(name), name: FULL[name], joinedAt: JOINED, email: `${name}_1@example.org`, ...rest };
}

export const kari = memberFor('kari', { roles: ['contact'], municipality: '1506', title: 'Kommuneoverlege', topics: ['naloxone', 'raad1'] });
export const vara = memberFor('vara', { roles: ['deputy'], municipality: '1506', title: 'Ruskonsulent' });
export const liv = memberFor('liv', { roles: ['contact'], municipality: '1539', joinedAt: LONG_AGO, guest: true });
export const arne = memberFor('arne', { roles: ['contact'], municipality: '1508', title: 'Fagleder', topics: ['data'] });
const coordinator = memberFor('koordinator', { roles: ['coordinator'], organisation: 'Statsforvalteren' });

export async function seed({ networks }: Pick<App, 'networks'>): Promise<void> {
  const blank = { organisers: [], language: 'nb' as const, targetGroups: [], rhythm: 'meetings' as const };
  await networks.saveNetwork({ ...blank, id: ROMSDAL, name: 'Nettverk Romsdal' });
  await networks.saveNetwork({ ...blank, id: SUNNMORE, name: 'Nettverk Sunnmøre' });
  for (const [number, name] of [['1506', 'Molde'], ['1535', 'Vestnes'], ['1539', 'Rauma'], ['1547', 'Aukra'], ['1579', 'Hustadvika']] as const) {
    await networks.saveMunicipality(ROMSDAL, { number, name });
  }
  await networks.saveMunicipality(SUNNMORE, { number: '1508', name: 'Ålesund' });
  await networks.saveChannel(ROMSDAL, { tenantId: statsforvalteren.tenantId, conversationId: CHANNEL });
  const participant = memberFor('deltaker', { roles: ['participant'], municipality: '1547', topics: ['naloxone'] });
  const partner = memberFor('rio', { roles: ['partner'], organisation: 'RIO Møre og Romsdal' });
  for (const member of [coordinator, kari, vara, liv, partner, participant]) await networks.saveMember(ROMSDAL, member);
  await networks.saveMember(SUNNMORE, arne);
}

export function worldOf(bot: TestApp, name: Name): World {
  const from = { id: `29:${name}`, name: FULL[name], aadObjectId: idOf(name) };
  return { ...bot.statsforvalteren, from, personalChat: { id: `a:${name}-og-bot` }, channel: { id: CHANNEL, name: 'Nettverket' } };
}

let messages = 0;

/** What somebody is answered who writes in their own chat, or in the network's channel. */
export function write(bot: TestApp, name: Name, text: string, where: 'personal' | 'channel' = 'personal', locale = 'nb-NO'): Promise<Sent> {
  const make = where === 'personal' ? personalMessage : channelMessage;
  return bot.ask(make(worldOf(bot, name), text, { id: `message-${++messages}`, locale }));
}

export const says = async (...of: Parameters<typeof write>): Promise<string> => everythingOn(await write(...of));

/** All that can be read on what was sent: facts and titles of links too. */
export function everythingOn(sent: Sent): string {
  const card = cardOf(sent);
  return card ? textsOf(card) : wordsOf(sent);
}

export function textsOf(card: Card | undefined): string {
  return elementsOf(card).flatMap(({ text, title, value, url }) => [text, title, value, url]).filter((each) => typeof each === 'string').join('\n');
}

export interface Pressed {
  card: Card | undefined;
  /** The line that Teams shows. */
  line: string;
  sent: Sent[];
}

export async function press(bot: TestApp, name: Name, verb: string, data: object, options: object = {}): Promise<Pressed> {
  const { body, sent } = await bot.exchange(cardAction(worldOf(bot, name), verb, { ...data }, { id: `press-${++messages}`, ...options }));
  const { value } = body as { value: Card | string };
  return typeof value === 'string' ? { line: value, card: sent[0] && cardOf(sent[0]), sent } : { line: '', card: value, sent };
}

/** What was written down of a network, oldest first. */
export async function audited(store: TableStore, networkId = ROMSDAL): Promise<Record<string, unknown>[]> {
  const months = ['202603', '202604', '202609', '202610'];
  const rows = await Promise.all(months.map((month) => readAll(store, `au:${networkId}:${month}`)));
  return rows.flat().map(({ data }) => JSON.parse(data) as Record<string, unknown>).sort((a, b) => Number(a.at) - Number(b.at));
}
