import { elementsOf, type Element } from '../../../cards/elements';
import { cardAction, messageWithValue, molde, personalMessage, statsforvalteren } from '../../../support/activities';
import type { TeamsActivity, World } from '../../../support/activities';
import type { Sent } from '../../../support/connector';
import { cardOf, type Card } from '../../../support/replies';
import { NETWORK, seedRomsdal } from '../../../support/romsdal';
import type { TestApp } from '../../../support/running-app';
import type { TestClock } from '../../../support/test-clock';
import type { UnrulyStore } from '../../../support/unruly-store';
import type { App } from '../../../../src/app';
import { Advisor, loadKnowledge } from '../../../../src/features/advice';
import { loadBank } from '../../../../src/features/advice/bank';
import { keepable } from '../../../../src/features/advice/learning/keepable';
import type { Language } from '../../../../src/lib/language';
import { readAll, type Row, type TableStore } from '../../../../src/storage';

export const OTHER_NETWORK = 'nordmore';

const colleague = { id: '29:demo-kollega', name: 'Demo Kollega', aadObjectId: 'c1c1c1c1-c1c1-4c1c-8c1c-c1c1c1c1c1c1' };
const stranger = { id: '29:demo-annen', name: 'Demo Annen', aadObjectId: 'd1d1d1d1-d1d1-4d1d-8d1d-d1d1d1d1d1d1' };
const twofold = { id: '29:demo-begge', name: 'Demo Begge', aadObjectId: 'b1b1b1b1-b1b1-4b1b-8b1b-b1b1b1b1b1b1' };

