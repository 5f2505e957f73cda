import { addMonths, dayOf, toInstant, ZONE } from '../../lib/time';
import type { Row } from '../../storage';
import { deadRecord, entryRecord } from './records';

const MONTHS = 18;

const monthsAfter = (ms: number): number => toInstant({ local: `${addMonths(dayOf(ms), MONTHS)}T00:00`, zone: ZONE });

/** How long what became of reminders is kept (docs/operators.md, What is kept); for the retention job. What is due goes when it is done. */
export const outboxRetention = [
  { kind: 'reminders', partition: 'sl:', expiresAt: (row: Row) => monthsAfter(entryRecord.decode(row).at) },
  { kind: 'reminders not delivered', partition: 'dl:', expiresAt: (row: Row) => monthsAfter(deadRecord.decode(row).at) },
];
