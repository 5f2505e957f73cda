/** What the built service reads at run time and tsc does not carry over. */
const { cpSync, existsSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const advice = join('features', 'advice');

/** What is gone from the sources must be gone from the build: it would be learnt from. */
for (const files of ['corpus', join('bank', 'topics')]) rmSync(join(root, 'dist', advice, files), { recursive: true, force: true });
for (const folder of ['corpus', 'bank', 'analysis']) {
  cpSync(join(root, 'src', advice, folder), join(root, 'dist', advice, folder), { recursive: true, filter: isAsset });
}
cpSync(join(root, 'src', 'demo', 'romsdal-2026.yaml'), join(root, 'dist', 'demo', 'romsdal-2026.yaml'));
removeStale();

/** Code is tsc's. */
function isAsset(path) {
  return !path.endsWith('.ts');
}

/** tsc leaves what it once made: a file that is now a folder of the same name (`texts/nb.json`) would be read instead of it. */
function removeStale() {
  for (const path of readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })) {
    const source = /^(?:bot|cli|delivery|demo|features|http|lib|storage)\b.*\.(?:js|json)$/.test(path) && join(root, 'src', path);
    if (source && !existsSync(source) && !existsSync(source.replace(/\.js$/, '.ts'))) rmSync(join(root, 'dist', path));
  }
}
