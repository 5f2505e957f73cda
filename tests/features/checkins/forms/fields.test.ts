import fc from 'fast-check';
import { fitting, questionsOf, sameAnswer } from '../../../../src/features/checkins/forms/answers';
import { fieldsOf, readFields, type Field } from '../../../../src/features/checkins/forms/fields';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import type { Answer, Answers, Question } from '../../../../src/features/checkins/forms/types';
import { LANGUAGES, translator } from '../../../../src/lib/language';
import { FORM as PUBLISHED_FORM } from './other-form';

const FORM = new Forms().of(new Forms().use(undefined, [
  { id: 'own1', text: 'Hvordan går det?', kind: 'status' },
  { id: 'own2', text: 'Hvor mange timer?', kind: 'number' },
  { id: 'own3', text: 'Er dere med?', kind: 'yes-no' },
  { id: 'own4', text: 'Noe annet?', kind: 'text' },
]));
const PARTS = FORM.parts.map(({ id }) => id);
const fields = (part: string, answers: Answers = {}, written?: Record<string, unknown>) => fieldsOf(FORM, part, answers, 'nb', translator('nb'), written);
const field = (part: string, id: string, answers: Answers = {}) => fields(part, answers).find((each) => each.id === id)!;
const read = (part: string, given: Record<string, unknown>) => readFields(FORM, part, given);

/** What a card sends of fields that nobody touched. */
const sent = (shown: readonly Field[]): Record<string, string> =>
  Object.fromEntries(shown.flatMap(({ id, value, why }) => [[id, value], ...(why ? [[why.id, why.value]] : [])]));

describe('what a card asks', () => {
  test('a status is one choice, and has room for why where it stands as «ikke aktuelt»', () => {
    const status = field('r1', 'r1-status', { 'r1-status': { step: 'na', reason: 'Ny kommune' } });
    expect(status).toMatchObject({ kind: 'one', value: 'na', required: true, help: '' });
    expect(status.why).toEqual({ id: 'r1-status-why', label: 'Hvis «Ikke aktuelt»: Hvorfor?', value: 'Ny kommune' });
    expect(status.choices.map(({ value }) => value)).toEqual(['0', '1', '2', '3', '4', '5', 'na']);
    expect(status.choices[0]).toEqual({ title: '0 – vet ikke', value: '0' });
    expect(field('r1', 'r1-status').why).toBeUndefined();
    expect(field('r1', 'r1-status', { 'r1-status': { step: '3' } }).why).toBeUndefined();
  });

  test('whoever chose «ikke aktuelt» without a reason gets the room for it, with what else was written', () => {
    const written = { 'r1-status': 'na', 'r1-plan': 'Rusplan' };
    expect(read('r1', written).wrong).toEqual([{ question: 'r1-status', text: 'checkins.form.wrong.reason' }]);
    const [status, plan] = fields('r1', {}, written);
    expect(status).toMatchObject({ value: 'na', why: { id: 'r1-status-why', value: '' } });
    expect(plan?.value).toBe('Rusplan');
    expect(read('r1', { ...written, 'r1-status-why': 'Ny kommune' }).wrong).toEqual([]);
  });

  test('a number says what may be written, and what is kept of it', () => {
    expect(field('r1', 'r1-meetings').help).toBe('Skriv et tall eller «vet ikke».');
    expect(field('r1', 'r1-callouts').help).toBe('Skriv et tall, «vet ikke» eller «ikke tilgjengelig». 1 til 4 lagres som «1–4».');
    expect(field('r2', 'r2-trained').help).toMatch(/1 til 4 lagres/);
    expect(field('r3', 'r3-first-contact').help).toBe('Ett døgn er 24 timer, en uke er 168. Skriv et tall eller «vet ikke».');
    expect(field('r1', 'r1-callouts', { 'r1-callouts': { few: true } })).toMatchObject({ kind: 'number', value: '1–4' });
    expect(field('r1', 'r1-callouts', { 'r1-callouts': { none: 'unavailable' } }).value).toBe('ikke tilgjengelig');
  });

  test('choices, days and texts are filled in', () => {
    expect(field('r2', 'r2-channels', { 'r2-channels': { choices: ['own', 'joint'] } })).toMatchObject({ kind: 'many', value: 'own,joint' });
    expect(field('r1', 'r1-purity', { 'r1-purity': { choices: ['no'] } })).toMatchObject({ kind: 'one', value: 'no' });
    expect(field('r1', 'r1-revised', { 'r1-revised': { day: '2026-01-16' } })).toMatchObject({ kind: 'day', value: '2026-01-16' });
    expect(field('r1', 'r1-plan', { 'r1-plan': { text: 'Rusplan' } })).toMatchObject({ kind: 'text', value: 'Rusplan', maxLength: 200 });
  });

  test('an answer of another kind is not filled in', () => {
    for (const { id, value } of fields('r1', Object.fromEntries(questionsOf(FORM).map((each) => [each.id, {} as Answer])))) {
      expect([id, value]).toEqual([id, '']);
    }
  });

  test('what could not be read is shown again as it was written', () => {
    const shown = fields('r1', { 'r1-meetings': { number: 2 } }, { 'r1-meetings': 'mange', 'r1-status': 'na', 'r1-status-why': 'x'.repeat(9_000) });
    expect(shown.find(({ id }) => id === 'r1-meetings')?.value).toBe('mange');
    expect(shown.find(({ id }) => id === 'r1-status')?.why?.value).toHaveLength(4_000);
    expect(shown.find(({ id }) => id === 'r1-plan')?.value).toBe('');
  });

  test('a part that the form has not asks nothing', () => {
    expect(fields('gone')).toEqual([]);
    expect(read('gone', { 'r1-status': '3' })).toEqual({ given: {}, wrong: [] });
  });
});

