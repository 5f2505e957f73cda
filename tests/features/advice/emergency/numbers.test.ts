import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { helplines, lastChecked, phoneLines, phonesReply, readNumbers, standardNumbers, type PhoneNumbers } from '../../../../src/features/advice/emergency';
import { LANGUAGES } from '../../../../src/lib/language';

const folder = mkdtempSync(join(tmpdir(), 'numbers-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const [amk, ...others] = standardNumbers() as [PhoneNumbers[number], ...PhoneNumbers];
const written = (content: unknown): string => {
  const file = join(folder, 'numbers.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};

/** domain/facts-emergency.md, point 4. */
const CONFIRMED = {
  amk: '113', police: '112', fire: '110', legevakt: '116 117', poison: '22 59 13 00', 'next-of-kin': '800 40 567', 'mental-helse': '116 123',
};

describe('the table of numbers', () => {
  test('has the confirmed numbers, 113 first, and hides those that are not confirmed', () => {
    const confirmed = standardNumbers().filter((service) => service.confirmed);
    expect(confirmed.map(({ id, number }) => [id, number])).toEqual(Object.entries(CONFIRMED));
    expect(standardNumbers().filter((service) => !service.confirmed).map(({ id }) => id)).toEqual(['rusinfo', 'kirkens-sos']);
  });

  test('is the only place with telephone numbers: the texts and cards name 113, the clinic’s never, and the helplines never', () => {
    const files = LANGUAGES.map((language) => readFileSync(`src/lib/language/texts/${language}/advice.json`, 'utf8'));
    const numbers = standardNumbers().filter(({ id }) => id !== 'amk').map(({ number }) => number);
    for (const text of files) expect(numbers.filter((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text))).toEqual([]);
    for (const text of files) expect([...text.matchAll(/(?:Ring|ring|Call|call) (\d+)/g)].map(([, number]) => number).every((number) => number === amk.number)).toBe(true);
  });

  test('is no fresher than the number that was checked longest ago', () => {
    expect(lastChecked([{ ...amk, lastChecked: '2026-11-22' }, { ...amk, lastChecked: '2025-01-03' }])).toBe('2025-01-03');
  });

  test('names helplines only when they are confirmed', () => {
    expect(helplines(standardNumbers()).map(({ id }) => id)).toEqual(['mental-helse']);
  });
});

describe('an operator’s table', () => {
  test('is read as it is written', () => {
    const local = { ...amk, id: 'kriseteam', number: '71 00 00 00' };
    expect(readNumbers(written([amk, local]))).toEqual([amk, local]);
  });

  test.each<[string, unknown, RegExp]>([
    ['is no JSON', '[', /^ is no valid JSON$/],
    ['is no list', { amk: '113' }, /^ must be a list of services$/],
    ['lacks 113', others, /^ must begin with amk, 113, confirmed$/],
    ['has another number for AMK', [{ ...amk, number: '112' }], /^ must begin with amk, 113, confirmed$/],
    ['doubts 113', [{ ...amk, confirmed: false, link: 'https://helsenorge.no' }], /^ must begin with amk, 113, confirmed$/],
    ['has an id twice', [amk, amk], /^ must not have the same id twice$/],
    ['has words for a number', [amk, { ...others[0], number: 'ring oss' }], /^: number 2 in the list, number, must be digits and spaces$/],
    ['lacks a language', [amk, { ...others[0], name: { nb: 'Politi' } }], /^: number 2 in the list, name\.nn, /],
    ['has an unconfirmed number without a page', [amk, { ...others[0], confirmed: false }], /^: number 2 in the list has no confirmed number, so it must have a link$/],
    ['has a date that does not exist', [{ ...amk, lastChecked: '2026-02-30' }], /^: number 1 in the list, lastChecked, must be a date that exists$/],
    ['has a field we do not know', [{ ...amk, nummer: '113' }], /^: number 1 in the list/],
    ['has a link that is not https', [amk, { ...others[0], link: 'http://x.no' }], /^: number 2 in the list, link, must be an https address$/],
  ])('that %s is refused, in words that end a sentence', (_what, content, message) => {
    expect(() => readNumbers(written(content))).toThrow(message);
  });

  test('that is not there cannot be read', () => {
    expect(() => readNumbers(join(folder, 'finnes-ikke.json'))).toThrow(/^ cannot be read$/);
  });
});

describe.each(LANGUAGES)('the list of whom to call in %s', (language) => {
  const services = phonesReply(language).card.data.services as { name: string; number: string; when: string }[];

  test('has every service in order, 113 first, and the date of the last check', () => {
    expect(services.map(({ name }) => name)).toEqual(standardNumbers().map(({ name }) => name[language]));
    expect(services[0]?.number).toBe('113');
    expect(phonesReply(language).card.data.checked).toMatch(/22\.? november 2026/i);
  });

  test('sends people to the service’s page where the number is not confirmed', () => {
    const shown = JSON.stringify(services) + phoneLines(language).join('\n');
    for (const { number, confirmed } of standardNumbers()) expect([number, shown.includes(number)]).toEqual([number, confirmed]);
    expect(services.find(({ name }) => name.startsWith('RUSinfo'))?.number).toContain('[rusinfo.no](https://rusinfo.no)');
  });

  test('says of the poisons centre that it is for poisoning without serious symptoms, and of 113 for the rest', () => {
    expect(services.find(({ number }) => number === '22 59 13 00')?.when).toMatch(/(?:uten alvorlige|utan alvorlege|without serious) symptom.*113/);
  });

  test('says the same on the command line, with 113 above all', () => {
    const lines = phoneLines(language);
    expect(lines[0]).toMatch(/113/);
    for (const { name, when } of services) expect(lines.join('\n')).toMatch(new RegExp(`${name.replaceAll(/[()]/g, '\\$&')}: .*${when.slice(0, 20)}`));
  });
});

test('what an operator writes is shown as it is written, without links or emphasis', () => {
  const local = { ...amk, id: 'local', name: { nb: '*[Krise](x)*', nn: 'x', en: 'x' } };
  const [, shown] = phonesReply('nb', [amk, local]).card.data.services as { name: string }[];
  expect(shown?.name).toBe('\\*\\[Krise\\](x)\\*');
});
