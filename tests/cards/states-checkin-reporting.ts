import { questionsOf } from '../../src/features/checkins/forms/answers';
import { Forms } from '../../src/features/checkins/forms/forms';
import type { Answer, Answers, Form, Question } from '../../src/features/checkins/forms/types';
import { chooseMunicipalityReply, chooseRoundReply } from '../../src/features/checkins/reporting/choose-cards';
import { clashReply } from '../../src/features/checkins/reporting/clash-card';
import { noneReply, whoReply } from '../../src/features/checkins/reporting/note-cards';
import { overviewReply } from '../../src/features/checkins/reporting/overview-card';
import { partReply } from '../../src/features/checkins/reporting/part-card';
import { previewReply } from '../../src/features/checkins/reporting/preview-card';
import { receiptReply } from '../../src/features/checkins/reporting/receipt-card';
import { reporterFor } from '../../src/features/checkins/reporting/reporter';
import type { ReportView } from '../../src/features/checkins/reporting/report-view';
import type { Work } from '../../src/features/checkins/reporting/words';
import { ROUND_STATES, type Draft, type PastReport, type Report, type Round } from '../../src/features/checkins/types';
import { coordinator, member, type MemberScope } from '../../src/features/authority';
import type { NetworkHere, Reply, Role, Turn } from '../../src/features/feature';

const MOLDE = '1506';
const NAME = 'Molde *og* [Aukra](https://example.org)';
const OWN = [
  { id: 'own1', text: 'Hva med **dette**? [Trykk](https://example.org) '.repeat(4).trim(), kind: 'text' as const }, { id: 'own2', text: 'Hvor langt?', kind: 'status' as const },
  { id: 'own3', text: '1. Hvor mange?', kind: 'number' as const }, { id: 'own4', text: 'Ja eller nei?', kind: 'yes-no' as const },
];
const forms = new Forms();
const form = forms.of(forms.use(undefined, OWN));

const ROUND: Round = {
  id: '8205000010000-abcd1234', networkId: 'romsdal-2026', period: { from: '2026-05-01', to: '2026-08-31' }, form: forms.use(undefined, OWN),
  opensAt: Date.parse('2026-11-01T06:00:00Z'), due: { local: '2026-11-20T15:00', zone: 'Europe/Oslo' }, closesAt: Date.parse('2026-12-04T14:00:00Z'),
  municipalities: [MOLDE], rhythm: 'none', state: 'open', version: 1, createdAt: 1,
};
const REPORT: Report = {
  municipality: MOLDE, roundId: ROUND.id, revision: 1, answers: {}, submittedAt: Date.parse('2026-11-10T10:00:00Z'), by: 'ref', as: 'contact', draftVersion: 3,
};

/** As much as one can answer, or little of it. */
function answerTo(question: Question, full: boolean): Answer {
  switch (question.kind) {
    case 'status': return full ? { step: 'na', reason: 'Fordi *slik* er det '.repeat(25).trim().slice(0, 500) } : { step: '3' };
    case 'number': return question.class === 'B' ? { few: true } : { number: 123_456 };
    case 'choice': return { choices: question.many ? question.options.map(({ id }) => id) : question.options.slice(0, 1).map(({ id }) => id) };
    case 'day': return { day: '2026-05-01' };
    case 'text': return { text: 'Skrevet **tekst** om tjenesten. '.repeat(20).slice(0, full ? question.max : 40) };
  }
}

const answered = (of: Form, full: boolean): Answers => (
  Object.fromEntries(questionsOf(of).map((question) => [question.id, answerTo(question, full)]))
);
const draft: Draft = { municipality: MOLDE, roundId: ROUND.id, version: 4, answers: {}, done: [], at: 1, by: 'ref' };
const before: PastReport = { roundId: ROUND.id, period: ROUND.period, dueAt: 1, form: ROUND.form, report: REPORT };

const here = (role: Role): NetworkHere => ({
  networkId: ROUND.networkId, networkName: 'Nettverk', language: 'nb', roles: [role], ...(role === 'contact' && { municipality: MOLDE }),
});

function workOf(turn: Turn, role: Role, view: Partial<ReportView>): Work {
  const access = role === 'coordinator' ? coordinator : member;
  const reporter = reporterFor(access.scope(turn, here(role)) as MemberScope, MOLDE);
  return { reporter, name: NAME, coordinates: role === 'coordinator', view: { round: ROUND, form, answers: {}, done: [], version: 0, source: 'nothing', kept: [], ...view } };
}

