import { setImmediate as othersTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { DAY_MS, toInstant, wallTimeOf } from './time';

/**
 * What stands in a cell: a text, a number, a day (`2026-05-01`), an instant (UTC ms, shown as the clock in Norway), or nothing. Each stays
 * what it is: a program that reads the file gets numbers as numbers and dates as dates.
 */
export type Cell = string | number | { day: string } | { at: number } | undefined;

export interface Sheet {
  /** Made to fit: Excel takes 31 characters, not all of them, and no name twice. */
  name: string;
  /** The row at the top, which stays in view. `width`: in characters. */
  columns: readonly { title: string; width?: number }[];
  rows: Iterable<readonly Cell[]>;
}

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const DAY_FORMAT = 'dd.mm.yyyy';
const TIME_FORMAT = 'dd.mm.yyyy hh:mm';
/** Days between 1899-12-30, which Excel counts from, and 1970-01-01. */
const EPOCH_DAYS = 25_569;
/** What Excel takes in a cell. */
const MAX_TEXT = 32_767;
const WIDTH = 16;
/** Handed over before others get their turn; a few ms. */
const ROWS_AT_ONCE = 100;
/** Far more than the largest takes (design/reliability.md has 5 s for 18,564 rows). */
const WITHIN_MS = 60_000;

/**
 * The library makes a whole file in one go, for seconds when it is large, so it works in a thread of its own. The program is a text: it
 * runs the same from the sources and from what is built of them.
 */
const WRITER = `
const { parentPort, workerData } = require('node:worker_threads');
const write = require(workerData.library);
const cellOf = (cell) => (
  cell === null ? null
    : typeof cell === 'string' ? { type: String, value: cell }
      : typeof cell === 'number' ? { type: Number, value: cell }
        : { type: Number, value: cell.serial, format: cell.format }
);
const sheets = [];
parentPort.on('message', ({ sheet, columns, rows }) => {
  if (sheet !== undefined) {
    const data = [columns.map(({ title }) => (title === '' ? null : { type: String, value: title, fontWeight: 'bold', wrap: true }))];
    sheets.push({ sheet, data, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 });
  } else if (rows !== undefined) {
    const { data } = sheets[sheets.length - 1];
    for (const row of rows) data.push(row.map(cellOf));
  } else {
    write(sheets).toBuffer().then((buffer) => {
      const file = new Uint8Array(buffer);
      parentPort.postMessage(file, [file.buffer]);
    }).catch((error) => setImmediate(() => { throw error; }));
  }
});
`;

type Handed = string | number | { serial: number; format: string } | null;

/**
 * An Excel file (xlsx) of at least one sheet. Text that a spreadsheet could take for a formula gets an apostrophe before it
 * (design/reliability.md). Throws RangeError for no sheet, a day that is none or a number that is not finite; Error when it can't be made.
 */
export function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  if (sheets.length === 0) return Promise.reject(new RangeError('A workbook has at least one sheet'));
  const made = theOneBefore.then(() => write(sheets));
  theOneBefore = made.catch(() => undefined);
  return made;
}

/** One at a time: the writer of a large file keeps a core busy for seconds, and all its rows in memory. */
let theOneBefore: Promise<unknown> = Promise.resolve();

async function write(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const writer = new Worker(WRITER, { eval: true, workerData: { library: require.resolve('write-excel-file/node') } });
  const written = resultOf(writer);
  // What it throws while rows are handed over is told at the end.
  written.catch(() => undefined);
  try {
    const names = sheetNames(sheets.map(({ name }) => name));
    for (const [at, { columns, rows }] of sheets.entries()) {
      writer.postMessage({ sheet: names[at], columns: columns.map(({ title, width = WIDTH }) => ({ title: asText(title), width })) });
      for (const some of groups(rows)) {
        writer.postMessage({ rows: some });
        await othersTurn();
      }
    }
    writer.postMessage({});
    return await written;
  } finally {
    await writer.terminate();
  }
}

function resultOf(writer: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No workbook within ${WITHIN_MS} ms`)), WITHIN_MS).unref();
    writer.once('message', resolve).once('error', reject).once('exit', () => reject(new Error('The writer of workbooks ended')));
    writer.once('exit', () => clearTimeout(late));
  });
}

function* groups(rows: Iterable<readonly Cell[]>): Generator<Handed[][]> {
  let group: Handed[][] = [];
  for (const row of rows) {
    group.push(row.map(handed));
    if (group.length < ROWS_AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function handed(cell: Cell): Handed {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return asText(cell);
  if (typeof cell === 'object') return 'day' in cell ? serial({ local: cell.day }, DAY_FORMAT) : serial(wallTimeOf(cell.at), TIME_FORMAT);
  if (!Number.isFinite(cell)) throw new RangeError('Not a number that a cell can hold');
  return cell;
}

/** Cells have no zone: what the clock shows is what stands there. */
function serial({ local }: { local: string }, format: string): Handed {
  return { serial: toInstant({ local, zone: 'utc' }) / DAY_MS + EPOCH_DAYS, format };
}

/** Also as it will be when somebody saves it as CSV, or edits the cell and leaves it. */
export const asText = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).slice(0, MAX_TEXT);

/** As Excel takes them: at most 31 characters, none of `[]/\:*?`, no apostrophe at an end, and each but once, whatever its case. */
export function sheetNames(given: readonly string[]): string[] {
  const taken = new Set<string>();
  return given.map((name, at) => {
    const plain = name.replaceAll(/[[\]/\\:*?\p{Cc}]+/gu, ' ').replaceAll(/\s+/g, ' ').replaceAll(/^[\s']+|[\s']+$/g, '') || String(at + 1);
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` ${number}`;
      const fitting = plain.slice(0, 31 - end.length).replaceAll(/\p{Cs}/gu, '').trim() + end;
      if (taken.has(fitting.toLowerCase())) continue;
      taken.add(fitting.toLowerCase());
      return fitting;
    }
  });
}

