/** What the built service reads at run time and tsc does not carry over. */
const { cpSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const advice = join('features', 'advice');
for (const assets of [join(advice, 'corpus'), join(advice, 'bank'), join(advice, 'analysis')]) {
  cpSync(join(root, 'src', assets), join(root, 'dist', assets), { recursive: true, filter: isAsset });
}

/** Code is tsc's. */
function isAsset(path) {
  return !path.endsWith('.ts');
}
