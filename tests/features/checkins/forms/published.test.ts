import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionsOf } from '../../../../src/features/checkins/forms/answers';
import { asksForClassC } from '../../../../src/features/checkins/forms/class-c';
import { PUBLISHED } from '../../../../src/features/checkins/forms/published';
import type { Form, Texts } from '../../../../src/features/checkins/forms/types';
import { LANGUAGES, type Language } from '../../../../src/lib/language';

const FOLDER = join(__dirname, '../../../../src/features/checkins/forms/definitions');

/** Of the parsed content, so that line ends do not count. A published form never changes: what must change is a new file. */
const FROZEN: Record<string, string> = {
  'checkin-1.json': 'cc9fdd014b686f25eaa90ef356ae739cb069b6c2f9ebf3ed32c806d20ceaada9',
};

const hashOf = (file: string) =>
  createHash('sha256').update(JSON.stringify(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')))).digest('hex');

test.each(readdirSync(FOLDER))('%s is as it was published', (file) => {
  expect(hashOf(file)).toBe(FROZEN[file]);
});

test('every definition is published, and only once', () => {
  const files = PUBLISHED.map(({ id, version }) => `${id}-${version}.json`);
  expect(files.sort()).toEqual(readdirSync(FOLDER).sort());
  expect(Object.keys(FROZEN).sort()).toEqual(files);
});

describe.each(PUBLISHED.map((form) => [`${form.id} ${form.version}`, form] as const))('%s', (_name, form) => {
  test('asks for nothing of class C', () => {
    expect(questionsOf(form).filter(asksForClassC)).toEqual([]);
  });

  test('asks the status of each råd, and demands nothing else', () => {
    const demanded = form.parts.flatMap(({ raad, questions }) =>
      questions.filter((each) => each.required).map(({ kind }) => ({ raad, kind })));
    expect(demanded).toEqual([1, 2, 3].map((raad) => ({ raad, kind: 'status' })));
  });

  test('asks how they know, of those who hand out nothing', () => {
    const waiting = questionsOf(form).filter((each) => each.requiredWhen);
    expect(waiting).toMatchObject([
      { id: 'r2-how-known', kind: 'text', requiredWhen: [{ question: 'r2-status', is: 'na' }, { question: 'r2-units', is: '0' }] },
    ]);
  });

  test('keeps small numbers apart from what domain/indicators.md has of class B, and of employees and participants', () => {
    const numbers = questionsOf(form).filter((each) => each.kind === 'number');
    expect(numbers.filter((each) => each.class === 'B').map(({ id }) => id)).toEqual(['r1-callouts', 'r2-units', 'r3-sprays']);
    expect(numbers.filter((each) => each.few).map(({ id }) => id)).toEqual(['r2-trained', 'r3-distributors', 'r3-participants']);
    expect(questionsOf(form).filter((each) => each.kind !== 'number').every((each) => each.class === 'A')).toBe(true);
  });

  test('has the eight routines of råd 1 as statuses', () => {
    const routines = form.parts.find(({ id }) => id === 'r1r')?.questions.map(({ id, kind }) => `${id} ${kind}`);
    expect(routines).toEqual([...'abcdefgh'].map((letter) => `r1-8${letter} status`));
  });

  test('has the scale from 0 to 5: «vet ikke» is no step of the way, and «ikke aktuelt» needs a reason', () => {
    const [scale] = form.scales;
    expect(scale?.steps.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5', 'na']);
    expect(scale?.steps.filter(({ outside }) => outside).map(({ id }) => id)).toEqual(['0', 'na']);
    expect(scale?.steps.filter(({ needsReason }) => needsReason).map(({ id }) => id)).toEqual(['na']);
  });

  test('fits on a button that carries a part', () => {
    expect(form.parts.map(({ id }) => id)).toEqual(['r1', 'r1r', 'r2', 'r3', 'net']);
    expect(Math.max(...form.parts.map(({ questions }) => questions.length))).toBeLessThanOrEqual(12);
  });

  test.each(LANGUAGES)('no two answers to a question read the same (%s)', (language) => {
    for (const options of optionsOf(form)) expect(new Set(options.map(({ label }) => label[language])).size).toBe(options.length);
  });
});

describe('each language is itself', () => {
  const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
  const having = (language: Language, pattern: RegExp) =>
    PUBLISHED.flatMap(textsOf).map((texts) => texts[language]).filter((text) => pattern.test(text));

  test('bokmål', () => {
    expect(having('nb', word('ikkje|eg|kva|korleis|kven|frå|vere|berre|gjere|fleire|kommunane|tenester|brukar\\p{L}*|vart|dykk'))).toEqual([]);
    expect(having('nb', /["“”]/)).toEqual([]);
  });

  test('nynorsk', () => {
    const words = 'ikke|jeg|hva|hvem|hvordan|hvor|noen|fra|være|bare|kommunene|flere|ble|bruker\\p{L}*|planer|rutiner|dere|annet';
    expect(having('nn', new RegExp(word(words).source.replace('bruker\\p{L}*', 'bruker(?!plan)\\p{L}*'), 'iu'))).toEqual([]);
    expect(having('nn', /["“”]/)).toEqual([]);
  });

  test('English', () => {
    expect(having('en', word('ikke|råd|og|eller|kommune|color|center|organization|program'))).toEqual([]);
    expect(having('en', /["«»]|'/)).toEqual([]);
  });

  test('what is open differs between the forms of Norwegian where the words do', () => {
    const labels = PUBLISHED.flatMap(questionsOf).map(({ label }) => label);
    expect(labels.filter(({ nb, nn }) => nb !== nn).length).toBeGreaterThan(labels.length * 0.6);
  });
});

const optionsOf = (form: Form) => [
  ...form.scales.map(({ steps }) => steps),
  ...questionsOf(form).flatMap((each) => (each.kind === 'choice' ? [each.options] : [])),
];

function textsOf(form: Form): Texts[] {
  const parts = form.parts.flatMap(({ title, intro }) => [title, ...(intro ? [intro] : [])]);
  const questions = questionsOf(form).flatMap(({ label, help }) => [label, ...(help ? [help] : [])]);
  return [...parts, ...questions, ...optionsOf(form).flat().map(({ label }) => label)];
}
