import type { NetworkHere } from '../../feature';
import type { FollowUp } from './types';

type Of = Pick<FollowUp, 'municipality'>;
type Part = Pick<NetworkHere, 'roles' | 'municipality'>;

const coordinates = ({ roles }: Part): boolean => roles.includes('coordinator');
const isOwn = (part: Part, { municipality }: Of): boolean => municipality !== undefined && part.municipality === municipality;

/** Whoever belongs to the municipality knows when it is done; the coordinators may say it for them. */
export const mayReport = (part: Part, of: Of): boolean => coordinates(part) || isOwn(part, of);

/** To change what was agreed is for those who speak for the municipality, and for the coordinators. */
export function mayDecide(part: Part, of: Of): boolean {
  const speaks = part.roles.includes('contact') || part.roles.includes('deputy');
  return coordinates(part) || (speaks && isOwn(part, of));
}

/** A coordinator says it for a municipality that is not their own. */
export const isOnBehalf = (part: Part, of: Of): boolean => of.municipality !== undefined && !isOwn(part, of);
