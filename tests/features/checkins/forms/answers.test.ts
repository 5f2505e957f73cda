import { carried, fitting, missingAnswers, questionsOf, sameAnswer } from '../../../../src/features/checkins/forms/answers';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import type { Answer, Answers, Form, OwnQuestion } from '../../../../src/features/checkins/forms/types';
import { ADDED, FORM, OTHER_FORM, REMOVED, RESCALED } from './other-form';

const STATUSES: Answers = { 'r1-status': { step: '3' }, 'r2-status': { step: '0' }, 'r3-status': { step: 'na', reason: 'Ny kommune.' } };
const missing = (answers: Answers, form: Form = FORM) => missingAnswers(form, answers).map(({ id }) => id);
const fit = (id: string, answer: Answer) => fitting(FORM, questionsOf(FORM).find((each) => each.id === id)!, answer);

test('all questions come in the order they are asked', () => {
  expect(questionsOf(FORM).map(({ id }) => id).slice(9, 12)).toEqual(['r1-callouts', 'r1-8a', 'r1-8b']);
});

describe('what is missing', () => {
  test('is the status of each råd', () => {
    expect(missing({})).toEqual(['r1-status', 'r2-status', 'r3-status']);
    expect(missing({ 'r1-status': { step: '1' } })).toEqual(['r2-status', 'r3-status']);
  });

  test('is nothing when «vet ikke» is the answer', () => {
    expect(missing(STATUSES)).toEqual([]);
  });

  test('is nothing of a part that the network does not use', () => {
    expect(missing({}, new Forms().of(new Forms().use(['r2', 'net'])))).toEqual(['r2-status']);
  });

  test('is how they know, where nothing is handed out', () => {
    expect(missing({ ...STATUSES, 'r2-units': { number: 0 } })).toEqual(['r2-how-known']);
    expect(missing({ ...STATUSES, 'r2-status': { step: 'na', reason: 'Ikke behov.' } })).toEqual(['r2-how-known']);
    expect(missing({ ...STATUSES, 'r2-units': { number: 0 }, 'r2-how-known': { text: 'BrukerPlan i mars.' } })).toEqual([]);
    for (const answer of [{ number: 40 }, { few: true }, { none: 'unknown' }] as const) {
      expect(missing({ ...STATUSES, 'r2-units': answer })).toEqual([]);
    }
  });
});

describe('the same answer', () => {
  test('may have its choices in another order', () => {
    expect(sameAnswer({ choices: ['a', 'b'] }, { choices: ['b', 'a'] })).toBe(true);
    expect(sameAnswer({ choices: ['a', 'b'] }, { choices: ['a'] })).toBe(false);
  });

  test('has the same reason, however it is put together', () => {
    expect(sameAnswer({ step: 'na', reason: 'x' }, { reason: 'x', step: 'na' })).toBe(true);
    expect(sameAnswer({ step: 'na', reason: 'x' }, { step: 'na', reason: 'y' })).toBe(false);
  });

  test('is none when nothing is answered, and none is not «vet ikke» or 0', () => {
    expect(sameAnswer(undefined, undefined)).toBe(true);
    const answers: Answer[] = [{ none: 'unknown' }, { none: 'unavailable' }, { number: 0 }, { few: true }, { text: '0' }, { step: '0' }];
    for (const one of answers) {
      expect(sameAnswer(one, undefined)).toBe(false);
      expect(answers.filter((other) => sameAnswer(one, other))).toEqual([one]);
    }
  });

  test('leaves both as they were', () => {
    const answer = { choices: ['b', 'a'] };
    sameAnswer(answer, answer);
    expect(answer.choices).toEqual(['b', 'a']);
  });
});

describe('an answer fits its question', () => {
  test.each<[string, Answer, Answer | undefined]>([
    ['r1-status', { step: '4' }, { step: '4' }],
    ['r1-status', { step: '4', reason: 'x' }, { step: '4' }],
    ['r1-status', { step: 'na' }, undefined],
    ['r1-status', { step: '6' }, undefined],
    ['r1-status', { number: 4 }, undefined],
    ['r1-meetings', { number: 3 }, { number: 3 }],
    ['r1-meetings', { few: true }, undefined],
    ['r1-meetings', { number: 1001 }, undefined],
    ['r1-meetings', { none: 'unavailable' }, undefined],
    ['r1-callouts', { none: 'unavailable' }, { none: 'unavailable' }],
    ['r1-callouts', { number: 0 }, { number: 0 }],
    ['r1-callouts', { number: 1 }, { few: true }],
    ['r1-callouts', { number: 4 }, { few: true }],
    ['r1-callouts', { number: 5 }, { number: 5 }],
    ['r2-trained', { number: 1 }, { few: true }],
    ['r1-purity', { choices: ['yes'] }, { choices: ['yes'] }],
    ['r1-purity', { choices: ['yes', 'no'] }, undefined],
    ['r1-knowledge', { choices: ['hkh', 'other'] }, { choices: ['hkh', 'other'] }],
    ['r1-knowledge', { choices: ['hkh', 'gone'] }, undefined],
    ['r1-knowledge', { choices: [] }, undefined],
    ['r1-revised', { day: '2026-02-29' }, undefined],
    ['r1-revised', { day: '2024-02-29' }, { day: '2024-02-29' }],
    ['r1-plan', { text: 'x'.repeat(201) }, undefined],
    ['r1-plan', { text: '' }, undefined],
  ])('%s: %j becomes %j', (id, answer, kept) => {
    expect(fit(id, answer)).toEqual(kept);
  });
});

