import { LRUCache } from 'lru-cache';
import type { Language } from '../../../lib/language';
import { formatWallTime, toInstant, type WallTime } from '../../../lib/time';

/** Of a few polls with ten slots in three languages; a vote's card has all of a poll's times on it, and many vote at once. */
const MOST_KEPT = 500;
const words = new LRUCache<string, string>({ max: MOST_KEPT });
const instants = new LRUCache<string, number>({ max: MOST_KEPT });

/** As `formatWallTime`, made once. */
export function wallWords(time: WallTime, language: Language): string {
  const key = `${language} ${time.zone} ${time.local}`;
  const made = words.get(key) ?? formatWallTime(time, language);
  words.set(key, made);
  return made;
}

/** As `toInstant`, made once: the rules for summer time do not change while a process lives. */
export function wallInstant(time: WallTime): number {
  const key = `${time.zone} ${time.local}`;
  const made = instants.get(key) ?? toInstant(time);
  instants.set(key, made);
  return made;
}
