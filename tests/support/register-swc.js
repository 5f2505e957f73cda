/** `node -r ./tests/support/register-swc.js file.ts` runs TypeScript in a child process of a test, as Jest compiles it. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

/** Jest asks for `.ts` first too: beside `emergency.ts` there is an `emergency.json`. */
for (const extension of ['.js', '.json', '.node']) {
  const load = require.extensions[extension];
  delete require.extensions[extension];
  require.extensions[extension] = load;
}
