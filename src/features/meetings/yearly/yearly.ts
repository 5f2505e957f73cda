import type { SourceRef } from '../../../delivery';
import { changeRow } from '../../../storage';
import type { CoordinatorScope } from '../../authority';
import type { Networks } from '../../networks';
import { partitionOfMeetings } from '../store';
import { YEAR_ROW, yearRecord, type Year } from './records';
import type { Wanted } from './year-form';

/** What the outbox calls it: one source a network. */
export const YEARLY = 'yearly';

/** What the coordinators of a network are reminded of every year, in the store. */
export class Yearly {
  constructor(private readonly networks: Pick<Networks, 'table' | 'outbox'>) {}

  /** Nothing is on until a coordinator says so. */
  async find(networkId: string): Promise<Year> {
    const row = await this.networks.table.get(partitionOfMeetings(networkId), YEAR_ROW);
    return row ? yearRecord.decode(row) : {};
  }

  /** What was on already keeps since when it is; gives whether anything changed. */
  async save({ networkId }: CoordinatorScope, wanted: Wanted, now: number): Promise<boolean> {
    let changed = false;
    await changeRow(this.networks.table, yearRecord, { partition: partitionOfMeetings(networkId), row: YEAR_ROW }, (old = {}) => {
      const next = changedTo(old, wanted, now);
      changed = JSON.stringify(next) !== JSON.stringify(old);
      return changed ? next : undefined;
    });
    await this.networks.outbox.changed(sourceOf(networkId));
    return changed;
  }
}

const sourceOf = (networkId: string): SourceRef => ({ networkId, kind: YEARLY, id: 'year' });

/** Another day or rhythm of the plan begins anew; other words for it do not. */
function changedTo(old: Year, { overdoseDay, summer, plan }: Wanted, now: number): Year {
  const isSame = plan && old.plan?.on === plan.on && old.plan.everyYears === plan.everyYears;
  return {
    ...(overdoseDay && { overdoseDay: old.overdoseDay ?? now }),
    ...(summer && { summer: old.summer ?? now }),
    ...(plan && { plan: { ...plan, since: isSame ? (old.plan?.since ?? now) : now } }),
  };
}
