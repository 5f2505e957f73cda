import { join } from 'node:path';
import { NetworkStore } from '../../src/features/networks';
import { openStore, type TableStore } from '../../src/storage';
import { KEY, product, raad, startContentApi, type ContentApi } from '../features/advice/import/content-api';
import { folderWith, type Folder } from '../features/advice/import/folders';
import { channelMessage, personalMessage } from '../support/activities';
import { sendJson } from '../support/loopback';
import { wordsOf } from '../support/replies';
import { NETWORK, seedRomsdal } from '../support/romsdal';
import { startTestApp } from '../support/running-app';
import { ensureBuilt, run, type Ended } from './built';

/** The command as an operator runs it, against a store in a file. */
jest.setTimeout(60_000);
let api: ContentApi;
let folder: Folder;
beforeAll(async () => {
  ensureBuilt();
  api = await startContentApi();
}, 180_000);
afterAll(() => api.close());
beforeEach(() => {
  api.content = product([raad(1), raad(2)]);
  delete api.trouble;
  folder = folderWith({});
});
afterEach(() => folder.remove());

const env = () => ({ SQLITE_FILE: join(folder.path, 'store.db'), ADVICE_API_URL: api.url, ADVICE_API_KEY: KEY });
const command = (args: string[] = [], more: Record<string, string> = {}): Promise<Ended> => run('cli/advice-import.js', args, { env: { ...env(), ...more } });
const openIt = (): Promise<TableStore> => openStore({ kind: 'sqlite', file: env().SQLITE_FILE });

test('reads the API, prints what changed by title, and the next time only what is different', async () => {
  expect(await command()).toEqual({
    code: 0, stderr: '', stdout: [
      'New (2):', '  Kommunen bør ha prøverutine 1 for brukerutstyr (in_force, 3 February 2025, råd 1)',
      '  Kommunen bør ha prøverutine 2 for brukerutstyr (in_force, 3 February 2025, råd 2)',
      'Version 1 is in use. Running services answer from it within a minute.', '',
    ].join('\n'),
  });
  expect((await command()).stdout).toMatch(/^Unchanged \(2\):\n[^]*\nNothing has changed, so nothing was written\.\n$/);
  api.content = product([raad(1), raad(2, { tekst: '<p>Endret.</p>', sistFagligOppdatert: '2026-02-01T00:00' }), raad(3)]);
  expect((await command()).stdout).toMatch(/^New \(1\):\n.*rutine 3.*\nChanged \(1\):\n.*rutine 2.*1 February 2026.*\nUnchanged \(1\):\n.*rutine 1.*\nVersion 2 is in use/);
  api.content = product([raad(1)]);
  expect((await command()).stdout).toMatch(/^Withdrawn \(2\):/);
});

test('--dry-run prints the same and changes nothing', async () => {
  expect((await command(['--dry-run'])).stdout).toMatch(/^New \(2\):[^]*A dry run: nothing was changed\.\n$/);
  expect((await command(['--list'])).stdout).toBe('No version is kept: the service answers from its built-in text alone.\n');
});

test('--list shows the versions, and --rollback goes back through them', async () => {
  await command();
  api.content = product([raad(1)]);
  await command();
  expect((await command(['--list'])).stdout).toMatch(/^ {2}1 {2}\d{4}-\d\d-\d\d {2}2 pages {2}http.*\n\* 2 {2}.* {2}1 pages .*\n\* is in use\.\n$/);
  expect((await command(['--rollback'])).stdout).toMatch(/^Version 1 is in use again\. /);
  expect((await command(['--rollback'])).stdout).toMatch(/^Version 0 is in use again: the built-in text alone\. /);
  const last = await command(['--rollback']);
  expect([last.code, last.stderr]).toEqual([1, 'No earlier version is kept, so there is nothing to go back to.\nNothing was changed.\n']);
});

