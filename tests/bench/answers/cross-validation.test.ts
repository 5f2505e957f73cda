import { lines, toyBank } from '../../features/advice/model/toy';
import { inChanceOrder } from './choose';
import { confusionsOf, recallOf } from './confusion-matrix';
import { holdOut } from './cross-validation';
import { cut } from './learning-curve';
import type { Line, Outcome } from './lines';

const FOLDS = 5;
const bank = toyBank({ topics: new Map([['hkh', lines(...Array.from({ length: 200 }, (_, at) => `Spørsmål ${at}?`))]]) });
const folds = Array.from({ length: FOLDS }, (_, fold) => holdOut(bank, fold, FOLDS));
const size = ({ topics, guards, ...others }: typeof bank) =>
  [...topics.values(), ...guards.values(), ...Object.values(others)].flat().length;

describe('what is held out of a bank', () => {
  test('is each line once, over all folds, and never what is taught in the same fold', () => {
    expect(folds.flatMap(({ held }) => held)).toHaveLength(size(bank));
    for (const { rest, held } of folds) {
      expect(size(rest) + held.length).toBe(size(bank));
      const taught = new Set(rest.topics.get('hkh')?.map(({ text }) => text));
      expect(held.filter(({ text }) => taught.has(text))).toEqual([]);
    }
  });

  test('is about as much in each fold', () => {
    for (const { held } of folds) expect(held.filter(({ kind }) => kind === 'topic').length).toBeGreaterThan(20);
  });

  test('is known by what it should lead to', () => {
    const held = folds.flatMap((fold) => fold.held);
    expect(held.find(({ text }) => text === 'Spørsmål 7?')).toEqual({ text: 'Spørsmål 7?', lang: 'nb', voice: 'plain', kind: 'topic', expect: ['hkh'] });
    expect(held.find(({ text }) => text === 'jeg vil dø')?.kind).toBe('emergency');
    expect(held.find(({ text }) => text === 'kjøpe piller')?.kind).toBe('guard');
  });

  test('is the same when another line has been added', () => {
    const more = { ...bank, topics: new Map([['hkh', [...lines('En ny?'), ...bank.topics.get('hkh')!]]]) };
    const texts = (of: typeof bank) => holdOut(of, 0, FOLDS).held.map(({ text }) => text).filter((text) => text !== 'En ny?');
    expect(texts(more)).toEqual(texts(bank));
  });
});

describe('fewer questions a topic', () => {
  test('are the same ones every time, the smaller among the larger, and leave what is no topic alone', () => {
    const [ten, twenty] = [10, 20].map((questions) => cut(bank, questions));
    expect(ten?.topics.get('hkh')).toHaveLength(10);
    expect(twenty?.topics.get('hkh')?.slice(0, 10)).toEqual(ten?.topics.get('hkh'));
    expect(ten?.outside).toEqual(bank.outside);
  });

  test('are chosen whatever the order of the file', () => {
    const all = bank.topics.get('hkh')!;
    expect(inChanceOrder(all.toReversed())).toEqual(inChanceOrder(all));
    expect(inChanceOrder(all).map(({ text }) => text).toSorted()).toEqual(all.map(({ text }) => text).toSorted());
  });
});

describe('confusion', () => {
  const asked = (topic: string, given: string[], parts: Partial<Outcome> = {}): Outcome =>
    ({ line: { text: `${topic}?`, lang: 'nb', kind: 'topic', expect: [topic] } satisfies Line, kind: 'answer', banner: false, topics: given, ...parts });
  const outcomes = [asked('a', ['b']), asked('a', ['a', 'b']), asked('b', ['a']), asked('c', ['a', 'b', 'c']), asked('c', [], { kind: 'emergency' })];

  test('is of pairs, both ways together, most first', () => {
    expect(confusionsOf(outcomes).map(({ topics, texts }) => [...topics, texts.length])).toEqual([
      ['a', 'b', 2], ['(emergency)', 'c', 1], ['a', 'c', 1],
    ]);
    expect(confusionsOf(outcomes)[0]?.texts).toEqual([{ asked: 'a', given: 'b', text: 'a?' }, { asked: 'b', given: 'a', text: 'b?' }]);
  });

  test('shows in which topics are least known by their own questions', () => {
    expect(recallOf(outcomes)).toEqual([
      { topic: 'b', count: 1, first: 0, three: 0 }, { topic: 'c', count: 2, first: 0, three: 0.5 }, { topic: 'a', count: 2, first: 0.5, three: 0.5 },
    ]);
  });
});