describe('carried to another version', () => {
  const answers: Answers = {
    ...STATUSES, 'r1-plan': { text: 'Rusplan' }, 'r2-places': { number: 7 }, 'r2-trained': { few: true }, 'net-help': { choices: ['plans', 'kin'] },
  };

  test('is everything, to the same version', () => {
    expect(carried({ form: FORM, answers }, FORM)).toEqual(answers);
  });

  test('is not what was removed, not what is on a changed scale, and nothing for what is new', () => {
    const next = carried({ form: FORM, answers }, without(OTHER_FORM, 'r2-places'));
    const { 'r2-places': removed, [RESCALED]: rescaled, ...others } = answers;
    expect([removed, rescaled]).not.toContain(undefined);
    expect(next).toEqual(others);
    expect(next).not.toHaveProperty(ADDED);
  });

  test('is not what was counted in the period before, nor what happened in it, nor a number of the network’s own', () => {
    const own: OwnQuestion = { id: 'own1', text: 'Hvor mange kurs?', kind: 'number' };
    const form = new Forms().of(new Forms().use(['r1', 'r2', 'r3', 'net'], [own]));
    const counted: Answers = {
      [REMOVED]: { number: 7 }, 'r1-callouts': { few: true }, 'r1-purity': { choices: ['yes'] }, 'r2-units': { number: 2000 }, 'r3-sprays': { number: 40 },
      'r3-courses': { number: 2 }, 'r3-participants': { number: 30 }, 'r3-cards': { number: 100 }, 'net-august': { choices: ['yes'] }, own1: { number: 9 },
    };
    expect(carried({ form, answers: { ...counted, 'r2-places': { number: 7 } } }, form)).toEqual({ 'r2-places': { number: 7 } });
  });

  test('is not what comes back from a later version with another scale', () => {
    expect(carried({ form: OTHER_FORM, answers: { 'r1-status': { step: '2' }, 'r2-status': { step: '2' } } }, FORM)).toEqual({
      'r2-status': { step: '2' },
    });
  });

  const without = (form: Form, id: string): Form => (
    { ...form, parts: form.parts.map((part) => ({ ...part, questions: part.questions.filter((each) => each.id !== id) })) }
  );

  const changedTo = (id: string, change: object): Form => ({
    ...FORM,
    parts: FORM.parts.map((part) => ({
      ...part, questions: part.questions.map((each) => (each.id === id ? { ...each, ...change } : each)),
    })),
  });

  test.each<[string, string, object]>([
    ['a question of another kind', 'r1-plan', { kind: 'number', min: 0, max: 9 }],
    ['an option that is gone', 'net-help', { options: [{ id: 'kin', label: { nb: 'a', nn: 'a', en: 'a' } }] }],
    ['what may have one answer only', 'net-help', { many: undefined }],
    ['a number that is counted exactly now', 'r2-trained', { few: undefined }],
    ['a shorter text', 'r1-plan', { max: 3 }],
  ])('nothing is carried to %s', (_what, id, change) => {
    const { [id]: gone, ...others } = answers;
    expect(gone).toBeDefined();
    expect(carried({ form: FORM, answers }, changedTo(id, change))).toEqual(others);
  });

  test('an exact number becomes «1–4» where it is now of class B', () => {
    expect(carried({ form: FORM, answers: { 'r2-places': { number: 3 } } }, changedTo('r2-places', { class: 'B' }))).toEqual({ 'r2-places': { few: true } });
  });

  test('an own question is the same only in the same words', () => {
    const withOwn = (question: OwnQuestion) => new Forms().of(new Forms().use(['r1'], [question]));
    const before = { form: withOwn({ id: 'own1', text: 'Har dere et overdoseteam?', kind: 'yes-no' }), answers: { own1: { choices: ['yes'] } } };
    expect(carried(before, withOwn({ id: 'own1', text: 'Har dere et overdoseteam?', kind: 'yes-no' }))).toEqual(before.answers);
    expect(carried(before, withOwn({ id: 'own1', text: 'Har dere et brukerrom?', kind: 'yes-no' }))).toEqual({});
    expect(carried(before, withOwn({ id: 'own1', text: 'Har dere et overdoseteam?', kind: 'text' }))).toEqual({});
  });

  test('what nobody asked before is not carried', () => {
    expect(carried({ form: new Forms().of(new Forms().use(['r2'])), answers }, FORM)).toEqual({
      'r2-status': { step: '0' }, 'r2-places': { number: 7 }, 'r2-trained': { few: true },
    });
  });
});
