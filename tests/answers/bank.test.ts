import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBank } from '../../src/features/advice/bank';
import topics from '../../src/features/advice/topics.json';
import { GUARD_KINDS } from '../../src/features/advice/types';
import { LANGUAGES } from '../../src/lib/language';
import { devLines, guardLines } from '../bench/answers/lines';
import { groupedBy } from '../bench/answers/metrics';
import { BANK, bankFiles, bankRows, Likeness, plain, type Row } from './bank-files';

const LEAST_LINES = 90;
const LEAST_OF_A_LANGUAGE = 20;
/** A line of the bank that is this like one of the development set gives its answer away. */
const TOO_LIKE_DEV = 0.85;

/** In what manner something is said. */
const MANNERS = ['plain', 'short', 'typo', 'dialect', 'indirect', 'long'];
/** Those in which questions about the advice are asked besides: by whom, or how. bank/README.md tells what each is. */
const VOICES = [
  ...MANNERS, 'keyword', 'abbr', 'followup', 'meta', 'story', 'figurative', 'leader', 'nurse', 'peer', 'mother', 'police',
];

const files = bankFiles();
const rows = bankRows(files);
const topicRows = rows.filter(({ file }) => file.startsWith('topics/'));
const where = (wrong: Row[]) => wrong.map((row) => `${row.where} ${row.text}`);

describe('every file of the bank', () => {
  test('has lines of language, voice and text between tabs, no others, and no spaces to spare', () => {
    const isLine = (row: string) => /^[a-z]{2}\t[a-z]+\t\S(?:[^\t]*\S)?$/.test(row);
    const wrongIn = (content: string) => content.split('\n').slice(0, -1).filter((row) => !isLine(row));
    expect([...files].flatMap(([file, content]) => wrongIn(content).map((row) => `${file}: ${row}`))).toEqual([]);
  });

  test('ends its lines with LF, the last one too, and is in one Unicode form', () => {
    const wrong = [...files].filter(([, content]) => /\r|\uFEFF|[^\n]$(?!\n)/.test(content) || content !== content.normalize('NFC'));
    expect(wrong.map(([file]) => file)).toEqual([]);
  });

  test('is a topic of topics.json, and every topic has one', () => {
    const ofTopics = Object.keys(topics).map((topic) => `topics/${topic}.tsv`);
    expect([...files.keys()].filter((file) => file.startsWith('topics/'))).toEqual(ofTopics.sort());
    expect([...files.keys()].filter((file) => !file.startsWith('topics/')))
      .toEqual(['emergency.tsv', 'guard.tsv', 'near-miss.tsv', 'out-of-scope.tsv', 'suicide.tsv']);
  });

  test('is read as it stands: no line is lost', () => {
    const { topics: ofTopics, guards, ...others } = loadBank();
    const lists = [...ofTopics.values(), ...guards.values(), ...Object.values(others)];
    expect(lists.flat().length).toBe(rows.length);
  });
});

describe('every line', () => {
  test('is in one of our languages', () => {
    expect(where(rows.filter(({ language }) => !LANGUAGES.some((one) => one === language)))).toEqual([]);
  });

  test('has a voice that the README knows', () => {
    const readme = readFileSync(join(BANK, 'README.md'), 'utf8');
    const known = (file: string): readonly string[] => (file === 'guard.tsv' ? GUARD_KINDS : file.startsWith('topics/') ? VOICES : MANNERS);
    expect(where(rows.filter(({ file, voice }) => !known(file).includes(voice)))).toEqual([]);
    expect([...VOICES, ...GUARD_KINDS].filter((voice) => !readme.includes(`\`${voice}\``))).toEqual([]);
  });

  test('says something, and not more than a person writes in a chat', () => {
    expect(where(rows.filter(({ text }) => plain(text).length < 2 || text.length > 400))).toEqual([]);
  });

  test('stands once, whatever its case, punctuation and spaces', () => {
    const twice = [...groupedBy(rows, ({ text }) => plain(text)).values()].filter((same) => same.length > 1);
    expect(twice.map((same) => where(same).join(' = '))).toEqual([]);
  });

  test('has nothing in it that leads to a person: no address, telephone number or identity number', () => {
    const personal = /\S@\S+\.\S|(?<!\d)(?:\d{6} ?\d{5}|[2-9]\d{7}|[2-9]\d(?: \d\d){3}|[2-9]\d\d \d\d \d{3})(?!\d)/;
    expect(where(rows.filter(({ text }) => personal.test(text)))).toEqual([]);
  });

  test('is another than those that the answers are measured by', () => {
    const measured = [...devLines(), ...guardLines()].map(({ text }) => text);
    const plainly = new Set(measured.map(plain));
    const likeness = new Likeness(measured);
    const given = rows.filter(({ text }) => plainly.has(plain(text)) || likeness.to(text, TOO_LIKE_DEV).length);
    expect(given.map((row) => `${row.where} ${row.text} = ${likeness.to(row.text, TOO_LIKE_DEV).join(' / ')}`)).toEqual([]);
  });
});

describe('every topic', () => {
  test(`is asked about in ${LEAST_LINES} ways, ${LEAST_OF_A_LANGUAGE} of them English and as many nynorsk`, () => {
    const thin = Object.keys(topics).map((topic) => {
      const lines = topicRows.filter(({ file }) => file === `topics/${topic}.tsv`);
      const of = (language: string) => lines.filter((line) => line.language === language).length;
      return { topic, lines: lines.length, nn: of('nn'), en: of('en') };
    }).filter(({ lines, nn, en }) => lines < LEAST_LINES || Math.min(nn, en) < LEAST_OF_A_LANGUAGE);
    expect(thin).toEqual([]);
  });
});

describe('likeness', () => {
  const likeness = new Likeness(['Hvem har ansvaret for rutinene?', 'Hva er nalokson?']);

  test.each([
    ['hvem har ANSVARET for rutinen', 1], ['rutinene, hvem har ansvaret for', 1], ['Hvem har ansvaret?', 0], ['Noe helt annet', 0], ['', 0],
  ])('of «%s»: %i text', (text, count) => {
    expect(likeness.to(text, TOO_LIKE_DEV)).toHaveLength(count);
  });
});
