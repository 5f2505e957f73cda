import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprintOf } from '../../../../src/features/advice/model/fingerprint';
import { RECIPE } from '../../../../src/features/advice/model/recipe';

let folder: string;
const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
const of = (recipe?: object) => fingerprintOf([folder], recipe);
let before: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  mkdirSync(join(folder, 'topics'));
  write('topics/hkh.tsv', 'nb\tplain\tHva er HKH?\n');
  write('passage.md', 'HKH er en metode.\n');
  before = of();
});
afterEach(() => rmSync(folder, { recursive: true }));

test('is the same for the same files, and short enough to log', () => {
  expect(of()).toBe(before);
  expect(before).toMatch(/^[0-9a-f]{32}$/);
});

describe('is another as soon as something is that answers are made of', () => {
  test.each([
    ['a line of the bank', 'topics/hkh.tsv', 'nb\tplain\tHva betyr HKH?\n'], ['a passage', 'passage.md', 'HKH var en metode.\n'],
    ['a new topic', 'topics/korus.tsv', 'nb\tplain\tHva er KORUS?\n'], ['the words that texts are read by', 'words.json', '{}'],
  ])('%s', (_, file, content) => {
    write(file, content);
    expect(of()).not.toBe(before);
  });

  test('the topic of a line', () => {
    renameSync(join(folder, 'topics/hkh.tsv'), join(folder, 'topics/korus.tsv'));
    expect(of()).not.toBe(before);
  });

  test.each(Object.keys(RECIPE))('the recipe: %s', (part) => {
    expect(of({ ...RECIPE, [part]: 'another' })).not.toBe(before);
  });
});

test.each(['README.md', 'index.ts', 'index.js'])('is the same whatever stands in %s, which nothing is learnt from', (file) => {
  write(file, 'Les dette.');
  expect(of()).toBe(before);
});
