import { z } from 'zod';
import { NetworkRef } from '../../define';

/** `id` on a card as `<network>.<offset>`. */
export const PageData = NetworkRef.pipe(z.object({ network: z.string(), id: z.string().regex(/^\d{1,6}$/).transform(Number) }));

/** At most six buttons stand on a card; two are for what concerns the whole list. */
const BUTTONS = 4;

/** The rows from an offset that fit on a card, and the offset of the next, undefined at the end. */
export function pageOf<T>(rows: T[], from: number, buttonsOf: (row: T) => number): { page: T[]; next: number | undefined } {
  const start = from < rows.length ? from : 0;
  let [end, used] = [start, 0];
  for (; end < rows.length; end++) {
    used += buttonsOf(rows[end]!);
    if (used > BUTTONS) break;
  }
  return { page: rows.slice(start, end), next: end < rows.length ? end : undefined };
}
