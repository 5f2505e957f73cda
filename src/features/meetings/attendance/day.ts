import type { Posting, SourceRef } from '../../../delivery';
import { HOUR_MS, toInstant } from '../../../lib/time';
import { endOf, startOf } from '../coming';
import type { Meeting } from '../types';

/** What the board and the outbox call the card of the day. */
export const DAY_CARD = 'meeting-day';

/** Of a meeting whose length nobody has said. */
const LIKELY_MINUTES = 120;
/** On the day of a meeting with no hour. */
const MORNING = '07:30';

type Timed = Pick<Meeting, 'start' | 'minutes'>;

/** From when people say that they are there, UTC ms: an hour before it begins; of one with no hour, that morning. */
export function opensAt({ start }: Timed): number {
  return start.local.includes('T') ? startOf({ start }) - HOUR_MS : toInstant({ ...start, local: `${start.local}T${MORNING}` });
}

/** When it is over, UTC ms; two hours after it began where nobody has said how long it lasts. */
export const likelyEnd = ({ start, minutes = LIKELY_MINUTES }: Timed): number => endOf({ start, minutes });

/** Until when people say that they were there, UTC ms. */
export const closesAt = (meeting: Timed): number => likelyEnd(meeting) + 2 * HOUR_MS;

/** Running or held, and not cancelled. */
export const hasBegun = ({ start, cancelledAt }: Pick<Meeting, 'start' | 'cancelledAt'>, now: number): boolean =>
  cancelledAt === undefined && startOf({ start }) <= now;

/** Its day card, as the board calls it: the same however the hour is changed, a new one when it is moved to another day. */
export const dayCardOf = ({ id, start }: Pick<Meeting, 'id' | 'start'>): string => `${id}-${start.local.slice(0, 10)}`;

/** The card of the day that it is on now, for the board. */
export const dayPosting = (meeting: Pick<Meeting, 'networkId' | 'id' | 'start'>): Posting => (
  { networkId: meeting.networkId, kind: DAY_CARD, subject: dayCardOf(meeting) }
);

/** The meeting and the day that a day card is of. */
export const ofDayCard = (subject: string): { meetingId: string; day: string } => (
  { meetingId: subject.slice(0, -11), day: subject.slice(-10) }
);

/** What the outbox calls a meeting's day; told after the meeting is set, moved or cancelled. */
export const dayOfMeeting = ({ networkId, id }: Pick<Meeting, 'networkId' | 'id'>): SourceRef => ({ networkId, kind: DAY_CARD, id });
