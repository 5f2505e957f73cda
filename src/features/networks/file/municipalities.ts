import { BUILT_IN } from '../municipalities/municipalities';
import type { RegisteredMunicipality } from '../municipalities/municipality';
import { MunicipalityIndex } from '../municipalities/municipality-index';
import type { Municipality } from '../types';
import { faultsOf, type Fault, type Placed } from './problem';
import { MunicipalityPart } from './schema';

/** What a name or number may mean: none, one, or several of the same name. `slips`: 0 for what is written right. */
export type FindMunicipality = (nameOrNumber: string) => readonly (Pick<Municipality, 'number' | 'name'> & { slips: number })[];

/** Searches a list of municipalities by number, by name, and by former name. */
export function municipalityFinder(list: readonly RegisteredMunicipality[] = BUILT_IN): FindMunicipality {
  const index = new MunicipalityIndex(list);
  return (text) => index.find(text).map(({ municipality: { number, name }, slips }) => ({ number, name, slips }));
}

/** What the file calls municipalities, with number and name. Both together are taken as they stand, for what no list has yet. */
export function resolveMunicipalities(values: unknown[], find: FindMunicipality, faults: Fault[]): Placed<Municipality>[] {
  return values.flatMap((value, at) => {
    const path = ['municipalities', at];
    const checked = MunicipalityPart.safeParse(value, { reportInput: true });
    const found = checked.success ? resolve(checked.data, find) : undefined;
    if (!checked.success) faults.push(...faultsOf(checked.error.issues, path));
    if (typeof found === 'string') faults.push({ path, what: found });
    return typeof found === 'object' ? [{ path, part: found }] : [];
  });
}

/** The one of the file's municipalities that is meant. */
export function municipalityOfFile(text: string, all: readonly Placed<Municipality>[], find: FindMunicipality): Municipality | undefined {
  const parts = all.map(({ part }) => part);
  const meant = find(text).filter(({ slips }) => slips === 0).map(({ number }) => number);
  return parts.find(({ number, name }) => number === text || name.toLowerCase() === text.toLowerCase())
    ?? parts.find(({ number }) => meant.includes(number));
}

/** The municipality, or what is wrong. */
function resolve(given: MunicipalityPart, find: FindMunicipality): Municipality | string {
  if ('text' in given) return resolveText(given.text, find);
  const [byNumber] = exactly(given.number, find);
  const byName = exactly(given.name, find);
  const isOther = byNumber && byName.length > 0 && !byName.some(({ number }) => number === byNumber.number);
  return isOther ? `${given.number} is ${byNumber.name}, not ${given.name}` : given;
}

function resolveText(text: string, find: FindMunicipality): Municipality | string {
  const [one, ...others] = exactly(text, find);
  if (one && others.length === 0) return one;
  if (one) return `${text} may be ${[one, ...others].map(({ number, name }) => `${number} ${name}`).join(' or ')}: give the number`;
  const [near] = find(text);
  const help = near ? `did you mean ${near.name}?` : 'give both, as { number: "1506", name: Molde }';
  return `${text} is no municipality that is known here: ${help}`;
}

function exactly(text: string, find: FindMunicipality): Municipality[] {
  return find(text).filter(({ slips }) => slips === 0).map(({ number, name }) => ({ number, name }));
}
