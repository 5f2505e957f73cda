import type { Municipalities } from '../municipalities/municipalities';
import { MunicipalityIndex } from '../municipalities/municipality-index';
import type { Municipality } from '../types';

/**
 * The one municipality of a network that a name means, a former name too; undefined when it means none of them, or several.
 * `slips`: whether a slip of the pen is mended.
 */
export function municipalityNamed(
  text: string, own: readonly Municipality[], register: Pick<Municipalities, 'byNumber'>, slips: boolean,
): Municipality | undefined {
  const known = own.map(({ number, name }) => ({ number, name, formerly: register.byNumber(number)?.formerly ?? [] }));
  const index = new MunicipalityIndex(known);
  const [best, second] = index.find(text);
  if (!best || best.slips === second?.slips || (best.slips > 0 && !slips)) return undefined;
  return own.find(({ number }) => number === best.municipality.number);
}
