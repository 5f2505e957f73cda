import fc from 'fast-check';
import { changed, differing, fieldsOf, isFilled, PLAN_FIELDS, type Act } from '../../../../src/features/checkins/plans/plan';
import { readPlan } from '../../../../src/features/checkins/plans/plan-fields';
import { planRef, readPlanRef } from '../../../../src/features/checkins/plans/plan-ref';
import { planLines, planStanding } from '../../../../src/features/checkins/plans/words';
import { planRecord } from '../../../../src/features/checkins/records';
import { RAAD } from '../../../../src/features/meetings';
import { LANGUAGES, translator } from '../../../../src/lib/language';
import { aPlan, someFields, t } from './support';

const act: Act = { by: 'ref', at: 5, as: 'contact' };
const place = { municipality: '1506', raad: 2 as const };
const nothing = fieldsOf(undefined);
const now = Date.parse('2026-03-02T09:00:00Z');

describe('a plan', () => {
  test('is made with version 1, and kept as it was written', () => {
    const made = changed(undefined, place, { ...someFields, time: '' }, 0, act);
    if (made.kind !== 'saved' || !made.changed) throw new Error(made.kind);
    expect(made.plan).toEqual({ ...place, responsible: 'Kommuneoverlegen', standsIn: 'Ruspolitisk handlingsplan', revisedOn: '2026-09-01', buildsOn: 'Overdoseteamet', version: 1, at: 5, by: 'ref' });
    expect(planRecord.decode({ ...planRecord.encode(made.plan), partition: 'p', row: 'r', etag: 'e' } as never)).toEqual(made.plan);
  });

  test('that is emptied again stays, so that its version goes on rising', () => {
    const emptied = changed(aPlan(), place, nothing, 1, act);
    expect(emptied).toMatchObject({ kind: 'saved', changed: true, plan: { version: 2 } });
    expect(isFilled(emptied.plan)).toBe(false);
    expect(isFilled(undefined)).toBe(false);
  });

  test('of which nothing was changed is left as it is, whatever version was seen', () => {
    for (const seen of [0, 1, 7]) expect(changed(aPlan(), place, someFields, seen, act)).toEqual({ kind: 'saved', plan: aPlan(), changed: false });
    expect(changed(undefined, place, nothing, 0, act)).toEqual({ kind: 'saved', plan: undefined, changed: false });
  });

  test('that somebody else changed meanwhile is not written over', () => {
    const stands = aPlan({ version: 3 });
    expect(changed(stands, place, { ...someFields, time: 'Mer' }, 2, act)).toEqual({ kind: 'clash', plan: stands });
    expect(differing(fieldsOf(stands), { ...someFields, time: 'Mer', buildsOn: '' })).toEqual(['time', 'buildsOn']);
  });

  test('says when a coordinator changed it, until the municipality changes it itself', () => {
    const byCoordinator = changed(aPlan(), place, { ...someFields, time: 'To dager' }, 1, { ...act, as: 'coordinator' });
    expect(byCoordinator.plan).toMatchObject({ onBehalf: true });
    const byContact = changed(byCoordinator.plan, place, someFields, 2, { ...act, as: 'deputy' });
    expect(byContact.plan).not.toHaveProperty('onBehalf');
  });
});

