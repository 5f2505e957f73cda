import { merge } from '../../../../src/features/checkins/reporting/merge';
import { n } from './core-support';

describe('what somebody gave meets what stands in the draft', () => {
  test('a question that nobody has changed since takes the answer', () => {
    const { changed, theirs, clashes } = merge({ answers: { a1: { answer: n(1), rev: 2 } } }, { a1: n(7) }, 2);
    expect([[...changed], theirs, clashes]).toEqual([[['a1', n(7)]], [], []]);
  });

  test('an answer may be taken away', () => {
    const { changed } = merge({ answers: { a1: { answer: n(1), rev: 2 } } }, { a1: undefined }, 2);
    expect([...changed]).toEqual([['a1', undefined]]);
  });

  test('the same as stands there is no change, whoever gave it', () => {
    const { changed, theirs, clashes } = merge({ answers: { a1: { answer: n(1), rev: 5 } } }, { a1: n(1) }, 2);
    expect([changed.size, theirs, clashes]).toEqual([0, [], []]);
  });

  test('what another has changed and this person did not touch is kept and told', () => {
    const { changed, theirs, clashes } = merge({ answers: { a1: { answer: n(9), rev: 3, was: n(1), since: 1 } } }, { a1: n(1) }, 2);
    expect([changed.size, theirs, clashes]).toEqual([0, ['a1'], []]);
  });

  test('what both changed differently is a clash', () => {
    const { changed, clashes } = merge({ answers: { a1: { answer: n(9), rev: 3, was: n(1), since: 1 } } }, { a1: n(5) }, 2);
    expect([changed.size, clashes]).toEqual([0, [{ question: 'a1', mine: n(5), theirs: n(9) }]]);
  });

  test('an answer taken away and one changed meanwhile are a clash too', () => {
    const { clashes } = merge({ answers: { a1: { rev: 3, was: n(1), since: 1 } } }, { a1: n(5) }, 2);
    expect(clashes).toEqual([{ question: 'a1', mine: n(5) }]);
    expect(merge({ answers: { a1: { answer: n(9), rev: 3, was: n(1), since: 1 } } }, { a1: undefined }, 2).clashes)
      .toEqual([{ question: 'a1', theirs: n(9) }]);
  });

  test('changed twice since, nobody knows what the person saw: rather a clash than an answer that is lost', () => {
    const { theirs, clashes } = merge({ answers: { a1: { answer: n(9), rev: 5, was: n(5), since: 4 } } }, { a1: n(5) }, 2);
    expect([theirs, clashes]).toEqual([[], [{ question: 'a1', mine: n(5), theirs: n(9) }]]);
  });

  test('what is not given stays, and one change does not stop another', () => {
    const draft = { answers: { a1: { answer: n(9), rev: 3, since: 0 }, a2: { answer: n(2), rev: 1 } } };
    const { changed, clashes } = merge(draft, { a1: n(5), b1: n(4) }, 2);
    expect([[...changed], clashes.map(({ question }) => question)]).toEqual([[['b1', n(4)]], ['a1']]);
  });
});
