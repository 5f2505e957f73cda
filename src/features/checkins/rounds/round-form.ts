import { z } from 'zod';
import type { TextKey, TextValues } from '../../../lib/language';
import { dayOf, isDay, toInstant, type WallTime } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { RHYTHMS, type Municipality, type Network, type Rhythm } from '../../networks';
import type { Round } from '../types';
import type { Wanted } from './draft';
import { dueAfter, dueOn, isSamePeriod, lastPart, openingOn, sinceThen, type Period } from './periods';
import { isOver } from './round';
import type { Change } from './transitions';

/** Of a period, and how far ahead a round may open or be due. */
const MOST_DAYS = 366;

/** What the form sends; an input that is left empty may be missing. */
const field = z.string().max(10_000).default('');
/** Some clients send a day with more after it. */
const dayField = field.transform((day) => day.trim().slice(0, 10));
export const RoundFields = z.object({ from: dayField, to: dayField, opens: dayField, due: dayField, rhythm: field, municipalities: field });
export type RoundFields = z.infer<typeof RoundFields>;

export const ChangeFields = RoundFields.pick({ opens: true, due: true, rhythm: true });
export type ChangeFields = z.infer<typeof ChangeFields>;
export const DueField = RoundFields.pick({ due: true });
export const WhoFields = RoundFields.pick({ municipalities: true });

/** A sentence that says what is wrong, and what to do. */
export interface Wrong {
  text: TextKey;
  values?: TextValues;
}

/** The form as it is at first: about what has not been reported on, open at once, due in two weeks, for all municipalities. */
export function firstFields(
  network: Pick<Network, 'rhythm'> | undefined, municipalities: readonly Municipality[], rounds: readonly Round[], now: number,
): RoundFields {
  const today = dayOf(now);
  const rhythm = network?.rhythm ?? 'none';
  const period = periodFor(rhythm, rounds.filter(({ state }) => state !== 'cancelled'), today);
  const everybody = municipalities.map(({ number }) => number).join(',');
  return { ...period, opens: '', due: dueAfter(today).local.slice(0, 10), rhythm, municipalities: everybody };
}

/** The tertial or half-year that ended last, unless it has its round; then, and by another rhythm, what came after the last round. */
function periodFor(rhythm: Rhythm, rounds: readonly Round[], today: string): Period {
  const part = lastPart(rhythm === 'half-year' ? 'half-year' : 'tertial', today);
  const ends = rounds.map(({ period }) => period).sort((one, other) => (one.to < other.to ? 1 : -1));
  const [last] = ends;
  if (!last) return part;
  if ((rhythm === 'tertial' || rhythm === 'half-year') && !ends.some((each) => isSamePeriod(each, part))) return part;
  return sinceThen(last, today);
}

/** The form as it would have been filled in for this. */
export const fieldsOf = ({ municipalities, ...wanted }: Wanted): RoundFields => ({ ...wanted, municipalities: municipalities.join(',') });

/** What the form means, or what is wrong with it. `now`: UTC ms. */
export function readRoundForm(
  fields: RoundFields, municipalities: readonly Municipality[], now: number,
): { wanted: Wanted; wrong?: undefined } | { wanted?: undefined; wrong: Wrong } {
  const { from, to, opens, due } = fields;
  const [rhythm, chosen] = [rhythmOf(fields.rhythm), readMunicipalities(fields.municipalities, municipalities)];
  const wrong = wrongPeriod(fields, now) ?? wrongOpening(opens, now) ?? wrongDue(due, openingOf(opens, now), now);
  if (wrong) return { wrong };
  if (chosen.length === 0) return { wrong: { text: municipalities.length > 0 ? 'checkins.rounds.wrong.nobody' : 'checkins.rounds.wrong.noMunicipalities' } };
  if (!rhythm) return { wrong: { text: 'checkins.rounds.wrong.rhythm' } };
  // Today is at once: the hour at which rounds open may have passed.
  return { wanted: { from, to, opens: opens > dayOf(now) ? opens : '', due, rhythm, municipalities: chosen } };
}

/** What the form for changing a round means; what is as it was is never wrong, also when it has passed. */
export function readChange(
  { opens, due, rhythm }: ChangeFields, round: Round, now: number,
): { change: Change; wrong?: undefined } | { change?: undefined; wrong: Wrong } {
  const reopens = round.state === 'planned' && opens !== dayOf(round.opensAt);
  const opensAt = reopens ? openingOf(opens, now) : round.opensAt;
  if (reopens && opensAt <= now) return { wrong: { text: 'checkins.rounds.wrong.opens' } };
  const isDueSame = due === round.due.local.slice(0, 10);
  const wrong = (reopens ? wrongOpening(opens, now) : undefined) ?? (reopens || !isDueSame ? wrongDue(due, opensAt, now) : undefined);
  return wrong ? { wrong } : { change: { due: isDueSame ? round.due : dueOn(due), opensAt, rhythm: rhythmOf(rhythm) ?? round.rhythm } };
}

/** Another due day for a closed round, or what is wrong with it. */
export function readDue(day: string, now: number): { due: WallTime; wrong?: undefined } | { due?: undefined; wrong: Wrong } {
  const wrong: Wrong | undefined = isDay(day) && day <= dayOf(now) ? { text: 'checkins.rounds.wrong.dueToday' } : wrongDue(day, now, now);
  return wrong ? { wrong } : { due: dueOn(day) };
}

/** By number, those of the network. */
export function readMunicipalities(text: string, municipalities: readonly Municipality[]): string[] {
  const chosen = new Set(text.split(',').map((each) => each.trim()));
  return municipalities.map(({ number }) => number).filter((number) => chosen.has(number));
}

/** When what opens on a day (empty: at once) does; UTC ms. */
export const openingOf = (opens: string, now: number): number => (isDay(opens) ? openingOn(opens) : now);

/** Rounds about the same days that still ask for reports, or will. */
export const sameOpen = (rounds: readonly Round[], period: Period): Round[] => (
  rounds.filter((round) => !isOver(round) && isSamePeriod(round.period, period))
);

const rhythmOf = (text: string): Rhythm | undefined => RHYTHMS.find((each) => each === text);

function wrongPeriod({ from, to }: RoundFields, now: number): Wrong | undefined {
  if (!isDay(from) || !isDay(to) || from > to) return { text: 'checkins.rounds.wrong.period' };
  const tooLong = to >= addDays(from, MOST_DAYS) || to > addDays(dayOf(now), MOST_DAYS);
  return tooLong ? { text: 'checkins.rounds.wrong.periodLong' } : undefined;
}

function wrongOpening(opens: string, now: number): Wrong | undefined {
  if (opens === '') return undefined;
  const today = dayOf(now);
  return !isDay(opens) || opens < today || opens > addDays(today, MOST_DAYS) ? { text: 'checkins.rounds.wrong.opens' } : undefined;
}

function wrongDue(due: string, opensAt: number, now: number): Wrong | undefined {
  if (!isDay(due) || due > addDays(dayOf(now), 2 * MOST_DAYS)) return { text: 'checkins.rounds.wrong.due' };
  if (toInstant(dueOn(due)) <= now) return { text: 'checkins.rounds.wrong.duePast' };
  return due <= dayOf(opensAt) ? { text: 'checkins.rounds.wrong.dueSoon' } : undefined;
}
