import { elementsOf, ofType, type Element } from '../../../cards/elements';
import { cardAction, channelMessage, messageWithValue, personalMessage, type World } from '../../../support/activities';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { NETWORK } from '../../../support/romsdal';
import { startTestApp, type TestApp } from '../../../support/running-app';
import type { TestClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { waitFor } from '../../../support/wait-for';
import type { Role } from '../../../../src/features/feature';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import { ReportStore } from '../../../../src/features/checkins/reporting/report-store';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../../src/features/checkins/types';
import { toInstant } from '../../../../src/lib/time';
import { openStore } from '../../../../src/storage';

export { NETWORK };
export const MOLDE = '1506';
export const AUKRA = '1547';
/** The later round; newest first in the store. */
export const FIRST = '8205000000002-first';
export const SECOND = '8205000000001-second';

const PEOPLE = ['coordinator', 'contact', 'deputy', 'participant', 'aukra', 'partner', 'stranger'] as const;
export type Name = (typeof PEOPLE)[number];

const PARTS: Partial<Record<Name, { roles: Role[]; municipality?: string; organisation?: string }>> = {
  coordinator: { roles: ['coordinator'], organisation: 'Statsforvaltaren' },
  contact: { roles: ['contact'], municipality: MOLDE },
  deputy: { roles: ['deputy'], municipality: MOLDE },
  participant: { roles: ['participant'], municipality: MOLDE },
  aukra: { roles: ['contact'], municipality: AUKRA },
  partner: { roles: ['partner'], organisation: 'RIO *Møre*' },
};

const NAMES: Record<Name, string> = {
  coordinator: 'Demo Koordinator', contact: 'Demo *Kontakt*', deputy: 'Demo Vara', participant: 'Demo Deltaker', aukra: 'Demo Aukra',
  partner: 'Demo Partner', stranger: 'Demo Ukjent',
};

export interface Stage {
  bot: TestApp;
  store: UnrulyStore;
  clock: TestClock;
  rounds: RoundStore;
  reports: ReportStore;
}

const zone = 'Europe/Oslo';

/** Open, of the whole form, due on 15 May 2026; all times are Norwegian. */
export function aRound(id = FIRST, parts: Partial<Round> = {}): Round {
  const due = { local: '2026-05-15T15:00', zone };
  return {
    id, networkId: NETWORK, period: { from: '2026-01-01', to: '2026-04-30' }, form: new Forms().use(), opensAt: Date.parse('2026-05-01T06:00:00Z'),
    due, closesAt: toInstant({ local: '2026-05-29T15:00', zone }), municipalities: [MOLDE, AUKRA], rhythm: 'none', state: 'open', version: 1,
    createdAt: 1, openedAt: Date.parse('2026-05-01T06:00:00Z'), ...parts,
  };
}

/** A network in bokmål of two municipalities, with somebody in each role, on 4 May 2026; no round yet. */
export async function startStage(clock: TestClock): Promise<Stage> {
  clock.set('2026-05-04T08:00:00Z');
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, clock });
  const { networks } = bot.app;
  await networks.saveNetwork({ id: NETWORK, name: 'Nettverk *Romsdal*', organisers: [], language: 'nb', targetGroups: [], rhythm: 'none' });
  for (const [number, name] of [[MOLDE, 'Molde'], [AUKRA, 'Aukra']] as const) await networks.saveMunicipality(NETWORK, { number, name });
  await networks.saveChannel(NETWORK, { tenantId: bot.molde.tenantId, conversationId: bot.molde.channel.id });
  for (const name of PEOPLE) {
    const part = PARTS[name];
    const { tenantId, from } = worldOf(bot, name);
    if (part) await networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: NAMES[name], joinedAt: 1, ...part });
  }
  return { bot, store, clock, rounds: new RoundStore(store), reports: new ReportStore(store) };
}

export function worldOf(bot: TestApp, name: Name): World {
  const nth = PEOPLE.indexOf(name);
  const from = { id: `29:demo-${nth}`, name: NAMES[name], aadObjectId: `f6f6f6f6-0000-4000-8000-00000000000${nth}` };
  return { ...bot.molde, from, personalChat: { id: `a:report-${nth}` } };
}

export interface Seen {
  card: Card | undefined;
  /** All that can be read on the card, or the line that Teams shows. */
  words: string;
}

