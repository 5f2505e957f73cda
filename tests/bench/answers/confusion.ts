/**
 * `npm run bench:confusion`: which topics are taken for each other. The bank is cut in five; each fifth is asked of a model that
 * was taught on the other four. Every wrong line is written to artifacts/confusion.json: where the bank needs more, or clearer,
 * lines. Lower than what the product does: each fifth learns from less, and the bank is full of what is hard on purpose.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSources } from '../../../src/features/advice/knowledge';
import { confusionsOf, recallOf } from './confusion-matrix';
import { holdOut } from './cross-validation';
import { figuresTable, voicesTable } from './report';
import { percent, table } from './table';
import { ask, taughtOn } from './trained';

const FOLDS = 5;
const MOST_CONFUSED = 40;
const ARTIFACTS = join(__dirname, '..', '..', '..', 'artifacts');

const sources = loadSources();
const outcomes = Array.from({ length: FOLDS }, (_, fold) => {
  const { rest, held } = holdOut(sources.bank, fold, FOLDS);
  return ask(taughtOn(rest, sources).advisor, held);
}).flat();
const confusions = confusionsOf(outcomes);

console.log(`\nEach fifth of the bank asked of the other four\n\n${figuresTable(outcomes)}\n`);
console.log(`${voicesTable(outcomes)}\n`);
const pairs = confusions.slice(0, MOST_CONFUSED).map(({ topics: [one, other], texts }) => {
  const to = texts.filter(({ given }) => given === other).length;
  return [`${one} ↔ ${other}`, texts.length, to, texts.length - to];
});
console.log(`${table([['most confused', 'lines', '→', '←'], ...pairs])}\n`);
const recalls = recallOf(outcomes).map(({ topic, count, first, three }) => [topic, count, percent(first), percent(three)]);
console.log(table([['own questions led to the topic', 'lines', 'first %', 'in three %'], ...recalls]));

mkdirSync(ARTIFACTS, { recursive: true });
writeFileSync(join(ARTIFACTS, 'confusion.json'), `${JSON.stringify(confusions, null, 2)}\n`);
