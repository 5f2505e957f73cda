/** Not «hele skoleveien 5 dager»: a count of something. */
const COUNTED =
  '(?! ?(?:%|prosent|percent|kr|nok|stk|år|dag|dager|dagar|døgn|gang|ganger|gonger|time|timer|timar|uke|uker|veke|veker|måneder|månader|møte|møter|' +
  'km|meter|days?|hours?|weeks?|times)(?!\\p{L}))';
/** «5», «12B», «nr. 5 b»: never a year, a sum, a date or a part of a number. */
const HOUSE = `,? (?:nr\\.? ?)?[1-9]\\d{0,2}(?: ?[a-hA-H])?(?![\\p{L}\\d]|[.,:/–-]\\d)${COUNTED}`;
/** «Investigate», «delegate» and other English words that end like a street. */
const NO_STREET = '(?<!nvesti|iti|ele|avi|ggre|ropa|rri|onju|bli|urro)';

const STREETS: readonly RegExp[] = [
  `(?<!\\p{L})\\p{L}{2,}(?:gata|gaten|veien|vegen)${HOUSE}`,
  `(?<!\\p{L})\\p{Lu}\\p{L}{2,}(?:${NO_STREET}gate|vei|veg|gt\\.?|alléen|smauet|smuget|stredet|svingen|kroken|bakken)${HOUSE}`,
  `(?<!\\p{L})\\p{Lu}\\p{L}*s (?:gate|gt\\.?|vei|veg|allé|plass|minne)${HOUSE}`,
  '(?<![\\p{L}\\d.,])[1-9]\\d{0,2}[A-Ha-h]? (?:\\p{Lu}\\p{Ll}+ ){1,2}(?:Street|Road|Avenue|Lane)(?!\\p{L})',
].map((pattern) => new RegExp(pattern, 'u'));

/** Whether a text has a street with the number of a house in it: «Storgata 5», «Karl Johans gate 12B». A street alone is a place. */
export const hasStreetAddress = (text: string): boolean => STREETS.some((street) => street.test(text));
