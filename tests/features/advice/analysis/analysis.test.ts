import fc from 'fast-check';
import { inGlossaryWords, raadIn, termOf, wordsOf } from '../../../../src/features/advice/analysis';
import words from '../../../../src/features/advice/analysis/words.json';

const text = fc.string({ unit: 'binary' });

describe('words', () => {
  test('are letters and digits in lower case, whatever stands between', () => {
    expect(wordsOf('Råd 1: «Pårørende», 2019-rådene/KORUS')).toEqual(['råd', '1', 'pårørende', '2019', 'rådene', 'korus']);
  });

  test('come of any text', () => {
    fc.assert(fc.property(text, (any) => {
      for (const word of wordsOf(any)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
    }));
  });
});

describe('a term', () => {
  test.each([
    ['kommunane', 'kommunene'], ['brukarutstyr', 'brukerutstyr'], ['rutinar', 'rutiner'], ['førebygging', 'forebygging'],
    ['pårørende', 'pårørendes'], ['kommune', 'Kommuner'], ['oppfølgjing', 'oppfølging'],
  ])('of «%s» is that of «%s»', (one, other) => {
    expect(termOf(one)).toBe(termOf(other));
  });

  test('is none for words that carry no subject, in any of the three languages', () => {
    for (const word of ['og', 'Hva', 'kva', 'the', 'ikke', 'ikkje', 'our']) expect(termOf(word)).toBeUndefined();
  });

  test('is given for any word', () => {
    fc.assert(fc.property(text, (any) => {
      expect(['string', 'undefined']).toContain(typeof termOf(any));
    }));
  });
});

describe('the glossary', () => {
  test('adds our word beside another’s', () => {
    expect(inGlossaryWords('Where do we get narcan?').with).toContain('nalokson');
    expect(inGlossaryWords('Where do we get narcan?').with).toContain('narcan');
    expect(inGlossaryWords('Where do we get narcan?').instead).not.toContain('narcan');
  });

  test('knows whole words only: «mor» is not in «morgen», «far» not in «fare», «tall» not in «metall»', () => {
    for (const question of ['i morgen', 'er det fare', 'metall', 'flaten', 'forsamling', 'kursiv']) {
      expect(inGlossaryWords(question)).toEqual({ with: question, instead: question });
    }
  });

  test('has no pattern that is wrong or that meets nothing', () => {
    for (const [phrase, meaning] of Object.entries(words.phrases)) {
      expect(() => new RegExp(phrase, 'u')).not.toThrow();
      expect(meaning.trim()).not.toBe('');
    }
  });
});

describe('the råd that a question names', () => {
  test.each([
    ['råd 1', 1], ['Hva sier råd 2?', 2], ['RÅD NR. 3', 3], ['rådet nummer 2', 2], ['advice 3', 3], ['Advice no. 2', 2],
    ['recommendation number 1', 1],
    ['det første rådet', 1], ['det fyrste rådet', 1], ['andre rådet', 2], ['tredje råd', 3], ['råd 12', 12], ['råd1', 1],
  ])('«%s»: %i', (question, number) => {
    expect(raadIn(question)).toBe(number);
  });

  test.each(['rådene', 'råd fra 2019', 'område 2', 'råd 2019', 'kapittel 2', 'andre kommuner', ''])('«%s»: none', (question) => {
    expect(raadIn(question)).toBeUndefined();
  });

  test('is a number or none in any text', () => {
    fc.assert(fc.property(text, (any) => {
      expect(['number', 'undefined']).toContain(typeof raadIn(`råd ${any}`));
    }));
  });
});
