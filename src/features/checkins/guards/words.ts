import { hasNationalIdAcross } from '../../../lib/person-data';
import { hasTelephoneOrAddress } from './reached';
import { seemsAboutSomebody } from './somebody';
import { hasStreetAddress } from './street-address';

/**
 * What somebody wrote in fields that stand together, in their order: `refused` where there is a national id, also one that is divided over
 * neighbouring texts (numbers count as texts): it is never stored, shown again or logged. `asked` where there is a telephone number, an
 * e-mail address, a street with a house number, or what seems to be about one person: the person says whether it is
 * (design/reliability.md, Privacy). Undefined: nothing was found, which is no promise.
 */
export function checkWords(texts: readonly string[]): 'refused' | 'asked' | undefined {
  if (hasNationalIdAcross(texts)) return 'refused';
  return texts.some((text) => hasTelephoneOrAddress(text) || hasStreetAddress(text) || seemsAboutSomebody(text)) ? 'asked' : undefined;
}
