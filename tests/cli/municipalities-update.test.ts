import { join } from 'node:path';
import { sendJson } from '../support/loopback';
import { folderWith, type Folder } from '../features/advice/import/folders';
import { startFakeKlass, type FakeKlass } from '../features/networks/municipalities/fake-klass';
import { readList } from '../../src/features/networks/municipalities/records';
import { openStore } from '../../src/storage';
import { ensureBuilt, run, type Ended } from './built';

/** The command as an operator runs it, against a server of the test's that follows Klass' contract: never the real one. */
jest.setTimeout(60_000);
let klass: FakeKlass;
let folder: Folder;
beforeAll(async () => {
  ensureBuilt();
  klass = await startFakeKlass();
}, 180_000);
afterAll(() => klass.close());
beforeEach(() => {
  delete klass.trouble;
  folder = folderWith({});
});
afterEach(() => folder.remove());

const file = () => join(folder.path, 'store.db');
const command = (args: string[] = [], more: Record<string, string> = {}): Promise<Ended> =>
  run('cli/municipalities-update.js', args, { env: { SQLITE_FILE: file(), KLASS_API_URL: klass.url, ...more } });

async function stored(): Promise<number | undefined> {
  const store = await openStore({ kind: 'sqlite', file: file() });
  return (await readList(store).finally(() => store.close()))?.length;
}

test('fetches, stores and says so; again is the same', async () => {
  const told = { code: 0, stderr: '', stdout: '357 municipalities with 6 former names are stored.\nRunning services use them within ten minutes.\n' };
  expect(await command()).toEqual(told);
  expect(await stored()).toBe(357);
  expect(await command()).toEqual(told);
});

test('--dry-run stores nothing', async () => {
  expect((await command(['--dry-run'])).stdout).toMatch(/ would be stored\.\nA dry run: nothing was changed\.\n$/);
  expect(await stored()).toBeUndefined();
});

test('former names that cannot be had are a note', async () => {
  klass.trouble = { path: 'changes', answer: (response) => sendJson(response, 404) };
  expect((await command()).stdout).toMatch(/^Note: http.*changes.* answered 404, so former names are those that were known\.\n357 /);
});

describe('when something is wrong it is one sentence, exit code 1, and the list that was in use stays', () => {
  beforeEach(async () => {
    await command();
  });
  afterEach(async () => {
    expect(await stored()).toBe(357);
  });

  test.each<[string, () => Record<string, string> | undefined]>([
    ['Klass answers with an error', () => void (klass.trouble = { path: 'codesAt', answer: (response) => sendJson(response, 500) })],
    ['the list is half', () => void (klass.trouble = { path: 'codesAt', answer: (response) => sendJson(response, 200, { codes: klass.codes.slice(0, 100) }) })],
    ['Klass cannot be reached', () => ({ KLASS_API_URL: 'http://127.0.0.1:9/api' })],
    ['the address is not encrypted', () => ({ KLASS_API_URL: 'http://data.ssb.no/api/klass/v1' })],
    ['the store cannot be opened', () => ({ SQLITE_FILE: '/dev/null/store.db' })],
  ])('%s', async (_what, prepare) => {
    const { code, stdout, stderr } = await command([], prepare() ?? {});
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[^\n]+: the list that was in use stays\.\n$/);
  });
});

test.each([[['--verbose']], [['fylke']]])('%j gives the usage and exit code 2', async (args) => {
  const { code, stdout, stderr } = await command(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Usage: npm run municipalities:update/);
});
