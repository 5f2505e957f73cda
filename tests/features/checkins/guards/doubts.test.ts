import fc from 'fast-check';
import { doubts } from '../../../../src/features/checkins/guards';
import { DOUBT_RULES, type Says } from '../../../../src/features/checkins/guards/doubt-rules';
import { tenfold } from '../../../../src/features/checkins/guards/tenfold';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import { questionsOf } from '../../../../src/features/checkins/forms/answers';
import type { Answer, Answers } from '../../../../src/features/checkins/forms/types';
import type { PastReport } from '../../../../src/features/checkins/types';
import { LANGUAGES, translator, type Language } from '../../../../src/lib/language';

const form = new Forms().current();
const partOf = (id: string) => form.parts.find((part) => part.id === id) ?? form.parts[0]!;
const today = '2026-11-23';

function asked(part: string, answers: Answers, { before, language = 'nb' }: { before?: Answers; language?: Language } = {}): string[] {
  const past = before && ({ report: { answers: before } } as unknown as PastReport);
  const found = doubts({ language, form, part: partOf(part), answers, today, ...(past && { before: past }) });
  return found.map(({ text, values }) => translator(language)(text, values));
}
const step = (id: string): Answer => (id === 'na' ? { step: id, reason: 'Ingen behov' } : { step: id });
const number = (value: number): Answer => ({ number: value });
const choice = (id: string): Answer => ({ choices: [id] });

test.each<[string, Answers, string]>([
  ['r1', { 'r1-status': step('4') }, 'Hvilken plan?'],
  ['r1', { 'r1-status': step('5'), 'r1-plan': { text: 'Rusplanen' }, 'r1-revised': { day: '2025-01-15' } }, '15. januar 2025'],
  ['r1', { 'r1-revised': { day: '2026-12-24' } }, 'en dag som ikke har vært ennå'],
  ['r1', { 'r1-revised': { day: '2026-05-01' }, 'r1-next-revision': { day: '2026-03-01' } }, '1. mars 2026, og det er før 1. mai 2026'],
  ['r1', { 'r1-meetings': number(0), 'r1-purity': choice('yes') }, '«0»'],
  ['r2', { 'r2-status': step('na'), 'r2-units': number(40) }, '«40»'],
  ['r2', { 'r2-status': step('1'), 'r2-units': { few: true } }, '«1–4»'],
  ['r2', { 'r1-8g': step('1'), 'r2-units': number(40) }, '«1 – ikke startet»'],
  ['r2', { 'r2-status': step('4'), 'r2-places': number(0) }, 'Utleveringssteder'],
  ['r2', { 'r2-places': number(0), 'r2-units': number(12) }, 'Utleveringssteder'],
  ['r3', { 'r3-distributors': number(0), 'r3-sprays': number(12) }, '«12»'],
  ['r3', { 'r3-naloxone': choice('no'), 'r3-sprays': number(12) }, 'Naloksonprosjektet'],
  ['r3', { 'r3-courses': number(0), 'r3-participants': number(12) }, '«12»'],
  ['r3', { 'r3-courses': number(3), 'r3-participants': number(0) }, '«3»'],
])('in %s %j is asked about, and both answers are named', (part, answers, words) => {
  const found = asked(part, answers);
  expect(found).toHaveLength(1);
  expect(found[0]?.replaceAll('\\', '')).toContain(words);
});

