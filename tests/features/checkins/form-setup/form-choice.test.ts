import fc from 'fast-check';
import { ChoiceFields, readChoice, shownOf, thoughtsOn } from '../../../../src/features/checkins/form-setup/form-choice';
import { formRef, readFormRef } from '../../../../src/features/checkins/form-setup/form-ref';
import { withIds } from '../../../../src/features/checkins/form-setup/own-questions';
import { remarkOn } from '../../../../src/features/checkins/forms/class-c';
import { allParts, everything, forms, rows } from './support';

const read = (fields: object) => readChoice(ChoiceFields.parse(fields), forms.current());
const wrongOf = (fields: object) => {
  const { wrong } = read(fields);
  return wrong && { ...wrong };
};
const one = (text: string, kind = 'status') => read(everything([text, kind]));

describe('what a coordinator chooses', () => {
  test('is parts in the form’s order, and the questions that have words', () => {
    const given = [...allParts].reverse().slice(0, 2);
    expect(read({ parts: given.join(', '), ...rows(['Har dere nok folie?', 'yes-no'], ['  '], ['Timer\tper   uke', 'number']) })).toEqual({
      choice: {
        parts: allParts.filter((id) => given.includes(id)),
        own: [{ text: 'Har dere nok folie?', kind: 'yes-no' }, { text: 'Timer per uke', kind: 'number' }],
      },
      thoughts: [],
    });
  });

  test.each([[{ parts: '' }], [{ parts: 'none,of,these' }], [{}]])('has at least one part: %j', (fields) => {
    expect(wrongOf(fields)).toEqual({ text: 'checkins.setup.wrong.parts' });
  });

  test.each([
    ['!!!', 'status', 'words'], ['Har dere folie?', 'essay', 'kind'], ['Har dere folie?', '', 'kind'], ['Gjelder 01019012345', 'text', 'person'],
  ])('is not «%s» of the kind «%s»', (text, kind, wrong) => {
    expect(wrongOf(everything([text, kind]))?.text).toBe(`checkins.setup.wrong.${wrong}`);
  });

  test('has up to 200 characters a question; what is longer is refused, and shown again as far as there is room', () => {
    expect(one('å'.repeat(200)).wrong).toBeUndefined();
    const { wrong, shown } = one('å'.repeat(10_000)) as Extract<ReturnType<typeof read>, { shown: unknown }>;
    expect(wrong).toEqual({ text: 'checkins.setup.wrong.long', values: { nth: 1, most: 200, count: 10_000 } });
    expect(shown.rows[0]).toEqual({ text: 'å'.repeat(600), kind: 'status' });
    expect(shown.parts).toEqual(allParts);
  });

  test('does not ask the same twice, and says which row it is', () => {
    expect(wrongOf(everything(['Har dere folie?'], [''], ['Har  dere folie?', 'number']))).toEqual({ text: 'checkins.setup.wrong.twice', values: { nth: 3 } });
  });

  test('with a national id, also over two questions, is shown again without its digits', () => {
    for (const fields of [everything(['Om 010190 12345']), everything(['Om 010190'], ['12345 da'])]) {
      const result = read(fields) as Extract<ReturnType<typeof read>, { shown: unknown }>;
      expect(result.wrong?.text).toBe('checkins.setup.wrong.person');
      expect(JSON.stringify(result.shown.rows)).not.toMatch(/\d{3}/);
    }
  });

  test('is shown in the form as it was chosen, with room for five', () => {
    const own = [{ text: 'Har dere folie?', kind: 'yes-no' as const }];
    expect(shownOf({ parts: ['r1'], own })).toEqual({ parts: ['r1'], rows: [own[0], ...Array.from({ length: 4 }, () => ({ text: '', kind: 'status' }))] });
  });

  test('is read without a failure, whatever is written', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 700 }), fc.string({ maxLength: 10 })), { maxLength: 5 }), fc.string(), (questions, parts) => {
      const result = read({ parts, ...rows(...questions) });
      if (!result.wrong) expect(result.choice.own.every(({ text }) => text.length <= 200)).toBe(true);
    }));
  });
});

