import type { NetworkHere } from '../../feature';

type Part = Pick<NetworkHere, 'roles' | 'municipality'>;

const coordinates = ({ roles }: Part): boolean => roles.includes('coordinator');

/** Whoever belongs to the municipality reads its plans; so do the coordinators, who may change them on its behalf. */
export const mayRead = (part: Part, municipality: string): boolean => coordinates(part) || part.municipality === municipality;

/** As `reporterFor` has it: those who speak for the municipality, and the coordinators. */
export function mayChange(part: Part, municipality: string): boolean {
  const speaks = part.roles.includes('contact') || part.roles.includes('deputy');
  return coordinates(part) || (speaks && part.municipality === municipality);
}
