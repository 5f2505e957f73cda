import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '../../src/config';
import { ModelOutdated } from '../../src/features/advice';
import { startFailure } from '../../src/service';
import { DIST, ensureBuilt, run } from '../cli/built';
import { listen, type Loopback } from '../support/loopback';
import { temporaryFolder } from './running';

const APP = {
  BOT_APP_ID: '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b',
  BOT_TENANT_ID: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  BOT_APP_SECRET: 'hemmelig-nok',
};

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(ensureBuilt, 180_000);
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const file = (...path: string[]) => join(folder.path, ...path);
const startWith = (env: Record<string, string>, dist?: string) =>
  run('main.js', [], { env: { PORT: '0', SQLITE_FILE: file('a.db'), ...env }, dist });

/** One sentence for the operator on standard error, exit code 1, nothing of how the program is made. */
async function refuses(env: Record<string, string>, sentence: RegExp, dist?: string): Promise<void> {
  const { code, stdout, stderr } = await startWith(env, dist);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at |node_modules|\.js:\d/);
}

describe('a service that cannot start says why in one sentence, and ends with 1', () => {
  let occupied: Loopback;
  beforeAll(async () => {
    occupied = await listen(() => undefined);
  });
  afterAll(() => occupied.close());

  test('when its port is taken', async () => {
    const { port } = new URL(occupied.origin);
    await refuses({ PORT: port }, new RegExp(`^Port ${port} is taken: stop the program that uses it, or set PORT to another\\.`));
  });

  test('when its address is none of this machine', async () => {
    await refuses({ ...APP, HOST: '203.0.113.9' }, /^HOST 203\.0\.113\.9 is no address of this machine: set HOST to /);
  });

  test('when its configuration is wrong', async () => {
    await refuses({ PORT: 'førti' }, /^PORT must be a port number\.$/m);
    await refuses({ HOST: '0.0.0.0' }, /^BOT_APP_ID must be set when HOST is 0\.0\.0\.0/);
  });

  test('when its SQLite file is a folder', async () => {
    mkdirSync(file('mappe'));
    await refuses({ SQLITE_FILE: file('mappe') }, /mappe/);
  });

  test('when its SQLite file is no database', async () => {
    writeFileSync(file('brev.db'), 'Dette er ikke en database. '.repeat(100));
    await refuses({ SQLITE_FILE: file('brev.db') }, /brev\.db/);
  });

  test('when nothing can be written where its SQLite file should be', async () => {
    writeFileSync(file('fil'), '');
    await refuses({ SQLITE_FILE: file('fil', 'a.db') }, /fil/);
    await refuses({ SQLITE_FILE: '/dev/null/a.db' }, /\/dev\/null/);
  });

  test('with a sentence each when several settings are wrong', async () => {
    const { code, stderr } = await startWith({ PORT: 'x', STORE: 'y' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'PORT must be a port number.\nSTORE must be sqlite or azure.\n' });
  });
});

describe('a service whose answers were trained on something else does not start, and says what to run', () => {
  const SENTENCE = /^The answers have not been trained on this bank and corpus: run `npm run build`\.$/m;
  let dist: string;

  /** A build that may be damaged, with the project's packages and cards beside it. */
  beforeEach(() => {
    dist = file('dist');
    cpSync(DIST, dist, { recursive: true });
    for (const beside of ['node_modules', 'cards', 'package.json']) symlinkSync(join(dirname(DIST), beside), file(beside));
  });
  const built = (...path: string[]) => join(dist, ...path);
  const advice = (...path: string[]) => built('features', 'advice', ...path);

  test('when a line of the bank is new', async () => {
    appendFileSync(advice('bank', 'topics', 'hkh.tsv'), 'nb\tplain\tHva er nytt her?\n');
    await refuses({}, SENTENCE, dist);
  });

  test('when the words of a passage are others', async () => {
    appendFileSync(advice('corpus', 'bakgrunn', 'hkh-metoden.md'), 'Nytt.\n');
    await refuses({}, SENTENCE, dist);
  });

  test('when there is no model', async () => {
    rmSync(built('advice-knowledge.bin'));
    await refuses({}, SENTENCE, dist);
  });

  test('when the model is half written', async () => {
    writeFileSync(built('advice-knowledge.bin'), readFileSync(built('advice-knowledge.bin')).subarray(0, 100_000));
    await refuses({}, SENTENCE, dist);
  });
});

describe('the sentence for a failure', () => {
  const node = (code: string, parts: object) => Object.assign(new Error(code), { code, ...parts });

  test.each([
    [new ConfigError(['PORT er feil.', 'STORE er feil.']), 'PORT er feil.\nSTORE er feil.'],
    [new ModelOutdated(), 'The answers have not been trained on this bank and corpus: run `npm run build`.'],
    [node('EADDRINUSE', { port: 80 }), 'Port 80 is taken: stop the program that uses it, or set PORT to another.'],
    [node('EACCES', { port: 80, syscall: 'listen' }), 'Port 80 may not be used by this user: set PORT to one above 1023.'],
    [node('EADDRNOTAVAIL', { address: '203.0.113.9' }), expect.stringMatching(/^HOST 203\.0\.113\.9 is no address/)],
    [node('ENOTFOUND', { hostname: 'ukjent.invalid' }), expect.stringMatching(/^HOST ukjent\.invalid is no address/)],
  ])('is for whoever runs it (%#)', (error, sentence) => {
    expect(startFailure(error)).toEqual(sentence);
  });

  test('is none for a bug: its stack is shown', () => {
    expect(startFailure(new TypeError('x is not a function'))).toBeUndefined();
    expect(startFailure(node('EACCES', { path: 'data', syscall: 'mkdir' }))).toBeUndefined();
  });
});
