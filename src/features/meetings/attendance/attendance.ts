import { personRef } from '../../../lib/ids';
import { UserError } from '../../../lib/errors';
import type { CoordinatorScope, MemberScope } from '../../authority';
import type { Person } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks } from '../../networks';
import { isComing } from '../coming';
import type { MeetingStore } from '../store';
import type { Meeting } from '../types';
import { AttendanceStore, type Attended } from './attendance-store';
import { closesAt, dayPosting, hasBegun, opensAt } from './day';
import type { Coming } from './records';
import { presenceOf, saidAt } from './presence';

export interface AttendedMeeting extends Attended {
  meeting: Meeting;
}

/** Which municipalities were there, by number. */
export interface Noted {
  there: ReadonlySet<string>;
  among: readonly string[];
  /** When the coordinator was shown how it stood, UTC ms. */
  shownAt?: number;
}

type Whose = Pick<Coming, 'ref' | 'municipality' | 'organisation'>;
type Said = Omit<Coming, 'municipality' | 'organisation'>;

type AttendanceParts = { networks: Pick<Networks, 'table' | 'store' | 'board'>; store: MeetingStore };

/** Who comes to meetings and who was there. People stand under pseudonyms; what is told of them is their municipality. */
export class Attendance {
  readonly store: AttendanceStore;

  constructor(private readonly parts: AttendanceParts) {
    this.store = new AttendanceStore(parts.networks.table);
  }

  /** One row a person. */
  async ofMeeting(networkId: string, meetingId: string): Promise<Coming[]> {
    return (await this.store.ofMeeting(networkId, meetingId)).coming;
  }

  /**
   * That the person comes, or does not; told anew as often as they like until it begins. At most four store calls. Throws NotYours for
   * a meeting that is not the network's, and UserError for one that has begun or is cancelled.
   */
  async answer(scope: MemberScope, meetingId: string, coming: 'yes' | 'no', person: Person, now: number): Promise<AttendedMeeting> {
    return this.change(scope, meetingId, person, (meeting) => {
      if (meeting.cancelledAt !== undefined) throw new UserError('meetings.attendance.isCancelled');
      if (!isComing(meeting, now)) throw new UserError('meetings.attendance.hasBegun');
    }, (old, whose) => (old?.coming === coming ? undefined : { ...old, ...whose, coming, at: now }));
  }

  /**
   * That the person is there, or is not after all; from an hour before the meeting until two hours after it. Throws as `answer`, with
   * UserError outside of that time.
   */
  async present(scope: MemberScope, meetingId: string, person: Person, now: number, there = true): Promise<AttendedMeeting> {
    return this.change(scope, meetingId, person, (meeting) => {
      if (meeting.cancelledAt !== undefined) throw new UserError('meetings.attendance.isCancelled');
      if (now < opensAt(meeting)) throw new UserError('meetings.attendance.notYet');
      if (now > closesAt(meeting)) throw new UserError('meetings.attendance.isOver');
    }, (old, whose) => {
      if ((old?.present ?? false) === there) return undefined;
      const { present: _, ...rest } = old ?? {};
      return { ...rest, ...whose, ...(there && { present: true as const }), at: now };
    });
  }

  /**
   * Which municipalities (numbers, of those it is `among`) were there, noted afterwards by a coordinator. What was said of one
   * after the coordinator was shown how it stood (`shownAt`) stays. Gives what stands then and those that changed. Throws UserError
   * for a meeting that has not begun, or is cancelled.
   */
  async mark(
    { networkId }: CoordinatorScope, attended: AttendedMeeting, { there, among, shownAt = Infinity }: Noted, by: Person, now: number,
  ): Promise<{ marked: AttendedMeeting; changed: string[] }> {
    if (!hasBegun(attended.meeting, now)) throw new UserError('meetings.attendance.notBegun');
    const changed = among.filter((number) => {
      const stands = presenceOf(attended, number);
      const differs = there.has(number) ? stands !== 'present' : stands === 'present' || stands === 'unknown';
      return differs && saidAt(attended, number) <= shownAt;
    });
    const marks = changed.map((municipality) => (
      { municipality, present: there.has(municipality), by: personRef(by.tenantId, by.id), at: now }
    ));
    await this.store.mark(networkId, attended.meeting.id, marks);
    const others = attended.marks.filter(({ municipality }) => !changed.includes(municipality));
    return { marked: { ...attended, marks: [...others, ...marks] }, changed };
  }

  /** Throws NotYours for a meeting that is not the network's. */
  async attended(networkId: string, meetingId: string): Promise<AttendedMeeting> {
    const { store } = this.parts;
    const [meeting, attended] = await Promise.all([store.find(networkId, meetingId), this.store.ofMeeting(networkId, meetingId)]);
    if (!meeting) throw new NotYours();
    return { meeting, ...attended };
  }

  /** After an answer is stored: the announcement is to show it. */
  async answerChanged(networkId: string, meetingId: string): Promise<void> {
    await this.parts.networks.board.changed({ networkId, kind: 'meeting', subject: meetingId });
  }

  /** After it is stored who is there: the card of the day is to show it. */
  async presenceChanged(meeting: Meeting): Promise<void> {
    await this.parts.networks.board.changed(dayPosting(meeting));
  }

  private async change(
    { networkId, part: { municipality } }: MemberScope, meetingId: string, { tenantId, id }: Person,
    check: (meeting: Meeting) => void, make: (old: Said | undefined, whose: Whose) => Coming | undefined,
  ): Promise<AttendedMeeting> {
    const { networks, store } = this.parts;
    const [meeting, member] = await Promise.all([
      store.find(networkId, meetingId), municipality ? undefined : networks.store.member(networkId, { tenantId, id }),
    ]);
    if (!meeting) throw new NotYours();
    check(meeting);
    const organisation = member?.organisation;
    const whose = { ref: personRef(tenantId, id), ...(municipality && { municipality }), ...(organisation && { organisation }) };
    const attended = await this.store.change(networkId, meetingId, whose.ref, (old) => {
      const { municipality: _, organisation: __, ...rest } = old ?? { ref: whose.ref, at: 0 };
      return make(old && rest, whose);
    });
    return { meeting, ...attended };
  }
}
