import { aTurn } from '../../../support/a-turn';
import { ofType } from '../../../cards/elements';
import { OTHER_FORM, REMOVED } from '../forms/other-form';
import { aRound, FORM, useOf } from './support';
import { cardOf, NEW, OLD, told, WHOSE } from './told';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import type { Answers, Form } from '../../../../src/features/checkins/forms/types';
import { numbersOf, trendOf } from '../../../../src/features/checkins/history/trend';
import { numbersReply, trendReply } from '../../../../src/features/checkins/history/trend-cards';

const turn = aTurn();
const ROUTINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const routines = (...steps: (string | undefined)[]): Answers => Object.fromEntries(ROUTINES.flatMap((letter, at) => {
  const step = steps[at];
  return step === undefined ? [] : [[`r1-8${letter}`, { step, ...(step === 'na' && { reason: 'Ikke hos oss' }) }]];
}));
const wordsOf = (card: unknown) => ofType(card, /^TextBlock$/).map(({ text }) => String(text));

describe('the routines', () => {
  test('in place are those of step 4 and 5; what is not known, not applicable or not answered is counted apart', () => {
    const [row] = trendOf([told(OLD, routines('5', '4', '3', '1', '0', 'na', '4'))]).rows;
    expect(row?.routines).toEqual({ of: 8, inPlace: 3, unknown: 1, notApplicable: 1, unanswered: 1 });
  });

  test('are shown round for round, as n of 8', () => {
    const all = [told(NEW, routines('5', '4', '4', '4', '4', '4', '4', '4')), told(OLD, routines('5', '4', '3', '1', '0', 'na', '4'))];
    const words = wordsOf(cardOf(trendReply(turn, WHOSE, all)));
    expect(words).toContain('2\\. tertial 2026: 8 av 8');
    expect(words).toContain('1\\. tertial 2026: 3 av 8, vet ikke: 1, ikke aktuelt: 1, ikke besvart: 1');
  });

  test('are absent where they were not asked', () => {
    const without = { ...useOf(FORM), parts: FORM.parts.map(({ id }) => id).filter((id) => id !== 'r1r') };
    const all = [{ ...told(OLD, routines('5')), form: new Forms().of(without) }];
    expect(trendOf(all).rows[0]?.routines).toBeUndefined();
    expect(wordsOf(cardOf(trendReply(turn, WHOSE, all)))).not.toContain(turn.t('cards.checkins.trend.routines'));
  });

  test('on another scale are not counted, and it says so', () => {
    const form: Form = {
      ...OTHER_FORM,
      parts: OTHER_FORM.parts.map((part) => ({
        ...part, questions: part.questions.map((each) => (each.id === 'r1-8a' && each.kind === 'status' ? { ...each, scale: 'status-2' } : each)),
      })),
    };
    const all = [{ ...told(NEW, routines('3', '5')), form }];
    expect(trendOf(all).rows[0]?.routines).toBe('otherScale');
    expect(wordsOf(cardOf(trendReply(turn, WHOSE, all)))).toContain('2\\. tertial 2026: meldt på en annen skala, kan ikke sammenlignes');
  });
});

describe('the status of each råd', () => {
  test('is the first that the form asks about it, in words and digits; what is not known is said in words', () => {
    const card = cardOf(trendReply(turn, WHOSE, [told(OLD, { 'r1-status': { step: '0' }, 'r2-status': { step: '5' }, 'r3-agreement': { step: '5' } })]));
    const [, row] = ofType(card, /^TableRow$/);
    expect(wordsOf(row)).toEqual(['1\\. tertial 2026', '0 – vet ikke', '5 – på plass og revidert siste 12 måneder', 'ikke besvart']);
  });

  test('says that it does not apply; why stands on the report', () => {
    const card = cardOf(trendReply(turn, WHOSE, [told(OLD, { 'r2-status': { step: 'na', reason: 'Ingen (se plan)' } })]));
    expect(wordsOf(card)).toContain('Ikke aktuelt');
  });

  test('has no column for a råd that nobody was asked about, and says where one round was not', () => {
    const forms = new Forms();
    const only = (...parts: string[]) => forms.of({ ...useOf(FORM), parts });
    const one = { ...told(OLD, { 'r1-status': { step: '3' } }), form: only('r1') };
    const two = { ...told(OLD, { 'r2-status': { step: '3' } }), form: only('r1', 'r2') };
    expect(trendOf([one]).raad).toEqual([1]);
    const rows = ofType(cardOf(trendReply(turn, WHOSE, [one, two])), /^TableRow$/).map(wordsOf);
    expect(rows).toEqual([
      ['Innsjekk', 'Råd 1', 'Råd 2'], ['1\\. tertial 2026', '3 – under arbeid', 'ikke spurt om'], ['1\\. tertial 2026', 'ikke besvart', '3 – under arbeid'],
    ]);
  });

  test('of reports that were asked of no råd is a sentence and no table', () => {
    const none = { ...told(OLD, {}), form: new Forms().of({ ...useOf(FORM), parts: ['net'] }) };
    const card = cardOf(trendReply(turn, WHOSE, [none]));
    expect(ofType(card, /^Table$/)).toEqual([]);
    expect(wordsOf(card)).toContain(turn.t('checkins.history.trend.none'));
  });

  test('comes six rounds at a time', () => {
    const all = Array.from({ length: 7 }, (_, at) => told(aRound({ period: { from: `20${26 - at}-01-01`, to: `20${26 - at}-04-30` } }), {}));
    const [first, last] = [cardOf(trendReply(turn, WHOSE, all)), cardOf(trendReply(turn, WHOSE, all, 6))];
    expect([ofType(first, /^TableRow$/), ofType(last, /^TableRow$/)].map(({ length }) => length)).toEqual([7, 2]);
  });
});

describe('the numbers', () => {
  test('are shown as they were answered: what is not known is no 0, and 1–4 no number', () => {
    const all = [
      told(NEW, { 'r2-units': { number: 0 }, 'r1-callouts': { few: true } }), told(OLD, { 'r2-units': { none: 'unknown' }, 'r1-callouts': { none: 'unavailable' } }),
    ];
    const words = wordsOf(cardOf(numbersReply(turn, WHOSE, all)));
    const after = (id: string) => {
      const label = FORM.parts.flatMap(({ questions }) => questions).find((each) => each.id === id)?.label.nb ?? '';
      const at = words.indexOf(label);
      return words.slice(at + 1, at + 3);
    };
    expect(after('r2-units')).toEqual(['2\\. tertial 2026: 0', '1\\. tertial 2026: vet ikke']);
    expect(after('r1-callouts')).toEqual(['2\\. tertial 2026: 1–4', '1\\. tertial 2026: ikke tilgjengelig']);
    expect(after('r2-places')).toEqual(['2\\. tertial 2026: ikke besvart', '1\\. tertial 2026: ikke besvart']);
    expect(after(REMOVED)).toEqual(['2\\. tertial 2026: ikke spurt om', '1\\. tertial 2026: ikke besvart']);
  });

  test('are all that the forms ask for, and nothing else', () => {
    const asked = FORM.parts.flatMap(({ questions }) => questions).filter(({ kind }) => kind === 'number').map(({ id }) => id);
    expect(numbersOf([told(OLD, {})]).map(({ question }) => question.id)).toEqual(asked);
  });

  test('of forms that ask for none are a sentence', () => {
    const none = { ...told(OLD, {}), form: new Forms().of({ ...useOf(FORM), parts: ['net'] }) };
    expect(wordsOf(cardOf(numbersReply(turn, WHOSE, [none])))).toContain(turn.t('checkins.history.numbers.none'));
  });
});
