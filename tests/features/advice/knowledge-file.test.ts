import { decodeKnowledge, encodeKnowledge, makeKnowledge } from '../../../src/features/advice/knowledge-file';
import { topicChances } from '../../../src/features/advice/model/trained-model';
import { NearestQuestions } from '../../../src/features/advice/ranking/nearest';
import { toyBank, toyPassages, toyThesaurus } from './model/toy';

const make = (bank = toyBank()) => makeKnowledge(bank, toyPassages, toyThesaurus);
const knowledge = make();
const bytes = encodeKnowledge(knowledge, 'made-of-these');

describe('the file that a build makes of bank and corpus', () => {
  const read = decodeKnowledge(bytes, 'made-of-these')!;

  test('gives back what was written', () => {
    expect(read).toMatchObject({ passages: knowledge.passages, questions: knowledge.questions, model: knowledge.model });
    expect(new NearestQuestions(read.questions).find('Hvor får vi nalokson?')).toEqual({ topic: 'nalokson', similarity: expect.closeTo(1) });
    const question = 'hvem har nesespray';
    const probabilities = ({ model }: typeof read) => [...topicChances(model, toyThesaurus, question)];
    expect(probabilities(read)).toEqual(probabilities(knowledge));
  });

  test('is the same, byte for byte, for the same bank and passages', () => {
    expect(encodeKnowledge(make(), 'made-of-these').equals(bytes)).toBe(true);
  });

  test('is another for another bank', () => {
    expect(encodeKnowledge(make(toyBank({ outside: [] })), 'made-of-these').equals(bytes)).toBe(false);
  });

  test('is refused when it was made of other files', () => {
    expect(decodeKnowledge(bytes, 'made-of-others')).toBeUndefined();
  });

  test.each([['nothing', Buffer.alloc(0)], ['another file', Buffer.from('Dette er et brev.')], ['half of one', bytes.subarray(0, 200)]])(
    'is refused when it is %s', (_, broken) => {
      expect(decodeKnowledge(broken, 'made-of-these')).toBeUndefined();
    });
});
