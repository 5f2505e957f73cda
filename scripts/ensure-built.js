/** Builds if anything under src is newer than the last build, so that no command ever runs yesterday's code. */
const { execSync } = require('node:child_process');
const { existsSync, readdirSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const stamp = join(root, 'dist', '.built');

const newest = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs)
  .reduce((a, b) => Math.max(a, b), statSync(join(root, 'tsconfig.build.json')).mtimeMs);

const hasCompiler = existsSync(join(root, 'node_modules', 'typescript'));
if (hasCompiler && (!existsSync(stamp) || statSync(stamp).mtimeMs < newest)) {
  execSync('npm run -s build', { cwd: root, stdio: ['ignore', 2, 2] });
  writeFileSync(stamp, '');
}
