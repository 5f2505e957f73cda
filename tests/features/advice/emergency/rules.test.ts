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
  });
});

test('no text makes the rules throw or take long', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
    expect(['emergency', 'possible', 'none']).toContain(dangerIn(text));
  }));
  for (const text of ['puster '.repeat(300), 'ikke '.repeat(400), 'å'.repeat(2000), 'leppene er '.repeat(200)]) {
    expect(['emergency', 'possible', 'none']).toContain(dangerIn(text));
  }
});
