import { z } from 'zod';
import { DAY_MS, toInstant, ZONE } from '../../lib/time';
import { fromInvertedTime, type Row } from '../../storage';
import type { RetentionRule } from '../feature';
import { monthsAfter } from '../retention';
import { followUpRecord } from './follow-ups/records';
import { draftRecord, minutesRecord } from './minutes/records';
import { pollRecord } from './polls/records';
import { endOf } from './coming';
import { meetingRecord } from './records';

/** What was agreed, and where it was: as long as the log of who spoke for whom. */
const KEPT_MONTHS = 60;
/** Who came, and who voted what: long enough for a year’s meetings to be looked back on. */
const PEOPLE_MONTHS = 18;
/** A draft of minutes that nobody posted. */
const DRAFT_DAYS = 90;

/** When somebody last said or was told it. */
const Said = z.looseObject({ at: z.number() });
const saidAt = ({ data }: Row): number => Said.parse(JSON.parse(data)).at;

const ofMeetings = (kind: string, prefix: string, expiresAt: RetentionRule['expiresAt'], suffix = ''): RetentionRule => ({
  kind, partition: 'm:', expiresAt: (row) => (row.row.startsWith(prefix) && row.row.endsWith(suffix) ? expiresAt(row) : undefined),
});

/** How long what belongs to meetings is kept (docs/operators.md, What is kept). */
export const meetingsRetention: readonly RetentionRule[] = [
  ofMeetings('meetings', 'm:', (row) => monthsAfter(endOf(meetingRecord.decode(row)), KEPT_MONTHS)),
  ofMeetings('attendance', 'r:', (row) => monthsAfter(saidAt(row), PEOPLE_MONTHS)),
  ofMeetings('minutes', 'x:', (row) => monthsAfter(latest(minutesRecord.decode(row)), KEPT_MONTHS), ':posted'),
  ofMeetings('drafts of minutes', 'x:', (row) => {
    const { at, postedAt } = draftRecord.decode(row);
    return postedAt === undefined ? at + DRAFT_DAYS * DAY_MS : monthsAfter(Math.max(at, postedAt), KEPT_MONTHS);
  }, ':draft'),
  ofMeetings('follow-ups', 'f:', (row) => {
    const { closedAt, dueOn } = followUpRecord.decode(row);
    return monthsAfter(closedAt ?? toInstant({ local: dueOn, zone: ZONE }), KEPT_MONTHS);
  }),
  // The id of a poll begins with when it was made, so that the list of polls goes with them.
  ofMeetings('lists of polls', 'p:', ({ row }) => monthsAfter(fromInvertedTime(row.slice(2, 15)), KEPT_MONTHS)),
  {
    kind: 'polls', partition: 'p:',
    expiresAt: (row) => {
      if (row.row !== 'meta') return undefined;
      const { postedAt, closedAt = postedAt } = pollRecord.decode(row);
      return monthsAfter(closedAt, KEPT_MONTHS);
    },
  },
  // A ballot does not know when its poll closed; the last change was before that, and polls are open for weeks.
  { kind: 'ballots', partition: 'p:', expiresAt: (row) => (row.row === 'meta' ? undefined : monthsAfter(saidAt(row), PEOPLE_MONTHS)) },
];

const latest = ({ postedAt, correctedAt = postedAt }: { postedAt: number; correctedAt?: number }): number => correctedAt;
