const YEAR = '(?:19|20)\\d\\d';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY_FIRST = `${DAY}([./])${MONTH}\\{n}(?:${YEAR}|\\d\\d)`;
const dayFirst = (group: number): string => DAY_FIRST.replace('{n}', String(group));
const CLOCK = '(?:[01]?\\d|2[0-4])[.:][0-5]\\d';
const DAY_AND_MONTH = `${DAY}\\.${MONTH}`;

/** What ordinary writing about meetings and periods is full of. Never with the same mark on as within: that would be one long number. */
const ORDINARY: readonly RegExp[] = [
  new RegExp(`(?<!\\d[./-]?)${dayFirst(1)}(?: ?[-–—,;] ?|\\s| / | og | til | and | to )${dayFirst(2)}(?![./]?\\d)`, 'gu'),
  new RegExp(`(?<!\\d[./-]?)${YEAR}-${MONTH}-${DAY}(?!-?\\d)`, 'gu'),
  new RegExp(`(?<!\\d[./-]?)${DAY}([./-])${MONTH}\\1${YEAR}(?!\\d|\\1\\d)`, 'gu'),
  new RegExp(`(?<![\\d.:])(?:${CLOCK} ?[-–—] ?${CLOCK}|${DAY_AND_MONTH} ?[-–—] ?${DAY_AND_MONTH})(?![.:]?\\d)`, 'gu'),
  // Not the year that a date ends with.
  /(?<!\d\.)(?<!\d ?[-–—/]? ?)(?:19|20)\d\d ?([-–—/]) ?(?:(?:19|20)\d\d|\d\d)(?!\d| ?\1 ?\d)/gu,
  // Money: in thousands with øre after it, or with its currency.
  /(?<![\d.,])\d{1,3}(?:[ .]\d{3})+(?:,(?:\d\d(?!\d)|-)|(?= ?(?:kr|nok|mill|€)))/giu,
];

/** The text with a word in the place of each whole date with its year, each span of dates, hours and years, and each amount. */
export function withoutOrdinary(text: string): string {
  return ORDINARY.reduce((rest, pattern) => rest.replaceAll(pattern, ' x '), text);
}
