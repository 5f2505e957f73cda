import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isSourceDate } from '../../../lib/time';
import ours from './numbers.json';

/** What the fixed texts say everywhere, so a table with another emergency number would contradict them. */
const EMERGENCY = { id: 'amk', number: '113' };

const text = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');
const inEachLanguage = z.object({ nb: text, nn: text, en: text }, 'must have a text for each of nb, nn and en');

const Service = z.strictObject({
  id: z.string('must be text').regex(/^[a-z0-9-]+$/, 'must be small letters, digits and hyphens'),
  number: z.string('must be text').regex(/^\+?\d[\d ]{1,19}$/, 'must be digits and spaces'),
  name: inEachLanguage,
  when: inEachLanguage,
  /** Where the number was found; for those who check it, never shown. */
  source: text,
  /** False hides the number: people are sent to `link` instead. */
  confirmed: z.boolean('must be true or false'),
  lastChecked: z.string('must be a date').regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-22').refine(isSourceDate, 'must be a date that exists'),
  link: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  /** Somebody to talk to about suicide when the danger is over. */
  helpline: z.boolean('must be true or false').optional(),
}).refine(({ confirmed, link }) => confirmed || link, 'has no confirmed number, so it must have a link');

const Table = z.array(Service, 'must be a list of services')
  .refine(([first]) => first?.id === EMERGENCY.id && first.number === EMERGENCY.number && first.confirmed, `must begin with ${EMERGENCY.id}, ${EMERGENCY.number}, confirmed`)
  .refine((services) => new Set(services.map(({ id }) => id)).size === services.length, 'must not have the same id twice');

/** Whom one can call, in the order they are shown, 113 first (domain/facts-emergency.md, point 4). */
export type PhoneNumbers = z.infer<typeof Table>;
export type PhoneService = PhoneNumbers[number];

let standard: PhoneNumbers | undefined;

/** The table of this version: numbers.json. */
export function standardNumbers(): PhoneNumbers {
  standard ??= Table.parse(ours);
  return standard;
}

/** An operator's own table instead. Throws an Error that ends a sentence which begins with the file's name. */
export function readNumbers(file: string): PhoneNumbers {
  const parsed = Table.safeParse(parseJson(file));
  if (parsed.success) return parsed.data;
  const [{ path, message } = { path: [], message: 'is no table of numbers' }] = parsed.error.issues;
  const [at, ...field] = path;
  throw new Error(typeof at === 'number' ? `: number ${at + 1} in the list${field.length ? `, ${field.join('.')},` : ''} ${message}` : ` ${message}`);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(error instanceof SyntaxError ? ' is no valid JSON' : ' cannot be read', { cause: error });
  }
}

/** The date of the number that was checked longest ago: the table is no fresher than that. */
export function lastChecked(numbers: PhoneNumbers): string {
  return numbers.map((service) => service.lastChecked).sort()[0] ?? '';
}

/** Confirmed helplines, for when the danger of suicide is over. */
export function helplines(numbers: PhoneNumbers): PhoneService[] {
  return numbers.filter(({ helpline, confirmed }) => helpline && confirmed);
}
