import type { Posting, SourceRef } from '../../delivery';
import { inGroups } from '../../lib/in-groups';
import { dayOfMeeting } from './attendance';
import { likelyEnd } from './attendance/day';
import { isComing } from './coming';
import { FOLLOW_UP_KIND } from './follow-ups/follow-ups';
import type { Meetings } from './parts';
import { MEETING_KIND } from './planning/planning';
import { announcedAt } from './planning/reminder-times';
import { changedAt } from './planning/transitions';
import { KIND as POLL_KIND } from './polls/polls';
import type { Meeting } from './types';
import { remindersOf } from './yearly/occasions';
import { Yearly, YEARLY } from './yearly/yearly';

/** Networks at once, and polls of one. */
const AT_ONCE = 4;
/** Of a network, those that have become no meeting: more than are ever under way. */
const MOST_POLLS = 30;
const SWEEP_EVERY_MS = 6 * 60 * 60 * 1000;
/** So long after a change people are told of it, however late. */
const TOLD_MS = 2 * 24 * 60 * 60 * 1000;

/** What something that is stored leads to: what the outbox is to plan, and the cards that are to stand in the channels. */
interface Follows {
  sources: SourceRef[];
  cards: Posting[];
}

/**
 * What is stored, and was cut off before the outbox or the board heard of it, is found here: at the start, and every few hours. Done again
 * it changes nothing: what the outbox has on its list stays as it is, and a card that was ever posted is left to the board.
 */
export class Sweep {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly meetings: Pick<Meetings, 'networks' | 'store' | 'polls' | 'followUps'>) {}

  /** Ends with the first sweep. Never throws; what did not succeed is tried again later. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.sweep(), SWEEP_EVERY_MS).unref();
    await this.sweep();
  }

  /** Ends when the sweep under way has. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.current;
  }

  /** All networks, a few at a time; one at a time. Never throws. */
  sweep(): Promise<void> {
    this.current ??= this.all().finally(() => { this.current = undefined; });
    return this.current;
  }

  private async all(): Promise<void> {
    const { store, outbox } = this.meetings.networks;
    const sources: SourceRef[] = [];
    await this.safely(async () => {
      await inGroups(await store.ids(), AT_ONCE, async (networkId) => sources.push(...(await this.network(networkId))));
    });
    if (!this.stopped) await this.safely(() => outbox.ensure(sources));
  }

  /** Posts the network's missing cards, and gives what the outbox is to have on its list. What can't be read keeps nothing else from it. */
  private async network(networkId: string): Promise<SourceRef[]> {
    const now = this.meetings.networks.clock.now();
    const found: Follows[] = [];
    const looks = [this.ofPolls, this.ofMeetings, this.ofFollowUps, this.ofYear];
    await Promise.all(looks.map((look) => this.safely(async () => { found.push(await look.call(this, networkId, now)); })));
    for (const card of found.flatMap(({ cards }) => cards)) await this.safely(() => this.postIfNever(card));
    return found.flatMap(({ sources }) => sources);
  }

  private async ofPolls(networkId: string): Promise<Follows> {
    const { polls, store } = this.meetings;
    const [ids, meetings] = await Promise.all([polls.store.ids(networkId), store.ofNetwork(networkId)]);
    const met = new Set(meetings.map(({ id }) => id));
    const newest = await inGroups(ids.filter((id) => !met.has(id)).slice(0, MOST_POLLS), AT_ONCE, (id) => polls.find(networkId, id));
    const left = newest.filter((poll) => poll !== undefined).filter(({ state }) => state !== 'cancelled');
    return {
      sources: left.map(({ id }) => ({ networkId, kind: POLL_KIND, id })),
      cards: left.filter(({ state }) => state === 'open').map(({ id }) => ({ networkId, kind: POLL_KIND, subject: id })),
    };
  }

  private async ofMeetings(networkId: string, now: number): Promise<Follows> {
    // Those that no coordinator has set, moved or cancelled were told of to nobody.
    const set = (await this.meetings.store.ofNetwork(networkId)).filter((meeting) => changedAt(meeting) !== undefined);
    const left = set.filter((meeting) => now < Math.max(likelyEnd(meeting), (changedAt(meeting) ?? 0) + TOLD_MS));
    return {
      sources: left.flatMap((meeting) => [{ networkId, kind: MEETING_KIND, id: meeting.id }, dayOfMeeting(meeting)]),
      cards: set.filter((meeting) => isAnnounced(meeting, now)).map(({ id }) => ({ networkId, kind: MEETING_KIND, subject: id })),
    };
  }

  private async ofFollowUps(networkId: string): Promise<Follows> {
    const open = await this.meetings.followUps.open(networkId);
    return { sources: open.map(({ id }) => ({ networkId, kind: FOLLOW_UP_KIND, id })), cards: [] };
  }

  private async ofYear(networkId: string, now: number): Promise<Follows> {
    const year = await new Yearly(this.meetings.networks).find(networkId);
    return { sources: remindersOf(year, now).length > 0 ? [{ networkId, kind: YEARLY, id: 'year' }] : [], cards: [] };
  }

  /** Where a card was posted once, or could not be, nothing is done: that is for the board and for people. */
  private async postIfNever(card: Posting): Promise<void> {
    const { board } = this.meetings.networks;
    if ((await board.state(card)).length === 0) await board.post(card);
  }

  private async safely(work: () => Promise<void>): Promise<void> {
    try {
      if (!this.stopped) await work();
    } catch (error) {
      this.meetings.networks.log.warn('Not all that is open was looked for', { error: error as Error });
    }
  }
}

/** Its card is to stand in the channels: of a series that of the first at once, and the others' some weeks before. */
function isAnnounced(meeting: Meeting, now: number): boolean {
  const { id, seriesId = id } = meeting;
  return isComing(meeting, now) && (seriesId === id || announcedAt(meeting) <= now);
}
