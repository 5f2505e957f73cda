import { Conflict, NotFound, TooLarge, type NewRow, type Operation, type Row, type TableStore } from '../../../storage';
import { UserError } from '../../../lib/errors';
import { beforeRow, draftRow, keptRow, partitionOfReports, reportRow, revisionRow } from '../keys';
import { draftRecord, keptRecord, pastReportRecord, reportRecord } from '../records';
import type { Draft, KeptAnswers, PastReport, Report } from '../types';

/** What lies on a municipality's desk in a round. */
export interface Desk {
  draft?: Stored<Draft>;
  /** The report of an earlier round that the draft was begun with. Read from its row when it is asked for. */
  before(): PastReport | undefined;
  kept: KeptAnswers[];
}

/** A record as it was read: it is replaced only while it is still so. */
export interface Stored<T> {
  record: T;
  row: Row;
}

/** Whose desk. */
export interface DeskOf {
  networkId: string;
  roundId: string;
  municipality: string;
}

/** What is written at once, all or nothing. The draft is always in it: so two who write at once do not pass each other. */
export interface DeskChange {
  draft: { old: Stored<Draft> | undefined; next: Draft };
  /** With the first draft. */
  before?: PastReport;
  /** `next` undefined: nothing is kept any more. */
  kept?: { old: KeptAnswers | undefined; next: KeptAnswers | undefined };
  /** The report with its revision. */
  report?: { old: Stored<Report> | undefined; next: Report };
}

/** Drafts and what goes with them, in the store. Everything throws what the store throws. */
export class DraftStore {
  constructor(private readonly table: TableStore) {}

  /** One query. */
  async desk({ networkId, roundId, municipality }: DeskOf): Promise<Desk> {
    const own = draftRow(municipality);
    const { rows } = await this.table.query(partitionOfReports(networkId, roundId), { prefix: own });
    const draft = rows.find(({ row }) => row === own);
    const before = rows.find(({ row }) => row === beforeRow(municipality));
    const kept = rows.filter(({ row }) => row !== own && row !== beforeRow(municipality));
    return {
      ...(draft && { draft: { record: draftRecord.decode(draft), row: draft } }),
      before: () => before && pastReportRecord.decode(before),
      kept: kept.map((row) => keptRecord.decode(row)),
    };
  }

  async report({ networkId, roundId, municipality }: DeskOf): Promise<Stored<Report> | undefined> {
    const row = await this.table.get(partitionOfReports(networkId, roundId), reportRow(municipality));
    return row && { record: reportRecord.decode(row), row };
  }

  /** One write. False when somebody else has written since it was read: nothing is written then. UserError when it is too much. */
  async write({ networkId, roundId, municipality }: DeskOf, { draft, before, kept, report }: DeskChange): Promise<boolean> {
    const partition = partitionOfReports(networkId, roundId);
    const at = (row: string, encoded: Pick<NewRow, 'v' | 'data'>): NewRow => ({ partition, row, ...encoded });
    const sent = (next: Report, old: Stored<Report> | undefined): Operation[] => {
      const encoded = reportRecord.encode(next);
      return [put(at(reportRow(municipality), encoded), old), { op: 'create', row: at(revisionRow(municipality, next.revision), encoded) }];
    };
    const operations = (): Operation[] => [
      put(at(draftRow(municipality), draftRecord.encode(draft.next)), draft.old),
      ...(before ? [{ op: 'upsert', row: at(beforeRow(municipality), pastReportRecord.encode(before)) } as const] : []),
      ...(kept?.next ? [{ op: 'upsert', row: at(keptPlace(municipality, kept.next), keptRecord.encode(kept.next)) } as const] : []),
      ...(kept?.old && !kept.next ? [{ op: 'delete', key: keptPlace(municipality, kept.old) } as const] : []),
      ...(report ? sent(report.next, report.old) : []),
    ];
    try {
      await this.apply(partition, operations());
      return true;
    } catch (error) {
      if (error instanceof Conflict || error instanceof NotFound) return false;
      if (error instanceof TooLarge) throw new UserError('checkins.reports.tooMuch');
      throw error;
    }
  }

  /** A draft alone is a write of its own: the store does many of those at once. */
  private async apply(partition: string, operations: readonly Operation[]): Promise<void> {
    const [only, ...more] = operations;
    if (more.length === 0 && only?.op === 'create') await this.table.create(only.row);
    else if (more.length === 0 && only?.op === 'replace') await this.table.replace(only.row);
    else await this.table.transaction(partition, operations);
  }
}

const keptPlace = (municipality: string, { part, by }: KeptAnswers) => keptRow(municipality, part, by);

const put = (row: NewRow, old: Stored<unknown> | undefined): Operation => (
  old ? { op: 'replace', row: { ...row, etag: old.row.etag } } : { op: 'create', row }
);
