import type { Planned, Reminder, ReminderSource, Resolution, SourceRef } from '../../../delivery';
import { DAY_MS, HOUR_MS } from '../../../lib/time';
import { isWorkingHours, toWorkingHours } from '../../../lib/time/working-days';
import type { Reply } from '../../feature';
import { remindMember, type Message, type Reminded as Told } from '../../networks';
import type { Checkins } from '../parts';
import { nextFrom } from '../rounds/round';
import type { Round } from '../types';
import { channelCalls, type Waiting } from './channel-calls';
import { coordinatorNews, isForCoordinators } from './coordinators';
import { missingOf, refOf, remindedOf } from './missing';
import { reminderReply, type ReminderKind } from './reminder-cards';
import {
  ACT_STALE_MS, dueNumber, isAsked, isLast, leftTime, MOST_REMINDERS, onSameDay, openedTime, ordinalOf, remindersOf,
} from './reminder-times';
import { UnreachedStore, type Unreached } from './unreached';

/** What of a round happens by itself, for its recipient when it is nobody. */
const ROUND = 'round';
const [OPEN, CLOSE, NEXT, OPENED] = ['open', 'close', 'next', 'opened'];
/** A round opens once; whatever becomes of it, those who report are told once. */
const ONCE = 1;
/** A round before each meeting waits for the meeting to be set. */
const NEXT_AGAIN_MS = DAY_MS;

/** Why somebody is not reminded that is theirs, as `remindMember` says it. */
const OWN_REASONS = new Map<string, NonNullable<Unreached['why']>>([['turned off', 'off'], ['away', 'away']]);

type Parts = Pick<Checkins, 'networks' | 'rounds' | 'roundStore' | 'reportStore'>;

