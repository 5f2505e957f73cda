import { groupBy } from '../../../lib/group-by';
import { personRef } from '../../../lib/ids';
import { dayOf } from '../../../lib/time';
import type { CoordinatorScope } from '../../authority';
import type { Person } from '../../feature';
import { isAway, type Municipality } from '../../networks';
import { NotYours } from '../../refusals';
import type { Checkins } from '../parts';
import { takesReports } from '../rounds/round';
import type { Round } from '../types';
import { missingOf, remindedOf } from './missing';
import { askedOn, askedTime, dueNumber, isRemindedToday, MOST_REMINDERS } from './reminder-times';

/** What becomes of a coordinator's «remind now». */
export type Nudged =
  /** The round takes no reports now. */
  | { kind: 'closed'; round: Round }
  | { kind: 'everybody'; round: Round }
  /** Three reminders were given. */
  | { kind: 'enough'; round: Round; missing: Municipality[] }
  /** One was given today. */
  | { kind: 'today'; round: Round; missing: Municipality[] }
  /** Sent from `at` on (UTC ms). `nobody`: nobody speaks for them; `away`: all who do are away. */
  | { kind: 'reminded'; round: Round; at: number; reminded: Municipality[]; away: Municipality[]; nobody: Municipality[] };

/**
 * A coordinator has those reminded now who have sent nothing: at most once a day, and as one of the round's three. Stored when it resolves;
 * who asked calls `outbox.changed` then. Four calls of the store. Throws NotYours, and what the store throws.
 */
export async function nudge(
  { networks: { store }, roundStore, reportStore }: Pick<Checkins, 'networks' | 'roundStore' | 'reportStore'>,
  { networkId }: CoordinatorScope, roundId: string, by: Person, now: number,
): Promise<Nudged> {
  const [reports, { municipalities, members }] = await Promise.all([reportStore.reports(networkId, roundId), store.whoIsIn(networkId)]);
  let refused: Nudged | undefined;
  const round = await roundStore.change(networkId, roundId, (old) => {
    refused = refusalOf(old, missingOf(old, reports, municipalities), now);
    if (refused) return undefined;
    const given = { what: askedOn(dayOf(now)), due: dueNumber(old), at: now, by: personRef(by.tenantId, by.id) };
    return { ...old, reminded: [...(old.reminded ?? []), given] };
  });
  if (!round) throw new NotYours();
  if (refused) return refused;
  const { dueAt: at } = askedTime({ what: '', at: now }, round);
  const missing = missingOf(round, reports, municipalities);
  const people = groupBy(remindedOf(members, missing, (round.reminded ?? []).length, at), ({ municipality: { number } }) => number);
  const groups = groupBy(missing, ({ number }) => {
    const theirs = people.get(number);
    if (!theirs) return 'nobody';
    return theirs.every(({ member }) => isAway(member, dayOf(at))) ? 'away' : 'reminded';
  });
  const of = (group: 'reminded' | 'away' | 'nobody') => groups.get(group) ?? [];
  return { kind: 'reminded', round, at, reminded: of('reminded'), away: of('away'), nobody: of('nobody') };
}

function refusalOf(round: Round, missing: Municipality[], now: number): Nudged | undefined {
  if (!takesReports(round)) return { kind: 'closed', round };
  if (missing.length === 0) return { kind: 'everybody', round };
  if (isRemindedToday(round, now)) return { kind: 'today', round, missing };
  return (round.reminded ?? []).length >= MOST_REMINDERS ? { kind: 'enough', round, missing } : undefined;
}
