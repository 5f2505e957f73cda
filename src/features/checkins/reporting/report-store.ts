import { toInstant } from '../../../lib/time';
import { invertedTime, readAll, type RecordCodec, type TableStore } from '../../../storage';
import { draftRow, partitionOfHistory, partitionOfReports, reportRow, revisionRow } from '../keys';
import { draftRecord, pastReportRecord, reportRecord } from '../records';
import type { Draft, PastReport, Report, Round } from '../types';

/** The round's own copy, and one from before it was due at another time. */
const MOST_COPIES = 4;

/** Reports, their revisions and drafts in the store. Everything throws what the store throws. */
export class ReportStore {
  constructor(protected readonly table: TableStore) {}

  /** What the municipality sent last in this round. */
  report(networkId: string, roundId: string, municipality: string): Promise<Report | undefined> {
    return this.one(reportRecord, partitionOfReports(networkId, roundId), reportRow(municipality));
  }

  revision(networkId: string, roundId: string, municipality: string, revision: number): Promise<Report | undefined> {
    return this.one(reportRecord, partitionOfReports(networkId, roundId), revisionRow(municipality, revision));
  }

  /** What is begun and not sent. */
  async draft(networkId: string, roundId: string, municipality: string): Promise<Draft | undefined> {
    const draft = await this.one(draftRecord, partitionOfReports(networkId, roundId), draftRow(municipality));
    return draft?.sent === undefined ? draft : undefined;
  }

  /** The latest of each municipality, by its number. */
  reports(networkId: string, roundId: string): Promise<Report[]> {
    return this.all(reportRecord, partitionOfReports(networkId, roundId), 's:');
  }

  /** What is begun and not sent, by municipality. */
  async drafts(networkId: string, roundId: string): Promise<Draft[]> {
    const rows = await readAll(this.table, partitionOfReports(networkId, roundId), { prefix: 'd:' });
    const drafts = rows.map((row) => ({ row: row.row, draft: () => draftRecord.decode(row) }));
    // What is kept beside a draft has longer keys.
    return drafts.filter(({ row }) => row.split(':').length === 2).map(({ draft }) => draft()).filter(({ sent }) => sent === undefined);
  }

  /** Oldest first. */
  revisions(networkId: string, roundId: string, municipality: string): Promise<Report[]> {
    return this.all(reportRecord, partitionOfReports(networkId, roundId), `h:${municipality}:`);
  }

  /** The municipality's rounds, the one that was due last first; with `most`, so many. */
  async history(networkId: string, municipality: string, most?: number): Promise<PastReport[]> {
    const partition = partitionOfHistory(networkId, municipality);
    if (most === undefined) return this.all(pastReportRecord, partition, '');
    const { rows } = await this.table.query(partition, { limit: most });
    return rows.map((row) => pastReportRecord.decode(row));
  }

  /** The municipality's latest report of a round that was due before this one, as it is in its history; one query. */
  async before(networkId: string, municipality: string, round: Round): Promise<PastReport | undefined> {
    const from = invertedTime(toInstant(round.due));
    const { rows } = await this.table.query(partitionOfHistory(networkId, municipality), { from, limit: MOST_COPIES });
    return rows.map((row) => pastReportRecord.decode(row)).find(({ roundId }) => roundId !== round.id);
  }

  private async one<T>(codec: RecordCodec<T>, partition: string, row: string): Promise<T | undefined> {
    const found = await this.table.get(partition, row);
    return found && codec.decode(found);
  }

  private async all<T>(codec: RecordCodec<T>, partition: string, prefix: string): Promise<T[]> {
    return (await readAll(this.table, partition, prefix ? { prefix } : {})).map((row) => codec.decode(row));
  }
}
