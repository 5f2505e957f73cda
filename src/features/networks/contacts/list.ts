import { dayOf } from '../../../lib/time';
import type { Member, Municipality } from '../types';
import { isSpokesperson, whoSpeaksFor, type Spokespeople } from './speaking';

/** One line of the list: somebody, or a municipality that has nobody. */
export interface ContactRow {
  group: { municipality: Municipality } | 'partners' | 'coordinators';
  member?: Member;
  /** Of the municipality that the row stands under. */
  speaking?: Spokespeople;
}

/**
 * Everybody that one may want to reach: by municipality in the network's order, who speaks for it first; then partners; then
 * coordinators.
 */
export function contactRows(municipalities: readonly Municipality[], members: readonly Member[], now: number): ContactRow[] {
  const today = dayOf(now);
  const local = municipalities.flatMap((municipality): ContactRow[] => {
    const speaking = whoSpeaksFor(members, municipality.number, today);
    const spokespeople = members.filter((one) => one.municipality === municipality.number && isSpokesperson(one));
    const others = spokespeople.filter((one) => !speaking.people.includes(one));
    const group = { municipality };
    const people = [...speaking.people, ...byRole(others)];
    return people.length > 0 ? people.map((member) => ({ group, member, speaking })) : [{ group }];
  });
  const having = (role: 'partner' | 'coordinator', group: 'partners' | 'coordinators') =>
    members.filter(({ roles }) => roles.includes(role)).map((member): ContactRow => ({ group, member }));
  return [...local, ...having('partner', 'partners'), ...having('coordinator', 'coordinators')];
}

/** Contacts before their deputies. */
const byRole = (members: readonly Member[]): Member[] =>
  [...members].sort((a, b) => Number(b.roles.includes('contact')) - Number(a.roles.includes('contact')));

/** A card holds so many people that it can be read on a phone. */
const ROWS = 8;

/** The rows of the page that begins at an offset, and where the next begins; undefined at the end. */
export function contactPage(rows: readonly ContactRow[], from: number): { page: ContactRow[]; next: number | undefined } {
  const start = from < rows.length ? from : 0;
  const end = start + ROWS;
  return { page: rows.slice(start, end), next: end < rows.length ? end : undefined };
}
