import { invertedTime } from '../storage';

/** When it was begun, newest first, and a name of its own. */
const SHAPE = /^\d{13}-[a-z0-9-]{1,40}$/;

/** The id of a poll, a meeting, a notice, …. `unique` is a new id, of letters, digits and dashes. */
export const newThingId = (now: number, unique: string): string => `${invertedTime(now)}-${unique.toLowerCase()}`;

/** False for what no card of ours has sent. */
export const isThingId = (text: string): boolean => SHAPE.test(text);
