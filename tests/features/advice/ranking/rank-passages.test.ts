import fc from 'fast-check';
import { rankPassages, type Find } from '../../../../src/features/advice/ranking/rank-passages';
import { passage } from '../search/corpus-for-tests';

const TOPICS = ['a', 'b', 'c', 'd'];
const corpus = TOPICS.flatMap((topic) => [1, 2, 3, 4].map((number) => passage(`${topic}${number}`, { topics: [topic] })));
const chances = (...each: number[]) => new Map(TOPICS.map((topic, at) => [topic, each[at] ?? 0]));
const finds = (words: Record<string, number> = {}, coverage = 0.5, passages = corpus): Find =>
  ({ passages, found: { scores: new Map(Object.entries(words)), coverage } });
const rank = (topics: Map<string, number>, ...among: Find[]) =>
  rankPassages(among, { topics, outside: 0, guard: { kind: 'dose', probability: 0 } });
const ids = (...args: Parameters<typeof rank>) => rank(...args).map((hit) => hit.passage.id);
const topicsOf = (...args: Parameters<typeof rank>) => rank(...args).map((hit) => hit.passage.topics[0]);

describe('the first three', () => {
  test('are of three topics, the likeliest first, and then comes what else there is of them', () => {
    expect(topicsOf(chances(0.6, 0.2, 0.1, 0.01), finds()).slice(0, 5)).toEqual(['a', 'b', 'c', 'a', 'a']);
  });

  test('are those whose words fit best within their topic', () => {
    expect(ids(chances(0.6, 0.2, 0.1), finds({ a3: 5, b2: 4, c4: 1 })).slice(0, 3)).toEqual(['a3', 'b2', 'c4']);
  });

  test('are in another order when words fit and topics are nearly as likely', () => {
    expect(ids(chances(0.3, 0.29, 0.1), finds({ b1: 9 }))[0]).toBe('b1');
    expect(ids(chances(0.6, 0.2, 0.1), finds({ b1: 9 }))[0]).not.toBe('b1');
  });

  test('hold different topics whatever is likely and whatever words fit', () => {
    const chance = fc.double({ min: 0.001, max: 1, noNaN: true });
    const words = fc.dictionary(fc.constantFrom(...corpus.map(({ id }) => id)), fc.double({ min: 0, max: 20, noNaN: true }));
    fc.assert(fc.property(chance, chance, chance, chance, words, (a, b, c, d, scores) => {
      const first = topicsOf(chances(a, b, c, d), finds(scores)).slice(0, 3);
      expect(new Set(first).size).toBe(3);
    }));
  });
});

describe('of all passages', () => {
  test('ten are named at most, each once', () => {
    const found = ids(chances(0.4, 0.3, 0.2, 0.1), finds());
    expect(found).toHaveLength(10);
    expect(new Set(found).size).toBe(10);
  });

  test('those of topics that nobody asked about are none', () => {
    expect(topicsOf(chances(0.9, 0, 0.00001), finds({ b1: 9, b2: 3 }))).toEqual(['a', 'a', 'a', 'a']);
    expect(ids(chances(), finds({}))).toEqual([]);
  });

  test('those that fit alike come in the order of their ids, so that the same question has the same answer', () => {
    expect(ids(chances(0.9), finds())).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect(ids(chances(0.9), finds({}, 0.5, corpus.toReversed()))).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  test('one that is about a topic in passing comes after one whose main matter it is', () => {
    const passing = passage('0', { topics: ['d', 'a'] });
    expect(ids(chances(0.9), finds({}, 0.5, [passing, ...corpus]))).toEqual(['a1', '0', 'a2', 'a3', 'a4']);
  });
});

describe('a passage without a topic, imported or written by a network', () => {
  const without = [passage('own', { topics: [], status: 'local' }), passage('other', { topics: [] })];
  const own = (words: Record<string, number>, coverage: number) => finds(words, coverage, without);

  test('is found by its words, before topics that are only guessed at', () => {
    expect(ids(chances(0.3, 0.2), finds(), own({ own: 7 }, 0.9))[0]).toBe('own');
  });

  test('comes after a topic that is sure', () => {
    expect(ids(chances(0.95), finds({ a1: 2 }), own({ own: 7 }, 0.9)).slice(0, 2)).toEqual(['a1', 'own']);
  });

  test('is not found by no words, nor by those that cover nothing of what was asked', () => {
    expect(ids(chances(0.3), finds(), own({}, 0))).not.toContain('own');
    expect(ids(chances(), finds(), own({ own: 7 }, 0))).toEqual([]);
  });

  test('is the better, the more of the question its words cover', () => {
    const score = (coverage: number) => rank(chances(), own({ own: 7, other: 3 }, coverage))[0]!.score;
    expect(score(0.9)).toBeGreaterThan(score(0.4));
  });
});