/** Opening, closing and following of rounds, and what those who report and the coordinators are told of them, for the outbox. */
export function roundReminders({ networks, rounds, roundStore, reportStore }: Parts): ReminderSource<Message> {
  const { store, table } = networks;
  const unreachedStore = new UnreachedStore(table);
  const news = coordinatorNews({ networks, reportStore, unreachedStore });
  const channels = channelCalls(networks);

  async function waitingOf(round: Round): Promise<Waiting> {
    const { networkId, id } = round;
    const [reports, municipalities, members, unreached] = await Promise.all([
      reportStore.reports(networkId, id), store.municipalities(networkId), store.members(networkId), unreachedStore.of(networkId, id),
    ]);
    return { round, missing: missingOf(round, reports, municipalities), members, unreached };
  }

  const act = (what: string, { version }: Round, dueAt: number): Planned => (
    { what, recipient: ROUND, version, dueAt, staleAt: dueAt + ACT_STALE_MS }
  );

  /** Also of one that is over: the next follows it all the same. */
  function planNext(round: Round): Planned[] {
    const from = nextFrom(round);
    return from === undefined ? [] : [act(NEXT, round, Math.max(from, round.createdAt))];
  }

  async function planOpen(round: Round, now: number): Promise<Planned[]> {
    const waiting = await waitingOf(round);
    const { missing, members, unreached } = waiting;
    const opened = openedTime(round);
    const reminders = remindersOf(round, now);
    const toPeople = [...(opened ? [{ ...opened, ordinal: 0, due: ONCE }] : []), ...reminders];
    return [
      act(CLOSE, round, round.closesAt),
      ...toPeople.flatMap(({ ordinal, due: version, ...due }) => (
        remindedOf(members, missing, last(round, due.what, ordinal), due.dueAt)
          .map(({ member }) => ({ ...due, recipient: refOf(member), version }))
      )),
      ...(await channels.plan(waiting, reminders)),
      ...(await news.planLeft(round, members, unreached)),
      ...news.planMissed(round, unreached),
    ];
  }

  /** Of a round that closed by itself before the coordinators were told who is missing. */
  async function planClosed(round: Round, now: number): Promise<Planned[]> {
    if (!hasExpired(round) || now >= leftTime(round).staleAt) return [];
    const { members, unreached } = await waitingOf(round);
    return news.planLeft(round, members, unreached);
  }

  async function planAll(round: Round, now: number): Promise<Planned[]> {
    switch (round.state) {
      case 'planned': return [act(OPEN, round, await rounds.beginsAt(round, now))];
      case 'open': return planOpen(round, now);
      case 'paused': return [act(CLOSE, round, round.closesAt)];
      case 'closed': return planClosed(round, now);
      case 'cancelled': return [];
    }
  }

  async function resolveAct({ source, what, version }: Reminder, round: Round, now: number): Promise<Resolution<Message>> {
    const { networkId, id } = source;
    if (what === OPEN) {
      // The meeting may have been moved back since.
      const at = await rounds.beginsAt(round, now);
      if (now < at) return { do: 'later', at };
      return { do: 'act', act: async () => void (await rounds.begin(networkId, id, version, now)) };
    }
    if (what === CLOSE) return { do: 'act', act: async () => void (await rounds.expire(networkId, id, version, now)) };
    if (nextFrom(round) === undefined) return { do: 'drop', reason: 'none follows' };
    if (await rounds.makeNext(networkId, id, now)) return { do: 'act', act: async () => undefined };
    return { do: 'later', at: now + NEXT_AGAIN_MS };
  }

  /** Counted when the first of those whom it is for is about to get it. Undefined when it is one too many by now. */
  async function countedIn({ networkId, id }: Round, what: string, due: number, now: number): Promise<Round | undefined> {
    const mayBe = (round: Round) => ordinalOf(round, what, due) <= MOST_REMINDERS && !onSameDay(round, now, { what, due });
    const changed = await roundStore.change(networkId, id, (round) => (
      ordinalOf(round, what, due) > (round.reminded ?? []).length && mayBe(round)
        ? { ...round, reminded: [...(round.reminded ?? []), { what, due, at: now }] } : undefined
    ));
    return changed && mayBe(changed) ? changed : undefined;
  }

  /** Right before it is sent: is their report still missing, and is it theirs to hear of? */
  async function word(round: Round, { what, version }: Reminder, told: Told, now: number): Promise<Reply | string> {
    const { networkId, id } = round;
    const { member, network, language } = told;
    const { municipality } = member;
    if (municipality === undefined || !round.municipalities.includes(municipality)) return 'not theirs';
    const [report, municipalities, members] = await Promise.all([
      reportStore.report(networkId, id, municipality), store.municipalities(networkId), store.members(networkId),
    ]);
    if (report) return 'answered';
    const expected = municipalities.filter(({ number }) => number === municipality);
    const people = remindedOf(members, expected, last(round, what, ordinalOf(round, what, version)), now);
    const theirs = people.find((each) => refOf(each.member) === refOf(member));
    if (!theirs) return 'not theirs';
    if (what !== OPENED && !isAsked(what) && !(await countedIn(round, what, version, now))) return 'enough';
    return reminderReply({ language, network, round }, theirs, isAsked(what) ? 'asked' : what as ReminderKind);
  }

  const isStill = (round: Round, { what, version }: Reminder): boolean => (
    what === OPENED || isAsked(what) || dueNumber(round) === version
  );

  async function toPeople(reminder: Reminder, round: Round, now: number): Promise<Resolution<Message>> {
    const { source: { networkId, id }, what, recipient, version } = reminder;
    if (recipient.startsWith('channel-')) return channels.resolve(reminder, await waitingOf(round), now);
    const resolution = await remindMember(networks, reminder, now, 'checkins', (told) => word(round, reminder, told, now));
    const why = resolution.do === 'drop' ? OWN_REASONS.get(resolution.reason) : undefined;
    if (isAsked(what) && why) {
      await unreachedStore.add(networkId, id, { what, ref: recipient, version, at: now, why });
      await networks.outbox.changed(reminder.source);
    }
    return resolution;
  }

  return {
    async plan({ networkId, id }: SourceRef, now: number): Promise<readonly Planned[] | undefined> {
      const round = await roundStore.find(networkId, id);
      if (!round) return undefined;
      const planned = [...(await planAll(round, now)), ...planNext(round)];
      return planned.some(({ staleAt }) => now < staleAt) ? planned : undefined;
    },

    async resolve(reminder: Reminder, now: number): Promise<Resolution<Message>> {
      const { source: { networkId, id }, what, recipient } = reminder;
      const round = await roundStore.find(networkId, id);
      if (!round) return { do: 'drop', reason: 'gone' };
      if (recipient === ROUND) return resolveAct(reminder, round, now);
      // What falls into a pause may still be of use after it.
      if (round.state === 'paused') return { do: 'later', at: now + HOUR_MS };
      const told = isForCoordinators(what);
      if (round.state !== 'open' && !(told && hasExpired(round))) return { do: 'drop', reason: 'not open' };
      // Late, as after an outage.
      if (!isWorkingHours(now)) return { do: 'later', at: toWorkingHours(now) };
      if (told) return news.resolve(reminder, round, now);
      return isStill(round, reminder) ? toPeople(reminder, round, now) : { do: 'drop', reason: 'moved' };
    },

    // That it has opened, and what coordinators act upon, is worth two copies; a reminder never is.
    sendsAgain: (what) => what === OPENED || isForCoordinators(what),

    async onUnreachable({ source, what, recipient, version }: Reminder): Promise<void> {
      const { networkId, id } = source;
      // The round's card stands in the channel: it says that it has opened.
      if (what === OPENED || (recipient.startsWith('channel-') && !isForCoordinators(what))) return;
      await unreachedStore.add(networkId, id, { what, ref: recipient, version, at: networks.clock.now() });
      await networks.outbox.changed(source);
    },
  };
}

/** That it has opened is no reminder. */
const last = (round: Round, what: string, ordinal: number): boolean => what !== OPENED && isLast(round, what, ordinal);

/** Closed by the clock, and not by a coordinator. */
const hasExpired = ({ state, closedAt = 0, closesAt }: Round): boolean => state === 'closed' && closedAt >= closesAt;
