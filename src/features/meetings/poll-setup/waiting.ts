import { dayOf } from '../../../lib/time';
import { isSpokesperson, whoSpeaksFor, type Member, type Municipality } from '../../networks';

/** Who is to be reminded at an instant (UTC ms) of municipalities that have not answered: whoever speaks for each then. */
export function spokespeopleOf(members: readonly Member[], municipalities: readonly Pick<Municipality, 'number'>[], at: number): Member[] {
  return municipalities.flatMap(({ number }) => whoSpeaksFor(members, number, dayOf(at)).people);
}

/** The municipality that a person is to answer for, among those that have not. */
export function waitedFor(member: Member, missing: readonly Municipality[]): Municipality | undefined {
  return isSpokesperson(member) ? missing.find(({ number }) => number === member.municipality) : undefined;
}
