import { readSigns } from '../../../../src/features/advice/emergency/rules';
import { DANGER_CLASSES, OUTSIDE, trainModel } from '../../../../src/features/advice/model/train';
import { dangerChances, topicChances } from '../../../../src/features/advice/model/trained-model';
import { toyBank, toyPassages, toyThesaurus } from './toy';

const train = (bank = toyBank()) => trainModel(bank, toyPassages, toyThesaurus);
const model = train();
const likeliest = (text: string, of: 'topics' | 'danger', by = model) => {
  const chances = of === 'topics' ? topicChances(by, toyThesaurus, text) : dangerChances(by, toyThesaurus, text, readSigns(text));
  const probabilities = [...chances];
  return by[of].classes[probabilities.indexOf(Math.max(...probabilities))];
};

describe('a trained model', () => {
  test('has a class for each topic, one for what is outside, and one for each guard', () => {
    expect(model.topics.classes).toEqual(['nalokson', 'statistikk', OUTSIDE, 'dose', 'buy', 'evade', 'person']);
    expect(model.danger.classes).toEqual(DANGER_CLASSES);
  });

  test.each([
    ['hvem har nesespray', 'nalokson'], ['antall døde i fjor', 'statistikk'], ['blir det snø i morgen?', OUTSIDE], ['kjøpe piller her', 'buy'],
  ])('takes «%s» for %s, which stands so nowhere in the bank', (text, topic) => {
    expect(likeliest(text, 'topics')).toBe(topic);
  });

  test.each([['puster ikke', 'overdose'], ['vil dø', 'suicide'], ['kurs i nesespray', 'none'], ['blir det snø i morgen?', 'none']])(
    'takes «%s» for danger of the kind %s', (text, danger) => {
      expect(likeliest(text, 'danger')).toBe(danger);
    });

  test('learns a topic from its passage too', () => {
    const untold = toyBank({ topics: new Map([['nalokson', []], ['statistikk', []]]) });
    expect(likeliest('døde i fjor', 'topics', train(untold))).toBe('statistikk');
  });

  test('is not taught topics by emergencies and near-misses', () => {
    const taught = (bank = toyBank()) => train(bank).topics.weights.length / train(bank).space.size;
    expect(taught(toyBank({ emergencies: [], nearMisses: [] }))).toBe(taught());
    const only = toyBank({ topics: new Map([['nalokson', []], ['statistikk', []]]), emergencies: toyBank().topics.get('nalokson')! });
    expect(likeliest('Hvor får vi nalokson nå?', 'topics', train(only))).not.toBe('overdose');
  });
});
