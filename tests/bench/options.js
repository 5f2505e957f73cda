const { parseArgs } = require('node:util');

/**
 * `--seconds N`: how long each workload is measured at each number of connections, in rounds of a second; more rounds even out
 * what else the machine does. `--quick` shows only that it runs.
 */
function readOptions(args) {
  const { values } = parseArgs({ args, options: { seconds: { type: 'string' }, quick: { type: 'boolean', default: false } } });
  const { quick } = values;
  const rounds = Number(values.seconds ?? (quick ? 1 : 5));
  if (!(Number.isInteger(rounds) && rounds >= 1 && rounds <= 600)) throw new Error('--seconds must be a whole number, 1 to 600.');
  return { rounds, warmUpSeconds: quick ? 0.5 : 3, starts: quick ? 1 : 5, voters: quick ? '50' : '300' };
}

module.exports = { readOptions };
