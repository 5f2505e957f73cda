import { z } from 'zod';
import { NetworkRef } from '../../define';
import { readReportRef, type ReportRef } from '../keys';
import type { Fields } from './routes-guard';

/** No form of ours has as many. */
const MOST_FIELDS = 200;

export interface ReportData {
  network: string;
  ref: ReportRef;
  /** What stands in the card's inputs, unchecked. */
  fields: Fields;
}

/** A button about a report, and what stands in the card's inputs: `id` as `<network>.<report>`. */
export const ReportForm: z.ZodType<ReportData> = z.record(z.string(), z.unknown()).transform((data, context) => {
  const { id, ...fields } = data;
  const named = NetworkRef.safeParse({ id });
  const ref = named.success ? readReportRef(named.data.id) : undefined;
  if (named.success && ref && Object.keys(fields).length <= MOST_FIELDS) return { network: named.data.network, ref, fields };
  context.addIssue('not a report');
  return z.NEVER;
});
