import type { Municipality } from '../../networks';
import type { Attended } from './attendance-store';

/** `declined`: all who answered said that they can't come, and nobody was there. `unknown`: nobody has said anything. */
export type Presence = 'present' | 'absent' | 'declined' | 'unknown';

/** Whether a municipality was there: what was said last holds, by those who were there or by the coordinator afterwards. */
export function presenceOf({ coming, marks }: Attended, municipality: string): Presence {
  const people = coming.filter((one) => one.municipality === municipality);
  const there = people.filter(({ present }) => present);
  const mark = marks.find((one) => one.municipality === municipality);
  const last = Math.max(-Infinity, ...there.map(({ at }) => at));
  if (mark && mark.at >= last) return mark.present ? 'present' : 'absent';
  if (there.length > 0) return 'present';
  const answers = people.flatMap(({ coming: answer }) => answer ?? []);
  return answers.length > 0 && answers.every((answer) => answer === 'no') ? 'declined' : 'unknown';
}

/** When anything was said of a municipality last, UTC ms. */
export const saidAt = ({ coming, marks }: Attended, municipality: string): number => (
  Math.max(-Infinity, ...[...coming, ...marks].filter((one) => one.municipality === municipality).map(({ at }) => at))
);

/** Organisations that were there, by name, and others who belong to no municipality. */
export function othersPresent({ coming }: Attended): { organisations: string[]; unnamed: number } {
  const others = coming.filter(({ municipality, present }) => !municipality && present);
  return { organisations: namesOf(others), unnamed: others.filter(({ organisation }) => !organisation).length };
}

/** How many from a municipality are there. */
export const countPresent = ({ coming }: Attended, { number }: Municipality): number =>
  coming.filter(({ municipality, present }) => municipality === number && present).length;

/** The organisations of those who have one, each once, by name. */
export function namesOf(people: readonly { organisation?: string }[]): string[] {
  return [...new Set(people.flatMap(({ organisation }) => organisation ?? []))].sort((a, b) => a.localeCompare(b, 'nb'));
}

/** As a Norwegian reader looks them up: Å comes last. */
export const byName = (municipalities: readonly Municipality[]): Municipality[] =>
  [...municipalities].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
