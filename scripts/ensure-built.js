/** Builds if anything under src is newer than the last build, so that no command ever runs yesterday's code. */
const { execSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const stamp = join(root, 'dist', '.built');
const lock = join(root, 'dist', '.building');
const LOOK_AGAIN_MS = 100;

function isOutdated() {
  const inside = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((path) => join(root, 'src', path));
  const newest = [join(root, 'src'), join(root, 'tsconfig.build.json'), ...inside]
    .map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    .reduce((a, b) => Math.max(a, b));
  return !existsSync(stamp) || statSync(stamp).mtimeMs < newest;
}

/** One build at a time: the next one waits, and then most likely has nothing to do. A builder that died holds up nobody. */
function takeLock() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned()) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
  }
}

/** The lock holds the builder's process id; one that is empty has just been made. */
function isAbandoned() {
  try {
    const pid = readFileSync(lock, 'utf8');
    return pid !== '' && !isAlive(Number(pid));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The stamp is of when the build began: what was written during it is built the next time. */
function build() {
  const begun = new Date();
  try {
    execSync('npm run -s build', { cwd: root, stdio: ['ignore', 2, 2] });
    writeFileSync(stamp, '');
    utimesSync(stamp, begun, begun);
  } catch {
    console.error('The build failed: mend what tsc says above and try again.');
    process.exitCode = 1;
  }
}

const hasCompiler = existsSync(join(root, 'node_modules', 'typescript'));
if (hasCompiler && isOutdated()) {
  takeLock();
  try {
    if (isOutdated()) build();
  } finally {
    rmSync(lock, { force: true });
  }
}
