import type { Municipality } from '../types';
import type { FoundBy, Match } from './municipality-index';

type NumberAndName = Pick<Municipality, 'number' | 'name'>;

/** One that is clear, and what stood there. */
export interface Recognised extends NumberAndName {
  typed: string;
  /** `written`: not on our list, but its number was written too. */
  by: FoundBy | 'written';
}

/** What a list of municipalities that somebody wrote was understood as. Each municipality is there once for each way it was written. */
export interface Understood {
  recognised: Recognised[];
  /** Several it may be. */
  ambiguous: { typed: string; candidates: NumberAndName[] }[];
  /** In their own words. */
  unknown: string[];
}

export interface Search {
  find(text: string): Match[];
}

/** More than any county has. */
export const MAX_MUNICIPALITIES = 60;
const MAX_CANDIDATES = 6;
/** More choices than this are no card to fill in: the others count as unknown. */
const MAX_AMBIGUOUS = 8;
/** After so many that nobody knows, the text is no list of municipalities: no more is looked up word for word. */
const MAX_UNKNOWN = 20;
/** More names than this are looked up for no list: each is compared with every municipality. */
const MAX_ENTRIES = 200;

/**
 * Reads «Aukra, Fræna og Molde», a line each, or with marks before them. `own` are those that the network has: their names always
 * mean them.
 */
export function understand(text: string, search: Search, own: readonly Municipality[] = []): Understood {
  const found: Understood = { recognised: [], ambiguous: [], unknown: [] };
  for (const typed of entriesOf(text)) add(found, typed, search, own);
  return found;
}

/** More names are written than are looked up: the form says so, and nothing is understood. */
export const isTooLong = (text: string): boolean => entriesOf(text).length > MAX_ENTRIES;

/** Each municipality once, in the order they were written. */
export function chosen(recognised: readonly NumberAndName[]): NumberAndName[] {
  return [...new Map(recognised.map(({ number, name }) => [number, { number, name }])).values()];
}

/** «og» divides, but not within Møre og Romsdal; a county in brackets or after «i» belongs to the name before it. */
function entriesOf(text: string): string[] {
  const parts = text.split(/[,;\n\r\t•·]+|(?<!\bmøre)\s+(?:og|samt|and)\s+(?!romsdal\b)/iu);
  const trimmed = parts.map((part) => part.replace(/^(?:\s|[-–*.]|og\s|and\s|\d{1,2}[.)]\s)+/iu, '').replace(/[\s.]+$/u, ''));
  return [...new Set(trimmed.filter(Boolean))];
}

function add(found: Understood, typed: string, search: Search, own: readonly Municipality[]): void {
  const known = own.find(({ number, name }) => name === typed || typed === `${name} (${number})`);
  if (known) return void found.recognised.push({ typed, number: known.number, name: known.name, by: 'name' });
  const matches = search.find(typed);
  const [best] = matches;
  if (!best) return addUnknown(found, typed, search);
  const likeliest = matches.filter(({ slips }) => slips === best.slips);
  if (likeliest.length === 1) found.recognised.push({ typed, ...numberAndName(best), by: best.by });
  else if (found.ambiguous.length === MAX_AMBIGUOUS) found.unknown.push(typed);
  else found.ambiguous.push({ typed, candidates: likeliest.slice(0, MAX_CANDIDATES).map(numberAndName) });
}

/** «Aukra Molde Rauma» without commas; or a name with a number that our list does not have. */
function addUnknown(found: Understood, typed: string, search: Search): void {
  const each = found.unknown.length < MAX_UNKNOWN ? wordByWord(typed, search) : undefined;
  if (each) return void found.recognised.push(...each);
  const [, before = '', number = '', after = ''] = /^(\D*?)\s*\(?\b(\d{4})\b\)?\s*(\D*)$/u.exec(typed) ?? [];
  const name = (before || after).trim();
  if (number && /\p{L}{2}/u.test(name)) found.recognised.push({ typed, number, name, by: 'written' });
  else found.unknown.push(typed);
}

/** Every word as the one municipality that it is the name of; undefined where one of them is not. */
function wordByWord(typed: string, search: Search): Recognised[] | undefined {
  const words = typed.split(/\s+/u);
  if (words.length === 1 || words.length > MAX_MUNICIPALITIES) return undefined;
  const each: Recognised[] = [];
  for (const word of words) {
    const [only, ...others] = search.find(word);
    if (!only || others.length > 0 || only.slips > 0) return undefined;
    each.push({ typed: word, ...numberAndName(only), by: only.by });
  }
  return each;
}

const numberAndName = ({ municipality: { number, name } }: Match): NumberAndName => ({ number, name });
