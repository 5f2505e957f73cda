const { performance } = require('node:perf_hooks');
const { activitySource } = require('./activities');
const { ask, cpuSecondsOf } = require('./children');
const { amountFor, load } = require('./load');

const CONNECTIONS = [1, 32];
const ROUND_SECONDS = 1;
const FIRST_GUESS_PER_SECOND = 50;

const WORKLOADS = [
  { name: 'echo', target: 'echo', text: 'questions' },
  { name: 'help', target: 'service', text: 'help' },
  { name: 'questions', target: 'service', text: 'questions' },
];

/**
 * One cell for each workload and number of connections, with the rounds that were measured. The workloads take turns, so that
 * what else the machine does hits all of them.
 */
async function measure({ targets, connector, rounds, warmUpSeconds }) {
  const cells = CONNECTIONS.flatMap((connections) => WORKLOADS.map((workload) => {
    const nextBody = activitySource(workload.text, `${connector.url}/`);
    return { workload, connections, nextBody, target: targets[workload.target], perSecond: FIRST_GUESS_PER_SECOND, rounds: [] };
  }));
  for (const cell of cells) await warmUp(cell, connector, warmUpSeconds);
  for (let n = 0; n < rounds; n += 1) {
    for (const cell of cells) cell.rounds.push(await round(cell, connector, ROUND_SECONDS));
  }
  return cells;
}

/** Goes on until the time is up, since a round's number of turns is guessed from the speed of the last one. */
async function warmUp(cell, connector, seconds) {
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) await round(cell, connector, seconds / 4);
}

async function round(cell, connector, seconds) {
  const { target, connections, nextBody, workload } = cell;
  const amount = amountFor(seconds, cell.perSecond, connections);
  const cpuBefore = cpuSecondsOf(target);
  const measured = await load({ url: target.url, connections, amount, nextBody });
  const cpuSeconds = cpuSecondsOf(target) - cpuBefore;
  check(workload, amount, measured, await ask(connector));
  cell.perSecond = measured.perSecond;
  return { ...measured, cpuSeconds };
}

/** A turn counts only when it was answered 200 and its own activity got exactly one reply; the service replies with cards. */
function check({ name, target }, amount, { times, refused, errors }, { replies, answered, cards }) {
  const complete = times.length === amount && refused === 0 && errors === 0 && replies === amount && answered === amount;
  const rightKind = cards === (target === 'service' ? amount : 0);
  if (complete && rightKind) return;
  const counts = JSON.stringify({ posted: amount, answers: times.length, refused, errors, replies, answered, cards });
  throw new Error(`A round of ${name} is not whole: ${counts}`);
}

module.exports = { measure };
