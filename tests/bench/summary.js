const BASE = 'echo';
const GATE = { workload: 'questions', connections: 32, ratio: 0.75 };

/** The medians of all rounds, and how each workload compares with the echo bot in the same round. */
function summarise(cells) {
  return cells.map(({ workload, connections, rounds }) => {
    const base = cells.find((cell) => cell.workload.name === BASE && cell.connections === connections);
    const ratios = rounds.map(({ perSecond }, at) => perSecond / base.rounds[at].perSecond);
    return {
      workload: workload.name,
      connections,
      turns: rounds.reduce((sum, { turns }) => sum + turns, 0),
      perSecond: Math.round(median(rounds.map((round) => round.perSecond))),
      p50: twoDigits(median(rounds.map((round) => round.p50))),
      p99: twoDigits(median(rounds.map((round) => round.p99))),
      ratio: twoDigits(median(ratios)),
      ratios: ratios.map(twoDigits),
    };
  });
}

/** What the issue asks for. Reported, never enforced: a busy machine is no bug. */
function gateOf(results) {
  const { ratio } = results.find(({ workload, connections }) => workload === GATE.workload && connections === GATE.connections);
  return { ...GATE, ratio, wanted: GATE.ratio, met: ratio >= GATE.ratio };
}

function table(results) {
  const head = ['at once', 'workload', 'turns/s', 'p50 ms', 'p99 ms', 'of echo', 'each round', 'turns'];
  const rows = results.map(({ connections, workload, perSecond, p50, p99, ratio, ratios, turns }) =>
    [connections, workload, perSecond, p50.toFixed(2), p99.toFixed(2), ratio.toFixed(2), ratios.map((it) => it.toFixed(2)).join(' '), turns]);
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => line.map((text, column) => text.padStart(widths[column])).join('  ')).join('\n');
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function twoDigits(number) {
  return Math.round(number * 100) / 100;
}

module.exports = { gateOf, median, summarise, table };
