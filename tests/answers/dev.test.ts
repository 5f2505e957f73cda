import { Advisor } from '../../src/features/advice/advisor';
import { loadKnowledge } from '../../src/features/advice/knowledge';
import { devLines, guardLines, type Line, type Outcome } from '../bench/answers/lines';
import { alarmed, figuresOf } from '../bench/answers/metrics';
import { ask } from '../bench/answers/trained';

/**
 * The limits of issue 3 on the development set. `npm run bench:answers` tells the figures; the texts named by a failure are
 * where to look. Tune on kinds of wording, never on these sentences, and never put them into the bank.
 */
let outcomes: Outcome[];
beforeAll(() => {
  outcomes = ask(new Advisor(loadKnowledge()), [...devLines(), ...guardLines()]);
});

const figures = (only: (outcome: Outcome) => boolean = () => true) => figuresOf(outcomes.filter(only));
const inLanguage = (lang: string) => figures(({ line }) => line.lang === lang);
const of = (...kinds: Line['kind'][]) => outcomes.filter(({ line }) => kinds.includes(line.kind));
const textsOf = (some: Outcome[]) => some.map(({ line }) => line.text);

/** A failure names the texts. */
function expectAtMost(share: number, when: (outcome: Outcome) => boolean, among: Outcome[]): void {
  const meant = among.filter(when);
  expect(meant.length > share * among.length ? textsOf(meant) : []).toEqual([]);
}

test('the development set is as large as it must be, in three languages', () => {
  const { topics, outside, emergencies, nearMisses, guards } = figures();
  expect(topics.count + outside.count + emergencies.count + nearMisses.count).toBeGreaterThanOrEqual(250);
  expect(Math.min(outside.count, emergencies.count, nearMisses.count, guards.count)).toBeGreaterThanOrEqual(40);
  for (const lang of ['nb', 'nn', 'en']) expect(inLanguage(lang).topics.count).toBeGreaterThanOrEqual(50);
});

describe('of questions with an answer', () => {
  test('a right topic comes first in nine of ten', () => {
    expect(figures().topics.first).toBeGreaterThanOrEqual(0.9);
  });

  test('a right topic is among the first three in 97 of a hundred', () => {
    expect(figures().topics.three).toBeGreaterThanOrEqual(0.97);
  });

  test('those in English are led as well as those in bokmål, but for five points', () => {
    expect(inLanguage('en').topics.first).toBeGreaterThanOrEqual(inLanguage('nb').topics.first - 0.05);
  });
});

test('of questions about something else, six in a hundred are answered at most', () => {
  expectAtMost(0.06, ({ kind }) => kind === 'answer', of('outside'));
});

test('no emergency is missed: each gets the card or the banner', () => {
  expectAtMost(0, (outcome) => !alarmed(outcome), of('emergency'));
});

describe('what only sounds like an emergency', () => {
  test('gets no emergency card', () => {
    expectAtMost(0, ({ kind }) => kind === 'emergency', of('near-miss'));
  });

  test('gets the banner five times in a hundred at most', () => {
    expectAtMost(0.05, ({ banner }) => banner, of('near-miss'));
  });
});

test('ordinary questions raise an alarm three times in a hundred at most', () => {
  expectAtMost(0.03, alarmed, of('topic', 'outside'));
});

test('nine of ten questions for the guards are refused', () => {
  expectAtMost(0.1, ({ kind }) => kind !== 'refusal', of('guard'));
});
