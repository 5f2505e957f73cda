import { DAY_MS, toInstant } from '../../lib/time';
import type { RetentionRule } from '../feature';
import { monthsAfter } from '../retention';
import { announcementRecord } from './import/records';

/** `q:<network>:<yyyymm>`, and nothing of what a network keeps without end beside it. */
const MONTH = /^q:[^:]+:(\d{4})(\d{2})$/;
const CONTEXT_KEPT_MS = DAY_MS;
const QUESTION_MONTHS = 24;
const ANNOUNCEMENT_MONTHS = 18;

/** How long answers, questions and announcements are kept (docs/operators.md, What is kept). */
export const adviceRetention: readonly RetentionRule[] = [
  {
    kind: 'last answers shown', partition: 'u:',
    expiresAt: ({ row, index }) => {
      return row.startsWith('ctx:') && typeof index?.expiresAt === 'number' ? index.expiresAt + CONTEXT_KEPT_MS : undefined;
    },
  },
  {
    kind: 'questions and thumbs', partition: 'q:',
    expiresAt: ({ partition }) => {
      const [, year, month] = MONTH.exec(partition) ?? [];
      if (!year || !month) return undefined;
      return monthsAfter(toInstant({ local: `${year}-${month}-01T12:00`, zone: 'utc' }), QUESTION_MONTHS + 1);
    },
  },
  {
    // What a network was told of a version; that it was told (`c:`) stays, or it would be told again.
    kind: 'announcements', partition: 'adv:an:',
    expiresAt: (row) => {
      const { at } = row.row.startsWith('n:') ? announcementRecord.decode(row) : {};
      return at === undefined ? undefined : monthsAfter(at, ANNOUNCEMENT_MONTHS);
    },
  },
];
