import { loadCorpus } from '../../../src/features/advice/corpus';
import { devLines, guardLines, outcomeOf, type Outcome } from './lines';
import { figuresTable, foundByProduct, systemsTable, voicesTable } from './report';
import { rivalsOn } from './rivals';
import { fraction, percent, table } from './table';

const outcome = (lang: 'nb' | 'nn' | 'en', right: boolean, voice = 'plain'): Outcome => ({
  line: { text: 'Hva?', lang, kind: 'topic', expect: ['a'], voice }, kind: 'answer', banner: false, topics: [right ? 'a' : 'b'],
});

describe('the tables', () => {
  const outcomes = [outcome('nb', true), outcome('nn', false, 'typo'), outcome('en', true)];
  const row = (of: string, name: string) => of.split('\n').find((line) => line.trim().startsWith(name))?.trim().split(/\s{2,}/);

  test('show figures overall and by language, and what is wanted of them', () => {
    expect(row(figuresTable(outcomes), 'P@1')).toEqual(['P@1', '0.667', '1.000', '0.000', '1.000', '≥ 0.900']);
  });

  test('show a dash where there is nothing to measure', () => {
    expect(row(figuresTable(outcomes), 'missed %')).toEqual(['missed %', '–', '–', '–', '–', '0']);
  });

  test('show systems beside one another', () => {
    const found = foundByProduct(outcomes);
    expect(row(systemsTable([{ name: 'this product', found }]), 'this product')).toEqual(['this product', '0.667', '0.667', '0.667', '1.000', '0.000', '1.000']);
  });

  test('show the voices, the least known first', () => {
    expect(voicesTable(outcomes).split('\n').slice(1).map((line) => line.split(/\s+/)[0])).toEqual(['typo', 'plain']);
  });

  test('stand in columns', () => {
    expect(table([['', 'P@1'], ['lunr', 1], ['MiniSearch', '0.25']])).toBe('             P@1\nlunr           1\nMiniSearch  0.25');
    expect([percent(0.1234), percent(NaN), fraction(0.1236), fraction(NaN)]).toEqual(['12.3', '–', '0.124', '–']);
  });
});

describe('the lines that are asked', () => {
  test('are questions with right answers, and others without', () => {
    const dev = devLines();
    expect(dev.filter(({ kind, expect: right }) => (kind === 'topic') !== right.length > 0)).toEqual([]);
    expect(new Set(dev.map(({ kind }) => kind))).toEqual(new Set(['topic', 'outside', 'emergency', 'near-miss']));
    expect(guardLines().every(({ kind }) => kind === 'guard')).toBe(true);
  });

  test('come of an answer with the main topics of what was found', () => {
    const [line] = devLines();
    const [passage] = loadCorpus();
    const hits = [{ passage: { ...passage!, topics: ['hkh', 'korus'] }, score: 1 }];
    expect(outcomeOf(line!, { kind: 'unsure', banner: true, language: 'nb', hits, confidence: 0.2 }))
      .toEqual({ line, kind: 'unsure', banner: true, topics: ['hkh'] });
  });
});

describe.each(rivalsOn(loadCorpus()))('$name', ({ find }) => {
  test('finds what is asked for in the words of its title', () => {
    expect(find('Overdosekortet fra 2019-rådene, størrelse visittkort')[0]).toBe('2019-kap2-overdosekort');
  });

  test.each(['Hva? -nei +ja title:nalokson ~3 ^2 *', 'nalokson?', '', '???'])('takes «%s» for words, and never fails', (question) => {
    expect(Array.isArray(find(question))).toBe(true);
  });
});
