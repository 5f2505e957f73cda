const { parseArgs } = require('node:util');

/** How long and how often to measure: `--seconds N` is the length of one round, `--quick` shows only that it runs. */
function readOptions(args) {
  const { values } = parseArgs({ args, options: { seconds: { type: 'string' }, quick: { type: 'boolean', default: false } } });
  const { quick } = values;
  const seconds = Number(values.seconds ?? (quick ? 1 : 5));
  if (!(seconds > 0 && seconds <= 600)) throw new Error('--seconds must be a number of seconds, 600 at most.');
  return { quick, seconds, warmUpSeconds: quick ? 0.5 : 3, rounds: quick ? 1 : 3, starts: quick ? 1 : 5 };
}

module.exports = { readOptions };
