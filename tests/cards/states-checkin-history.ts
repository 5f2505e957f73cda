import { PUBLISHED } from '../../src/features/checkins/forms/published';
import { Forms } from '../../src/features/checkins/forms/forms';
import type { Answer, Answers, Form, Question } from '../../src/features/checkins/forms/types';
import { filesReply } from '../../src/features/checkins/history/files-card';
import type { Told } from '../../src/features/checkins/history/history';
import { listReply, notOwnReply } from '../../src/features/checkins/history/list-card';
import { partReply, reportReply } from '../../src/features/checkins/history/report-card';
import { revisionsReply } from '../../src/features/checkins/history/revisions-card';
import { numbersReply, trendReply } from '../../src/features/checkins/history/trend-cards';
import { REPORTERS, type Report } from '../../src/features/checkins/types';
import type { Reply, Turn } from '../../src/features/feature';

const LINK = `https://assistent.example.no/files/${'A'.repeat(400)}`;
const EVIL = `Demo *tekst* [her](https://example.org) ${'lang '.repeat(100)}`.slice(0, 500);
const whose = { networkId: 'romsdal', municipality: '1506', name: 'Molde *[x](https://example.org)' };

/** A form with a question of the network's own, and its older version with another scale. */
function formsOf(): { now: Form; before: Form } {
  const [form] = PUBLISHED;
  if (!form) throw new Error('No form');
  const own = [{ id: 'own1-1', text: EVIL, kind: 'text' as const }, { id: 'own1-2', text: EVIL, kind: 'status' as const }];
  const now = new Forms().of({ id: form.id, version: form.version, parts: form.parts.map(({ id }) => id), own });
  const scales = form.scales.map((scale) => ({ ...scale, id: 'older' }));
  const older = (question: Question): Question => (question.kind === 'status' ? { ...question, scale: 'older' } : question);
  return { now, before: { ...form, scales, parts: form.parts.map((part) => ({ ...part, questions: part.questions.map(older) })) } };
}

/** The longest that can be answered to everything. */
function answersTo({ parts }: Form): Answers {
  const answer = (question: Question): Answer => {
    switch (question.kind) {
      case 'status': return { step: 'na', reason: EVIL.slice(0, 300) };
      case 'number': return question.class === 'B' ? { few: true } : { none: 'unknown' };
      case 'choice': return { choices: question.options.map(({ id }) => id) };
      case 'day': return { day: '2026-02-28' };
      case 'text': return { text: EVIL.slice(0, question.max) };
    }
  };
  return Object.fromEntries(parts.flatMap(({ questions }) => questions.map((each) => [each.id, answer(each)])));
}

/** What a municipality has reported: lists, reports in whole and in part, revisions, the trend, numbers and files. */
export function* checkinHistoryReplies(turn: Turn): Generator<[string, Reply]> {
  const { now, before } = formsOf();
  const report = (answers: Answers, changes: Partial<Report> = {}): Report => ({
    municipality: '1506', roundId: '8225000000001-aaaa1111', revision: 1, answers, submittedAt: turn.now, by: 'a'.repeat(20), as: 'contact', draftVersion: 1, ...changes,
  });
  const told = (form: Form, changes: Partial<Report> = {}, year = 2026): Told => ({
    roundId: '8225000000001-aaaa1111', period: { from: `${year}-01-01`, to: `${year}-04-30` }, form, report: report(answersTo(form), changes),
  });
  const full = { revision: 12, late: true as const, nothingNew: true as const, reason: EVIL, as: 'coordinator' as const };
  const many = Array.from({ length: 9 }, (_, at) => told(at > 4 ? before : now, full, 2026 - at));
  const odd = { ...told(now), period: { from: '2026-02-03', to: '2026-05-06' } };

  yield ['no reports', listReply(turn, whose, [])];
  yield ['reports', listReply(turn, whose, [odd, ...many])];
  yield ['the last reports', listReply(turn, whose, many, 8)];
  for (const coordinates of [true, false]) yield [`not their reports, ${coordinates}`, notOwnReply(turn, coordinates)];
  yield ['files', filesReply(turn, whose, { xlsx: LINK, json: LINK })];
  yield ['files without an address', filesReply(turn, whose, { xlsx: undefined, json: undefined })];
  for (const as of REPORTERS) yield [`report of a ${as}`, reportReply(turn, whose, told(now, { as }))];
  yield ['earlier revision', reportReply(turn, whose, { ...odd, report: report({}, full) }, 12)];
  for (const { id } of now.parts) yield [`part ${id}`, partReply(turn, whose, told(now, full), id)];
  yield ['part without answers', partReply(turn, whose, { ...odd, report: report({}) }, 'r1', 1)];

  const { roundId, period } = odd;
  const [none, all] = [report({}), report(answersTo(now), full)];
  const revisions = [none, all, { ...none, reason: EVIL }, none, all].map((each, at) => ({ ...each, revision: at + 1 }));
  yield ['revisions', revisionsReply(turn, whose, { roundId, period, form: now, revisions })];
  yield ['the first revision', revisionsReply(turn, whose, { roundId, period, form: now, revisions }, 1)];
  for (const [name, reports] of [['many', many], ['one', [odd]], ['none', []]] as const) {
    yield [`trend of ${name}`, trendReply(turn, whose, reports)];
    yield [`numbers of ${name}`, numbersReply(turn, whose, reports)];
  }
  yield ['older trend', trendReply(turn, whose, many, 6)];
  yield ['older numbers', numbersReply(turn, whose, many, 8)];
}
