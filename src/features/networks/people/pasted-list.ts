import { cleaned } from '../../../lib/people-text';

/** One transaction takes no more, and nobody reads more at once. */
export const MAX_LINES = 50;
export const MAX_LIST = 6_000;

/** A line of a pasted list; what it does not have is empty. */
export interface PastedLine {
  /** From 1, as the person counts: empty lines are counted too. */
  line: number;
  /** The whole line. */
  text: string;
  name: string;
  email: string;
  place: string;
  role: string;
  title: string;
}

type Column = 'name' | 'email' | 'place' | 'role' | 'title';

/** What headings call the columns, in our three languages. */
const HEADINGS: Record<Column, RegExp> = {
  name: /^(?:fullt? )?(?:navn|namn|name|full name)$/i,
  email: /^(?:e-?post(?:adresse)?|e-?mail(?: address)?|mail)$/i,
  place: /^(?:kommune|municipality|organisasjon|organisation|kommune\/organisasjon|arbeidsst[ea]d|virksomhet|verksemd)$/i,
  role: /^(?:rolle|role)$/i,
  title: /^(?:funksjon|tittel|stilling|function|title|position)$/i,
};
const COLUMNS = Object.keys(HEADINGS) as Column[];
const EMAIL = /[^\s<>()"']+@[^\s<>()"']+\.[^\s<>()"'.]+/;

/**
 * Reads `Navn; e-post; kommune; rolle; funksjon`, a line each. Tabs or commas may divide instead, columns at the end may be
 * missing, an e-mail address is found wherever it stands, and a line of headings says which column is which.
 * `isRole` knows the words for roles: a line without a municipality may go straight on to the role.
 */
export function readPastedList(text: string, isRole: (word: string) => boolean): PastedLine[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/u).map((line, at) => ({ line: at + 1, cells: cellsOf(line), text: cleaned(line) }));
  const written = lines.filter(({ cells }) => cells.some(Boolean));
  const columns = written[0] && headingsIn(written[0].cells);
  const rows = columns ? written.slice(1) : written;
  return rows.map(({ line, cells, text: whole }) => {
    const values = columns ? byHeading(cells, columns) : byPlace(cells, isRole);
    return { line, text: whole, ...values };
  });
}

/** A tab divides before a semicolon, and that before a comma: names may have commas where something else divides. */
function cellsOf(line: string): string[] {
  const divider = ['\t', ';', ','].find((each) => line.includes(each));
  const cells = divider ? line.split(divider) : [line];
  return cells.map((cell) => cleaned(cell).replace(/^"(.*)"$/u, '$1').trim());
}

function headingsIn(cells: string[]): (Column | undefined)[] | undefined {
  const columns = cells.map((cell) => COLUMNS.find((column) => HEADINGS[column].test(cell)));
  return columns.filter(Boolean).length >= Math.min(2, cells.length) && columns.includes('name') ? columns : undefined;
}

function byHeading(cells: string[], columns: (Column | undefined)[]): Record<Column, string> {
  const of = (column: Column) => cells[columns.indexOf(column)] ?? '';
  return { name: of('name'), email: EMAIL.exec(of('email'))?.[0] ?? '', place: of('place'), role: of('role'), title: of('title') };
}

function byPlace(cells: string[], isRole: (word: string) => boolean): Record<Column, string> {
  const at = cells.findIndex((cell) => EMAIL.test(cell));
  const withAddress = cells[at] ?? '';
  const email = EMAIL.exec(withAddress)?.[0] ?? '';
  const beside = withAddress.replace(email, '').replaceAll(/[<>()"']/gu, '').trim();
  const others = cells.filter((_, index) => index !== at);
  // An address that comes first may stand for the name: «kari@…; Molde; kontakt».
  const named = at !== 0 || (!beside && others.length > 1 && !isRole(others[1] ?? ''));
  const name = (named ? others.shift() : '') || beside;
  // Where the second column is empty there is no address.
  if (at < 0 && others[0] === '' && others.length > 1) others.shift();
  if (isRole(others[0] ?? '') && !isRole(others[1] ?? '')) others.unshift('');
  const [place = '', role = '', title = ''] = others;
  return { name, email, place, role, title };
}