/** Romsdal with a coordinator and a colleague of hers, and another network with a coordinator; one person coordinates both. */
export async function seedNetworks({ networks, meetings }: Pick<App, 'networks' | 'meetings'>): Promise<void> {
  await seedRomsdal({ networks, meetings });
  const { tenantId, from } = statsforvalteren;
  const roles = ['coordinator' as const];
  await networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles });
  await networks.saveMember(NETWORK, { tenantId, personId: colleague.aadObjectId, name: colleague.name, roles });
  await networks.saveNetwork({ id: OTHER_NETWORK, name: 'Nettverk Nordmøre', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  await networks.saveMember(OTHER_NETWORK, { tenantId: molde.tenantId, personId: stranger.aadObjectId, name: stranger.name, roles });
  for (const network of [NETWORK, OTHER_NETWORK]) {
    await networks.saveMember(network, { tenantId, personId: twofold.aadObjectId, name: twofold.name, roles });
  }
}

/** Who writes: the coordinators of Romsdal, a member of it, the coordinator of the other network, and who coordinates both. */
export function peopleOf(bot: TestApp): Record<'coordinator' | 'colleague' | 'member' | 'other' | 'both', World> {
  const { statsforvalteren: coordinator, molde: member } = bot;
  return {
    coordinator,
    colleague: { ...coordinator, from: colleague, personalChat: { id: 'a:demo-kollega-og-bot' } },
    member,
    other: { ...member, from: stranger, personalChat: { id: 'a:demo-annen-og-bot' } },
    both: { ...coordinator, from: twofold, personalChat: { id: 'a:demo-begge-og-bot' } },
  };
}

let asked = 0;

/** A question in a personal chat; the same words twice are two messages. */
export function question(world: World, text: string, locale = 'nb-NO'): TeamsActivity {
  return personalMessage(world, text, { id: `question-${++asked}`, locale });
}

/** A button anywhere on a card. */
export function buttonOf(card: Card | undefined, title: string, nth = 0): { verb: string; data: Record<string, unknown> } {
  const found = buttonsIn(card).filter((each) => each.title === title)[nth];
  if (!found) throw new Error(`No button «${title}» among ${JSON.stringify(buttonsIn(card).map((each) => each.title))}.`);
  return { verb: String(found.verb), data: found.data as Record<string, unknown> };
}

export function buttonsIn(card: Card | undefined): Element[] {
  return elementsOf(card).flatMap(({ actions }) => (Array.isArray(actions) ? (actions as Element[]) : []));
}

export interface Pressed {
  /** The card that came instead, or below. */
  card: Card | undefined;
  /** The line that Teams shows. */
  line: string;
}

/** Presses as an invoke; `inputs` are what stands in the card's fields. */
export async function press(bot: TestApp, world: World, verb: string, data: object = {}, options: object = {}): Promise<Pressed> {
  const { body, sent } = await bot.exchange(cardAction(world, verb, { ...data }, { id: `press-${++asked}`, ...options }));
  const { value } = body as { value: Card | string };
  return typeof value === 'string' ? { line: value, card: sent[0] && cardOf(sent[0]) } : { line: '', card: value };
}

/** The same from a client without Action.Execute. */
export function submit(bot: TestApp, world: World, verb: string, data: object = {}): Promise<Sent> {
  return bot.ask(messageWithValue(world, { verb, ...data }, { id: `submit-${++asked}` }));
}

/** An answer of the network that the person coordinates, or of one of theirs. */
export async function add(
  bot: TestApp, world: World, fields: object, id = `answer-${++asked}`, network = world.from === stranger ? OTHER_NETWORK : NETWORK,
): Promise<Pressed & { id: string }> {
  const pressed = await press(bot, world, 'advice.own.save', { id: `${network}.${id}-0`, owner: 'Demo Koordinator', review: '2026-09-02', ...fields });
  return { ...pressed, id };
}

const advisor = new Advisor(loadKnowledge());

/** The first of the questions that the advice itself answers so: which those are changes as the bank grows. */
export function questionOf(kind: 'answer' | 'unsure' | 'refusal', language: Language = 'nb'): string {
  const found = QUESTIONS[language].find((each) => {
    const answer = advisor.answer(each, language);
    return answer.kind === kind && !answer.guard && (kind !== 'unsure' || answer.hits[0]?.passage.topics[0]);
  });
  if (!found) throw new Error(`None of the questions leads to ${kind}.`);
  return found;
}

/** One that is answered with «Er noen i fare nå?» above, and that has nothing else that keeps it from being stored. */
export function questionWithBanner(): string {
  const lines = [...loadBank().nearMisses, ...loadBank().emergencies, ...[...loadBank().topics.values()].flat()]
    .filter(({ language }) => language === 'nb').map(({ text }) => text);
  const found = lines.find((each) => {
    const { kind, banner, guard } = advisor.answer(each, 'nb');
    return banner && !guard && (kind === 'answer' || kind === 'unsure') && keepable(each) && each.endsWith('?');
  });
  if (!found) throw new Error('No question of the bank has a banner.');
  return found;
}

const QUESTIONS: Record<Language, string[]> = {
  nb: [
    'Hva er nalokson?', 'hva gjør vi med bolig', 'hvordan søke om penger', 'helgevakt', 'kjernegruppa', 'hva med hunder',
    'kommunestyret', 'samtale', 'hva koster det', 'møte', 'er det farlig',
    'Hva er hovedstaden i Frankrike?', 'xyzzy',
  ],
  nn: ['Kva er nalokson?', 'kva gjer vi med bustad', 'korleis søkje om pengar', 'bustad', 'samtale', 'kva seier vi til folk', 'møtet', 'Kva er hovudstaden i Frankrike?', 'xyzzy'],
  en: ['What is naloxone?', 'what do we do about housing', 'how to apply for money', 'meeting', 'housing', 'weekend', 'services', 'What is the capital of France?', 'xyzzy'],
};

const MINUTES_APART = 5;
let tests = 0;

/**
 * The service as the next test finds it: nothing asked or written, the store well, and five minutes after the test before, so
 * that nothing it remembers is fresh. All tests begin on 2 March 2026.
 */
export async function startAfresh(bot: TestApp, store: UnrulyStore, clock: TestClock): Promise<void> {
  store.behave();
  bot.logLines.length = 0;
  for (const { partition, row } of await stored(store, NETWORK, OTHER_NETWORK, '-')) await store.delete(partition, row);
  clock.set('2026-03-02T08:00:00Z');
  clock.advance(++tests * MINUTES_APART * 60_000);
}

/** Everything that is stored under questions and answers, in the months of the tests. */
export async function stored(store: TableStore, ...networks: string[]): Promise<Row[]> {
  const months = ['202601', '202602', '202603', '202604'];
  const partitions = networks.flatMap((network) => [`q:${network}`, ...months.map((month) => `q:${network}:${month}`)]);
  return (await Promise.all(partitions.map((partition) => readAll(store, partition)))).flat();
}

/** Those of one kind: `a` answers, `f` thumbs, `u` counts, `t` texts, `l` own answers. */
export const ofKind = (rows: Row[], kind: string): Row[] => rows.filter(({ row }) => row.startsWith(`${kind}:`));
