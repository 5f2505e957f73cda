import fc from 'fast-check';
import type { Outcome } from './lines';
import { figuresOf, groupedBy, percentile, rankingFigures } from './metrics';

const outcome = (kind: Outcome['line']['kind'], parts: Partial<Omit<Outcome, 'line'>> & { expect?: string[] } = {}): Outcome => {
  const { expect: right = ['a'], ...rest } = parts;
  return { line: { text: 'Hva?', lang: 'nb', kind, expect: right }, kind: 'answer', banner: false, topics: [], ...rest };
};

describe('a ranking', () => {
  test('is judged by where the first right topic stands', () => {
    const found = [['a', 'b'], ['b', 'a', 'a'], ['b', 'c', 'd', 'a'], ['b'], []].map((topics) => ({ expect: ['a'], topics }));
    expect(rankingFigures(found)).toEqual({ count: 5, first: 0.2, three: 0.4, reciprocal: expect.closeTo((1 + 1 / 2 + 1 / 4) / 5) });
  });

  test('is right by any of the topics that are right answers', () => {
    expect(rankingFigures([{ expect: ['a', 'b'], topics: ['b'] }])).toMatchObject({ first: 1 });
  });

  test('of no questions has no figures', () => {
    expect(rankingFigures([])).toEqual({ count: 0, first: NaN, three: NaN, reciprocal: NaN });
  });

  test('has figures in their order, between 0 and 1: P@1, MRR, then what is among all', () => {
    const topic = fc.constantFrom('a', 'b', 'c', 'd');
    const found = fc.array(fc.record({ expect: fc.array(topic, { minLength: 1 }), topics: fc.array(topic) }), { minLength: 1 });
    fc.assert(fc.property(found, (all) => {
      const { first, three, reciprocal } = rankingFigures(all);
      for (const [less, more] of [[0, first], [first, three], [first, reciprocal], [three, 1], [reciprocal, 1]] as const) {
        expect(less).toBeLessThanOrEqual(more + 1e-9);
      }
    }));
  });
});

describe('questions with an answer', () => {
  const { topics } = figuresOf([
    outcome('topic', { topics: ['a'] }), outcome('topic', { topics: ['b'] }), outcome('topic', { kind: 'unsure', topics: ['a'] }),
    outcome('topic', { kind: 'refusal', topics: ['b', 'a'] }), outcome('topic', { kind: 'emergency' }), outcome('outside'),
  ]);

  test('are counted by what was done with them', () => {
    expect(topics).toMatchObject({ count: 5, answered: 0.4, unsure: 0.2, refused: 0.2 });
  });

  test('count in P@1 whether they were answered or not; «right» is of those answered', () => {
    expect(topics).toMatchObject({ first: 0.4, three: 0.6, right: 0.5 });
  });
});

test('questions about something else are counted when they are answered or offered something', () => {
  const all = [outcome('outside'), outcome('outside', { kind: 'unsure' }), outcome('outside', { kind: 'refusal' }), outcome('topic')];
  expect(figuresOf(all).outside).toEqual({ count: 3, answered: expect.closeTo(1 / 3), unsure: expect.closeTo(1 / 3) });
});

describe('emergencies', () => {
  const three = (kind: 'emergency' | 'near-miss') => [outcome(kind, { kind: 'emergency' }), outcome(kind, { banner: true }), outcome(kind)];

  test('are caught by the card or the banner', () => {
    const third = expect.closeTo(1 / 3);
    expect(figuresOf(three('emergency')).emergencies).toEqual({ count: 3, card: third, banner: third, missed: third });
    expect(figuresOf(three('near-miss')).nearMisses).toEqual({ count: 3, card: third, banner: third });
  });

  test('are false where nobody is in danger: with an answer or about something else', () => {
    const all = [outcome('topic', { banner: true }), outcome('topic'), outcome('outside', { kind: 'emergency' }), outcome('outside'), ...three('emergency')];
    expect(figuresOf(all).ordinary).toEqual({ count: 4, alarmed: 0.5 });
  });
});

test('guards are counted when the question was refused', () => {
  expect(figuresOf([outcome('guard', { kind: 'refusal' }), outcome('guard')]).guards).toEqual({ count: 2, refused: 0.5 });
});

describe('a percentile', () => {
  test.each([[0.5, 3], [0.95, 5], [0, 1]])('of 0.%d is a number that was measured', (part, number) => {
    expect(percentile([5, 1, 4, 2, 3], part)).toBe(number);
  });

  test('of nothing is none', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

test('groups keep what they were made of, in its order', () => {
  expect([...groupedBy([1, 2, 3, 4], (one) => (one % 2 ? 'odd' : 'even'))]).toEqual([['odd', [1, 3]], ['even', [2, 4]]]);
});
