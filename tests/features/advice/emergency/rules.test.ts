import fc from 'fast-check';
import { readSigns } from '../../../../src/features/advice/emergency/rules';

const dangerIn = (text: string) => {
  const signs = readSigns(text);
  return signs ? (signs.talkedAbout ? 'possible' : 'emergency') : 'none';
};

/** domain/facts-emergency.md, point 6, and the same things said in the other languages. */
const PHRASES = [
  'overdose nå', 'puster ikke', 'pustar ikkje', 'blå lepper', 'bevisstløs', 'medvitslaus', 'får ikke kontakt',
  'får ikkje kontakt',
  'våkner ikke', 'vaknar ikkje', 'livløs', 'livlaus', 'for mye metadon', 'for mye heroin', 'for mye oxy', 'for mykje metadon',
  'satt overdose', 'tatt overdose', 'teke overdose', 'har tatt en overdose', 'trenger nalokson nå', 'treng nalokson no',
  'not breathing', 'overdosing', 'unconscious', 'vil dø', 'vil døy', 'ta livet mitt', 'need naloxone now', 'blue lips',
  'won\'t wake up', 'stopped breathing', 'too much methadone', 'want to die', 'kill myself', 'overdose now',
];

const SLIPS = [
  'puster ikkke', 'Pustr ikke', 'pstar ikkje', 'bevistløs', 'bevistlaus', 'bevisstlaus', 'medvitlaus', 'ho ånder ikke',
  'unconsious',
  'blåe lepper', 'leppene er blå', 'leppene hans er helt blå', 'lepene er blå', 'han svarar ikkje', 'hun reagerer ikke',
  'får ikke liv i ham',
  'han dør nå', 'HAN PUSTER IKKE!!!', 'not breating', 'he isn’t breathing', 'overdosse nå', 'vakner ikke',
];

describe('a sign of danger', () => {
  test.each(PHRASES)('«%s» is an emergency', (phrase) => {
    expect(dangerIn(phrase)).toBe('emergency');
  });

  test.each(PHRASES)('«%s» is one in capitals, among other words, with emoji and in any Unicode form', (phrase) => {
    expect(dangerIn(phrase.toUpperCase())).toBe('emergency');
    expect(dangerIn(`😱${phrase}🚑!!!`)).toBe('emergency');
    expect(dangerIn(`hei\n${phrase.replaceAll(' ', '  \n')}, skynd dere`)).toBe('emergency');
    expect(dangerIn(phrase.normalize('NFD'))).toBe('emergency');
  });

  test.each(SLIPS)('«%s», written in haste, is an emergency', (phrase) => {
    expect(dangerIn(phrase)).toBe('emergency');
  });

  test('stands also when «hjelp» or «akkurat nå» comes with the words of planning', () => {
    expect(dangerIn('Vi har rutine, men han puster ikke akkurat nå')).toBe('emergency');
    expect(dangerIn('Kurset vårt: en deltaker er bevisstløs, hjelp!')).toBe('emergency');
  });
});

describe('a sign that is talked about', () => {
  test.each([
    'Hvilke rutiner har vi når noen er bevisstløs?', 'Hva sier rådet om den som ikke puster?', 'Kurs i å hjelpe en som er livløs',
    'Korleis bør kommunen følgje opp ein som var medvitslaus?', 'Statistikk over bevisstløse i fjor',
    'What does the guideline say about unconscious patients?', 'Skal vi skrive avvik når en beboer ble funnet livløs?',
  ])('«%s» gets an answer with a banner above it', (question) => {
    expect(dangerIn(question)).toBe('possible');
  });

  test.each([
    'Hva sier råd 1 om pårørende?', 'Rutiner for overdose', 'Korleis følgjer vi opp etter ei overdose?',
    'Hvem deler ut nalokson i Molde?',
    'Hvor mange døde av overdose i 2023?', 'What is advice 2 about?', 'Blå mappe med rutiner', 'Når er neste samling?',
    'nalokson',
    'Prosjektet er i full gang nå', 'Vi har kontakt med politiet', 'Overdosedagen 31. august', '', '   ', '🙂',
    'Har vi flere overdoser nå enn før?', 'Vi poster ikke i kanalen', 'Gjelder det oss som aldri har sett en overdose?',
    'Flere dør nå enn før',
  ])('«%s» is no danger', (question) => {
    expect(dangerIn(question)).toBe('none');
  });
});

