import { groupBy } from '../../../lib/group-by';
import { personRef } from '../../../lib/ids';
import { dayOf } from '../../../lib/time';
import { isSpokesperson, whoSpeaksFor, type Member, type Municipality } from '../../networks';
import { expectedOf } from '../rounds/round';
import type { Report, Round } from '../types';
import type { Unreached } from './unreached';

export const refOf = ({ tenantId, personId }: Member): string => personRef(tenantId, personId);

/** Those that the round expects and that have sent nothing, as the network has them. */
export function missingOf(round: Round, reports: readonly Pick<Report, 'municipality'>[], municipalities: readonly Municipality[]): Municipality[] {
  const sent = new Set(reports.map(({ municipality }) => municipality));
  return expectedOf(round, municipalities).expected.filter(({ number }) => !sent.has(number));
}

/** Somebody who is to be reminded of a municipality's report. */
export interface Reminded {
  member: Member;
  municipality: Municipality;
  /** A deputy who hears of it besides those who speak for the municipality. */
  besides: boolean;
}

/**
 * Whom a message goes to at an instant (UTC ms): whoever speaks for each of the municipalities then, and when it is the `last` reminder its
 * deputies too.
 */
export function remindedOf(members: readonly Member[], missing: readonly Municipality[], last: boolean, at: number): Reminded[] {
  const byMunicipality = groupBy(members.filter(isSpokesperson), ({ municipality }) => municipality);
  return missing.flatMap((municipality) => {
    const local = byMunicipality.get(municipality.number) ?? [];
    const { people } = whoSpeaksFor(local, municipality.number, dayOf(at));
    const deputies = local.filter((member) => member.roles.includes('deputy') && !people.includes(member));
    const besides = last ? deputies : [];
    return [...people, ...besides].map((member) => ({ member, municipality, besides: besides.includes(member) }));
  });
}

/**
 * Those who cannot be written to, among the people a message is for; at which instant the first of them is known (UTC ms). Who has turned
 * it off or is away is not among them: that is theirs, and nobody is called for it where others read.
 */
export function unreachedOf(people: readonly Reminded[], unreached: readonly Unreached[], { what, due }: { what: string; due: number }) {
  const known = unreached.filter((each) => each.what === what && each.version === due && each.why === undefined);
  const refs = new Set(known.map(({ ref }) => ref));
  return { people: people.filter(({ member }) => refs.has(refOf(member))), since: Math.min(...known.map(({ at }) => at)) };
}
