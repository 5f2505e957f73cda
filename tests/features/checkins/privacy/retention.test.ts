import { historyRow, partitionOfCheckins, partitionOfHistory, partitionOfReports, planRow, reportRow, revisionRow, roundRow } from '../../../../src/features/checkins/keys';
import { draftRecord, pastReportRecord, planRecord, reportRecord, roundRecord } from '../../../../src/features/checkins/records';
import { checkinsRetention } from '../../../../src/features/checkins/retention';
import { judge } from '../../../../src/features/retention';
import type { Row } from '../../../../src/storage';
import { aRound, FIRST, MOLDE, NETWORK } from '../reporting/routes-support';

const at = Date.parse('2026-06-02T09:00:00Z');
const DAY_MS = 86_400_000;
const rowOf = (partition: string, row: string, { v, data }: { v: number; data: string }): Row => (
  { partition, row, v, data, etag: 'e', opId: 'o' });
const ofReports = partitionOfReports(NETWORK, FIRST);
const report = { municipality: MOLDE, roundId: FIRST, revision: 1, answers: {}, submittedAt: at, by: 'ref', as: 'contact' as const, draftVersion: 1 };
const { period, form } = aRound();
const aRow = (parts: Parameters<typeof aRound>[1]) => (
  rowOf(partitionOfCheckins(NETWORK), roundRow(FIRST), roundRecord.encode(aRound(FIRST, parts)))
);
const draft = rowOf(ofReports, `d:${MOLDE}`, draftRecord.encode({ municipality: MOLDE, roundId: FIRST, version: 1, answers: {}, done: [], at: 1, by: 'ref' }));

test.each([
  ['rounds of check-ins', aRow({ state: 'closed', closedAt: at }), '2031-06-01T22:00:00Z'],
  ['plans for a råd', rowOf(partitionOfCheckins(NETWORK), planRow(MOLDE, 1), planRecord.encode({ municipality: MOLDE, raad: 1, version: 1, at, by: 'ref' })), '2031-06-01T22:00:00Z'],
  ['reports', rowOf(ofReports, reportRow(MOLDE), reportRecord.encode(report)), '2031-06-01T22:00:00Z'],
  ['reports', rowOf(ofReports, revisionRow(MOLDE, 1), reportRecord.encode(report)), '2031-06-01T22:00:00Z'],
  ['histories', rowOf(partitionOfHistory(NETWORK, MOLDE), historyRow(at, FIRST), pastReportRecord.encode({ roundId: FIRST, period, dueAt: at, form, report })), '2031-06-01T22:00:00Z'],
  ['whom rounds did not reach', rowOf(ofReports, 'u:week:ref:1', { v: 1, data: JSON.stringify({ what: 'week', ref: 'ref', version: 1, at }) }), '2027-12-01T23:00:00Z'],
])('%s are kept as long as the operators are told (%#)', (kind, row, until) => {
  const last = Date.parse(until);
  expect(judge([row], checkinsRetention(), last - 1)).toEqual([{ row, kind, due: false }]);
  expect(judge([row], checkinsRetention(), last)).toEqual([{ row, kind, due: true }]);
});

test('a draft, and what waits with it, goes 90 days after its round was closed or cancelled', () => {
  const waits = rowOf(ofReports, `d:${MOLDE}:kept:r1:ref`, { v: 1, data: '{}' });
  const last = at + 90 * DAY_MS;
  for (const state of ['closed', 'cancelled'] as const) {
    const rows = [aRow({ state, closedAt: at }), draft, waits];
    expect(judge(rows, checkinsRetention(), last - 1).map(({ due }) => due)).toEqual([false, false, false]);
    expect(judge(rows, checkinsRetention(), last).map(({ due }) => due)).toEqual([false, true, true]);
  }
});

test('a draft of a round that is open, or that was not seen, stays, however old', () => {
  const late = Date.parse('2040-01-01');
  expect(judge([draft], checkinsRetention(), late)).toEqual([]);
  for (const state of ['planned', 'open', 'paused'] as const) {
    expect(judge([aRow({ state }), draft], checkinsRetention(), late).map(({ kind }) => kind)).toEqual(['rounds of check-ins']);
  }
  const other = { ...draft, partition: partitionOfReports('nordmore', FIRST) };
  expect(judge([aRow({ state: 'closed', closedAt: at }), other], checkinsRetention(), late)).toHaveLength(1);
});
