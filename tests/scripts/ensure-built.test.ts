import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPTS = join(__dirname, '..', '..', 'scripts');
const LONG_AGO = new Date('2020-01-01');
const LATER = new Date('2099-01-01');

/** A project of its own whose build writes a line instead of compiling. */
let root: string;
const at = (...path: string[]) => join(root, ...path);
const builds = () => (existsSync(at('builds.txt')) ? readFileSync(at('builds.txt'), 'utf8').length : 0);
const args = () => [at('scripts', 'ensure-built.js')];
const ensureBuilt = () => execFileSync(process.execPath, args(), { stdio: 'pipe' });
const setBuild = (build: string) => writeFileSync(at('package.json'), JSON.stringify({ name: 'prove', scripts: { build } }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ensure-built-'));
  mkdirSync(at('scripts'));
  mkdirSync(at('src', 'features'), { recursive: true });
  mkdirSync(at('node_modules', 'typescript'), { recursive: true });
  cpSync(join(SCRIPTS, 'ensure-built.js'), at('scripts', 'ensure-built.js'));
  writeFileSync(at('tsconfig.build.json'), '{}');
  writeFileSync(at('src', 'features', 'a.ts'), '');
  setBuild('node -e "require(\'fs\').appendFileSync(\'builds.txt\', \'x\')"');
  for (const path of [at('src', 'features', 'a.ts'), at('src', 'features'), at('src'), at('tsconfig.build.json')]) {
    utimesSync(path, LONG_AGO, LONG_AGO);
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('builds what was never built, and not again when nothing has changed', () => {
  ensureBuilt();
  ensureBuilt();
  expect(builds()).toBe(1);
});

test.each([
  ['a file has changed', () => utimesSync(at('src', 'features', 'a.ts'), LATER, LATER)],
  ['a file was taken away', () => utimesSync(at('src', 'features'), LATER, LATER)],
  ['the compiler’s settings have changed', () => utimesSync(at('tsconfig.build.json'), LATER, LATER)],
])('builds again when %s', (_what, change) => {
  ensureBuilt();
  change();
  ensureBuilt();
  expect(builds()).toBe(2);
});

test('builds again when a file changed while the last build was under way', () => {
  const lines = ['const fs = require("fs");', 'fs.appendFileSync("builds.txt", "x");', 'fs.writeFileSync("src/features/a.ts", "new");'];
  writeFileSync(at('build.js'), lines.join('\n'));
  setBuild('node build.js');
  ensureBuilt();
  ensureBuilt();
  expect(builds()).toBe(2);
});

test('a build that fails ends with one sentence and exit code 1, and is tried again the next time', () => {
  setBuild('node -e "process.exit(2)"');
  for (const _ of [1, 2]) {
    expect(ensureBuilt).toThrow(/The build failed: mend what tsc says above and try again\./);
    expect(existsSync(at('dist', '.building'))).toBe(false);
  }
});

test('of two at the same time one builds, and the other waits for it', async () => {
  const run = promisify(execFile);
  await Promise.all([run(process.execPath, args()), run(process.execPath, args())]);
  expect(builds()).toBe(1);
});

test('a builder that died in the middle holds up nobody', () => {
  const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' });
  mkdirSync(at('dist'));
  writeFileSync(at('dist', '.building'), gone.trim());
  ensureBuilt();
  expect(builds()).toBe(1);
});

test('where there is no compiler, as in a container, what is there is run', () => {
  rmSync(at('node_modules', 'typescript'), { recursive: true });
  ensureBuilt();
  expect(builds()).toBe(0);
});

function copyAssets(): void {
  cpSync(join(SCRIPTS, 'copy-assets.js'), at('scripts', 'copy-assets.js'));
  for (const folder of ['corpus', 'bank', 'analysis']) mkdirSync(at('src', 'features', 'advice', folder), { recursive: true });
  mkdirSync(at('src', 'demo'), { recursive: true });
  writeFileSync(at('src', 'demo', 'romsdal-2026.yaml'), 'network:');
  execFileSync(process.execPath, [at('scripts', 'copy-assets.js')]);
}

test.each([['corpus', 'mappe'], ['bank', 'topics']])('copy-assets replaces the built %s with the source’s: nothing is left of what was removed', (...folder) => {
  const advice = ['features', 'advice'];
  for (const tree of ['src', 'dist']) {
    for (const files of [folder, ['corpus'], ['bank'], ['analysis']]) mkdirSync(at(tree, ...advice, ...files), { recursive: true });
  }
  writeFileSync(at('src', ...advice, ...folder, 'ny.md'), 'ny');
  writeFileSync(at('dist', ...advice, ...folder, 'gammel.md'), 'gammel');
  writeFileSync(at('src', ...advice, 'bank', 'index.ts'), '');
  writeFileSync(at('dist', ...advice, 'bank', 'index.js'), 'of tsc');
  copyAssets();
  expect(readFileSync(at('dist', ...advice, ...folder, 'ny.md'), 'utf8')).toBe('ny');
  expect(existsSync(at('dist', ...advice, ...folder, 'gammel.md'))).toBe(false);
  expect(existsSync(at('dist', ...advice, 'bank', 'index.js'))).toBe(true);
});

test('copy-assets brings the demo network, and takes away what tsc once made of a source that is gone', () => {
  for (const folder of [['src', 'lib', 'texts', 'nb'], ['dist', 'lib', 'texts', 'nb'], ['dist', 'demo']]) mkdirSync(at(...folder), { recursive: true });
  writeFileSync(at('src', 'lib', 'texts', 'nb', 'index.ts'), '');
  const stale = [at('dist', 'lib', 'texts', 'nb.json'), at('dist', 'demo', 'gammel.js')];
  const fresh = [at('dist', 'lib', 'texts', 'nb', 'index.js'), at('dist', 'advice-knowledge.bin')];
  for (const file of [...stale, ...fresh]) writeFileSync(file, '');
  copyAssets();
  expect(stale.filter(existsSync)).toEqual([]);
  expect(fresh.filter((file) => !existsSync(file))).toEqual([]);
  expect(readFileSync(at('dist', 'demo', 'romsdal-2026.yaml'), 'utf8')).toBe('network:');
});
