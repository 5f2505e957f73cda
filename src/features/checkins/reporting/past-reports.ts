import { toInstant } from '../../../lib/time';
import { Conflict, readAll, type Row, type TableStore } from '../../../storage';
import { historyRow, partitionOfHistory } from '../keys';
import { pastReportRecord } from '../records';
import type { PastReport, Report, Round } from '../types';

const ATTEMPTS = 5;

/**
 * The copies of reports that make a municipality's history. The round's own rows are what counts: a copy that was not made is made by the
 * sweep.
 */
export class PastReports {
  constructor(private readonly table: TableStore) {}

  /**
   * Makes or renews the copy, never with an older revision than it has. The copy goes along when the round is due at another time. Throws
   * what the store throws.
   */
  async keep(round: Round, report: Report): Promise<void> {
    const partition = partitionOfHistory(round.networkId, report.municipality);
    const dueAt = toInstant(round.due);
    const place = { partition, row: historyRow(dueAt, round.id) };
    for (let attempt = 1; ; attempt++) {
      const ofRound = await this.copiesOf(place);
      const found = ofRound.find(({ row }) => row.row === place.row);
      const newest = ofRound.map(({ past }) => past.report).concat(report).reduce((a, b) => (b.revision > a.revision ? b : a));
      const { id: roundId, period, form } = round;
      const next = { ...place, ...pastReportRecord.encode({ roundId, period, dueAt, form, report: newest }) };
      try {
        if (!found) await this.table.create(next);
        else if (found.past.report.revision < newest.revision) await this.table.replace({ ...next, etag: found.row.etag });
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
        continue;
      }
      for (const { row } of ofRound) if (row.row !== place.row) await this.table.delete(partition, row.row);
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
