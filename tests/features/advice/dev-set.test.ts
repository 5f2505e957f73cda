import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdviceSearch, answerQuestion, loadCorpus } from '../../../src/features/advice';
import topics from '../../../src/features/advice/topics.json';
import { detectLanguage, type Language } from '../../../src/lib/language';

interface Line {
  text: string;
  lang: Language;
  /** A topic, or `out-of-scope`, `emergency`, `near-miss`. */
  expect: string;
}

/** Written for this test by someone who knew the corpus: a floor under the answers, no measure of how good they are. */
const lines = readFileSync(join(__dirname, 'dev.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line);
const search = new AdviceSearch(loadCorpus());
const answers = lines.map((line) => ({ ...line, answer: answerQuestion(search, line.text, line.lang) }));
const inScope = answers.filter((line) => line.expect in topics);
const of = (kind: string) => answers.filter((line) => line.expect === kind);
const share = (part: unknown[], all: unknown[]) => Math.round((100 * part.length) / all.length);

const right = inScope.filter((line) => line.answer.hits[0]?.passage.topics.includes(line.expect));
const inThree = inScope.filter((line) => line.answer.hits.slice(0, 3).some((hit) => hit.passage.topics.includes(line.expect)));

afterAll(() => {
  const answered = inScope.filter((line) => line.answer.kind === 'answer');
  process.stdout.write(`dev set: ${inScope.length} in scope, P@1 ${share(right, inScope)} %, R@3 ${share(inThree, inScope)} %, ` +
    `answered ${share(answered, inScope)} %\n`);
});

test('has at least 60 lines, ten and more of what is out of scope, an emergency and nearly one', () => {
  expect(lines.length).toBeGreaterThanOrEqual(60);
  for (const kind of ['out-of-scope', 'emergency', 'near-miss']) expect(of(kind).length).toBeGreaterThanOrEqual(10);
  expect(inScope.length).toBe(lines.length - of('out-of-scope').length - of('emergency').length - of('near-miss').length);
});

test('four in five questions get a passage on their topic first, nine in ten among three', () => {
  expect(share(right, inScope)).toBeGreaterThanOrEqual(80);
  expect(share(inThree, inScope)).toBeGreaterThanOrEqual(90);
});

test('nothing out of scope is answered', () => {
  expect(of('out-of-scope').filter((line) => line.answer.kind === 'answer').map(({ text }) => text)).toEqual([]);
});

test('every emergency gets the emergency text, and nothing else does', () => {
  expect(
    answers.filter((line) => (line.answer.kind === 'emergency') !== (line.expect === 'emergency')).map(({ text }) => text),
  ).toEqual([]);
});

test('no line is taken for another language', () => {
  expect(lines.filter(({ text, lang }) => (detectLanguage(text) ?? lang) !== lang).map(({ text }) => text)).toEqual([]);
});
