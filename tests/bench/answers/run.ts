/**
 * `npm run bench:answers`: how good the answers are on the development set, beside search libraries as they come on the same
 * passages and questions; how much the number of questions a topic matters; what training, loading and a question take.
 * Everything is trained here, on bank and corpus as they stand. Reports; tests/answers/dev.test.ts holds the limits.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { loadSources } from '../../../src/features/advice/knowledge';
import { learningCurve } from './learning-curve';
import { devLines, guardLines } from './lines';
import { figuresOf } from './metrics';
import { figuresTable, foundByProduct, systemsTable } from './report';
import { rivalsOn } from './rivals';
import { loadTimes, questionTimes } from './speed';
import { fraction, percent, table } from './table';
import { ask, taughtOn } from './trained';

/** As many as the product itself looks at. */
const HITS = 10;
const ARTIFACTS = join(__dirname, '..', '..', '..', 'artifacts');

const sources = loadSources();
const lines = [...devLines(), ...guardLines()];
const questions = lines.filter(({ kind }) => kind === 'topic');
const topicOf = new Map(sources.passages.map(({ id, topics: [topic = ''] }) => [id, topic]));

const { advisor, knowledge, seconds } = taughtOn(sources.bank, sources);
const outcomes = ask(advisor, lines);
console.log(`\n${figuresTable(outcomes)}\n`);

const rivals = rivalsOn(sources.passages).map(({ name, find }) => {
  const topicsFor = (text: string) => find(text).slice(0, HITS).map((id) => topicOf.get(id) ?? '');
  return { name, found: questions.map(({ text, lang, expect }) => ({ lang, expect, topics: topicsFor(text) })) };
});
const systems = [{ name: 'this product', found: foundByProduct(outcomes.filter(({ line }) => line.kind === 'topic')) }, ...rivals];
console.log(`${systemsTable(systems)}\n`);

const all = figuresOf(outcomes).topics;
const curve = [...learningCurve(sources, questions), { questions: 'all', topics: all }];
const curveRows = curve.map(({ questions: many, topics: { first, three, answered } }) => {
  return [many, fraction(first), fraction(three), percent(answered)];
});
console.log(`${table([['questions a topic', 'P@1', 'R@3', 'answered %'], ...curveRows])}\n`);

const load = loadTimes(knowledge);
const time = questionTimes(knowledge, lines);
const speed = [
  ['training, s', seconds.toFixed(1), '≤ 10'],
  ['file of the build, MB', (load.bytes / 1e6).toFixed(2), '≤ 4'],
  ['features', String(knowledge.model.space.size), ''],
  ['load, ms', (load.fingerprint + load.knowledge + load.advisor).toFixed(0), '≤ 150'],
  ['  of that the fingerprint of bank and corpus, ms', load.fingerprint.toFixed(0), ''],
  ['  the file, ms', load.knowledge.toFixed(0), ''],
  ['  the advisor, ms', load.advisor.toFixed(0), ''],
  ['a question p50, ms', time.p50.toFixed(2), ''],
  ['a question p95, ms', time.p95.toFixed(2), '≤ 3'],
];
const busy = os.loadavg()[0]?.toFixed(1);
console.log(table([['', 'measured', 'wanted'], ...speed]));
console.log(`(${os.availableParallelism()} cores, node ${process.version}, load ${busy}; a busy machine is slower.)`);

mkdirSync(ARTIFACTS, { recursive: true });
const report = { at: new Date().toISOString(), figures: figuresOf(outcomes), curve, seconds, load, time };
writeFileSync(join(ARTIFACTS, 'bench-answers.json'), `${JSON.stringify(report, null, 2)}\n`);
