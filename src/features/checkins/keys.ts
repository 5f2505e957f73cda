import { invertedTime, key } from '../../storage';
import type { Raad } from '../meetings';

/** A network's rounds, plans and form: lists are one query. */
export const partitionOfCheckins = (networkId: string): string => key('ci', networkId);
export const roundRow = (roundId: string): string => key('r', roundId);
export const planRow = (municipality: string, raad: Raad): string => key('p', municipality, String(raad));
export const FORM_ROW = 'form';

/** A round's reports and drafts: a report and its revision are one transaction. */
export const partitionOfReports = (networkId: string, roundId: string): string => key('r', networkId, roundId);
export const reportRow = (municipality: string): string => key('s', municipality);
export const revisionRow = (municipality: string, revision: number): string => key('h', municipality, String(revision).padStart(6, '0'));
/** All that is on a municipality's desk begins with this, so that it is read at once: the draft, and the two below. */
export const draftRow = (municipality: string): string => key('d', municipality);
export const beforeRow = (municipality: string): string => key('d', municipality, 'before');
export const keptRow = (municipality: string, part: string, ref: string): string => key('d', municipality, 'kept', part, ref);

/** A municipality's reports over time, newest first; a copy, made again from the rounds. */
export const partitionOfHistory = (networkId: string, municipality: string): string => key('k', networkId, municipality);
export const historyRow = (dueAt: number, roundId: string): string => key(invertedTime(dueAt), roundId);

const REPORT_REF = /^(\d{13}-[a-z0-9]{1,12})-(\d{4})(?:-([a-z][a-z0-9]{0,7}))?(?:-(\d{1,6}))?(?:-([0-9a-f]{10}))?$/;

/** A municipality's report in a round, and perhaps a part of the form, a version of the draft and what was asked: what a button carries. */
export interface ReportRef {
  roundId: string;
  municipality: string;
  part?: string;
  version?: number;
  /** Of the questions that the person was asked before saving (reporting/routes-guard.ts). */
  asked?: string;
}

/** As the id of a thing on a card: `<round>-<municipality>[-<part>][-<version>][-<asked>]`. */
export const reportRef = ({ roundId, municipality, part, version, asked }: ReportRef): string => (
  [roundId, municipality, part, version, asked].filter((each) => each !== undefined).join('-')
);

/** Undefined for what no card of ours has sent. */
export function readReportRef(id: string): ReportRef | undefined {
  const [, roundId, municipality, part, version, asked] = REPORT_REF.exec(id) ?? [];
  if (roundId === undefined || municipality === undefined) return undefined;
  return {
    roundId, municipality, ...(part !== undefined && { part }), ...(version !== undefined && { version: Number(version) }),
    ...(asked !== undefined && { asked }),
  };
}
