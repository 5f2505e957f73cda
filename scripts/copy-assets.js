/** What the built service reads at run time and tsc does not carry over. */
const { cpSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const corpus = join('features', 'advice', 'corpus');
rmSync(join(root, 'dist', corpus), { recursive: true, force: true });
cpSync(join(root, 'src', corpus), join(root, 'dist', corpus), { recursive: true });
