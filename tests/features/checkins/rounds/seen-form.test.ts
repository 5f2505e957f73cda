import { Forms } from '../../../../src/features/checkins/forms/forms';
import { LANGUAGES, translator } from '../../../../src/lib/language';
import { formPrint, makeRef, readMakeRef } from '../../../../src/features/checkins/rounds/seen-form';
import type { OwnQuestion } from '../../../../src/features/checkins/forms/types';

const ID = '8222000000000-aaaa1111';
const forms = new Forms();
const own: OwnQuestion = { id: 'own1-1', text: 'Har dere folie?', kind: 'yes-no' };

test('says which round, and which form was shown when it is not the draft’s', () => {
  expect(readMakeRef(makeRef(ID, forms.use()))).toEqual({ round: ID, print: formPrint(forms.use()) });
  expect(readMakeRef(ID)).toEqual({ round: ID });
});

test('what no card of ours has sent is nothing', () => {
  for (const id of ['', 'x', `${ID}-f`, `${ID}-f1234567`, `${ID}-fxxxxxxxx`, `${ID}-v1`, `${ID}-f12345678-f12345678`]) {
    expect(readMakeRef(id)).toBeUndefined();
  }
});

test('forms that ask the same are the same, however they are written down', () => {
  const { id, version, parts } = forms.use();
  const written = { parts, version, id, own: [{ kind: own.kind, text: own.text, id: own.id }] };
  expect(formPrint(written)).toBe(formPrint({ id, version, parts, own: [own] }));
});

test('another version, part, question or kind of question is another form', () => {
  const use = { ...forms.use(), own: [own] };
  const others = [
    { ...use, version: use.version + 1 }, { ...use, parts: use.parts.slice(1) }, { ...use, own: [] },
    { ...use, own: [{ ...own, text: 'Noe annet?' }] }, { ...use, own: [{ ...own, kind: 'text' as const }] },
  ];
  expect(new Set([use, ...others].map(formPrint)).size).toBe(others.length + 1);
});

test.each(LANGUAGES)('what is looked over is called by what it is, in %s: a round or a form', (language) => {
  const t = translator(language);
  expect(t('cards.checkins.round-preview.heading')).not.toBe(t('cards.checkins.form-preview.title'));
});
