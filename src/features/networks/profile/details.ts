import { z } from 'zod';
import type { TextKey } from '../../../lib/language';
import { hasNationalId } from '../../../lib/person-data';
import { addMonths, isDay } from '../../../lib/time';
import { LENGTHS, oneLine } from '../people/part';
import { TOPICS, type Member, type Topic } from '../types';

/** Longer than anybody is away before somebody else takes over. */
const LONGEST_AWAY_MONTHS = 24;

export const DetailFields = z.object({ title: z.string().max(5_000).default(''), topics: z.string().max(1_000).default('') });
export type DetailFields = z.infer<typeof DetailFields>;

/** What the fields say of somebody's function and topics, or what is wrong with them. What is left empty is taken away. */
export function readDetails(fields: DetailFields): { title: string; topics: Topic[] } | { wrong: TextKey } {
  const title = oneLine(fields.title);
  const chosen = fields.topics.split(',').map((each) => each.trim());
  if (title.length > LENGTHS.title) return { wrong: 'networks.profile.wrong.title' };
  if (hasNationalId(title)) return { wrong: 'networks.profile.wrong.person' };
  return { title, topics: TOPICS.filter((topic) => chosen.includes(topic)) };
}

export function withDetails(member: Member, { title, topics }: { title: string; topics: Topic[] }): Member {
  const { title: _title, topics: _topics, ...rest } = member;
  return { ...rest, ...(title && { title }), ...(topics.length > 0 && { topics }) };
}

/** The days between which the last day away may be chosen. */
export const awayDays = (today: string): { first: string; last: string } => ({ first: today, last: addMonths(today, LONGEST_AWAY_MONTHS) });

/** The last day away, none for until they return, or what is wrong with it. */
export function readUntil(given: string, today: string): { until?: string } | { wrong: TextKey } {
  const until = given.trim();
  if (!until) return {};
  const { first, last } = awayDays(today);
  return isDay(until) && until >= first && until <= last ? { until } : { wrong: 'networks.profile.wrong.until' };
}
