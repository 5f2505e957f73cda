import { invertedTime } from '../../../storage';

/** When it was begun, newest first, and a name of its own. */
const SHAPE = /^\d{13}-[a-z0-9-]{1,40}$/;

/** `unique` is a new id, of letters, digits and dashes. */
export const newNoticeId = (now: number, unique: string): string => `${invertedTime(now)}-${unique.toLowerCase()}`;

/** False for what no card of ours has sent. */
export const isNoticeId = (text: string): boolean => SHAPE.test(text);

/** The two parts of its row's key: an id of 13 digits, a dash, and more. */
export const partsOf = (id: string): [time: string, name: string] => [id.slice(0, 13), id.slice(14)];
