import { z } from 'zod';
import { isDay } from '../../../lib/time';
import type { Municipality } from '../../networks';
import { wrongDay } from '../follow-ups/days';
import { MAX_WHAT } from '../follow-ups/records';
import { RAAD, type Raad } from '../types';
import { MAX_DECISION } from './records';
import type { Decision, Task } from './types';
import { written, type Wrong } from './written';

const ID = /^[a-z0-9-]{1,60}$/;

/** `id` on a card as `<network>.<meeting>.<part>`: what a button carries that is about a part of a meeting's minutes. */
export const PartRef = z.object({ id: z.string().max(200) }).transform(({ id }, context) => {
  const [network = '', meeting = '', part = '', ...rest] = id.split('.');
  if ([network, meeting, part].every((each) => ID.test(each)) && rest.length === 0) return { network, meeting, part };
  context.addIssue('not a reference');
  return z.NEVER;
});

const Field = z.string().max(20_000).default('');
export const DecisionForm = PartRef.and(z.object({ text: Field, raad: Field }));
export const TaskForm = PartRef.and(z.object({ what: Field, municipalities: Field, raad: Field, dueOn: Field }));
export const CheckForm = PartRef.and(z.object({ to: Field, reason: Field }));

/** Which item a form is about, and the version that its writer has seen: `d1a2b3c4-2`; 0 for one that is new. */
export function itemIn(part: string): { id: string; seen: number } | undefined {
  const [, id, seen] = /^([dt][0-9a-z]{1,12})-(\d{1,6})$/.exec(part) ?? [];
  return id === undefined ? undefined : { id, seen: Number(seen) };
}

/** What is chosen for the whole network, and for those who coordinate it. */
export const [ALL, COORDINATORS] = ['all', 'coordinators'];

const raadIn = (text: string): Raad | undefined => RAAD.find((each) => String(each) === text);

/** A decision as the form gives it, or what is wrong with it. */
export function readDecision(id: string, fields: { text: string; raad: string }): { item: Omit<Decision, 'version'>; wrong?: Wrong } {
  const { text, wrong } = written(fields.text, MAX_DECISION);
  const raad = raadIn(fields.raad);
  return { item: { id, text, ...(raad && { raad }) }, ...(wrong && { wrong }) };
}

export interface TaskFields {
  what: string;
  /** Numbers, `all` or `coordinators`, by comma. */
  municipalities: string;
  raad: string;
  dueOn: string;
}

/** As `readDecision`; `stands` is the day that the item has already, which may have been. */
export function readTask(
  id: string, fields: TaskFields, all: readonly Municipality[], now: number, stands?: string,
): { item: Omit<Task, 'version'>; wrong?: Wrong } {
  const { text: what, wrong: words } = written(fields.what, MAX_WHAT);
  const chosen = fields.municipalities.split(',').map((each) => each.trim()).filter(Boolean);
  const numbers = all.map(({ number }) => number).sort();
  const everyone = chosen.includes(ALL ?? '') && numbers.length > 0;
  const municipalities = everyone ? numbers : numbers.filter((number) => chosen.includes(number));
  const nobody = municipalities.length === 0 && !chosen.includes(COORDINATORS ?? '');
  const raad = raadIn(fields.raad);
  const wrong = words ?? (nobody ? { text: 'meetings.minutes.wrong.nobody' as const } : wrongDay(fields.dueOn, now, stands));
  const item = { id, what, municipalities, ...(everyone && { everyone: true as const }), ...(raad && { raad }), dueOn: fields.dueOn };
  return { item, ...(wrong && { wrong }) };
}

/** What a stored item puts into its form again. */
export function fieldsOf({ what, municipalities, everyone, raad, dueOn }: Omit<Task, 'version' | 'id'>): TaskFields {
  const chosen = everyone ? ALL : municipalities.length > 0 ? municipalities.join(',') : COORDINATORS;
  return { what, municipalities: chosen ?? '', raad: raad ? String(raad) : '', dueOn };
}

/** A date field takes a day or nothing. */
export const shownDay = (text: string): string => (isDay(text) ? text : '');