test('--from reads a folder, says what is missing, and takes --status for what does not say it', async () => {
  folder.add('side/raad-2.html', '<main><h1>Prøve</h1><p>Sist faglig oppdatert: 16.01.2025</p><p>Tekst om utstyr.</p></main>');
  const refused = await command(['--from', join(folder.path, 'side')]);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toBe('raad-2.html does not say whether it is in force: add a line «Status: Gjeldende», or give --status.\nNothing was changed.\n');
  const { stdout, code } = await command(['--from', join(folder.path, 'side'), '--status', 'in_force']);
  expect([code, stdout.split('\n').slice(0, 3)]).toEqual([0, [
    'Note: raad-2.html has no link to its page.', 'New (1):', '  Prøve (in_force, 16 January 2025, råd 2)',
  ]]);
});

describe('when something is wrong it says so in a sentence, exits with 1, and the version in use stays', () => {
  beforeEach(async () => {
    await command();
  });
  afterEach(async () => {
    expect((await command(['--list'])).stdout).toMatch(/^\* 1 /);
  });

  test.each([401, 404, 500])('the API answers %i', async (status) => {
    api.trouble = { path: 'raad-2', answer: (response) => sendJson(response, status) };
    const { code, stdout, stderr } = await command();
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^http[^\\n]*${status}[^\\n]*\\.\nNothing was changed\\.\n$`));
  });

  test('the store cannot be opened', async () => {
    const { code, stderr } = await command([], { SQLITE_FILE: '/dev/null/store.db' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/\nNothing was changed\.\n$/)]);
  });

  test('the configuration is wrong', async () => {
    const { code, stderr } = await command([], { ADVICE_API_URL: 'http://api.example.no' });
    expect([code, stderr]).toEqual([1, 'ADVICE_API_URL must be an https address.\nNothing was changed.\n']);
  });
});

test('neither output ever holds the key', async () => {
  api.trouble = { path: '', answer: (response) => sendJson(response, 401) };
  const { stdout, stderr } = await command();
  expect(stdout + stderr).not.toContain(KEY);
});

test.each([
  ['an unknown option', ['--verbose']], ['an argument without an option', ['mappe']], ['a status that is none', ['--status', 'gammel']],
  ['two things to do', ['--list', '--rollback']], ['a rollback that is dry', ['--rollback', '--dry-run']], ['two sources', ['--from', 'x', '--id', 'y']],
  ['no folder', ['--from', '']],
])('%s gives the usage and exit code 2', async (_what, args) => {
  const { code, stdout, stderr } = await command(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Usage: npm run advice:import/);
});

test('a service on the same store answers from what the command imported, without restart, and tells its networks once', async () => {
  const [store, second] = [await openIt(), await openIt()];
  const app = await startTestApp({ store, seed: (it) => seedRomsdal(it) });
  const other = await startTestApp({ store: second, teams: app.teams, issuer: app.issuer });
  const ask = async (id: string) => wordsOf(await app.ask(personalMessage(app.molde, 'råd 2', { id })));
  try {
    expect(await new NetworkStore(store).ids()).toEqual([NETWORK]);
    await app.post(channelMessage(app.molde, 'hjelp', { id: 'hello' }));
    expect(await ask('1')).not.toContain('prøvetekst');
    app.teams.clear();
    expect((await command()).code).toBe(0);
    await Promise.all([app.app.refreshAdvice(), other.app.refreshAdvice()]);
    expect(app.teams.sent.map((sent) => [sent.conversationId, wordsOf(sent).split('\n').at(-1)])).toEqual([
      [app.molde.channel.id, 'Kommunen bør ha prøverutine 2 for brukerutstyr'],
    ]);
    expect(await ask('2')).toContain('Dette er prøvetekst 2 om brukerutstyr');
    expect((await command(['--rollback'])).code).toBe(0);
    await app.app.refreshAdvice();
    expect(await ask('3')).not.toContain('prøvetekst');
  } finally {
    await other.stop();
    await app.stop();
    await store.close();
    await second.close();
  }
});
