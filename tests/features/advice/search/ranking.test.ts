import { loadCorpus } from '../../../../src/features/advice/corpus';
import { AdviceSearch } from '../../../../src/features/advice/search';
import { STATUSES } from '../../../../src/features/advice/types';
import { passage } from './corpus-for-tests';

const passages = loadCorpus();
const search = new AdviceSearch(passages);
const ids = (question: string, by = search) => [...by.search(question).scores.keys()];
const byId = new Map(passages.map((one) => [one.id, one]));
const first = (question: string) => byId.get(ids(question)[0] ?? '');

describe('of passages that say the same', () => {
  test('what is in force comes first, what is replaced after what is background, a draft last', () => {
    const same = STATUSES.map((status) => passage(status, { status, title: 'Kommunens hagestell' }));
    expect(ids('hagestell', new AdviceSearch(same))).toEqual(['in_force', 'local', 'network', 'background', 'superseded', 'draft']);
  });

  test('those of the råd that is named come first', () => {
    const raad = [1, 2, 3].map((number) => passage(`raad-${number}`, { raad: number, title: 'Kommunens hagestell' }));
    for (const number of [1, 2, 3]) {
      expect(ids(`Hva sier råd ${number} om hagestell?`, new AdviceSearch(raad))[0]).toBe(`raad-${number}`);
    }
  });
});

describe('a question that names a råd', () => {
  test.each([
    ['hva sier råd 1 om pårørende?', 'parorende-raad-1'], ['kva seier råd 1 om pårørande?', 'parorende-raad-1'],
    ['What does advice 1 say about next of kin?', 'parorende-raad-1'], ['råd nr. 1 og nalokson', 'nalokson-rutine-raad-1'],
  ])('«%s» finds %s', (question, id) => {
    expect(first(question)?.id).toBe(id);
  });

  test.each([1, 2, 3])('by its number alone finds the passage that tells what råd %i is', (number) => {
    for (const question of [`råd ${number}`, `Hva er råd ${number}?`, `kva er råd nr ${number}`, `advice ${number}`]) {
      expect(first(question)).toMatchObject({ raad: number, overview: true });
    }
  });
});

describe('the same question', () => {
  test.each([
    ['hvordan følger vi opp etter en overdose?', 'korleis følgjer vi opp etter ei overdose?'],
    ['Hvem har ansvaret?', 'Kven har ansvaret?'], ['Hva sier rådene om brukerutstyr?', 'Kva seier råda om brukarutstyr?'],
    ['overdoseforebygging i kommunene', 'overdoseførebygging i kommunane'], ['etter løslatelse', 'etter lauslating'],
    ['taushetsplikt', 'teieplikt'], ['støtte til pårørende', 'støtte til pårørande'],
  ])('in bokmål «%s» and in nynorsk «%s» finds the same first', (bokmaal, nynorsk) => {
    expect(ids(nynorsk)[0]).toBe(ids(bokmaal)[0]);
  });

  test.each([
    ['nalokson', 'nalokkson'], ['hepatitt og vaksine', 'hepatit og vaksine'], ['verdens overdosedag', 'verdens overdosdag'], ['taushetsplikt', 'taushetsplik'],
    ['nitazener', 'nitasener'], ['kommuneoverlege', 'komuneoverlege'],
  ])('«%s» spelt «%s» finds the same first', (right, wrong) => {
    expect(ids(wrong)[0]).toBe(ids(right)[0]);
  });

  test('in capitals, with signs or in another Unicode form finds the same', () => {
    const expected = ids('hva sier råd 1 om pårørende');
    const decomposed = 'hva sier råd 1 om pårørende'.normalize('NFD');
    for (const form of ['HVA SIER RÅD 1 OM PÅRØRENDE???', ' hva, sier råd 1 «om» pårørende! ', decomposed]) {
      expect(ids(form)).toEqual(expected);
    }
  });
});

test.each(['hva er nalokson?', 'Kva er nalokson', 'what is naloxone?'])(
  '«%s», in the very words an editor foresaw, finds the passage that tells it', (question) => {
    expect(first(question)?.id).toBe('nalokson-hva');
  });

test('what is found comes best first', () => {
  const scores = [...search.search('overdose kommunen rådene pårørende nalokson').scores.values()];
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

test.each([
  '', '   ', '???', '🙂', 'xyzzy', 'og i på av', '<script>', '"', '*', '-',
])('«%s» finds nothing and breaks nothing', (question) => {
  expect(search.search(question)).toEqual({ scores: new Map(), coverage: 0 });
});
