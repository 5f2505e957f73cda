import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NetworkStore } from '../../src/features/networks';
import { openStore, type TableStore } from '../../src/storage';
import { folderWith, type Folder } from '../features/advice/import/folders';
import { aFile, channel, person, TENANT, uuid } from '../features/networks/file/support';
import { ensureBuilt, run, type Ended } from './built';

/** The command as an operator runs it, against a store in a file. */
jest.setTimeout(60_000);
const EXAMPLE = join(__dirname, '../../docs/network-example.yaml');
let folder: Folder;
beforeAll(() => ensureBuilt(), 180_000);
beforeEach(() => {
  folder = folderWith({ 'fil.json': JSON.stringify(aFile()) });
});
afterEach(() => folder.remove());

const at = (name: string) => join(folder.path, name);
const command = (args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  run('cli/network.js', args, { env: { SQLITE_FILE: at('store.db'), ...env } });

async function inStore<T>(work: (store: TableStore) => Promise<T>): Promise<T> {
  const store = await openStore({ kind: 'sqlite', file: at('store.db') });
  return work(store).finally(() => store.close());
}

test('import sets up a network, and the second time writes nothing', async () => {
  const first = await command(['import', at('fil.json')]);
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(first.stdout).toMatch(/^Network prove, Prøvenettverk, is new\.\n {2}\+ municipality 1547 Aukra\n[^]*\nWritten\. Running services know it within a minute\.\n$/);
  const second = await command(['import', at('fil.json')]);
  expect(second).toEqual({ code: 0, stderr: '', stdout: [
    'Network prove, Prøvenettverk, is unchanged.', 'Unchanged: 2 municipalities, 2 people, 1 channel.', 'Nothing has changed, so nothing was written.', '',
  ].join('\n') });
});

test('import --dry-run prints the same and writes nothing', async () => {
  const { code, stdout } = await command(['import', at('fil.json'), '--dry-run']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/is new\.\n[^]*\nA dry run: nothing was written\.\n$/)]);
  expect((await command(['list'])).stdout).toBe('There are no networks.\n');
});

test('import --prune removes what the file does not have', async () => {
  await command(['import', at('fil.json')]);
  folder.add('mindre.json', JSON.stringify(aFile({ people: [person(1, { roles: ['coordinator'] })], channels: [] })));
  expect((await command(['import', at('mindre.json')])).stdout).toContain('Not in the file, and left: 1 person: Demo 2.');
  expect((await command(['import', at('mindre.json'), '--prune'])).stdout).toMatch(/\n {2}- person Demo 2 \(contact, 1506\)\n {2}- channel Kanal 1\n/);
  expect((await command(['list'])).stdout).toMatch(/\nprove +2 +1 +0 +Prøvenettverk\n$/);
});

test('the example of the documentation is imported, listed, shown and exported, and the export is imported unchanged', async () => {
  expect((await command(['import', EXAMPLE])).code).toBe(0);
  expect((await command(['list'])).stdout).toMatch(/^id +municipalities +members +channels +name\neksempel-2026 +4 +4 +1 +Overdosenettverk Eksempel 2026\n$/);
  const shown = await command(['show', 'eksempel-2026']);
  expect(shown.stdout).toMatch(/^Overdosenettverk Eksempel 2026 \(eksempel-2026\)\n[^]* {2}Coordinators \(1\):\n {4}Demo Koordinator · /);
  expect(shown.stdout).not.toContain('@demo.example');
  expect((await command(['show', 'eksempel-2026', '--contacts'])).stdout).toContain('kontakt@demo.example');
  for (const name of ['ut.yaml', 'ut.json']) {
    expect(await command(['export', 'eksempel-2026', '--out', at(name)])).toEqual({ code: 0, stderr: '', stdout: `Written to ${at(name)}. It holds personal data.\n` });
    expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    expect((await command(['import', at(name)])).stdout).toMatch(/Nothing has changed/);
  }
  expect(JSON.parse(readFileSync(at('ut.json'), 'utf8'))).toMatchObject({ network: { id: 'eksempel-2026' } });
  expect((await command(['export', 'eksempel-2026'])).stdout).toBe(readFileSync(at('ut.yaml'), 'utf8'));
  expect(await command(['export', 'eksempel-2026', '--out', at('ut.yaml')])).toMatchObject({ code: 1, stderr: `${at('ut.yaml')} is there already: give another name.\n` });
});

