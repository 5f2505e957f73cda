import type { MemberScope } from '../../authority';
import { NotYours } from '../../refusals';
import type { ReporterRole } from '../types';

declare const checked: unique symbol;

/** Somebody who may report for this municipality of this network now. Nothing but `reporterFor` can make one. */
export interface Reporter {
  readonly networkId: string;
  readonly municipality: string;
  readonly as: ReporterRole;
  readonly [checked]: true;
}

/**
 * Who reports: the contact or deputy of the municipality, or a coordinator of the network on its behalf. Roles are as the store has them at
 * this press. Throws NotYours for everybody else. Whether the round expects the municipality is found out with the round.
 */
export function reporterFor({ networkId, part }: MemberScope, municipality: string): Reporter {
  const own = part.municipality === municipality;
  const as = (own ? (['contact', 'deputy'] as const) : []).find((role) => part.roles.includes(role));
  const role = as ?? (part.roles.includes('coordinator') ? 'coordinator' : undefined);
  if (!role || part.networkId !== networkId) throw new NotYours();
  return { networkId, municipality, as: role } as Reporter;
}
