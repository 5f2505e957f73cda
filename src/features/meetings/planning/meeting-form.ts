import { z } from 'zod';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { dayOf, isDay, isTimeOfDay, toInstant, ZONE, type WallTime } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { LENGTHS } from '../poll-setup/poll-form';
import { MAX_LINES, readAgenda, type Wrong } from './agenda';
import { checkJoinUrl } from './links/join-url';
import { MOST_IN_SERIES, occurrences, REPEATS, type Occurrence, type Repeat } from './series';
import type { NewMeeting } from './transitions';

const MAX_TITLE = 100;
const MAX_PLACE = 150;
const MAX_REASON = 300;
const MAX_AHEAD_DAYS = 731;

/** What an input sends; one that is left empty may be missing, and a number may come as one. */
export const field = z.union([z.string().max(20_000), z.number()]).default('').transform(String);

/** The form of a new meeting. */
export const MeetingFields = z.object({
  title: field, date: field, time: field, minutes: field, place: field, joinUrl: field, online: field, repeat: field, count: field,
  agenda: field,
});
export type MeetingFields = z.infer<typeof MeetingFields>;

/** What the form means: one meeting, or those of a series. */
export interface Wanted {
  meeting: NewMeeting;
  starts: Occurrence[];
}

export type Read<T> = ({ wrong?: undefined } & T) | { wrong: Wrong };

/** The form as it is at first. */
export const EMPTY: MeetingFields = {
  title: '', date: '', time: '', minutes: '120', place: '', joinUrl: '', online: 'false', repeat: 'none', count: '', agenda: '',
};

/** What the form means, or what is wrong with it. `now`: UTC ms. */
export function readMeetingForm(fields: MeetingFields, now: number): Read<Wanted> {
  const title = oneLine(fields.title);
  if (!/\p{L}/u.test(title) || title.length > MAX_TITLE) return { wrong: { text: 'meetings.planning.wrong.title', values: { max: MAX_TITLE } } };
  if (hasNationalId(title)) return { wrong: { text: 'meetings.planning.wrong.person' } };
  const [time, length, place, series, agenda] = [
    readTime(fields, now), readLength(fields.minutes), readPlace(fields), readSeries(fields), readLines(fields.agenda),
  ];
  for (const read of [time, length, place, series, agenda]) if (read.wrong) return { wrong: read.wrong };
  if (time.wrong || length.wrong || place.wrong || series.wrong || agenda.wrong) throw new Error('Unreachable');
  const meeting = {
    title, start: time.start, minutes: length.minutes, ...(agenda.agenda.length > 0 && { agenda: agenda.agenda }),
    ...(place.place && { place: place.place }), ...(place.joinUrl && { joinUrl: place.joinUrl }),
    ...(fields.online === 'true' && !place.joinUrl && { onlineWanted: true as const }),
  };
  const { repeat, count } = series;
  return { meeting, starts: repeat ? occurrences(time.start, repeat, count) : [{ start: time.start }] };
}

/** A day and a time that are to come, at most two years ahead. */
export function readTime({ date, time }: Pick<MeetingFields, 'date' | 'time'>, now: number): Read<{ start: WallTime }> {
  // Some clients send the seconds too.
  const clock = time.trim().slice(0, 5);
  if (!isDay(date.trim()) || !isTimeOfDay(clock)) return { wrong: { text: 'meetings.planning.wrong.time' } };
  const start = { local: `${date.trim()}T${clock}`, zone: ZONE };
  if (toInstant(start) <= now) return { wrong: { text: 'meetings.planning.wrong.past' } };
  return date.trim() > addDays(dayOf(now), MAX_AHEAD_DAYS) ? { wrong: { text: 'meetings.planning.wrong.far' } } : { start };
}

export function readLength(given: string): Read<{ minutes: number }> {
  const minutes = LENGTHS.find((each) => String(each) === given);
  return minutes ? { minutes } : { wrong: { text: 'meetings.planning.wrong.length' } };
}

/** Where, and the link to join; both may be empty. */
export function readPlace(fields: Pick<MeetingFields, 'place' | 'joinUrl'>): Read<{ place: string; joinUrl: string }> {
  const place = oneLine(fields.place);
  if (place.length > MAX_PLACE) return { wrong: { text: 'meetings.planning.wrong.place', values: { max: MAX_PLACE } } };
  if (hasNationalId(place)) return { wrong: { text: 'meetings.planning.wrong.person' } };
  if (!fields.joinUrl.trim()) return { place, joinUrl: '' };
  const checked = checkJoinUrl(fields.joinUrl);
  return 'url' in checked ? { place, joinUrl: checked.url } : { wrong: { text: checked.wrong } };
}

/** Why it is moved or cancelled; may be empty. */
export function readReason(given: string): Read<{ reason: string }> {
  const reason = oneLine(given);
  if (reason.length > MAX_REASON) return { wrong: { text: 'meetings.planning.wrong.reason', values: { max: MAX_REASON } } };
  return hasNationalId(reason) ? { wrong: { text: 'meetings.planning.wrong.person' } } : { reason };
}

function readSeries({ repeat, count }: Pick<MeetingFields, 'repeat' | 'count'>): Read<{ repeat: Repeat | undefined; count: number }> {
  const known = (Object.keys(REPEATS) as Repeat[]).find((each) => each === repeat);
  if (!known) return { repeat: undefined, count: 1 };
  const many = /^\d{1,2}$/.test(count.trim()) ? Number(count) : 0;
  if (many < 2 || many > MOST_IN_SERIES) return { wrong: { text: 'meetings.planning.wrong.count', values: { max: MOST_IN_SERIES } } };
  return { repeat: known, count: many };
}

function readLines(text: string): ReturnType<typeof readAgenda> {
  return text.length > MAX_LINES ? { wrong: { text: 'meetings.planning.wrong.longAgenda', values: { max: MAX_LINES } } } : readAgenda(text);
}

const oneLine = (text: string): string => cleaned(text).replaceAll('\n', ' ');
