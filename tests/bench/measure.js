const { performance } = require('node:perf_hooks');
const { activitySource } = require('./activities');
const { ask } = require('./children');
const { amountFor, load } = require('./load');

const CONNECTIONS = [1, 32];
const WARM_UP_TURNS = 50;

const WORKLOADS = [
  { name: 'echo', target: 'echo', text: 'questions' },
  { name: 'help', target: 'service', text: 'help' },
  { name: 'questions', target: 'service', text: 'questions' },
];

/**
 * One cell for each workload and number of connections, with the rounds that were measured. The workloads take turns, so that
 * what else the machine does hits all of them.
 */
async function measure({ targets, connector, rounds, seconds, warmUpSeconds }) {
  const cells = CONNECTIONS.flatMap((connections) => WORKLOADS.map((workload) => {
    const nextBody = activitySource(workload.text, `${connector.url}/`);
    return { workload, connections, nextBody, url: targets[workload.target].url, perSecond: WARM_UP_TURNS, rounds: [] };
  }));
  for (const cell of cells) await warmUp(cell, connector, warmUpSeconds);
  for (let n = 0; n < rounds; n += 1) {
    for (const cell of cells) cell.rounds.push(await round(cell, connector, seconds));
  }
  return cells;
}

/** Goes on until the time is up, since a round's number of turns is guessed from the speed of the last one. */
async function warmUp(cell, connector, seconds) {
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) await round(cell, connector, seconds / 4);
}

async function round(cell, connector, seconds) {
  const { url, connections, nextBody, workload } = cell;
  const amount = amountFor(seconds, cell.perSecond, connections);
  const measured = await load({ url, connections, amount, nextBody });
  check(workload, amount, measured, await ask(connector));
  cell.perSecond = measured.perSecond;
  return measured;
}

/** A turn counts only when it was answered 200 and its own activity got exactly one reply; the service replies with cards. */
function check({ name, target }, amount, { turns, refused, errors }, { replies, answered, cards }) {
  const complete = turns === amount && refused === 0 && errors === 0 && replies === amount && answered === amount;
  const rightKind = cards === (target === 'service' ? amount : 0);
  if (complete && rightKind) return;
  const counts = JSON.stringify({ posted: amount, turns, refused, errors, replies, answered, cards });
  throw new Error(`A round of ${name} is not whole: ${counts}`);
}

module.exports = { measure };
