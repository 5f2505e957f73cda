import fc from 'fast-check';
import { LinearModel } from '../../../../src/features/advice/model/linear-model';
import { OUTSIDE } from '../../../../src/features/advice/model/train';
import { rankTopics } from '../../../../src/features/advice/ranking/topic-ranking';
import { vector } from '../model/toy';

const CHANCES = { nalokson: 0.4, statistikk: 0.2, [OUTSIDE]: 0.2, dose: 0.05, buy: 0.1, evade: 0.03, person: 0.02 };
const CLASSES = Object.keys(CHANCES);

/** A model that thinks so of every text. */
const bias = Float32Array.from(Object.values(CHANCES), Math.log);
const model = new LinearModel(CLASSES, new Int8Array(), new Float32Array(CLASSES.length), bias);
const rank = (topic?: string, similarity = 1) =>
  rankTopics(model, model.probabilities(vector()), topic === undefined ? undefined : { topic, similarity });

test('without a question that is alike, topics are as likely as the model thinks', () => {
  const { topics, outside, guard } = rank();
  expect([...topics]).toEqual([['nalokson', expect.closeTo(0.4)], ['statistikk', expect.closeTo(0.2)]]);
  expect(outside).toBeCloseTo(0.2);
  expect(guard).toEqual({ kind: 'buy', probability: expect.closeTo(0.1) });
});

test('what is outside and what a guard refuses is no topic', () => {
  expect([...rank().topics.keys()]).toEqual(['nalokson', 'statistikk']);
});

describe('a question of the bank', () => {
  test('that is asked again word for word moves its topic to the front', () => {
    const { topics } = rank('statistikk');
    expect(topics.get('statistikk')).toBeGreaterThan(topics.get('nalokson')!);
  });

  test('counts the more, the more alike it is, and not at all when it is only somewhat so', () => {
    const chances = [0, 0.3, 0.6, 0.8, 0.9, 1].map((similarity) => rank('statistikk', similarity).topics.get('statistikk')!);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    expect(chances[1]).toBeCloseTo(chances[0]!);
    expect(chances[5]).toBeGreaterThan(chances[3]!);
  });

  test('about something else makes it likelier that this is, too', () => {
    expect(rank(OUTSIDE).outside).toBeGreaterThan(rank().outside);
    expect(rank(OUTSIDE).topics.get('nalokson')).toBeLessThan(0.4);
  });

  test('makes nothing more or less than certain: what is likely adds up to one', () => {
    fc.assert(fc.property(fc.constantFrom('nalokson', 'statistikk', OUTSIDE), fc.double({ min: 0, max: 1, noNaN: true }), (topic, similarity) => {
      const { topics, outside, guard } = rank(topic, similarity);
      const sum = [...topics.values(), outside].reduce((a, b) => a + b);
      expect(sum + 2 * guard.probability).toBeCloseTo(1, 4);
    }));
  });
});