/** Every state in which somebody can meet their municipality's report: nothing yet, begun, everything answered, sent, closed, on behalf. */
export function* checkinReportingReplies(turn: Turn): Generator<[string, Reply]> {
  const all = answered(form, true);
  const done = form.parts.map(({ id }) => id);
  const [first] = form.parts;
  const views: [string, Partial<ReportView>][] = [
    ['nothing', {}], ['before', { before, source: 'before', answers: answered(form, false) }],
    ['begun', { draft, source: 'draft', done: done.slice(0, 2), version: 4 }], ['full', { draft, source: 'draft', done, answers: all, version: 4 }],
    ['sent', { report: REPORT, source: 'report', answers: all, done, version: 3 }],
    ['late', { report: { ...REPORT, late: true, as: 'deputy', revision: 3 }, source: 'report', answers: all, done, version: 3 }],
    ['correcting', { report: REPORT, draft, source: 'draft', answers: all, done: done.slice(0, 1), version: 5 }],
    ['overdue', { round: { ...ROUND, due: { ...ROUND.due, local: '2026-11-02T15:00' } }, draft, source: 'draft', answers: all, done, version: 4 }],
  ];
  for (const role of ['contact', 'coordinator'] as const) {
    for (const [name, view] of views) {
      const work = workOf(turn, role, view);
      yield [`report overview, ${name}, ${role}`, overviewReply(turn, work, { note: name === 'begun' ? turn.t('checkins.reporting.saved') : '' })];
      yield [`report preview, ${name}, ${role}`, previewReply(turn, work, name === 'full' ? { wrong: 'checkins.reporting.preview.changed' } : {})];
    }
    for (const state of ROUND_STATES) {
      for (const report of [undefined, REPORT]) {
        const view = { round: { ...ROUND, state }, answers: all, ...(report ? { report, source: 'report' as const, draft } : {}) };
        const work = workOf(turn, role, view);
        yield [`report overview, ${state}, ${role}`, overviewReply(turn, work, { correcting: report !== undefined })];
        if (!report) yield [`report preview, ${state}, not sent, ${role}`, previewReply(turn, work)];
        if (report) yield [`report preview, ${state}, ${role}`, previewReply(turn, work, { asksReason: state === 'closed', reason: '•••• <b>' })];
      }
    }
    const carried = workOf(turn, role, { before, source: 'before', answers: all });
    yield [`report preview, nothing new, ${role}`, previewReply(turn, carried, { nothingNew: true })];
    const parts: [string, Partial<ReportView>][] = [['empty', {}], ['full', { answers: all, source: 'before' }], ['sent', { answers: all, report: REPORT, source: 'report' }]];
    for (const part of form.parts) {
      for (const [name, view] of parts) yield [`report part ${part.id}, ${name}, ${role}`, partReply(turn, workOf(turn, role, view), part)];
    }
  }
  if (!first) return;
  const work = workOf(turn, 'contact', { answers: all });
  const [question] = first.questions;
  const id = question?.id ?? '';
  yield ['report part with what is wrong', partReply(turn, work, first, { written: { [id]: 'x'.repeat(900) }, wrong: [{ question: id, text: 'checkins.reporting.fieldWrong' }] })];
  yield ['report part refused', partReply(turn, work, first, { written: {}, refused: { text: 'checkins.reporting.refused', about: first.questions.map((each) => each.id) } })];
  yield ['report part asked', partReply(turn, work, first, { written: {}, questions: [{ text: 'checkins.reporting.asked', about: [id] }, { text: 'checkins.reporting.doubted' }] })];
  yield ['report part with others’ answers and a plan', partReply(turn, work, first, { theirs: first.questions.map((each) => each.id), plan: ['Ansvarlig: *ingen*', 'Revideres 1. mai'] })];
  const clashes = first.questions.slice(0, 3).map((each) => ({ question: each.id, mine: answerTo(each, true) }));
  for (const unsettled of [true, false]) yield [`report clash, ${unsettled}`, clashReply(turn, workOf(turn, 'coordinator', {}), first.id, clashes, unsettled)];

  const rounds = Array.from({ length: 12 }, (_, at) => ({ ...ROUND, id: `82050000100${10 + at}-abcd1234` }));
  for (const count of [2, 8, 12]) yield [`choose among ${count} check-ins`, chooseRoundReply(turn, ROUND.networkId, rounds.slice(0, count))];
  const municipalities = Array.from({ length: 60 }, (_, at) => ({ number: String(1500 + at), name: `Kommune ${at} *å*` }));
  for (const wrong of [true, false]) yield [`choose municipality, ${wrong}`, chooseMunicipalityReply(turn, ROUND.networkId, ROUND, municipalities, wrong)];
  for (const isTold of [false, true]) yield [`no check-in, ${isTold ? 'told' : 'others are told'}`, noneReply(turn, 'Nettverk *X*', { isTold })];
  yield ['no check-in, paused', noneReply(turn, 'Nettverk *X*', { paused: ROUND, id: `romsdal-2026.${ROUND.id}-${MOLDE}` })];
  yield ['no check-in, next and last', noneReply(turn, 'Nettverk *X*', { next: ROUND, paused: ROUND, last: before, id: `romsdal-2026.${ROUND.id}-${MOLDE}` })];
  yield ['who reports, a partner', whoReply(turn, 'Nettverk *X*')];
  for (const names of [[], ['Demo *A*', 'Demo B']]) yield [`who reports, ${names.length}`, whoReply(turn, 'Nettverk', { name: NAME, names })];
  const sent = { reporter: work.reporter, name: NAME, coordinates: false, form, round: ROUND };
  yield ['receipt', receiptReply(turn, { ...sent, report: { ...REPORT, answers: all, nothingNew: true }, already: false })];
  yield ['receipt of before', receiptReply(turn, { ...sent, report: { ...REPORT, late: true }, already: true })];
  const closed = { ...sent, coordinates: true, round: { ...ROUND, state: 'closed' as const } };
  yield ['receipt of a correction', receiptReply(turn, { ...closed, report: { ...REPORT, revision: 2, as: 'coordinator', reason: 'Feil *tall*' }, already: false })];
}