describe('the edges of words', () => {
  test('know æ, ø and å, which \\b does not', () => {
    expect(dangerIn('overdose nå')).toBe('emergency');
    expect(dangerIn('overdose nåde')).toBe('none');
    expect(dangerIn('åpuster ikke')).toBe('none');
    expect(dangerIn('livløshet')).toBe('none');
    expect(dangerIn('kameratredning for studenten')).toBe('none');
  });
});

describe('each kind of sign', () => {
  test.each([
    ['breathing', ['han puster bare av og til', 'ho pustar overfladisk', 'pusten er svak', 'hun ralar', 'resp 6', 'fem pust i minuttet', 'breathing really slow', 'no breath']],
    ['colour and pulse', ['han er grå', 'blå negler', 'finner ikke puls', 'no pulse', 'pupillene er ørsmå', 'skum rundt munnen', 'her skin is purple']],
    ['consciousness', ['hun er ikke til å vekke', 'eg får han ikkje vaken', 'han er\'ke våken', 'falt om', 'én person nede', 'out cold', 'she won\'t come round']],
    ['treatment that does not help', ['sprayen virker ikke', 'ingen effekt av to doser', 'nalokson gitt, fortsatt borte', 'narcan did nothing']],
    ['resuscitation under way', ['vi gjør HLR nå', 'HLR pågår', 'doing CPR', 'gir innblåsinger', 'Overdose pågår i gågata. Hvem ringer?']],
    ['intake', ['svelget hele brettet', 'teke tjue Sobril', 'tok 30 paracet', 'took the whole bottle', 'ungen har spist pillene', 'drakk metadonen', 'har tatt alt']],
    ['a call for help', ['trenger ambulanse', 'hjelp!!!', 'please hurry', 'noen må komme']],
    ['suicide', ['orker ikke leve', 'skal hoppe fra brua', 'har hengt seg', 'i kveld skal han ta livet sitt', 'suicidal', 'avskjedsbrev', 'cut her wrists', 'wanna die']],
  ])('of %s is seen', (_kind, phrases) => {
    expect(phrases.filter((phrase) => dangerIn(phrase) !== 'emergency')).toEqual([]);
  });
});

describe('what makes a sign talk', () => {
  test.each([
    ['planning', 'Rutine når en beboer ikke puster'], ['teaching', 'Undervisning om blå lepper'], ['translation', 'Oversett «hun våkner ikke» til polsk'],
    ['a definition', 'Hva betyr livløs?'], ['a story', 'I romanen slutter han å puste'], ['the law', 'Er det straffbart å ikke hjelpe en bevisstløs?'],
    ['a year', 'I 2012 sluttet hun å puste'], ['how long ago', 'For to år siden ble han bevisstløs'], ['that it went well', 'Hun var bevisstløs, men overlevde'],
    ['a condition', 'Hva gjør vi hvis noen slutter å puste?'], ['a thing', 'Skriveren er livløs'], ['a manner of speaking', 'Får ikke puste for bare skjemaer'],
    ['a hypothesis', 'Hypothetically, a visitor collapsed'], ['counting', 'Hvor mange ble funnet livløse?'],
  ])('is %s: «%s»', (_what, text) => {
    expect(dangerIn(text)).toBe('possible');
  });

  test.each([
    'Dette er ikke en øvelse, han er livløs', 'Rutinepermen er låst inne, og han ralar', 'Kollega gjør HLR nå. Hvor mange trykk var det?',
    'Vi skulle ha møte, men han puster ikke', 'Kurset er avbrutt, en deltaker er blå på leppene',
  ])('is undone by «%s»', (text) => {
    expect(dangerIn(text)).toBe('emergency');
  });

  test.each(['livløs mann på toalettet', 'unresponsive male', 'min kamerat er bevisstløs', 'han skriver at han vil dø', 'studenten puster ikke'])(
    'is no part of another word: «%s»', (text) => {
      expect(dangerIn(text)).toBe('emergency');
    });
});

test('what the body shows is told from suicide', () => {
  const kindOf = (text: string) => readSigns(text)?.kind;
  expect(kindOf('han puster ikke')).toBe('overdose');
  expect(kindOf('han har hengt seg')).toBe('suicide');
  expect(kindOf('hun har hengt seg og har ingen puls')).toBe('overdose');
  expect(kindOf('han svarer ikke')).toBeUndefined();
});

test('no text makes the rules throw or take long', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
    expect(['emergency', 'possible', 'none']).toContain(dangerIn(text));
  }));
  for (const text of ['puster '.repeat(300), 'ikke '.repeat(400), 'å'.repeat(2000), 'leppene er '.repeat(200), 'nalokson gitt noe '.repeat(500)]) {
    expect(['emergency', 'possible', 'none']).toContain(dangerIn(text));
  }
});
