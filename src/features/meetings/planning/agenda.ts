import type { TextKey, TextValues } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { RAAD, type AgendaItem, type Raad } from '../types';

export const MOST_ITEMS = 20;
export const MAX_ITEM = 200;
const MAX_PRESENTER = 80;
const MOST_MINUTES = 480;
/** One line each. */
export const MAX_LINES = 4_000;

/** A sentence that says what is wrong, and what to do. */
export interface Wrong {
  text: TextKey;
  values?: TextValues;
}

const RAAD_PART = /^(?:råd|advice|rec\.?) ?([123])$/i;
const MINUTES_PART = /^(\d{1,3}) ?(?:m|min|minutt|minutter|minutes?|mins?)\.?$/i;
const PRESENTER_PART = /^(?:v\/|ved|by|innleder:?|innleiar:?|presenter:?) ?(.+)$/i;

/**
 * An agenda as people write it, one item a line: «Nalokson, råd 2, 20 min, ved Ane». Whatever is no advice, length or presenter belongs to
 * the item's words.
 */
export function readAgenda(text: string): { agenda: AgendaItem[]; wrong?: undefined } | { wrong: Wrong } {
  const lines = cleaned(text).split('\n').map((line) => line.replace(/^(?:[-*•–]|\d{1,2}[.)]) */, '').trim()).filter(Boolean);
  if (lines.length > MOST_ITEMS) return { wrong: { text: 'meetings.planning.wrong.manyItems', values: { max: MOST_ITEMS } } };
  const agenda = lines.map((line, at): AgendaItem => ({ id: `a${at + 1}`, ...readLine(line) }));
  const wrong = agenda.map(wrongItem).find(Boolean);
  return wrong ? { wrong } : { agenda };
}

function readLine(line: string): Omit<AgendaItem, 'id'> {
  const item: Omit<AgendaItem, 'id'> = { text: '' };
  const words: string[] = [];
  for (const part of line.replace(/ ?\(([^()]*)\)$/, ', $1').split(/, ?|; ?/).map((each) => each.trim()).filter(Boolean)) {
    const [raad, minutes, presenter] = [RAAD_PART, MINUTES_PART, PRESENTER_PART].map((shape) => shape.exec(part)?.[1]);
    if (words.length > 0 && raad !== undefined) item.raad = Number(raad) as Raad;
    else if (words.length > 0 && minutes !== undefined) item.minutes = Number(minutes);
    else if (words.length > 0 && presenter !== undefined) item.presenter = presenter;
    else words.push(part);
  }
  return { ...item, text: words.join(', ') };
}

/** What the form of one item sends. */
export interface ItemFields {
  text: string;
  raad: string;
  minutes: string;
  presenter: string;
}

/** One item as its form says it, or what is wrong with it. */
export function readItem(fields: ItemFields): { item: Omit<AgendaItem, 'id'>; wrong?: undefined } | { wrong: Wrong } {
  const oneLine = (text: string) => cleaned(text).replaceAll('\n', ' ');
  const [text, presenter, given] = [oneLine(fields.text), oneLine(fields.presenter), fields.minutes.trim()];
  const raad = RAAD.find((each) => String(each) === fields.raad);
  if (given && !/^\d{1,4}$/.test(given)) return { wrong: { text: 'meetings.planning.wrong.itemMinutes', values: { max: MOST_MINUTES } } };
  const item = { text, ...(raad && { raad }), ...(Number(given) > 0 && { minutes: Number(given) }), ...(presenter && { presenter }) };
  const wrong = wrongItem(item);
  return wrong ? { wrong } : { item };
}

function wrongItem({ text, minutes = 1, presenter = '' }: Omit<AgendaItem, 'id'>): Wrong | undefined {
  if (!/[\p{L}\p{N}]/u.test(text) || text.length > MAX_ITEM) return { text: 'meetings.planning.wrong.item', values: { max: MAX_ITEM } };
  if (minutes < 1 || minutes > MOST_MINUTES) return { text: 'meetings.planning.wrong.itemMinutes', values: { max: MOST_MINUTES } };
  if (presenter.length > MAX_PRESENTER) return { text: 'meetings.planning.wrong.presenter', values: { max: MAX_PRESENTER } };
  return hasNationalId(text) || hasNationalId(presenter) ? { text: 'meetings.planning.wrong.person' } : undefined;
}

/** Where a new item is put by its time: no two of a meeting have the same id, also when one was taken away. `now`: UTC ms. */
export function newItemId(agenda: readonly AgendaItem[], now: number): string {
  for (let at = Math.floor(now / 1000); ; at++) {
    const id = `a${at.toString(36)}`;
    if (!agenda.some((item) => item.id === id)) return id;
  }
}

/** With the item as it is now: in its place when it is there, else last. Undefined when there is no room. */
export function withItem(agenda: readonly AgendaItem[], item: AgendaItem): AgendaItem[] | undefined {
  if (agenda.some(({ id }) => id === item.id)) return agenda.map((each) => (each.id === item.id ? item : each));
  return agenda.length < MOST_ITEMS ? [...agenda, item] : undefined;
}

/** One place up (-1) or down (1); undefined when it is not there, or at the end. */
export function movedItem(agenda: readonly AgendaItem[], id: string, by: -1 | 1): AgendaItem[] | undefined {
  const at = agenda.findIndex((each) => each.id === id);
  const item = agenda[at];
  const to = at + by;
  if (!item || to < 0 || to >= agenda.length) return undefined;
  return agenda.filter((each) => each !== item).toSpliced(to, 0, item);
}

/** Undefined when it is not there. */
export function withoutItem(agenda: readonly AgendaItem[], id: string): AgendaItem[] | undefined {
  const left = agenda.filter((each) => each.id !== id);
  return left.length < agenda.length ? left : undefined;
}
