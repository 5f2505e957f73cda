import type { KnownPerson, Person } from '../../feature';
import type { Networks } from '../parts';
import { networksOf, type KeptHere } from './kept-here';

/**
 * By which of a person's names they are found in a network's words. Anybody may have another's name: only where there are traces of
 * this person it means them. The log is asked only of networks where they are not now, each once.
 */
export function knownIn({ audit }: Pick<Networks, 'audit'>, person: Person, here: KeptHere, knownAs: readonly string[]): KnownPerson['knownIn'] {
  const own = new Set(networksOf(here));
  const addresses = here.memberships.flatMap(({ member: { email = '' } }) => email.trim() || []);
  const asked = new Map<string, Promise<readonly string[]>>();
  const fromLog = async (networkId: string) => ((await audit.about(networkId, person)).length > 0 ? knownAs : addresses);
  return async (networkId) => {
    if (own.has(networkId)) return knownAs;
    const known = asked.get(networkId) ?? fromLog(networkId);
    asked.set(networkId, known);
    return known;
  };
}