test('delete tells what there is and deletes nothing; with --yes it deletes all but the log, and the second time says so', async () => {
  await command(['import', at('fil.json')]);
  const told = await command(['delete', 'prove']);
  expect([told.code, told.stderr]).toEqual([0, '']);
  expect(told.stdout).toMatch(/^Network prove, Prøvenettverk:\n {2}- the network: 1 row\n[^]*\nNothing was deleted\. Run it again with --yes /);
  expect((await command(['list'])).stdout).toContain('Prøvenettverk');
  expect((await command(['delete', 'prove', '--yes'])).stdout).toMatch(/\nDeleted\. Running services know it within a minute: [^\n]+\n$/);
  expect((await command(['list'])).stdout).toBe('There are no networks.\n');
  expect(await command(['delete', 'prove', '--yes'])).toEqual({
    code: 0, stderr: '', stdout: 'Of the network prove only its log is left (2 rows).\nSo nothing was deleted.\n',
  });
  expect(await command(['delete', 'borte'])).toEqual({ code: 1, stdout: '', stderr: 'There is no network borte; list shows those there are.\n' });
});

test('tenants that may not use the service are noted', async () => {
  const env = { BOT_APP_ID: uuid(1), BOT_TENANT_ID: uuid(2), BOT_APP_TYPE: 'managed-identity' };
  expect((await command(['import', at('fil.json'), '--dry-run'], env)).stdout).toContain(`Note: people and channels of the tenant ${TENANT} get no answers until it is in ALLOWED_TENANTS.\n`);
  expect((await command(['import', at('fil.json'), '--dry-run'], { ...env, ALLOWED_TENANTS: TENANT })).stdout).not.toContain('Note:');
});

describe('when something is wrong it says so in sentences, exits with 1, and nothing is written', () => {
  afterEach(async () => {
    await inStore(async (store) => expect((await store.query('n:prove')).rows).toEqual([]));
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a wrong file', { people: [person(1, { roles: ['boss'], title: 7 })], meetings: [] }, [
      'The file: has the unknown key meetings.',
      'people[0].roles[0] (line 1): must be one of coordinator, contact, deputy, participant, partner, manager.', 'people[0].title (line 1): must be text: put it in quotes.',
      'Nothing was written.', '',
    ].join('\n')],
    ['a channel of another network', { channels: [channel(7)] }, 'channels[0]: belongs to the network annet; unlink it there first.\nNothing was written.\n'],
  ])('%s', async (_what, more, problem) => {
    await inStore((store) => new NetworkStore(store).saveChannel('annet', { tenantId: TENANT, conversationId: channel(7).conversation }));
    folder.add('feil.json', JSON.stringify(aFile(more)));
    expect(await command(['import', at('feil.json')])).toEqual({ code: 1, stdout: '', stderr: problem });
  });

  test('a file that is not there', async () => {
    expect(await command(['import', at('borte.yaml')])).toEqual({ code: 1, stdout: '', stderr: `${at('borte.yaml')} cannot be read (ENOENT).\n` });
  });

  test('a network that is not there', async () => {
    for (const name of ['show', 'export']) {
      expect(await command([name, 'prove'])).toEqual({ code: 1, stdout: '', stderr: 'There is no network prove; list shows those there are.\n' });
    }
  });

  test('a store that cannot be opened, and a wrong configuration', async () => {
    expect(await command(['list'], { SQLITE_FILE: '/dev/null/store.db' })).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) });
    expect(await command(['list'], { STORE: 'disk' })).toEqual({ code: 1, stdout: '', stderr: 'STORE must be sqlite or azure.\n' });
  });
});

test('--help gives the usage', async () => {
  expect(await command(['--help'])).toEqual({ code: 0, stderr: '', stdout: expect.stringMatching(/^Usage: npm run network -- COMMAND\n/) });
});

test.each([
  ['nothing', [], 'A command is missing.'], ['an unknown command', ['drop'], 'There is no command drop.'], ['nothing to delete', ['delete', '--yes'], 'delete needs the id of a network.'],
  ['an unknown option', ['list', '--verbose'], "Unknown option '--verbose'."], ['another command’s option', ['show', 'x', '--prune'], 'show does not take --prune.'],
  ['no id', ['show'], 'show needs the id of a network.'], ['no file', ['import', '--prune'], 'import needs a file.'],
  ['too much', ['export', 'a', 'b'], 'export does not take b.'], ['something to list', ['list', 'a'], 'list does not take a.'],
  ['an option without its value', ['export', 'a', '--out'], "Option '--out <value>' argument missing."], ['an empty name', ['export', 'a', '--out', ''], '--out needs the name of a file.'],
])('%s gives a sentence, the usage and exit code 2', async (_what, args, sentence) => {
  const { code, stdout, stderr } = await command(args);
  expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', sentence]);
  expect(stderr).toContain('\nUsage: npm run network -- COMMAND\n');
});
