import fc from 'fast-check';
import { confidenceOf, zoneOf } from '../../../../src/features/advice/ranking/zones';
import { passage } from '../search/corpus-for-tests';

const WORTH = { refusal: 0, unsure: 1, answer: 2 };
const worth = (confidence: number, outside: number) => WORTH[zoneOf(confidence, outside)];
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const ranking = { topics: new Map([['nalokson', 0.2], ['statistikk', 0.7]]), outside: 0.1, guard: { kind: 'dose', probability: 0 } as const };

describe('the zone', () => {
  test('is an answer when a topic is certain, a refusal when nothing is likely', () => {
    expect([zoneOf(1, 0), zoneOf(0, 0), zoneOf(0, 1)]).toEqual(['answer', 'refusal', 'refusal']);
  });

  test('is never an answer when the question is most likely about something else', () => {
    fc.assert(fc.property(chance, (confidence) => zoneOf(confidence, 0.5) !== 'answer'));
    expect(zoneOf(1, 1)).not.toBe('answer');
  });

  test('has a middle ground between an answer and a refusal, from both sides', () => {
    const steps = Array.from({ length: 101 }, (_, at) => at / 100);
    const inOrder = (zones: string[]) => zones.filter((zone, at) => zone !== zones[at - 1]);
    expect(inOrder(steps.map((confidence) => zoneOf(confidence, 0)))).toEqual(['refusal', 'unsure', 'answer']);
    expect(inOrder(steps.map((outside) => zoneOf(0.5, outside)))).toEqual(['answer', 'unsure', 'refusal']);
  });

  test('gets no worse with more confidence, and no better with more doubt', () => {
    fc.assert(fc.property(chance, chance, chance, (confidence, other, outside) => {
      const [less, more] = [Math.min(confidence, other), Math.max(confidence, other)];
      expect(worth(more, outside)).toBeGreaterThanOrEqual(worth(less, outside));
      expect(worth(outside, less)).toBeGreaterThanOrEqual(worth(outside, more));
    }));
  });
});

describe('confidence', () => {
  test('is that of the likeliest topic of the best passage, the main one or another', () => {
    expect(confidenceOf({ passage: passage('a', { topics: ['nalokson'] }), score: 1 }, ranking)).toBe(0.2);
    expect(confidenceOf({ passage: passage('a', { topics: ['nalokson', 'statistikk'] }), score: 1 }, ranking)).toBe(0.7);
  });

  test('is of the words, where a passage has no topic', () => {
    expect(confidenceOf({ passage: passage('a', { topics: [] }), score: 0.6 }, ranking)).toBe(0.6);
  });

  test('is none where nothing is found, and where the bank does not know the topic', () => {
    expect(confidenceOf(undefined, ranking)).toBe(0);
    expect(confidenceOf({ passage: passage('a', { topics: ['ny'] }), score: 1 }, ranking)).toBe(0);
  });
});