describe('what a card sent', () => {
  test('an input left empty, or missing, takes the answer away', () => {
    const { given, wrong } = read('r1', { 'r1-meetings': ' ', 'r1-plan': null });
    expect(Object.keys(given)).toEqual(PUBLISHED_FORM.parts[0]?.questions.map(({ id }) => id));
    expect(Object.values(given).every((answer) => answer === undefined)).toBe(true);
    expect(wrong).toEqual([]);
  });

  test('choices are kept in the form’s order, each once', () => {
    expect(read('r2', { 'r2-channels': 'joint, own,joint' }).given['r2-channels']).toEqual({ choices: ['own', 'joint'] });
  });

  test('a reason is kept with «ikke aktuelt», and not with other steps', () => {
    expect(read('r1', { 'r1-status': 'na', 'r1-status-why': ' Ny  kommune ' }).given['r1-status']).toEqual({ step: 'na', reason: 'Ny kommune' });
    expect(read('r1', { 'r1-status': '2', 'r1-status-why': 'Ny kommune' }).given['r1-status']).toEqual({ step: '2' });
  });

  test.each<[string, string, Record<string, unknown>, object]>([
    ['a step that is not there', 'r1-status', { 'r1-status': '9' }, { text: 'checkins.form.wrong.choice' }],
    ['«ikke aktuelt» without a reason', 'r1-status', { 'r1-status': 'na', 'r1-status-why': ' ' }, { text: 'checkins.form.wrong.reason' }],
    ['a long reason', 'r1-status', { 'r1-status': 'na', 'r1-status-why': 'x'.repeat(501) },
      { text: 'checkins.form.wrong.long', values: { max: 500, length: 501 } }],
    ['words for a number', 'r1-meetings', { 'r1-meetings': 'mange' }, { text: 'checkins.form.wrong.number' }],
    ['«1–4» where it is counted', 'r1-meetings', { 'r1-meetings': '1–4' }, { text: 'checkins.form.wrong.number' }],
    ['words where «1–4» is kept', 'r1-callouts', { 'r1-callouts': 'ca. 10' }, { text: 'checkins.form.wrong.fewNumber' }],
    ['a number too large', 'r1-meetings', { 'r1-meetings': '1001' }, { text: 'checkins.form.wrong.range', values: { min: 0, max: 1000 } }],
    ['a number too small', 'r3-first-contact', { 'r3-first-contact': '0' }, { text: 'checkins.form.wrong.range', values: { min: 1, max: 8760 } }],
    ['«ikke tilgjengelig» of their own', 'r1-meetings', { 'r1-meetings': 'ikke tilgjengelig' }, { text: 'checkins.form.wrong.unavailable' }],
    ['an option that is not there', 'r1-purity', { 'r1-purity': 'perhaps' }, { text: 'checkins.form.wrong.choice' }],
    ['two answers to one choice', 'r1-purity', { 'r1-purity': 'yes,no' }, { text: 'checkins.form.wrong.choice' }],
    ['a known option with an unknown', 'r2-channels', { 'r2-channels': 'own,gone' }, { text: 'checkins.form.wrong.choice' }],
    ['a day that is none', 'r1-revised', { 'r1-revised': '2026-02-30' }, { text: 'checkins.form.wrong.day' }],
    ['a day of another century', 'r1-revised', { 'r1-revised': '0206-02-03' }, { text: 'checkins.form.wrong.day' }],
    ['a long text', 'r1-plan', { 'r1-plan': 'x'.repeat(10_000) }, { text: 'checkins.form.wrong.long', values: { max: 200, length: 10_000 } }],
    ['what no input sends', 'r1-plan', { 'r1-plan': ['x'] }, { text: 'checkins.form.wrong.unreadable' }],
  ])('%s is wrong, and changes nothing', (_what, question, given, wrong) => {
    const part = question.slice(0, 2);
    const found = read(part, given);
    expect(found.wrong).toEqual([{ question, ...wrong }]);
    expect(found.given).not.toHaveProperty(question);
    for (const language of LANGUAGES) expect(translator(language)(found.wrong[0]!.text, found.wrong[0]!.values)).toMatch(/\S\.$/);
  });

  test('markup and templates are text, and stay as they are', () => {
    const text = '**${$root.t}** [x](https://evil.example) {{name}} <at>alle</at>';
    const { given } = read('r1', { 'r1-plan': text });
    expect(given['r1-plan']).toEqual({ text });
    expect(field('r1', 'r1-plan', given as Answers).value).toBe(text);
  });

  test('what is inherited is not a field', () => {
    expect(read('r1', Object.create({ 'r1-status': '3' }) as Record<string, unknown>).given['r1-status']).toBeUndefined();
  });
});