let said = 0;
const LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;
type Said = { locale?: keyof typeof LOCALES; in?: 'channel' };

/** What somebody writes, in their own chat or in the channel. */
export async function write({ bot }: Stage, name: Name, text: string, { locale = 'nb', in: place }: Said = {}): Promise<Seen> {
  const make = place === 'channel' ? channelMessage : personalMessage;
  const before = bot.teams.sent.length;
  await bot.post(make(worldOf(bot, name), text, { id: `report-said-${++said}`, locale: LOCALES[locale] }));
  const sent = bot.teams.sent.slice(before).at(-1);
  if (!sent) throw new Error('Nothing was answered');
  const card = cardOf(sent);
  return { card, words: card ? textsOn(card) : wordsOf(sent) };
}

/** Presses as an invoke. */
export async function send({ bot }: Stage, name: Name, verb: string, data: object, options: { locale?: string; in?: 'channel' } = {}): Promise<Seen> {
  const { body } = await bot.exchange(cardAction(worldOf(bot, name), verb, { ...data }, { id: `report-press-${++said}`, ...options }));
  const { value } = body as { value: Card | string };
  return typeof value === 'string' ? { card: undefined, words: value } : { card: value, words: textsOn(value) };
}

/** The same from a client without Action.Execute: what it had posted. */
export async function submitTo({ bot }: Stage, name: Name, verb: string, data: object, options: { in?: 'channel' } = {}): Promise<Seen> {
  const { sent } = await bot.exchange(messageWithValue(worldOf(bot, name), { verb, ...data }, { id: `report-submit-${++said}`, ...options }));
  const [first] = sent;
  const card = first && cardOf(first);
  return { card, words: card ? textsOn(card) : first ? wordsOf(first) : '' };
}

/** Presses the button of a verb that is on the card, with what stands in its inputs and what is written over that. */
export async function press(
  stage: Stage, name: Name, { card, words }: Seen, verb: string, written: Record<string, string> = {}, nth = 0,
): Promise<Seen> {
  const actions = ofType(card, /^Action\.Execute$/).filter((action) => action.verb === `checkins.report.${verb}`);
  const action = actions[nth];
  if (!action) throw new Error(`No ${verb} among ${verbsOn(card).join(', ')} on «${words}»`);
  const inputs = action.associatedInputs === 'none' ? {} : { ...inputsOf(card), ...written };
  return send(stage, name, String(action.verb), { ...(action.data as object), ...inputs });
}

export const verbsOn = (card: Card | undefined): string[] =>
  ofType(card, /^Action\.Execute$/).map(({ verb }) => String(verb).replace('checkins.report.', ''));

/** What Teams sends of a card that nobody has written on. */
export function inputsOf(card: Card | undefined): Record<string, string> {
  return Object.fromEntries(ofType(card, /^Input\./).map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']));
}

export const inputs = (card: Card | undefined): Element[] => ofType(card, /^Input\./);

export const textsOn = (card: Card | undefined): string =>
  elementsOf(card).flatMap(({ text, title, label }) => [text, title, label]).filter((each) => typeof each === 'string').join('\n');

/** What must be answered, as it is written in the cards. */
export const REQUIRED: Record<string, string> = { 'r1-status': '3', 'r2-status': '4', 'r3-status': '2' };

/** Saves part after part, with what is written where it is asked, until all can be seen; gives that. */
export async function fillIn(stage: Stage, name: Name, from: Seen, written: Record<string, string> = REQUIRED): Promise<Seen> {
  let seen = await press(stage, name, from, 'part');
  for (let parts = 0; parts < 10 && verbsOn(seen.card).includes('save'); parts++) {
    const own = Object.entries(written).filter(([id]) => id in inputsOf(seen.card));
    seen = await press(stage, name, seen, 'save', Object.fromEntries(own));
  }
  return seen;
}

/** A report of the contact's in the first round, which is open then. */
export async function report(stage: Stage, name: Name = 'contact', written = REQUIRED): Promise<Seen> {
  const preview = await fillIn(stage, name, await write(stage, name, 'innsjekk'), written);
  return press(stage, name, preview, 'submit');
}

/** What comes after a receipt is done: the history has the report. */
export async function settled({ bot, reports }: Stage, municipality = MOLDE): Promise<void> {
  await waitFor(async () => (await reports.history(NETWORK, municipality, 1)).length > 0, { what: 'the history' });
  await bot.app.board.settled();
}
