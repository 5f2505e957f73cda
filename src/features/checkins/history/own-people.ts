import type { MemberScope } from '../../authority';
import type { Role } from '../../feature';

declare const checked: unique symbol;

/** The person is of a municipality's own people: the only ones who read what it has reported over time. */
export interface OwnPeople {
  readonly networkId: string;
  readonly networkName: string;
  /** Four digits. */
  readonly municipality: string;
  readonly [checked]: 'own people';
}

/** Who has one of these in a network works for their municipality; its manager reads what it reports. Partners are of none. */
const OWN: readonly Role[] = ['contact', 'deputy', 'participant', 'manager'];

/**
 * Undefined for whoever is of no municipality here: also for coordinators, for what a municipality reports is its own. Who coordinates
 * and works for a municipality besides is of its people.
 */
export function ownPeopleOf({ networkId, networkName, part }: MemberScope): OwnPeople | undefined {
  const { municipality, roles } = part;
  if (municipality === undefined || !roles.some((role) => OWN.includes(role))) return undefined;
  return { networkId, networkName, municipality } as OwnPeople;
}