describe('what is written in the form', () => {
  const read = (parts: Partial<typeof someFields>, stands = '') => readPlan({ ...someFields, ...parts }, now, stands);

  test('is cleaned of what cannot be seen', () => {
    expect(read({ responsible: ' Kommune\u202eoverlegen\u200b \n\n\n\n nå ' }).fields.responsible).toBe('Kommuneoverlegen\n\nnå');
  });

  test('is refused with a national id, in one field or divided over two, and shown again without its digits', () => {
    for (const parts of [{ time: '010190 12345' }, { time: 'Ring 010190', standsIn: '12345' }]) {
      const { wrong, fields } = read(parts);
      expect(wrong).toEqual({ text: 'checkins.plans.wrong.person' });
      expect(JSON.stringify({ ...fields, revisedOn: '' })).not.toMatch(/\d/);
      expect(fields.revisedOn).toBe('2026-09-01');
    }
  });

  test.each([['responsible'], ['time'], ['standsIn'], ['buildsOn']] as const)('may have 300 characters in %s, and is shown again when it has more', (field) => {
    expect(read({ [field]: 'a'.repeat(300) }).wrong).toBeUndefined();
    const { wrong, fields } = read({ [field]: 'a'.repeat(301) });
    expect(wrong).toEqual({ text: `checkins.plans.wrong.long.${field}`, values: { most: 300 } });
    expect(fields[field]).toBe('a'.repeat(301));
    expect(read({ [field]: 'ø'.repeat(10_000) }).fields[field]).toHaveLength(1_000);
  });

  test.each([
    ['2026-02-30', 'day'], ['snart', 'day'], ['2026-03-01', 'past'], ['2036-03-03', 'far'], ['2036-03-02', undefined], ['2026-03-02', undefined], ['', undefined],
  ])('with the day «%s» is %s', (revisedOn, wrong) => {
    const result = read({ revisedOn });
    expect(result.wrong?.text).toBe(wrong && `checkins.plans.wrong.${wrong}`);
    if (wrong === 'day') expect(result.fields.revisedOn).toBe('');
  });

  test('may have a day that has passed where it stood already', () => {
    expect(read({ revisedOn: '2025-01-01' }, '2025-01-01').wrong).toBeUndefined();
  });

  test('is never more than fits on a card, whatever it is', () => {
    const [any, binary] = [fc.string(), fc.string({ unit: 'binary', maxLength: 2_000 })];
    fc.assert(fc.property(fc.record({ responsible: any, time: binary, standsIn: any, revisedOn: any, buildsOn: any }), (fields) => {
      const { fields: kept } = readPlan(fields, now);
      expect(Object.values(kept).every((text) => text.length <= 1_000)).toBe(true);
    }));
  });
});

describe('a reference to a plan', () => {
  test.each([
    ['1506', { municipality: '1506' }], ['1506-2', { municipality: '1506', raad: 2 }], ['0301-3-14', { municipality: '0301', raad: 3, version: 14 }],
  ] as const)('«%s» is read as it was written', (text, ref) => {
    expect(readPlanRef(text)).toEqual(ref);
    expect(planRef(ref)).toBe(text);
  });

  test.each(['', '150', '1506-4', '1506-0', '1506-22', '1506-x', '1506-2-', '1506-2-1234567', '1506--2', 'abcd-1', '15067-1'])('«%s» is none', (text) => {
    expect(readPlanRef(text)).toBeUndefined();
  });

  test('comes back whatever it is', () => {
    const municipality = fc.integer({ min: 1000, max: 9999 }).map(String);
    const refs = fc.record({ municipality, raad: fc.constantFrom(...RAAD), version: fc.nat(999_999) });
    fc.assert(fc.property(refs, (ref) => {
      expect(readPlanRef(planRef(ref))).toEqual(ref);
    }));
  });
});

describe('the lines of a plan', () => {
  test('say only what is filled in, with the day as one reads it', () => {
    expect(planLines(t, 'nb', aPlan({ time: undefined, buildsOn: undefined }))).toEqual([
      'Ansvarlig: Kommuneoverlegen', 'Står i: Ruspolitisk handlingsplan', 'Revideres: 1. september 2026',
    ]);
    const nothingIn = aPlan(Object.fromEntries(PLAN_FIELDS.map((field) => [field, undefined])));
    for (const language of LANGUAGES) expect(planLines(translator(language), language, nothingIn)).toEqual([]);
  });

  test('show Markdown and placeholders as text, on one line', () => {
    const [line] = planLines(t, 'nb', aPlan({ responsible: '**Legen** [her](https://x.no)\n\n# ${name} {{text}} <at>Kari</at>' }));
    expect(line).toBe('Ansvarlig: \\*\\*Legen\\*\\* \\[her\\](https://x.no) # ${name} {{text}} \\<at>Kari\\</at>');
  });

  test('are followed by when it was changed, and that the day has passed from the day after it', () => {
    const at = (iso: string) => planStanding({ t, language: 'nb', now: Date.parse(iso) }, aPlan());
    expect(at('2026-09-01T20:00:00Z')).toBe('Sist endret 2. januar 2026.');
    expect(at('2026-09-01T22:30:00Z')).toBe('Datoen for revisjon har vært. Sist endret 2. januar 2026.');
    expect(planStanding({ t, language: 'nb', now }, aPlan({ onBehalf: true }))).toContain('på vegne av kommunen');
  });
});
