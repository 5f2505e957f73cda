import type { Planned, Reminder, Resolution } from '../../../delivery';
import type { CardReply } from '../../feature';
import { coordinatorsOrChannel, recipientOf, remindMember, type Member, type Message, type Networks } from '../../networks';
import type { ReportStore } from '../reporting/report-store';
import type { Round } from '../types';
import { missingOf, refOf, remindedOf } from './missing';
import { leftInChannel, leftReply, missedReply } from './reminder-cards';
import { GATHER_MS, askedTime, dueNumber, gathered, isAsked, leftTime } from './reminder-times';
import type { Unreached, UnreachedStore } from './unreached';

const LEFT = 'left';
const MISSED = 'missed-';

/** Whether it is what coordinators are told. */
export const isForCoordinators = (what: string): boolean => what === LEFT || what.startsWith(MISSED);

export interface CoordinatorNewsParts {
  networks: Networks;
  reportStore: ReportStore;
  unreachedStore: UnreachedStore;
}

/**
 * What the coordinators of a round are told by itself: once for each due day which municipalities have not reported, when the reminders are
 * over; and whoever asked for a reminder, whom it did not reach. Everything throws what the store throws.
 */
export function coordinatorNews({ networks, reportStore, unreachedStore }: CoordinatorNewsParts) {
  const { store } = networks;

  async function planLeft(round: Round, members: readonly Member[], unreached: readonly Unreached[]): Promise<Planned[]> {
    const [version, due] = [dueNumber(round), leftTime(round)];
    const refused = unreached.filter((each) => each.what === LEFT && each.version === version).map(({ ref }) => ref);
    const recipients = coordinatorsOrChannel(members, await store.channels(round.networkId), refused);
    return recipients.map((recipient) => ({ ...due, recipient, version }));
  }

  /** A while after the first was not reached, in working hours: in the morning when the day is over then. */
  function planMissed(round: Round, unreached: readonly Unreached[]): Planned[] {
    return (round.reminded ?? []).filter(({ what }) => isAsked(what)).flatMap((asked) => {
      const known = unreached.filter(({ what, version }) => what === asked.what && version === asked.due).map(({ at }) => at);
      if (known.length === 0 || asked.by === undefined) return [];
      const { dueAt, usefulUntil } = gathered(Math.min(...known), 2 * GATHER_MS);
      const staleAt = Math.max(askedTime(asked, round).staleAt, usefulUntil);
      return [{ what: `${MISSED}${asked.what}`, recipient: asked.by, version: asked.due, dueAt, staleAt }];
    });
  }

  async function missing(round: Round) {
    const { networkId, id } = round;
    const [municipalities, reports] = await Promise.all([store.municipalities(networkId), reportStore.reports(networkId, id)]);
    return missingOf(round, reports, municipalities);
  }

  /** Of those that have still sent nothing, the municipalities where the reminder reached nobody. */
  async function missed(round: Round, asked: string, due: number, now: number) {
    const [left, members, unreached] = await Promise.all([
      missing(round), store.members(round.networkId), unreachedStore.of(round.networkId, round.id),
    ]);
    const refs = new Set(unreached.filter(({ what, version }) => what === asked && version === due).map(({ ref }) => ref));
    return left.filter((municipality) => {
      const people = remindedOf(members, [municipality], false, now);
      return people.length > 0 && people.every(({ member }) => refs.has(refOf(member)));
    });
  }

  async function toChannel({ source: { networkId }, recipient }: Reminder, round: Round): Promise<Resolution<Message>> {
    const [network, channels, left] = await Promise.all([store.network(networkId), store.channels(networkId), missing(round)]);
    const channel = channels.find((each) => recipientOf(each) === recipient);
    if (!network || !channel || left.length === 0) return { do: 'drop', reason: 'nothing to tell' };
    const { tenantId, conversationId } = channel;
    const { language } = network;
    return { do: 'send', to: { tenantId, conversationId }, message: { reply: leftInChannel({ language, round }, left.length), language } };
  }

  async function resolve(reminder: Reminder, round: Round, now: number): Promise<Resolution<Message>> {
    const { what, recipient, version } = reminder;
    if (what === LEFT && dueNumber(round) !== version) return { do: 'drop', reason: 'moved' };
    if (recipient.startsWith('channel-')) return toChannel(reminder, round);
    // Of their own doing, and not for anybody to turn off: nobody else knows.
    return remindMember(networks, reminder, now, undefined, async ({ member, language }): Promise<CardReply | string> => {
      if (!member.roles.includes('coordinator')) return 'not a coordinator';
      const about = what === LEFT ? await missing(round) : await missed(round, what.slice(MISSED.length), version, now);
      if (about.length === 0) return 'nothing to tell';
      return what === LEFT ? leftReply({ language, round }, about) : missedReply({ language, round }, about);
    });
  }

  return { planLeft, planMissed, resolve };
}
