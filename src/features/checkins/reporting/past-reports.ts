import { toInstant } from '../../../lib/time';
import { Conflict, readAll, type Row, type TableStore } from '../../../storage';
import { historyRow, partitionOfHistory } from '../keys';
import { pastReportRecord } from '../records';
import type { PastReport, Report, Round } from '../types';

const ATTEMPTS = 5;

/**
 * The copies of reports that make a municipality's history. The round's own rows are what counts: a copy that was not made, or that lies
 * where the round was due before, is seen to by the sweep.
 */
export class PastReports {
  constructor(private readonly table: TableStore) {}

  /**
   * Makes or renews the copy, never with an older revision than it has: one that is there and as new is one call. Copies of before the
   * round was due at another time go when this one is made, but are not looked for with the first revision unless it is `again` that the
   * copy is made. Throws what the store throws.
   */
  async keep(round: Round, report: Report, again = false): Promise<void> {
    const partition = partitionOfHistory(round.networkId, report.municipality);
    const dueAt = toInstant(round.due);
    const place = { partition, row: historyRow(dueAt, round.id) };
    for (let attempt = 1; ; attempt++) {
      const row = await this.table.get(partition, place.row);
      const found = row && { row, past: pastReportRecord.decode(row) };
      if (found && found.past.report.revision >= report.revision) return;
      const ofRound = found ? [found] : again || report.revision > 1 ? await this.copiesOf(place) : [];
      const newest = ofRound.map(({ past }) => past.report).concat(report).reduce((a, b) => (b.revision > a.revision ? b : a));
      const { id: roundId, period, form } = round;
      const next = { ...place, ...pastReportRecord.encode({ roundId, period, dueAt, form, report: newest }) };
      try {
        if (!found) await this.table.create(next);
        else await this.table.replace({ ...next, etag: found.row.etag });
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
        continue;
      }
      for (const { row: old } of ofRound) if (old.row !== place.row) await this.table.delete(partition, old.row);
      return;
    }
  }

  /** Those of the same round, whenever it was due. */
  private async copiesOf({ partition, row: place }: Pick<Row, 'partition' | 'row'>): Promise<{ row: Row; past: PastReport }[]> {
    const ofRound = place.slice(place.indexOf(':'));
    const rows = await readAll(this.table, partition);
    return rows.filter(({ row }) => row.endsWith(ofRound)).map((row) => ({ row, past: pastReportRecord.decode(row) }));
  }
}
