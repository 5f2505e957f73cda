import { answerText, Library } from '../../../../src/features/advice';
import { emergencyReply, standardNumbers } from '../../../../src/features/advice/emergency';
import { LANGUAGES, textsUnder, type Language } from '../../../../src/lib/language';

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
const NALOXONE = /nalo[ks]|naloxone|spray|dose/i;
const OTHER_NUMBER = /\d\s*(?:mg|mikrogram|µg)|\d{5,}|\d{3} \d{2} \d{3}|116 ?1\d\d/;

const texts = (language: Language) => textsUnder(language, 'cards.advice.emergency');
const suicide = (language: Language) => textsUnder(language, 'cards.advice.suicide');
const steps = (language: Language) => [1, 2, 3, 4, 5].map((at) => texts(language)[`step${at}`] ?? '');
const said = (language: Language, danger: 'overdose' | 'suicide') =>
  answerText({ kind: 'emergency', danger, banner: false, language, hits: [], confidence: 1 }, new Library([]));

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
    expect(texts(language).suicide).toMatch(/113.*(?:selvmord|sjølvmord|suicide)/);
    expect(texts(language).safe).toMatch(/(?:straff|punished).*113/);
    expect(texts(language).bot).toMatch(/(?:tilkalle hjelp|call for help)/);
  });

  test('gives no dose in milligrams and no other telephone number', () => {
    expect(Object.values(texts(language)).join(' ')).not.toMatch(OTHER_NUMBER);
  });

  test('is the same on the card and on the command line, and depends on nothing that was asked', () => {
    const text = said(language, 'overdose');
    for (const part of [texts(language).title ?? '', ...steps(language)]) expect(text).toContain(part);
    expect(text.indexOf('113')).toBeLessThan(20);
    expect(emergencyReply(language)).toEqual({
      kind: 'card', card: { template: 'advice/emergency', data: {} }, summary: texts(language).title,
    });
  });
});

describe.each(LANGUAGES)('the text for danger of suicide in %s', (language) => {
  test('has 113 first, in the title and in the first step', () => {
    expect([suicide(language).title, suicide(language).step1]).toEqual([texts(language).title, texts(language).step1]);
  });

  test('says not to leave the person alone, also to whoever it is about, and that it is 113, not a helpline', () => {
    expect(suicide(language).step2).toMatch(/(?:være alene|vere åleine|person alone).*113/);
    expect(suicide(language).acute).toMatch(/113.*(?:ikke en hjelpetelefon|ikkje ein hjelpetelefon|not a helpline)/);
  });

  test('gives the first aid for who does not breathe as the emergency text does, and no naloxone', () => {
    const start = String(suicide(language).step3).slice(0, -1);
    expect(steps(language)[2]).toContain(start);
    expect(said(language, 'suicide')).not.toMatch(NALOXONE);
  });

  test('has no number but 113 in the language file; the helpline comes from the table, after everything about 113', () => {
    expect(Object.values(suicide(language)).join(' ')).not.toMatch(OTHER_NUMBER);
    const text = said(language, 'suicide');
    expect(text.indexOf('116 123')).toBeGreaterThan(text.lastIndexOf('113'));
  });

  test('names confirmed helplines only, and none when none is confirmed', () => {
    const reply = emergencyReply(language, 'suicide');
    expect(reply.card.data).toEqual({ afterDanger: expect.stringContaining('116 123') });
    expect(reply.card.data.afterDanger).not.toContain('Kirkens SOS');
    const none = standardNumbers().map((service) => ({ ...service, confirmed: service.id === 'amk' }));
    expect(emergencyReply(language, 'suicide', none).card.data).toEqual({ afterDanger: '' });
  });
});
