/** What the built service reads at run time and tsc does not carry over. */
const { cpSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const advice = join('features', 'advice');

/** What is gone from the sources must be gone from the build: it would be learnt from. */
for (const files of ['corpus', join('bank', 'topics')]) rmSync(join(root, 'dist', advice, files), { recursive: true, force: true });
for (const folder of ['corpus', 'bank', 'analysis']) {
  cpSync(join(root, 'src', advice, folder), join(root, 'dist', advice, folder), { recursive: true, filter: isAsset });
}

/** Code is tsc's. */
function isAsset(path) {
  return !path.endsWith('.ts');
}
