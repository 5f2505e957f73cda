import { isDeepStrictEqual } from 'node:util';
import { personRef } from '../../../lib/ids';
import { toInstant } from '../../../lib/time';
import { afterStored } from '../../../storage';
import type { CoordinatorScope } from '../../authority';
import type { Person } from '../../feature';
import type { Networks } from '../../networks';
import { NotYours } from '../../refusals';
import { dayPosting } from '../attendance';
import type { MeetingStore } from '../store';
import type { AgendaItem, Meeting } from '../types';
import { shifted } from './series';
import { assertOpen, cancelled, moved, newsOf, type Move, type NewMeeting } from './transitions';

/** How the board and the outbox call meetings, and how the board calls what is told when one is moved or cancelled. */
export const MEETING_KIND = 'meeting';
export const NEWS_KIND = 'meeting-news';

export interface PlanningParts {
  networks: Pick<Networks, 'board' | 'outbox' | 'audit'>;
  store: MeetingStore;
}

/** Those that were changed; the one that was asked for first, as it stands, also when nothing was to change. */
export interface Changed {
  meeting: Meeting;
  changed: Meeting[];
}

/**
 * Sets, moves and cancels meetings. What is stored is in the outbox when a method has answered, and the outbox sees to it that the channels
 * and people are told (follow-up.ts). Everything throws what the store throws; NotYours for what is not the network's.
 */
export class Planning {
  constructor(private readonly parts: PlanningParts) {}

  /** Twice with the same id is one meeting, as it was set first. */
  async set(scope: CoordinatorScope, id: string, meeting: NewMeeting, by: Person, now: number): Promise<Meeting> {
    return this.setSeries(scope, id, [meeting], by, now);
  }

  /** One or several, the first of them first: gives that one. Those of a series have the ids `<id>`, `<id>-2`, `<id>-3`, …. */
  async setSeries({ networkId }: CoordinatorScope, id: string, given: readonly NewMeeting[], by: Person, now: number): Promise<Meeting> {
    const { meeting, created } = await this.create(networkId, id, given, personRef(by.tenantId, by.id), now);
    if (created) void this.parts.networks.audit.write(networkId, 'meeting.set', { by });
    return meeting;
  }

  /** Completes what a coordinator (`by`, a `personRef`) has decided, and was cut short; otherwise as `set`. */
  async setDecided(networkId: string, id: string, meeting: NewMeeting, by: string, now: number): Promise<Meeting> {
    const set = await this.create(networkId, id, [meeting], by, now);
    if (set.created) void this.parts.networks.audit.write(networkId, 'meeting.set');
    return set.meeting;
  }

  private async create(
    networkId: string, id: string, given: readonly NewMeeting[], by: string, now: number,
  ): Promise<{ meeting: Meeting; created: boolean }> {
    const { store, networks } = this.parts;
    const meetings = given.map((meeting, at): Meeting => ({
      ...meeting, id: at === 0 ? id : `${id}-${at + 1}`, networkId, createdAt: now, by,
      ...(given.length > 1 && { seriesId: id }),
    }));
    const created = await store.create(networkId, meetings);
    const [first] = created ? meetings : [await store.find(networkId, id)];
    if (!first) throw new NotYours();
    await afterStored(() => Promise.all([
      networks.board.post({ networkId, kind: MEETING_KIND, subject: id }), networks.outbox.changed({ networkId, kind: MEETING_KIND, id }),
    ]));
    return { meeting: first, created };
  }

  /** `later`: those after it in its series too. Throws UserError for one that has begun or is cancelled. */
  async move(
    { networkId }: CoordinatorScope, id: string, { later, ...move }: Move & { later?: boolean }, by: Person, now: number,
  ): Promise<Changed> {
    return this.change(networkId, id, 'meeting.moved', by, (meeting, others) => {
      const first = moved(meeting, move, now);
      if (!first) return [];
      const rest = later ? others.flatMap((each) => (
        moved(each, { ...move, start: shifted(each, meeting.start, move.start) }, now) ?? []
      )) : [];
      return [first, ...together(rest, first)];
    });
  }