describe('whatever is sent', () => {
  const ids = FORM.parts.flatMap(({ questions }) => questions.flatMap(({ id }) => [id, `${id}-why`]));
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }), fc.integer(), fc.double(), fc.anything(),
    fc.constantFrom('0', '3', '12', '99999', 'na', 'yes', 'no,yes', 'vet ikke', 'ikke tilgjengelig', '1–4', '2026-05-01', 'plans,kin', 'own'),
  );
  const anyFields = fc.dictionary(fc.constantFrom(...ids), values, { maxKeys: 60, size: 'max' });

  test('reading never throws, and every question is either given or wrong', () => {
    fc.assert(fc.property(fc.constantFrom(...PARTS), fc.oneof(anyFields, fc.object()), (part, given) => {
      const found = read(part, given);
      const asked = FORM.parts.find(({ id }) => id === part)!.questions.map(({ id }) => id);
      expect([...Object.keys(found.given), ...found.wrong.map(({ question }) => question)].sort()).toEqual(asked.toSorted());
    }));
  });

  test('what it gives is shown, sent and read the same, in every language', () => {
    fc.assert(fc.property(fc.constantFrom(...PARTS), anyFields, fc.constantFrom(...LANGUAGES), (part, given, language) => {
      const once = read(part, given).given;
      const shown = fieldsOf(FORM, part, definedIn(once), language, translator(language));
      const again = readFields(FORM, part, sent(shown));
      expect(again.wrong).toEqual([]);
      expect(definedIn(again.given)).toEqual(definedIn(once));
    }), { numRuns: 300 });
  });

  test('what it gives fits its question, and is never 1, 2, 3 or 4 where that could point to somebody', () => {
    fc.assert(fc.property(fc.constantFrom(...PARTS), anyFields, (part, given) => {
      for (const [id, answer] of Object.entries(definedIn(read(part, given).given))) {
        const question: Question = questionsOf(FORM).find((each) => each.id === id)!;
        expect(sameAnswer(fitting(FORM, question, answer), answer)).toBe(true);
      }
    }));
    for (const { id } of questionsOf(FORM).filter((each) => each.class === 'B' || (each.kind === 'number' && each.few))) {
      const part = FORM.parts.find(({ questions }) => questions.some((each) => each.id === id))!.id;
      for (const few of ['1', '2', '3', '4', '1–4', '<5']) expect(read(part, { [id]: few }).given).toMatchObject({ [id]: { few: true } });
    }
  });
});

function definedIn(given: Record<string, Answer | undefined>): Answers {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, Answer] => entry[1] !== undefined));
}
