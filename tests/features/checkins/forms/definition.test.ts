import { readForm } from '../../../../src/features/checkins/forms/definition';
import type { Question } from '../../../../src/features/checkins/forms/types';
import definition from '../../../../src/features/checkins/forms/definitions/checkin-1.json';
import { PUBLISHED } from '../../../../src/features/checkins/forms/published';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const number: Question = { id: 'courses', label: same('Kurs'), class: 'A', kind: 'number', min: 0, max: 10 };
const scale = { id: 'scale', steps: [{ id: 'yes', label: same('Ja') }, { id: 'no', label: same('Nei') }] };

/** A small form with these questions in its only part. */
const formWith = (...questions: unknown[]) =>
  ({ id: 'small', version: 1, scales: [scale], parts: [{ id: 'p', title: same('Del'), questions }] });

test('a definition is read as it stands', () => {
  expect(readForm(definition)).toEqual(definition);
  expect(PUBLISHED[0]).toEqual(definition);
  expect(readForm(formWith(number))).toEqual(formWith(number));
});

test.each([
  ['nothing', undefined],
  ['no questions', formWith()],
  ['no version', { ...formWith(number), version: undefined }],
  ['a text that lacks a language', formWith({ ...number, label: { nb: 'Kurs', nn: 'Kurs' } })],
  ['an empty text', formWith({ ...number, label: same(' ') })],
  ['class C', formWith({ ...number, class: 'C' })],
  ['an id with other signs', formWith({ ...number, id: 'Kurs_1' })],
  ['a part whose id no button could carry', { ...formWith(number), parts: [{ id: 'a-part', title: same('Del'), questions: [number] }] }],
  ['a text that is longer than any may be', formWith({ id: 'long', label: same('Tekst'), class: 'A', kind: 'text', max: 501 })],
  ['what nobody knows', formWith({ ...number, colour: 'red' })],
])('a definition with %s is none', (_what, given) => {
  expect(() => readForm(given)).toThrow();
});

test.each([
  ['courses is there twice', formWith(number, number)],
  ['yes is there twice', { ...formWith(number), scales: [{ ...scale, steps: [...scale.steps, ...scale.steps] }] }],
  ['own is the part of a network’s own questions', { ...formWith(number), parts: [{ id: 'own', title: same('Del'), questions: [number] }] }],
  ['own1 is the id of a network’s own question', formWith({ ...number, id: 'own1' })],
  ['courses-why is the id of another question’s reason', formWith({ ...number, id: 'courses-why' })],
  ['deaths asks for what is never collected', formWith({ ...number, id: 'deaths' })],
  ['courses asks for what is never collected', formWith({ ...number, label: same('Personer som fikk utstyr') })],
  ['state has a scale that is not there', formWith({ id: 'state', label: same('Status'), class: 'A', kind: 'status', scale: 'none' })],
  ['courses has no number between its limits', formWith({ ...number, min: 11 })],
  ['courses waits for nobody to be 0', formWith({ ...number, requiredWhen: [{ question: 'nobody', is: '0' }] })],
  ['more waits for courses to be 11', formWith(number, { ...number, id: 'more', requiredWhen: [{ question: 'courses', is: '11' }] })],
  ['more waits for courses to be yes', formWith(number, { ...number, id: 'more', requiredWhen: [{ question: 'courses', is: 'yes' }] })],
])('it is said that %s', (what, given) => {
  expect(() => readForm(given)).toThrow(`Form small 1: ${what}`);
});

test('a question may wait for a step of a status and for a number', () => {
  const state = { id: 'state', label: same('Status'), class: 'A', kind: 'status', scale: 'scale' };
  const waiting = { ...number, id: 'more', requiredWhen: [{ question: 'state', is: 'no' }, { question: 'courses', is: '0' }] };
  expect(readForm(formWith(number, state, waiting)).parts[0]?.questions[2]).toMatchObject({ id: 'more' });
});
