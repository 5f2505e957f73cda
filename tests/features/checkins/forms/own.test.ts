import { fieldsOf, readFields } from '../../../../src/features/checkins/forms/fields';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import type { OwnQuestion } from '../../../../src/features/checkins/forms/types';
import { translator } from '../../../../src/lib/language';
import { escapeMarkdown } from '../../../../src/lib/people-text';

const formOf = (...own: OwnQuestion[]) => new Forms().of(new Forms().use(['r1'], own));
const own = (kind: OwnQuestion['kind'], text = 'Har dere en plan?', id = 'own1'): OwnQuestion => ({ id, text, kind });
const first = (...asked: OwnQuestion[]) => formOf(...asked).parts.at(-1)?.questions[0];

test('own questions are the last part, and there is none without them', () => {
  expect(formOf(own('text')).parts.map(({ id }) => id)).toEqual(['r1', 'own']);
  expect(formOf(own('text')).parts.at(-1)?.title).toEqual({
    nb: 'Nettverkets egne spørsmål', nn: 'Eigne spørsmål frå nettverket', en: 'The network’s own questions',
  });
  expect(formOf().parts.map(({ id }) => id)).toEqual(['r1']);
});

test('a status is asked on the form’s own scale', () => {
  expect(first(own('status'))).toMatchObject({ id: 'own1', kind: 'status', scale: 'status', class: 'A' });
});

test('nobody knows what an own number counts: 1 to 4 are never kept as they are', () => {
  expect(first(own('number'))).toMatchObject({ kind: 'number', class: 'B' });
  expect(readFields(formOf(own('number')), 'own', { own1: '3' }).given).toEqual({ own1: { few: true } });
});

test('yes and no are in the reader’s language, and «vet ikke» is an answer', () => {
  const titles = (['nb', 'nn', 'en'] as const).map((language) =>
    fieldsOf(formOf(own('yes-no')), 'own', {}, language, translator(language))[0]?.choices.map(({ title }) => title));
  expect(titles).toEqual([['Ja', 'Nei', 'Vet ikke'], ['Ja', 'Nei', 'Veit ikkje'], ['Yes', 'No', 'Don’t know']]);
});

test('at most five are asked, none of them must be answered', () => {
  const many = Array.from({ length: 9 }, (_each, at) => own('text', 'Hva nå?', `own${at}`));
  expect(formOf(...many).parts.at(-1)?.questions).toHaveLength(5);
  expect(first(own('status'))).not.toHaveProperty('required');
});

describe('an evil question', () => {
  const label = (text: string) => first(own('text', text))?.label.nb ?? '';

  test('of 10,000 characters is cut, with a mark that says so', () => {
    expect(label('x'.repeat(10_000))).toBe(`${'x'.repeat(199)}…`);
  });

  test('with what is not seen, and with lines, is one line', () => {
    expect(label('Er \u202edette\u200b\n\n\n et spørsmål?')).toBe('Er dette et spørsmål?');
  });

  test.each(['${name}', '${$root.t}', '# Overskrift', '[lenke](https://evil.example)', '**fet** <at>alle</at>', '{{name}}'])('%s is text', (text) => {
    const [field] = fieldsOf(formOf(own('text', text)), 'own', {}, 'nb', translator('nb'));
    expect(field?.label).toBe(text);
    expect(escapeMarkdown(field?.label ?? '')).not.toMatch(/(?<!\\)[[*<]|^#/);
  });
});
