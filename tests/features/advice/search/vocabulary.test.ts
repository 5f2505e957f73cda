import fc from 'fast-check';
import { Vocabulary } from '../../../../src/features/advice/search/vocabulary';

const vocabulary = new Vocabulary();
vocabulary.add(new Set(['nalokson', 'overdos', 'politi', 'mat']));
vocabulary.add(new Set(['nalokson', 'overdoseteam', 'overdosen']));

test('a term of the corpus is itself, and is counted once a passage', () => {
  expect([vocabulary.nearest('nalokson'), vocabulary.frequency('nalokson'), vocabulary.frequency('ukjent')]).toEqual(['nalokson', 2, 0]);
});

test.each([['nalokkson', 'nalokson'], ['nalokso', 'nalokson'], ['polit', 'politi'], ['overdoset', 'overdoseteam']])(
  '«%s» is taken for %s, one slip away or begun with it', (written, meant) => {
    expect(vocabulary.nearest(written)).toBe(meant);
  });

test.each(['mot', 'fiskesuppe', 'palitti', ''])('«%s» is like none: too short, another word, or two slips away', (written) => {
  expect(vocabulary.nearest(written)).toBeUndefined();
});

test('what is added later is found too', () => {
  const growing = new Vocabulary();
  expect(growing.nearest('nitazen')).toBeUndefined();
  growing.add(new Set(['nitazener']));
  expect(growing.nearest('nitazen')).toBe('nitazener');
});

test('anything at all gives a term of the corpus or nothing', () => {
  const terms = ['nalokson', 'overdos', 'politi', 'mat', 'overdoseteam', 'overdosen', undefined];
  fc.assert(fc.property(fc.string(), (text) => terms.includes(vocabulary.nearest(text))));
});
