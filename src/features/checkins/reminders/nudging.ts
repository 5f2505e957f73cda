import { groupBy } from '../../../lib/group-by';
import { personRef } from '../../../lib/ids';
import { dayOf } from '../../../lib/time';
import type { CoordinatorScope } from '../../authority';
import type { Person } from '../../feature';
import { isAway, type Member, type Municipality } from '../../networks';
import { NotYours } from '../../refusals';
import type { Checkins } from '../parts';
import { takesReports } from '../rounds/round';
import type { Round } from '../types';
import { missingOf, remindedOf } from './missing';
import { askedOn, askedTime, deliveredAt, dueNumber, isLast, MOST_REMINDERS, onSameDay } from './reminder-times';

/** What becomes of a coordinator's «remind now». */
export type Nudged =
  /** The round takes no reports now. */
  | { kind: 'closed'; round: Round }
  | { kind: 'everybody'; round: Round }
  /** Three reminders were given. */
  | { kind: 'enough'; round: Round; missing: Municipality[] }
  /** One was given on the day on which this would go. */
  | { kind: 'today'; round: Round; missing: Municipality[] }
  /** One goes on that day, from `at` on (UTC ms). */
  | { kind: 'coming'; round: Round; missing: Municipality[]; at: number }
  /** It would reach nobody, and is not counted. */
  | { kind: 'noOne'; round: Round } & Unheard
  /** Sent from `at` on (UTC ms). */
  | { kind: 'reminded'; round: Round; at: number; reminded: Municipality[] } & Unheard;

/** `nobody`: nobody speaks for them; `away`: all who do are away. */
interface Unheard {
  away: Municipality[];
  nobody: Municipality[];
}

/**
 * A coordinator has those reminded now who have sent nothing: one on the day it goes out, and as one of the round's three. Stored when it
 * resolves; who asked calls `outbox.changed` then. Four calls of the store. Throws NotYours, and what the store throws.
 */
export async function nudge(
  { networks: { store }, roundStore, reportStore }: Pick<Checkins, 'networks' | 'roundStore' | 'reportStore'>,
  { networkId }: CoordinatorScope, roundId: string, by: Person, now: number,
): Promise<Nudged> {
  const [reports, { municipalities, members }] = await Promise.all([reportStore.reports(networkId, roundId), store.whoIsIn(networkId)]);
  let nudged: Nudged | undefined;
  const round = await roundStore.change(networkId, roundId, (old) => {
    nudged = outcomeOf(old, missingOf(old, reports, municipalities), members, now);
    if (nudged.kind !== 'reminded') return undefined;
    const given = { what: askedOn(dayOf(nudged.at)), due: dueNumber(old), at: now, by: personRef(by.tenantId, by.id) };
    return { ...old, reminded: [...(old.reminded ?? []), given] };
  });
  if (!round || !nudged) throw new NotYours();
  return { ...nudged, round };
}

function outcomeOf(round: Round, missing: Municipality[], members: readonly Member[], now: number): Nudged {
  if (!takesReports(round)) return { kind: 'closed', round };
  if (missing.length === 0) return { kind: 'everybody', round };
  const { dueAt: at } = askedTime({ what: '', at: now }, round);
  const given = onSameDay(round, at);
  if (given) {
    const goes = deliveredAt(given, round);
    return goes > now ? { kind: 'coming', round, missing, at: goes } : { kind: 'today', round, missing };
  }
  const count = (round.reminded ?? []).length;
  if (count >= MOST_REMINDERS) return { kind: 'enough', round, missing };
  const last = isLast(round, '', count + 1);
  const people = groupBy(remindedOf(members, missing, last, at), ({ municipality: { number } }) => number);
  const groups = groupBy(missing, ({ number }) => {
    const theirs = people.get(number);
    if (!theirs) return 'nobody';
    return theirs.every(({ member }) => isAway(member, dayOf(at))) ? 'away' : 'reminded';
  });
  const of = (group: 'reminded' | 'away' | 'nobody') => groups.get(group) ?? [];
  const [reminded, away, nobody] = [of('reminded'), of('away'), of('nobody')];
  return reminded.length > 0 ? { kind: 'reminded', round, at, reminded, away, nobody } : { kind: 'noOne', round, away, nobody };
}
