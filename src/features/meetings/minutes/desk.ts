import { UserError } from '../../../lib/errors';
import type { CardReply, Turn } from '../../feature';
import type { MemberScope } from '../../authority';
import type { Municipality } from '../../networks';
import { NotYours } from '../../refusals';
import { startOf } from '../coming';
import type { FollowUp } from '../follow-ups/types';
import type { Meetings } from '../parts';
import type { Meeting } from '../types';
import { draftReply, minutesListReply } from './draft-cards';
import { emptyDraft } from './draft';
import { minutesReply } from './minutes-card';
import type { Papers } from './minutes-store';
import { carriedTo } from './posting';
import type { Draft } from './types';

const PAGE = 8;

/** One meeting with all that its minutes tell of. */
export interface Case {
  meeting: Meeting;
  /** Open follow-ups of earlier meetings. */
  carried: FollowUp[];
  municipalities: Municipality[];
}

/** What is on the table when minutes are read or written, with as few reads as it takes. Throws what the store throws. */
export class Desk {
  constructor(private readonly meetings: Pick<Meetings, 'networks' | 'minutes'>) {}

  /** Two reads. Throws a NotYours for a meeting that is not there, a UserError for one that was cancelled. */
  async case(networkId: string, meetingId: string): Promise<Case> {
    const reads = [this.store.around(networkId), this.networks.municipalities(networkId)] as const;
    const [{ meetings, followUps }, municipalities] = await Promise.all(reads);
    const meeting = meetings.find(({ id }) => id === meetingId);
    if (!meeting) throw new NotYours();
    if (meeting.cancelledAt !== undefined) throw new UserError('meetings.minutes.cancelled');
    const start = (id: string) => meetings.filter((each) => each.id === id).map(startOf)[0];
    return { meeting, municipalities, carried: carriedTo(meetingId, followUps, start) };
  }

  /** The last one that has begun and was not cancelled. */
  async last(networkId: string, now: number): Promise<Meeting | undefined> {
    return held((await this.store.around(networkId)).meetings, now)[0];
  }

  /** What somebody sees of a meeting's minutes: a coordinator the draft while there is something in it, everybody else what is posted. */
  async show(turn: Turn, scope: MemberScope, meetingId: string): Promise<CardReply> {
    const [about, papers] = await Promise.all([this.case(scope.networkId, meetingId), this.store.papers(scope.networkId, meetingId)]);
    const coordinates = scope.part.roles.includes('coordinator');
    const { draft, minutes } = papers;
    if (minutes && !(coordinates && draft && draft.version > minutes.draft)) return this.posted(turn, scope, about, minutes, 0);
    if (!coordinates) throw new UserError('meetings.minutes.notPosted');
    return this.draft(turn, about, papers.draft);
  }

  posted(turn: Turn, { networkName, part }: MemberScope, about: Case, minutes: NonNullable<Papers['minutes']>, page: number): CardReply {
    return minutesReply(turn, { ...about, minutes, networkName, page, mayEdit: part.roles.includes('coordinator') });
  }

  /** The overview of a draft; where nothing is written yet, an empty one. */
  draft(turn: Turn, about: Case, draft: Draft | undefined, intro = ''): CardReply {
    const { networkId, id } = about.meeting;
    return draftReply(turn, { ...about, draft: draft ?? emptyDraft(networkId, id) }, intro);
  }

  /** A page of the meetings that have begun, the last first: for members those with minutes. */
  async list(turn: Turn, { networkId, part }: MemberScope, from: number): Promise<CardReply> {
    const [{ meetings }, { posted, begun }] = await Promise.all([this.store.around(networkId), this.store.written(networkId)]);
    const coordinates = part.roles.includes('coordinator');
    const all = held(meetings, turn.now).filter(({ id }) => coordinates || posted.has(id));
    const start = from < all.length ? from : 0;
    const listed = all.slice(start, start + PAGE).map((meeting) => (
      { meeting, state: posted.has(meeting.id) ? 'posted' : coordinates && begun.has(meeting.id) ? 'draft' : 'none' } as const
    ));
    return minutesListReply(turn, networkId, listed, start + PAGE < all.length ? start + PAGE : undefined);
  }

  private get store() {
    return this.meetings.minutes.store;
  }

  private get networks() {
    return this.meetings.networks.store;
  }
}

const held = (meetings: readonly Meeting[], now: number): Meeting[] => (
  meetings.filter((each) => each.cancelledAt === undefined && startOf(each) <= now).sort((a, b) => startOf(b) - startOf(a))
);
