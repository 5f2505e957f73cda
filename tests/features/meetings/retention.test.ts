import { followUpRecord } from '../../../src/features/meetings/follow-ups/records';
import { draftRecord, minutesRecord } from '../../../src/features/meetings/minutes/records';
import { newThingId } from '../../../src/features/thing-id';
import { ballotRecord, pollRecord } from '../../../src/features/meetings/polls/records';
import { meetingRecord } from '../../../src/features/meetings/records';
import { meetingsRetention } from '../../../src/features/meetings/retention';
import { judge } from '../../../src/features/retention';
import type { Row } from '../../../src/storage';
import { aFollowUp } from './minutes/support';

const zone = 'Europe/Oslo';
const at = Date.parse('2026-03-02T09:00:00Z');
const rowOf = (partition: string, row: string, { v, data }: { v: number; data: string }): Row => ({ partition, row, v, data, etag: 'e', opId: 'o' });
const inMeetings = (row: string, encoded: { v: number; data: string }) => rowOf('m:romsdal', row, encoded);
const draft = { networkId: 'romsdal', meetingId: 'm1', decisions: [], tasks: [], checks: [], version: 1, at };
const minutes = { networkId: 'romsdal', meetingId: 'm1', decisions: [], tasks: [], reviewed: [], version: 1, draft: 1, postedAt: at, by: 'ref' };
const meeting = { id: 'm1', networkId: 'romsdal', title: 'Samling', start: { local: '2026-03-02T10:00', zone } };
const poll = {
  id: 'p1', networkId: 'romsdal', title: 'Møte', agenda: [], minutes: 60, slots: [], deadline: { local: '2026-03-02', zone }, ballots: 'open' as const,
  quorum: { atLeast: 1, required: [] }, state: 'closed' as const, version: 1, postedAt: 1, by: 'ref', closedAt: at,
};

test.each([
  ['meetings', inMeetings('m:m1', meetingRecord.encode(meeting)), '2031-03-02'],
  ['attendance', inMeetings('r:m1:ref', { v: 1, data: JSON.stringify({ ref: 'ref', at }) }), '2027-09-02'],
  ['attendance', inMeetings('r:m1:k:1506', { v: 1, data: JSON.stringify({ municipality: '1506', present: true, by: 'ref', at }) }), '2027-09-02'],
  ['minutes', inMeetings('x:m1:posted', minutesRecord.encode(minutes)), '2031-03-02'],
  ['minutes', inMeetings('x:m1:posted', minutesRecord.encode({ ...minutes, postedAt: 1, correctedAt: at })), '2031-03-02'],
  ['drafts of minutes', inMeetings('x:m1:draft', draftRecord.encode(draft)), '2026-05-31T09:00:00Z'],
  ['drafts of minutes', inMeetings('x:m1:draft', draftRecord.encode({ ...draft, postedAt: at })), '2031-03-02'],
  ['follow-ups', inMeetings('f:f1', followUpRecord.encode(aFollowUp({ dueOn: '2026-03-02' }))), '2031-03-02'],
  ['follow-ups', inMeetings('f:f1', followUpRecord.encode(aFollowUp({ dueOn: '2020-01-01', state: 'done', closedAt: at }))), '2031-03-02'],
  ['lists of polls', inMeetings(`p:${newThingId(at, 'demo')}`, { v: 1, data: '{}' }), '2031-03-02'],
  ['polls', rowOf('p:romsdal:p1', 'meta', pollRecord.encode(poll)), '2031-03-02'],
  ['ballots', rowOf('p:romsdal:p1', 'v:ref', ballotRecord.encode({ ref: 'ref', answers: {}, at })), '2027-09-02'],
])('%s are kept as long as the operators are told (%#)', (kind, row, until) => {
  const last = until.includes('T') ? Date.parse(until) : Date.parse(`${until}T00:00:00+0${until.includes('-09-') ? 2 : 1}:00`);
  expect(judge([row], meetingsRetention, last - 1)).toEqual([{ row, kind, due: false }]);
  expect(judge([row], meetingsRetention, last)).toEqual([{ row, kind, due: true }]);
});

test('what is no such row stays', () => {
  const rows = [inMeetings('cal', { v: 1, data: '{}' }), inMeetings('m:m1', { v: 1, data: '{}' }), rowOf('m:romsdal', 'y', { v: 1, data: '{"at":1}' })];
  expect(judge(rows, meetingsRetention, Date.parse('2060-01-01'))).toEqual([]);
});