test.each<[string, Answers]>([
  ['r1', {}],
  ['r1', { 'r1-status': step('4'), 'r1-plan': { text: 'Rusplanen' }, 'r1-revised': { day: '2026-11-23' }, 'r1-next-revision': { day: '2027-11-23' } }],
  ['r1', { 'r1-status': step('5'), 'r1-plan': { text: 'Rusplanen' }, 'r1-revised': { day: '2025-11-23' } }],
  ['r2', { 'r2-status': step('na'), 'r2-units': number(0) }],
  ['r2', { 'r2-status': step('na'), 'r2-units': { none: 'unknown' } }],
  ['r2', { 'r2-status': step('0'), 'r2-units': number(40) }],
  ['r3', { 'r3-distributors': { few: true }, 'r3-sprays': number(12) }],
  ['r3', { 'r3-courses': number(0), 'r3-participants': number(0) }],
  // Another part's own matter.
  ['net', { 'r2-status': step('na'), 'r2-units': number(40) }],
])('in %s %j is asked about nothing', (part, answers) => {
  expect(asked(part, answers)).toEqual([]);
});

test.each<[Answer, Answer, 'more' | 'less' | undefined]>([
  [number(12), number(120), 'more'], [number(12), number(119), undefined], [number(120), number(12), 'less'], [number(120), number(13), undefined],
  [number(1), number(10), 'more'], [number(1), number(9), undefined], [number(10), number(1), 'less'], [number(9), number(0), undefined], [number(10), number(0), 'less'],
  [number(0), number(500), undefined], [{ few: true }, number(40), 'more'], [{ few: true }, number(39), undefined], [number(40), { few: true }, 'less'], [number(39), { few: true }, undefined],
  [{ none: 'unknown' }, number(500), undefined], [number(500), { none: 'unavailable' }, undefined], [{ few: true }, { few: true }, undefined],
])('from %j to %j it is %s', (before, now, change) => {
  expect(tenfold(before, now)).toBe(change);
  for (const language of LANGUAGES) {
    const [sentence] = asked('r2', { 'r2-units': now }, { before: { 'r2-units': before }, language });
    if (change) expect(sentence).toContain(translator(language)(`checkins.guards.${change}`, { question: '', before: '', now: '' }).split('. ').at(-1));
    else expect(sentence).toBeUndefined();
  }
});

test('ten times both ways is the same, and less than that never asks', () => {
  const some = fc.integer({ min: 1, max: 100_000 });
  fc.assert(fc.property(some, some, (a, b) => {
    const more = tenfold(number(a), number(b)) === 'more';
    expect(more).toBe(tenfold(number(b), number(a)) === 'less');
    expect(more).toBe(b >= 10 && b >= 10 * a);
  }));
});

test('what people wrote is escaped in the sentence, and shortened', () => {
  const [sentence] = asked('net', { 'net-hindrance-help': { text: `**Tid** [her](https://x.no) ${'a'.repeat(400)}` } });
  expect(sentence).toContain('\\*\\*Tid\\*\\*');
  expect(sentence?.length).toBeLessThan(500);
});

test('every rule is about questions of the form, and says what such an answer can say', () => {
  const questions = new Map(questionsOf(form).map((question) => [question.id, question]));
  const fits = (id: string, says: Says | undefined): boolean => {
    const question = questions.get(id);
    if (!question) return false;
    if (says === undefined || says === 'unanswered') return true;
    if (says === 'zero' || says === 'some') return question.kind === 'number';
    if (typeof says === 'string') return question.kind === 'day';
    if ('choice' in says) return question.kind === 'choice' && question.options.some((option) => option.id === says.choice);
    const scale = form.scales.find((each) => each.id === says.scale);
    return question.kind === 'status' && question.scale === says.scale && says.steps.every((each) => scale?.steps.some(({ id }) => id === each));
  };
  const wrong = DOUBT_RULES.filter(({ question, says, other }) => !fits(question, says) || !fits(other.question, other.says));
  expect(wrong).toEqual([]);
});

test('a form without the questions, or with another scale, has no doubts', () => {
  const other = { ...form, parts: form.parts.map((part) => ({ ...part, questions: part.questions.map((each) => (each.kind === 'status' ? { ...each, scale: 'other' } : each)) })) };
  expect(doubts({ language: 'nb', form: other, part: other.parts[2]!, answers: { 'r2-status': step('1'), 'r2-units': number(40) }, today })).toEqual([]);
});
