import { questionsOf } from '../../../../src/features/checkins/forms/answers';
import { answerWords } from '../../../../src/features/checkins/forms/words';
import type { Answer } from '../../../../src/features/checkins/forms/types';
import { translator, type Language } from '../../../../src/lib/language';
import { FORM, OTHER_FORM, RESCALED } from './other-form';

function words(id: string, answer: Answer | undefined, language: Language = 'nb', form = FORM): string {
  return answerWords(form, questionsOf(form).find((each) => each.id === id)!, answer, translator(language), language);
}

test.each<[string, Answer | undefined, string, string, string]>([
  ['r1-status', { step: '4' }, '4 – på plass (skriftlig og kjent)', '4 – på plass (skriftleg og kjent)', '4 – in place (written and known)'],
  ['r1-status', undefined, 'ikke besvart', 'ikkje svart på', 'not answered'],
  ['r1-status', { step: 'na', reason: 'Ny kommune' }, 'Ikke aktuelt: Ny kommune', 'Ikkje aktuelt: Ny kommune', 'Not applicable: Ny kommune'],
  ['r1-meetings', { number: 0 }, '0', '0', '0'],
  ['r1-callouts', { few: true }, '1–4', '1–4', '1–4'],
  ['r1-callouts', { none: 'unknown' }, 'vet ikke', 'veit ikkje', 'don’t know'],
  ['r1-callouts', { none: 'unavailable' }, 'ikke tilgjengelig', 'ikkje tilgjengeleg', 'not available'],
  ['r2-channels', { choices: ['pharmacy', 'doctor'] }, 'Apotek, Legekontor', 'Apotek, Legekontor', 'Pharmacy, Doctor’s surgery'],
  ['r1-revised', { day: '2026-01-16' }, '16. januar 2026', '16. januar 2026', '16 January 2026'],
  ['r1-plan', { text: 'Rusplan 2026' }, 'Rusplan 2026', 'Rusplan 2026', 'Rusplan 2026'],
])('%s: %j reads «%s»', (id, answer, nb, nn, en) => {
  expect([words(id, answer, 'nb'), words(id, answer, 'nn'), words(id, answer, 'en')]).toEqual([nb, nn, en]);
});

test('long numbers have their thousands set apart', () => {
  expect(words('r2-units', { number: 9999 })).toBe('9999');
  expect(words('r2-units', { number: 1_000_000 })).toBe('1\u00a0000\u00a0000');
  expect(words('r2-units', { number: 12_345 }, 'en')).toBe('12,345');
});

test('what people wrote is as they wrote it: whoever shows it escapes it', () => {
  expect(words('r1-plan', { text: '**${name}**' })).toBe('**${name}**');
});

test('an answer is shown on the scale it was given on', () => {
  expect(words(RESCALED, { step: '3' })).toBe('3 – under arbeid');
  expect(words(RESCALED, { step: '3' }, 'nb', OTHER_FORM)).toBe('Ja');
});

test('what the form has not is shown as it is kept, never as nothing', () => {
  expect(words(RESCALED, { step: 'gone' })).toBe('gone');
  expect(words('r2-channels', { choices: ['pharmacy', 'gone'] })).toBe('Apotek, gone');
  expect(words('r1-revised', { day: 'once' })).toBe('once');
  expect(words('r1-plan', { step: '3' })).toBe('3');
});
