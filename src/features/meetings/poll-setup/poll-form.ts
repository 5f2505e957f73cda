import { z } from 'zod';
import { dayOf, isDay, isTimeOfDay, toInstant, ZONE } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import type { TextKey, TextValues } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import type { Municipality } from '../../networks';
import { RAAD } from '../types';
import type { Wanted } from './draft';
import { beginsFor, PARTS } from './propose';

const MAX_TITLE = 100;
const MAX_TOPICS = 300;
/** How long a meeting may be, minutes. */
export const LENGTHS = [60, 90, 120, 180, 240, 360] as const;
export const BALLOTS = ['open', 'hidden'] as const;
/** Of the window that times are looked for in, and how far ahead it may be. */
const MAX_WINDOW_DAYS = 92;
const MAX_AHEAD_DAYS = 366;

/** What the form sends; an input that is left empty may be missing, and a number may come as one. */
const field = z.union([z.string().max(10_000), z.number()]).default('').transform(String);
/** A time of day; some clients send the seconds too. */
export const timeField = field.transform((time) => time.trim().slice(0, 5));
export const PollFields = z.object({
  title: field, raad: field, topics: field, minutes: field, from: field, to: field, part: field, date: field, time: timeField,
  ballots: field, atLeast: field, required: field,
});
export type PollFields = z.infer<typeof PollFields>;

/** A sentence that says what is wrong, and what to do. */
export interface Wrong {
  text: TextKey;
  values?: TextValues;
}

/** What the form means, or what is wrong with it. `now`: UTC ms. */
export function readPollForm(
  fields: PollFields, municipalities: readonly Municipality[], now: number,
): { wanted: Wanted; wrong?: undefined } | { wrong: Wrong } {
  const title = cleaned(fields.title).replaceAll('\n', ' ');
  const topics = cleaned(fields.topics).replaceAll('\n', ' ');
  const wrong = wrongWords(title, topics) ?? wrongWindow(fields, now) ?? wrongDeadline(fields, now);
  if (wrong) return { wrong };
  const minutes = LENGTHS.find((each) => String(each) === fields.minutes);
  if (!minutes) return wrongWith('meetings.setup.wrong.minutes');
  const part = PARTS.find((each) => each === fields.part) ?? 'both';
  if (beginsFor(minutes, part).length === 0) return wrongWith('meetings.setup.wrong.part');
  const count = municipalities.length;
  const atLeast = count === 0 ? '0' : fields.atLeast.trim();
  if (!/^\d{1,3}$/.test(atLeast) || Number(atLeast) < Math.min(1, count) || Number(atLeast) > count) {
    return wrongWith('meetings.setup.wrong.atLeast', { count });
  }
  const [raad, required] = [listed(fields.raad), listed(fields.required)];
  return {
    wanted: {
      title, topics, minutes, part, from: fields.from, to: fields.to, deadline: `${fields.date}T${fields.time}`,
      raad: RAAD.filter((each) => raad.includes(String(each))),
      ballots: BALLOTS.find((each) => each === fields.ballots) ?? 'open',
      atLeast: Number(atLeast),
      required: municipalities.map(({ number }) => number).filter((number) => required.includes(number)),
    },
  };
}

/** The form as it would have been filled in for this. */
export function fieldsOf({ deadline, ...wanted }: Wanted): PollFields {
  return {
    title: wanted.title, raad: wanted.raad.join(','), topics: wanted.topics, minutes: String(wanted.minutes), from: wanted.from,
    to: wanted.to, part: wanted.part, date: deadline.slice(0, 10), time: deadline.slice(11), ballots: wanted.ballots,
    atLeast: String(wanted.atLeast), required: wanted.required.join(','),
  };
}

function wrongWords(title: string, topics: string): Wrong | undefined {
  if (!/\p{L}/u.test(title) || title.length > MAX_TITLE) return { text: 'meetings.setup.wrong.title', values: { max: MAX_TITLE } };
  if (topics.length > MAX_TOPICS) return { text: 'meetings.setup.wrong.topics', values: { max: MAX_TOPICS } };
  return hasNationalId(title) || hasNationalId(topics) ? { text: 'meetings.setup.wrong.person' } : undefined;
}

function wrongWindow({ from, to }: PollFields, now: number): Wrong | undefined {
  const today = dayOf(now);
  if (!isDay(from) || !isDay(to) || from > to || to < today) return { text: 'meetings.setup.wrong.window' };
  return to > addDays(from, MAX_WINDOW_DAYS) || to > addDays(today, MAX_AHEAD_DAYS) ? { text: 'meetings.setup.wrong.windowLong' } : undefined;
}

function wrongDeadline({ to, ...fields }: PollFields, now: number): Wrong | undefined {
  const wrong = wrongTime(fields, now);
  return !wrong && fields.date >= to ? { text: 'meetings.setup.wrong.deadlineLate' } : wrong;
}

/** What is wrong with a day and a time that are to come; the day may be a year ahead. */
export function wrongTime({ date, time }: Pick<PollFields, 'date' | 'time'>, now: number): Wrong | undefined {
  if (!isDay(date) || !isTimeOfDay(time)) return { text: 'meetings.setup.wrong.deadline' };
  if (date > addDays(dayOf(now), MAX_AHEAD_DAYS)) return { text: 'meetings.setup.wrong.deadlineLate' };
  return toInstant({ local: `${date}T${time}`, zone: ZONE }) <= now ? { text: 'meetings.setup.wrong.deadlinePast' } : undefined;
}

const listed = (text: string): string[] => text.split(',').map((each) => each.trim());
const wrongWith = (text: TextKey, values?: TextValues): { wrong: Wrong } => ({ wrong: { text, ...(values && { values }) } });
