import fc from 'fast-check';
import { marksOf } from '../../../../src/features/advice/emergency/marks';
import { readSigns } from '../../../../src/features/advice/emergency/rules';
import { readText } from '../../../../src/features/advice/model/read-text';
import { dangerFeaturesOf, featuresOf } from '../../../../src/features/advice/model/text-features';
import { trainModel } from '../../../../src/features/advice/model/train';
import { bankRows } from '../../../answers/bank-files';
import { toyBank, toyPassages, toyThesaurus } from './toy';

const { space } = trainModel(toyBank(), toyPassages, toyThesaurus);
const read = (text: string) => readText(space, toyThesaurus, text);
const asTaught = (text: string) => space.vector(featuresOf(text, toyThesaurus));

describe('a question is read as the texts that were taught, to the last digit', () => {
  test('whatever it is', () => {
    const word = fc.constantFrom('hvor', 'nalokson', 'Nesespray', 'fjor', 'ukjent', 'å', 'DØDE', 'døde', '?', 'regn'.repeat(30));
    const text = fc.oneof(fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')), fc.string({ unit: 'binary' }));
    fc.assert(fc.property(text, (any) => expect(read(any)).toEqual(asTaught(any))));
  });

  test('by the danger model with its marks', () => {
    for (const { text } of bankRows().filter((_, at) => at % 40 === 0)) {
      const marks = marksOf(text, readSigns(text));
      expect(readText(space, toyThesaurus, text, marks)).toEqual(space.vector(dangerFeaturesOf(text, toyThesaurus)));
    }
  });

  test('the second time too, when its words are known', () => {
    const first = read('Hvor får vi nalokson, nalokson?');
    expect(read('Hvor får vi nalokson, nalokson?')).toEqual(first);
  });
});

test('a word that the bank has not is not kept: it may be somebody\'s name', () => {
  read('nalokson til Olanordmann');
  expect(space.wordAt('nalokson')).toBe(space.wordAt('nalokson'));
  expect(space.wordAt('olanordmann')).not.toBe(space.wordAt('olanordmann'));
});
