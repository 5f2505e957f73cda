import { z } from 'zod';
import { DAY_MS } from '../../../lib/time';
import type { RetentionRule } from '../../feature';
import { monthsAfter } from '../../retention';
import { auditRetention } from '../audit/audit';
import { codeRetention } from '../channels/channel-codes';
import { noticeRetention } from '../notices/notice-store';
import { draftRetention } from '../people/drafts';
import { joinRequestRecord } from '../people/requests';

const REQUEST_DAYS = 90;
const DRAFT_DAYS = 30;
const POSTING_MONTHS = 18;

/** A posting was last worked on at `roundAt`; each of its channels came into its state at `at`. */
const Posting = z.looseObject({ at: z.number(), roundAt: z.number().optional() });

/** A draft says when it was written last. */
const Draft = z.looseObject({ at: z.number() });

/** How long what belongs to networks and to people is kept (docs/operators.md, What is kept). */
export const networksRetention: readonly RetentionRule[] = [
  {
    kind: 'join requests', partition: 'n:',
    expiresAt: (row) => {
      if (!row.row.startsWith('rq:')) return undefined;
      const { askedAt, decidedAt = askedAt } = joinRequestRecord.decode(row);
      return decidedAt + REQUEST_DAYS * DAY_MS;
    },
  },
  draftRetention,
  {
    kind: 'drafts', partition: 'u:',
    expiresAt: ({ row, data }) => {
      const { at } = row.startsWith('d:') ? Draft.parse(JSON.parse(data)) : {};
      return at === undefined ? undefined : at + DRAFT_DAYS * DAY_MS;
    },
  },
  {
    kind: 'postings', partition: 'po:',
    expiresAt: ({ data }) => {
      const { at, roundAt = at } = Posting.parse(JSON.parse(data));
      return monthsAfter(roundAt, POSTING_MONTHS);
    },
  },
  codeRetention,
  noticeRetention,
  auditRetention,
];