  /** As `move`. One that is cancelled already stays so. */
  async cancel(
    { networkId }: CoordinatorScope, id: string, { reason, later }: { reason?: string; later?: boolean }, by: Person, now: number,
  ): Promise<Changed> {
    return this.change(networkId, id, 'meeting.cancelled', by, (meeting, others) => {
      const first = cancelled(meeting, reason, now);
      if (!first) return [];
      const rest = later ? others.flatMap((each) => cancelled(each, reason, now) ?? []) : [];
      return [first, ...together(rest, first)];
    });
  }

  /** What it is about; `change` gives undefined when all is to stay. Throws UserError for one that is cancelled. */
  async changeAgenda(
    scope: CoordinatorScope, id: string, change: (agenda: readonly AgendaItem[]) => AgendaItem[] | undefined, by: Person, now: number,
  ): Promise<Meeting> {
    return this.edit(scope, id, by, now, (meeting) => {
      const agenda = change(meeting.agenda ?? []);
      return agenda && { ...meeting, agenda };
    });
  }

  /** Where it is and how to join it; what is empty is taken away. Throws as `changeAgenda`. */
  async changePlace(
    scope: CoordinatorScope, id: string, { place, joinUrl }: { place: string; joinUrl: string }, by: Person, now: number,
  ): Promise<Meeting> {
    const changed = await this.edit(scope, id, by, now, ({ place: _, joinUrl: old, onlineMeetingId, onlineWanted, ...meeting }) => ({
      ...meeting, ...(place && { place }), ...(joinUrl && { joinUrl }),
      // One that the service made is its own as long as its link stands.
      ...(joinUrl === (old ?? '') && { ...(onlineMeetingId && { onlineMeetingId }), ...(onlineWanted && { onlineWanted }) }),
    }));
    await afterStored(() => this.parts.networks.board.changed(dayPosting(changed)));
    return changed;
  }

  /** A change that nobody is told of by itself: the cards show it. */
  private async edit(
    { networkId }: CoordinatorScope, id: string, by: Person, now: number, next: (old: Meeting) => Meeting | undefined,
  ): Promise<Meeting> {
    const { store, networks } = this.parts;
    let changed = false;
    const meeting = await store.change(networkId, id, (old) => {
      assertOpen(old, now);
      const made = next(old);
      changed = made !== undefined && !isDeepStrictEqual(made, old);
      return made && changed ? { ...made, editedAt: now } : undefined;
    });
    if (!meeting) throw new NotYours();
    await afterStored(() => networks.board.changed({ networkId, kind: MEETING_KIND, subject: id }));
    if (changed) void networks.audit.write(networkId, 'meeting.changed', { by });
    return meeting;
  }

  private async change(
    networkId: string, id: string, action: 'meeting.moved' | 'meeting.cancelled', by: Person,
    decide: (meeting: Meeting, later: Meeting[]) => Meeting[],
  ): Promise<Changed> {
    const { store, networks } = this.parts;
    let stands: Meeting | undefined;
    const changed = await store.changeSome(networkId, (all) => {
      stands = all.find((each) => each.id === id);
      return stands ? decide(stands, laterThan(stands, all)) : [];
    });
    const meeting = changed[0] ?? stands;
    if (!meeting) throw new NotYours();
    await afterStored(() => networks.outbox.changed({ networkId, kind: MEETING_KIND, id }));
    if (changed.length > 0) void networks.audit.write(networkId, action, { by });
    return { meeting, changed };
  }
}

/** Those that come after it in its series, and are not cancelled. */
export function laterThan(meeting: Meeting, all: readonly Meeting[]): Meeting[] {
  const after = toInstant(meeting.start);
  return meeting.seriesId === undefined ? [] : all.filter((each) => (
    each.seriesId === meeting.seriesId && each.id !== meeting.id && each.cancelledAt === undefined && toInstant(each.start) > after
  )).reverse();
}

const together = (rest: readonly Meeting[], first: Meeting): Meeting[] => rest.map((each) => ({ ...each, changedWith: newsOf(first) }));
