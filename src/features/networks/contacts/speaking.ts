import { DAY_MS, dayOf } from '../../../lib/time';
import type { Member } from '../types';

/** Contacts say twice a year that what stands about them is right. */
const STALE_MS = 183 * DAY_MS;
/** Nobody is asked for it more often. */
const ASK_AGAIN_MS = 7 * DAY_MS;

type Confirmed = Pick<Member, 'confirmedAt' | 'joinedAt'>;

/** Away on this day (`2026-11-16`): until and with the day they gave, or until they return. */
export const isAway = ({ away }: Pick<Member, 'away'>, today: string): boolean =>
  away !== undefined && (away.until === undefined || today <= away.until);

/** When the person last said, or gave for the first time, what stands about them; undefined: nobody knows. UTC ms. */
export const lastConfirmed = ({ confirmedAt, joinedAt }: Confirmed): number | undefined => confirmedAt ?? joinedAt;

/** Not confirmed for half a year, or never. */
export const isStale = (member: Confirmed, now: number): boolean => now - (lastConfirmed(member) ?? -Infinity) > STALE_MS;

export const isSpokesperson = ({ roles }: Pick<Member, 'roles'>): boolean => roles.includes('contact') || roles.includes('deputy');

export interface Spokespeople {
  /** Empty when the municipality has neither contact nor deputy. */
  people: Member[];
  /** Deputies who act because every contact is away, and not because there is none. */
  standIns: boolean;
  /** The last day before the first of the contacts is back; absent when none of them has said. */
  until?: string;
}

/**
 * Who speaks for a municipality on a day: its contacts who are present; else the deputies who are; else those who are away, so
 * that one knows whom to wait for. Whoever gave a last day is back after it without doing anything.
 */
export function whoSpeaksFor(members: readonly Member[], municipality: string, today: string): Spokespeople {
  const local = members.filter((member) => member.municipality === municipality);
  const contacts = local.filter(({ roles }) => roles.includes('contact'));
  const deputies = local.filter(({ roles }) => roles.includes('deputy') && !roles.includes('contact'));
  const present = (people: Member[]) => people.filter((member) => !isAway(member, today));
  if (present(contacts).length > 0) return { people: present(contacts), standIns: false };
  if (present(deputies).length > 0) {
    const [until] = contacts.flatMap(({ away }) => away?.until ?? []).sort();
    return { people: present(deputies), standIns: contacts.length > 0, ...(until !== undefined && { until }) };
  }
  return { people: contacts.length > 0 ? contacts : deputies, standIns: false };
}

/** Contacts and deputies who are to be asked now whether what stands about them is right. Who is away is left in peace. */
export function dueForConfirmation(members: readonly Member[], now: number): Member[] {
  const today = dayOf(now);
  return members.filter((member) =>
    isSpokesperson(member) && isStale(member, now) && !isAway(member, today) && now - (member.askedAt ?? -Infinity) >= ASK_AGAIN_MS);
}

/** Those of them whom nobody has asked for half a year: whom the assistant asks by itself. */
export function dueByItself(members: readonly Member[], now: number): Member[] {
  return dueForConfirmation(members, now).filter(({ askedAt }) => now - (askedAt ?? -Infinity) > STALE_MS);
}
