const { performance } = require('node:perf_hooks');
const autocannon = require('autocannon');

const SMALLEST_SHARE = 4;

/**
 * Posts `amount` activities over `connections` connections that each wait for the answer. A number and not a time, so that
 * no turn is under way when it ends: then every activity that was posted must have been answered and replied to. `times` has
 * what each turn took, in ms.
 */
async function load({ url, connections, amount, nextBody }) {
  const times = [];
  let refused = 0;
  let end = 0;
  const started = performance.now();
  const run = autocannon({
    url: `${url}/api/messages`,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    connections,
    amount,
    timeout: 30,
    sampleInt: 50,
    requests: [{ setupRequest: (request) => ({ ...request, body: nextBody() }) }],
  });
  run.on('response', (_client, status, _bytes, ms) => {
    end = performance.now();
    times.push(ms);
    if (status !== 200) refused += 1;
  });
  const { errors } = await run;
  return { times, refused, errors, perSecond: (1000 * times.length) / (end - started) };
}

/** As many turns as fill `seconds` at this rate, shared evenly among the connections. */
function amountFor(seconds, perSecond, connections) {
  return connections * Math.max(SMALLEST_SHARE, Math.round((seconds * perSecond) / connections));
}

module.exports = { amountFor, load };