describe('what is of class C', () => {
  test.each([
    ['Hvor mange overdosedødsfall har dere hatt?', 'number', 'deaths'], ['Kor mange døydde i perioden?', 'number', 'deaths'], ['Did anybody die?', 'yes-no', 'deaths'],
    ['Er dødsfall gjennomgått for læring?', 'yes-no', 'deaths'], ['Fortell om dødsfallene', 'text', 'deaths'], ['How many fatal overdoses?', 'number', 'deaths'],
    ['Hvor mange personer fikk utstyr?', 'number', 'persons'], ['Kor mange brukarar har de møtt?', 'number', 'persons'], ['Alder og kjønn?', 'text', 'persons'],
    ['How many people came?', 'number', 'persons'], ['Beskriv pasientene', 'text', 'persons'],
    ['Hvor mange fikk nalokson?', 'number', 'persons'], ['Kor mange unge under 18?', 'number', 'persons'], ['How many collected syringes?', 'number', 'persons'],
    ['Hvor mange pårørende er fulgt opp?', 'number', 'kin'], ['Talet på etterlatne', 'number', 'kin'], ['How many next of kin?', 'number', 'kin'],
  ] as const)('«%s» (%s) can’t be asked: %s', (text, kind, topic) => {
    expect(remarkOn(text, kind)).toEqual({ how: 'refused', topic });
    expect(one(text, kind).wrong?.text).toBe(`checkins.setup.wrong.${topic}`);
  });

  test.each([
    ['Rutine for gjennomgang etter dødsfall', 'status', 'deaths'], ['Har dere en person med hovedansvar?', 'yes-no', 'persons'],
    ['Har dere rutine for pårørende?', 'yes-no', 'kin'], ['Har dere hatt overdoser i perioden?', 'yes-no', 'events'], ['Hvem har ansvaret?', 'text', 'names'],
    ['Antall oppfølginger etter overdose', 'number', 'regional'], ['Gonger nalokson er brukt', 'number', 'regional'], ['Number of follow-ups', 'number', 'regional'],
  ] as const)('«%s» (%s) is asked about first: %s', (text, kind, about) => {
    expect(remarkOn(text, kind)).toEqual({ how: 'asked', topic: about });
    expect(one(text, kind)).toMatchObject({ choice: { own: [{ text, kind }] }, thoughts: [{ nth: 1, about }] });
  });

  test.each([
    ['Rutine for pårørende og etterlatte', 'status'], ['Rutine etter ikke-dødelig overdose', 'status'], ['Oppfølging etter ikkje-dødeleg overdose', 'text'],
    ['Equipment after a non-fatal overdose', 'number'], ['Bruker dere tall fra Dødsårsaksregisteret?', 'yes-no'], ['Hvor mye brukerutstyr er delt ut?', 'number'],
    ['Møter med brukerorganisasjoner', 'number'], ['Har dere folie, men ikke sprøyter?', 'yes-no'], ['Markerte dere 31. august, verdens overdosedag?', 'yes-no'],
    ['Overdosekort delt ut', 'number'], ['Overdoseutrykninger i perioden', 'number'], ['Hvilken plan står det i?', 'text'], ['Ansatte med kurs', 'number'], ['Nødnummer kjent', 'status'],
  ] as const)('«%s» (%s) is asked without a word', (text, kind) => {
    expect(remarkOn(text, kind)).toBeUndefined();
  });

  test('is found whatever the letters look like, and in any of the languages', () => {
    for (const text of ['HVOR MANGE DØDE?', 'hvor mange døde', 'Antall narkotikadødsfall', 'antall «døde»', 'Number of deaths', 'Dødsfall/år']) {
      expect(remarkOn(text, 'number')).toEqual({ how: 'refused', topic: 'deaths' });
    }
  });

  test('an allowed phrase does not let another through', () => {
    expect(remarkOn('Ikke-dødelige overdoser og dødsfall', 'number')).toEqual({ how: 'refused', topic: 'deaths' });
  });

  test('a telephone number in a question is to be thought over too', () => {
    expect(thoughtsOn([{ text: 'Har dere ringt 91 23 45 67?', kind: 'yes-no' }])).toEqual([{ nth: 1, about: 'person' }]);
  });
});

describe('the ids of own questions', () => {
  const first = withIds([{ text: 'A', kind: 'text' }, { text: 'B', kind: 'number' }], [], 1);

  test('are new for what is new', () => {
    expect(first.map(({ id }) => id)).toEqual(['own1-1', 'own1-2']);
  });

  test('follow a question that is asked as before, wherever it stands, and are never used for another', () => {
    const second = withIds([{ text: 'C', kind: 'text' }, { text: 'A', kind: 'text' }, { text: 'B', kind: 'text' }], first, 2);
    expect(second.map(({ id, text }) => [id, text])).toEqual([['own2-1', 'C'], ['own1-1', 'A'], ['own2-3', 'B']]);
    const third = withIds([{ text: 'B', kind: 'number' }], second, 3);
    expect(third.map(({ id }) => id)).toEqual(['own3-1']);
  });

  test('are all different, whatever is asked', () => {
    const written = fc.uniqueArray(fc.record({ text: fc.constantFrom('A', 'B', 'C', 'D', 'E'), kind: fc.constantFrom('text' as const, 'number' as const) }), { maxLength: 5, selector: ({ text }) => text });
    fc.assert(fc.property(fc.array(written, { maxLength: 6 }), (versions) => {
      let own = withIds([], [], 1);
      const texts = new Map<string, string>();
      versions.forEach((each, at) => {
        own = withIds(each, own, at + 1);
        expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
        for (const { id, text, kind } of own) {
          expect(texts.get(id) ?? `${kind} ${text}`).toBe(`${kind} ${text}`);
          texts.set(id, `${kind} ${text}`);
        }
      });
    }));
  });
});

describe('a reference to a draft of the form', () => {
  test('comes back as it was', () => {
    const ref = { draft: '8226000000000-0e5f0e5f', seen: 12 };
    expect(formRef(ref)).toBe('8226000000000-0e5f0e5f-v12');
    expect(readFormRef(formRef(ref))).toEqual(ref);
  });

  test.each(['', '8226000000000-0e5f', '8226000000000-0e5f-v', '8226000000000-0e-5f-v1', '822-0e5f-v1', '8226000000000-0e5f-v1234567', 'x-v1'])('«%s» is none', (text) => {
    expect(readFormRef(text)).toBeUndefined();
  });
});
