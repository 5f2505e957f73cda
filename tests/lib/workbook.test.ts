import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import readWorkbook from 'read-excel-file/node';
import { asText, sheetNames, workbook, type Cell, type Sheet } from '../../src/lib/workbook';

/** An independent reader of xlsx says what is in the file. */
async function read(sheets: readonly Sheet[]): Promise<{ sheet: string; data: unknown[][] }[]> {
  return readWorkbook(Buffer.from(await workbook(sheets)), { trim: false });
}
const ofOne = async (...cells: Cell[]): Promise<unknown[]> => {
  const [first] = await read([{ name: 'Ark', columns: cells.map((_, at) => ({ title: `k${at}` })), rows: [cells] }]);
  return first?.data[1] ?? [];
};

test('each sheet has its name, its titles and its rows', async () => {
  const sheets = await read([
    { name: 'Råd 1', columns: [{ title: 'Innsjekk', width: 30 }, { title: 'Antall' }], rows: [['1. tertial 2026', 3], ['2. tertial 2026', 0]] },
    { name: 'Definisjoner', columns: [{ title: 'Ord' }], rows: [] },
  ]);
  expect(sheets).toEqual([
    { sheet: 'Råd 1', data: [['Innsjekk', 'Antall'], ['1. tertial 2026', 3], ['2. tertial 2026', 0]] },
    { sheet: 'Definisjoner', data: [['Ord']] },
  ]);
});

test('numbers are numbers, and texts that look like them are texts', async () => {
  expect(await ofOne(0, 12, 1.5, -3, '12', '0047')).toEqual([0, 12, 1.5, -3, '12', '0047']);
});

test('a day is that day, and an instant what the clock shows in Norway, in summer and in winter', async () => {
  const winter = Date.parse('2026-01-15T11:30:00Z');
  const summer = Date.parse('2026-07-01T22:30:00Z');
  const [day, inWinter, inSummer] = await ofOne({ day: '2026-02-28' }, { at: winter }, { at: summer });
  expect(day).toEqual(new Date('2026-02-28T00:00:00Z'));
  // An instant is a fraction of a day, which no number holds exactly.
  const minute = (time: unknown) => Math.round((time as Date).getTime() / 60_000) * 60_000;
  expect([minute(inWinter), minute(inSummer)]).toEqual([Date.parse('2026-01-15T12:30:00Z'), Date.parse('2026-07-02T00:30:00Z')]);
});

test('nothing is an empty cell, also between others', async () => {
  expect(await ofOne('a', undefined, '', 1)).toEqual(['a', null, null, 1]);
});

test.each(['=1+1', '+47 1', '-3', '@SUM(A1)', '\t=1', '\n=1', '\r=1', '=HYPERLINK("https://example.org")'])('%j is made text', async (text) => {
  const [cell] = await ofOne(text);
  expect(String(cell).replaceAll('\r', '\n')).toBe(`'${text}`.replaceAll('\r', '\n'));
});

test('a title that looks like a formula is made text too', async () => {
  const [sheet] = await read([{ name: 'Ark', columns: [{ title: '=A1' }], rows: [] }]);
  expect(sheet?.data[0]).toEqual(["'=A1"]);
});

test('no cell begins as a formula does, and other texts are as they were', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(asText(text)).not.toMatch(/^[=+\-@\t\r\n]/);
    if (!/^[=+\-@\t\r\n]/.test(text)) expect(asText(text)).toBe(text);
  }));
  fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n'), fc.string(), (first, rest) => {
    expect(asText(first + rest)).toBe(`'${first}${rest}`);
  }));
});

test('markup, Norwegian letters, emoji, line breaks and characters that XML has no place for do no harm', async () => {
  const [cells, control] = [await ofOne('<b>&amp;"\'</b>', 'Ålesund «ærlig» 👩‍⚕️', 'to\nlinjer'), await ofOne('a\u0000b\u0008c')];
  expect(cells).toEqual(['<b>&amp;"\'</b>', 'Ålesund «ærlig» 👩‍⚕️', 'to\nlinjer']);
  expect(control).toEqual(['abc']);
});

test('a text that is longer than a cell takes is cut', async () => {
  expect(String((await ofOne('a'.repeat(40_000)))[0])).toHaveLength(32_767);
});

test('names of sheets fit, and none comes twice', () => {
  expect(sheetNames(['Råd 1: planer/rutiner?', '', "'sitat'", 'RÅD 1  planer rutiner'])).toEqual(['Råd 1 planer rutiner', '2', 'sitat', 'RÅD 1 planer rutiner 2']);
  const long = 'a'.repeat(40);
  expect(sheetNames([long, long])).toEqual(['a'.repeat(31), `${'a'.repeat(29)} 2`]);
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 12 }), (given) => {
    const names = sheetNames(given);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(given.length);
    for (const name of names) expect(name).toMatch(/^[^[\]/\\:*?]{1,31}$/);
  }));
});

test('a file of many rows is whole, and others get their turn meanwhile', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at): Cell[] => [`Demo ${at}`, at, { day: '2026-05-01' }]);
  let turns = 0;
  const timer = setInterval(() => { turns += 1; }, 1);
  const [sheet] = await read([{ name: 'Ark', columns: [{ title: 'a' }, { title: 'b' }, { title: 'c' }], rows }]).finally(() => clearInterval(timer));
  expect(sheet?.data).toHaveLength(5_001);
  expect(sheet?.data[5_000]).toEqual(['Demo 4999', 4_999, new Date('2026-05-01T00:00:00Z')]);
  // Rows are handed over a hundred at a time, with a turn for others between.
  expect(turns).toBeGreaterThan(10);
});

test('one is made at a time, and one that fails is in nobody’s way', async () => {
  const order: string[] = [];
  function* rows(name: string, cell: Cell): Generator<Cell[]> {
    order.push(`${name} begins`);
    yield [cell];
  }
  const make = (name: string, cell: Cell) => workbook([{ name, columns: [{ title: 'a' }], rows: rows(name, cell) }])
    .then(() => order.push(`${name} is made`), () => order.push(`${name} fails`));
  await Promise.all([make('first', 1), make('second', { day: 'no day' }), make('third', 3)]);
  expect(order).toEqual(['first begins', 'first is made', 'second begins', 'second fails', 'third begins', 'third is made']);
});

test('what is no day or number is refused, and the writer ends', async () => {
  const terminated = jest.spyOn(Worker.prototype, 'terminate');
  await expect(ofOne({ day: '2026-02-30' })).rejects.toThrow(RangeError);
  await expect(ofOne(Number.NaN)).rejects.toThrow(RangeError);
  expect(terminated).toHaveBeenCalledTimes(2);
  terminated.mockRestore();
});

test('without a sheet there is no file', async () => {
  await expect(workbook([])).rejects.toThrow(RangeError);
});
