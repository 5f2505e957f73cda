import { z } from 'zod';
import { dayOf, toInstant } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { readWrittenTime } from '../../../lib/time/written-time';
import type { TextKey, TextValues } from '../../../lib/language';
import { cleaned, escapeMarkdown, shortened } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { FEWEST_SLOTS, MOST_SLOTS } from '../polls/types';
import type { Draft } from './draft';
import { wall } from './warnings';

const MAX_OWN = 600;
/** Of a text that is too long: what fits on the card. */
const LONGEST_SHOWN = 4_000;
const MAX_AHEAD_DAYS = 731;
const LINE = 60;

/** What the card with the proposals sends: those chosen, and own times, one a line. */
const [slots, own] = [z.string().max(5_000), z.string().max(20_000)];
export const TimeFields = z.object({ slots: slots.default(''), own: own.default('') });
/** The same from a card that may have no such fields. */
export const PerhapsTimeFields = z.object({ slots: slots.optional(), own: own.optional() });
export type TimeFields = z.infer<typeof TimeFields>;

/** The sentence, and with `time` the local time that it is about: for the card to write in its language. */
export interface WrongTimes {
  text: TextKey;
  values?: TextValues;
  time?: string;
}

/** What was chosen and written, as it is kept in the draft whatever is wrong with it. */
export function takenFrom({ slots, own }: TimeFields, { offered }: Pick<Draft, 'offered'>): Pick<Draft, 'chosen' | 'own'> {
  const given = slots.split(',').map((each) => each.trim());
  const text = cleaned(own).slice(0, LONGEST_SHOWN);
  return { chosen: offered.filter((each) => given.includes(each)), own: hasNationalId(text) ? '' : text };
}

/** The times of the poll, earliest first, or what is wrong with them. `now`: UTC ms. */
export function readTimes(
  { chosen, own, deadline }: Pick<Draft, 'chosen' | 'own' | 'deadline'>, now: number,
): { times: string[]; wrong?: undefined } | { wrong: WrongTimes } {
  if (own.length > MAX_OWN) return { wrong: { text: 'meetings.setup.wrong.ownLong' } };
  const today = dayOf(now);
  const times = [...chosen];
  for (const line of own.split(/[\n;]/).map((each) => each.trim()).filter(Boolean)) {
    const read = readWrittenTime(line, today);
    const shown = escapeMarkdown(shortened(line, LINE));
    if (read.wrong === 'weekday') return { wrong: { text: 'meetings.setup.wrong.weekday', values: { line: shown } } };
    if (read.wrong) return { wrong: { text: 'meetings.setup.wrong.line', values: { line: shown } } };
    if (times.includes(read.local)) return { wrong: { text: 'meetings.setup.wrong.twice', time: read.local } };
    times.push(read.local);
  }
  if (times.length < FEWEST_SLOTS) return { wrong: { text: 'meetings.setup.wrong.few', values: { min: FEWEST_SLOTS } } };
  if (times.length > MOST_SLOTS) return { wrong: { text: 'meetings.setup.wrong.many', values: { max: MOST_SLOTS } } };
  return wrongAmong(times, deadline, now) ?? { times: times.sort() };
}

function wrongAmong(times: readonly string[], deadline: string, now: number): { wrong: WrongTimes } | undefined {
  const at = (local: string) => toInstant(wall(local));
  const latest = addDays(dayOf(now), MAX_AHEAD_DAYS);
  const past = times.find((time) => at(time) <= now);
  if (past) return { wrong: { text: 'meetings.setup.wrong.past', time: past } };
  const early = times.find((time) => at(time) <= at(deadline));
  if (early) return { wrong: { text: 'meetings.setup.wrong.beforeDeadline', time: early } };
  const far = times.find((time) => time.slice(0, 10) > latest);
  return far ? { wrong: { text: 'meetings.setup.wrong.far', time: far } } : undefined;
}
