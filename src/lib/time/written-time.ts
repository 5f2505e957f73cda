import { isDay } from './index';
import { weekdayOf } from './holidays';

/** A time that somebody wrote, as `2026-12-01T10:00`; or why it is none. `weekday`: the day they name is another day of the week. */
export type WrittenTime = { local: string; wrong?: undefined } | { wrong: 'unreadable' | 'weekday' };

/** Monday first; each as it begins in Norwegian (both written languages) and English. */
const WEEKDAYS = [
  /^(?:man|mån|mon)/, /^(?:tir|tys|tue)/, /^(?:ons|wed)/, /^(?:tor|thu)/, /^(?:fre|fri)/, /^(?:lør|lau|sat)/, /^(?:søn|sun)/,
];
const MONTHS = [
  'januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember',
];
const ENGLISH_MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
];

const WEEKDAY = String.raw`(?:(?<weekday>man|mån|mon|tir|tys|tue|ons|wed|tor|thu|fre|fri|lør|lau|sat|søn|sun)[a-zøå]*\.?\s*,?\s*(?:den\s+|the\s+)?)?`;
const DAY = [
  String.raw`(?<isoYear>\d{4})-(?<isoMonth>\d{1,2})-(?<isoDay>\d{1,2})`,
  String.raw`(?<day>\d{1,2})\s?[./]\s?(?<month>\d{1,2})(?:\s?[./]\s?(?<year>\d{4}|\d{2})|\.)?(?![\d:])`,
  String.raw`(?<nameDay>\d{1,2})(?:\.|st|nd|rd|th)?\s*(?<name>[a-zæøå]{3,9})\.?(?:\s*,?\s*(?<nameYear>\d{4}))?(?![\d:])`,
].join('|');
const HOUR = String.raw`(?:\s*,\s*|\s+|t)(?:(?:klokka|klokken|kl|at)(?![a-zæøå])\.?\s*)?(?<hour>\d{1,2})(?:\s?[.:]\s?(?<minute>\d{2}))?\s*\.?`;
const SHAPE = new RegExp(`^${WEEKDAY}(?:${DAY})${HOUR}$`);

/**
 * Reads a day with a time as people write it in Norwegian or English: «1.12.2026 10:00», «tirsdag 1. desember kl. 10»,
 * `2026-12-01 10:00`. Without a year it is the first such day from `today` (`2026-11-23`) on.
 */
export function readWrittenTime(text: string, today: string): WrittenTime {
  const found = SHAPE.exec(text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' '))?.groups;
  if (!found) return { wrong: 'unreadable' };
  const month = Number(found.isoMonth ?? found.month ?? monthNamed(found.name));
  const day = Number(found.isoDay ?? found.day ?? found.nameDay);
  const [hour, minute] = [Number(found.hour), Number(found.minute ?? 0)];
  const date = dateOf(found.isoYear ?? found.year ?? found.nameYear, month, day, today);
  if (!date || hour > 23 || minute > 59) return { wrong: 'unreadable' };
  const { weekday } = found;
  if (weekday && !WEEKDAYS[weekdayOf(date) - 1]?.test(weekday)) return { wrong: 'weekday' };
  return { local: `${date}T${two(hour)}:${two(minute)}` };
}

/** 1 to 12; 0 for what is no month. Three letters are enough. */
function monthNamed(name = ''): number {
  const at = (names: string[]) => names.findIndex((each) => name.length >= 3 && each.startsWith(name)) + 1;
  return at(MONTHS) || at(ENGLISH_MONTHS) || (name === 'sept' ? 9 : 0);
}

function dateOf(year: string | undefined, month: number, day: number, today: string): string | undefined {
  const dayIn = (given: number) => `${String(given).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (year !== undefined) return asDay(dayIn(year.length === 2 ? 2000 + Number(year) : Number(year)));
  // 29 February may be eight years away.
  const first = Number(today.slice(0, 4));
  return Array.from({ length: 9 }, (_, more) => dayIn(first + more)).find((each) => isDay(each) && each >= today);
}

const asDay = (text: string): string | undefined => (isDay(text) ? text : undefined);
const two = (number: number): string => String(number).padStart(2, '0');
