import MiniSearch from 'minisearch';
import { loadCorpus } from '../../../../src/features/advice/corpus';
import { wordsOf } from '../../../../src/features/advice/analysis';
import { WordScores } from '../../../../src/features/advice/search/word-scores';
import { devLines } from '../../../bench/answers/lines';

const BOOSTS = { title: 3, body: 1 };
const passages = loadCorpus();
const mini = new MiniSearch({
  fields: Object.keys(BOOSTS), tokenize: wordsOf, searchOptions: { boost: BOOSTS, tokenize: (terms) => terms.split(' '), processTerm: (term) => term },
});
mini.addAll(passages);
const scores = new WordScores(mini.toJSON(), BOOSTS);
const boostOf = (id: string) => 0.8 + (id.length % 5) / 10;
const questions = devLines().map(({ text }) => new Set(wordsOf(text))).filter((terms) => terms.size > 0);

test('finds what MiniSearch finds, in the same order and to the last digit', () => {
  for (const terms of questions) {
    const expected = mini.search([...terms].join(' '), { boostDocument: boostOf }).map(({ id, score }) => ({ id, score }));
    expect(scores.search(terms, boostOf)).toEqual(expected);
  }
});

test('knows which of the words the best has, as MiniSearch tells', () => {
  for (const terms of questions) {
    const [best] = mini.search([...terms].join(' '), { boostDocument: boostOf });
    if (best) expect([...terms].filter((term) => scores.has(String(best.id), term)).sort()).toEqual(best.queryTerms.toSorted());
  }
});

test('words that no passage has find nothing', () => {
  expect(scores.search(new Set(['xyzzy', 'constructor', '__proto__']), boostOf)).toEqual([]);
  expect(scores.has('nobody', 'overdose')).toBe(false);
});
