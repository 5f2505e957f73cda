import { emergencyReply } from '../../../../src/features/advice/cards';
import { answerText, Library } from '../../../../src/features/advice';
import { LANGUAGES, textsUnder } from '../../../../src/lib/language';

/** domain/facts-emergency.md, point 1, which the content owner approves: bokmål word for word, the other two by their parts. */
const BOKMAAL = [
  'Ring 113. Sett på høyttaler og følg rådene du får.',
  'Gi nalokson nesespray hvis du har det.',
  'Start hjerte- og lungeredning hvis personen ikke puster eller ikke puster normalt: 30 trykk, 2 innblåsinger. ' +
    'Fortsett til ambulansen overtar eller personen puster normalt.',
  'Puster personen fortsatt ikke etter første dose: gi en dose til.',
  'Ikke gå fra personen. Må du det, legg personen i stabilt sideleie først.',
];

const PARTS = [
  /113.*(?:høyttaler|høgtalar|speaker)/, /(?:nalokson nesespray|nalokson nasespray|naloxone nasal spray)/,
  /(?:hjerte- og lungeredning|hjarte- og lungeredning|CPR).*30 .*2 .*(?:ambulanse|ambulance)/,
  /(?:en dose til|ein dose til|one more dose)/,
  /(?:stabilt sideleie|recovery position)/,
];

const texts = (language: (typeof LANGUAGES)[number]) => textsUnder(language, 'cards.advice.emergency');
const steps = (language: (typeof LANGUAGES)[number]) => [1, 2, 3, 4, 5].map((at) => texts(language)[`step${at}`] ?? '');

test('the five steps in bokmål are the approved ones', () => {
  expect(steps('nb')).toEqual(BOKMAAL);
});

describe.each(LANGUAGES)('the emergency text in %s', (language) => {
  test('has 113 first, in the title and in the first step', () => {
    expect(texts(language).title).toMatch(/113/);
    expect(steps(language)[0]).toMatch(/^(?:Ring|Call) 113\./);
  });

  test('has all five steps in the approved order', () => {
    steps(language).forEach((step, at) => expect(step).toMatch(PARTS[at] ?? /never/));
  });

  test('names acute danger of suicide, says that nobody is punished, and that the assistant cannot call for help', () => {
    const { suicide, safe, bot } = texts(language);
    expect(suicide).toMatch(/113.*(?:selvmord|sjølvmord|suicide)/);
    expect(safe).toMatch(/(?:straff|punished).*113/);
    expect(bot).toMatch(/(?:tilkalle hjelp|call for help)/);
  });

  test('gives no dose in milligrams and no other telephone number', () => {
    expect(Object.values(texts(language)).join(' ')).not.toMatch(/\d\s*(?:mg|mikrogram|µg)|\d{5,}|\d{3} \d{2} \d{3}/);
  });

  test('is the same on the card and on the command line, and depends on nothing that was asked', () => {
    const text = answerText({ kind: 'emergency', banner: false, language, hits: [], confidence: 1 }, new Library([]));
    for (const part of [texts(language).title ?? '', ...steps(language)]) expect(text).toContain(part);
    expect(text.indexOf('113')).toBeLessThan(20);
    expect(emergencyReply(language)).toEqual({
      kind: 'card', card: { template: 'advice/emergency', data: {} }, summary: texts(language).title,
    });
  });
});
