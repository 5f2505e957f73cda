/** A fødselsnummer, D-number or H-number: eleven digits. */
const NATIONAL_ID = /(?<!\p{Nd})\p{Nd}{6}[\s.\p{Pd}]{0,2}\p{Nd}{5}(?!\p{Nd})|(?<!\p{Nd})(?:\p{Nd}[\s.\p{Pd}]?){10}\p{Nd}(?!\p{Nd})/u;

/** Whether there is what looks like somebody's fødselsnummer, however its digits are divided. Rather one too many than one too few. */
export function hasNationalId(text: string): boolean {
  return NATIONAL_ID.test(text.normalize('NFKC'));
}
