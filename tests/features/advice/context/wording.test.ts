import { narrowingIn, wishIn } from '../../../../src/features/advice/context/wording';
import { afterTopic, withinRaad } from '../../../../src/features/advice/context/narrow';
import { contextOf, contextOfPassage, KEPT_MS } from '../../../../src/features/advice/context/answer-context';
import { nextPassage } from '../../../../src/features/advice/context/next-passage';
import { Library, loadCorpus } from '../../../../src/features/advice';
import type { Answer, Hit, Passage } from '../../../../src/features/advice/types';

test.each([
  ['og i nynorsk?', 'nn'], ['På nynorsk, takk!', 'nn'], ['kan du ta det på nynorsk', 'nn'], ['på bokmål', 'nb'],
  ['in Norwegian please', 'nb'],
  ['And in English?', 'en'], ['the same in english', 'en'], ['på engelsk da?', 'en'],
])('«%s» wants it in %s', (text, language) => {
  expect(wishIn(text)).toEqual({ kind: 'language', language });
});

test.each(['mer', 'Mer om det.', 'meir om dette', 'fortell mer', 'fortel meg meir', 'kan du fortelle litt mer om det?', 'vis mer',
  'tell me more', 'more about that please', 'utdyp', 'kan du utdype det?'])(
  '«%s» wants more', (text) => {
    expect(wishIn(text)).toEqual({ kind: 'more' });
  });

test.each([
  'kilde?', 'Kjelde', 'hva er kilden?', 'kva er kjelda', 'source?', 'what is the source', 'lenke til det', 'hvor står det?',
  'kvar står dette', 'hvem sier det?', 'who says so?',
  'gjelder det fortsatt?', 'gjeld det framleis?', 'er det fortsatt gjeldende?', 'er dette gyldig', 'when is that from?',
  'når er det fra', 'kva år er det frå?',
  'hvor gammelt er det?', 'is it still in force?', 'does it still apply?', 'how old is this',
])('«%s» wants source and status', (text) => {
  expect(wishIn(text)).toEqual({ kind: 'source' });
});

test.each([
  'nynorsk', 'engelsk', 'svar på nynorsk', 'finnes rådene på nynorsk?', 'mer nalokson', 'fortell mer om nalokson',
  'kilder til finansiering', 'gjelder rådene fra 2019 fortsatt?',
  'hvem sier opp avtalen', 'hjelp', '', '???', 'mer '.repeat(40), 'hva står det i råd 1?',
])('«%s» is no wish about what stands above', (text) => {
  expect(wishIn(text)).toBeUndefined();
});

test.each([
  ['hva med pårørende?', 'pårørende'], ['Kva med pårørande då?', 'pårørande då'], ['og politiet?', 'politiet'], ['enn fengsel da?',
  'fengsel'], ['what about next of kin?', 'next of kin'],
  ['How about the police?', 'the police'], ['Og hva med dem under 18?', 'dem under 18'], ['and naloxone?', 'naloxone'],
  ['gjelder det også fastlegen?', 'fastlegen'],
])('«%s» narrows what stands above to «%s»', (text, rest) => {
  expect(narrowingIn(text)).toBe(rest);
});

test.each([
  'pårørende', 'Hva er nalokson?', 'hva med', 'og', '', 'Ogna kommune', 'ennå ikke', 'annet brukerutstyr',
  'og så lurer jeg på hvordan vi skal få fastlegene med på dette arbeidet når ingen har tid',
])('«%s» stands on its own', (text) => {
  expect(narrowingIn(text)).toBeUndefined();
});

const ranking = (topics: Record<string, number>, outside = 0) => ({
  topics: new Map(Object.entries(topics)), outside, guard: { kind: 'dose' as const, probability: 0 },
});

describe('the topic that was spoken of', () => {
  test('counts where the words name none, and never enough to be an answer by itself', () => {
    const { topics, outside } = afterTopic(ranking({ nalokson: 0.1, parorende: 0.2 }, 0.3), 'nalokson');
    expect([topics.get('nalokson'), topics.get('parorende'), outside].map((one) => one?.toFixed(2))).toEqual(['0.28', '0.16', '0.24']);
  });

  test.each([[ranking({ nalokson: 0.1, parorende: 0.6 })], [ranking({ nalokson: 0.1 },
    0.6)]])('does not where the words name another, or something else (%#)', (given) => {
    expect(afterTopic(given, 'nalokson')).toBe(given);
  });
});

const passage = (id: string, parts: Partial<Passage>): Passage => ({
  id, title: id, topics: ['a'], status: 'in_force', source: 'kilde', replacedBy: [], overview: false, language: 'nb', keywords: [],
    body: 'Tekst.', ...parts,
});
const hit = (id: string, parts: Partial<Passage>): Hit => ({ passage: passage(id, parts), score: 1 });

describe('the råd that was asked about', () => {
  const hits = [hit('old', { topics: ['a'] }), hit('other', { topics: ['b'], raad: 1 }), hit('same', { topics: ['b', 'a'], raad: 1 })];
  test('comes first where it has a passage on the topic that is now first', () => {
    expect(withinRaad(hits, 1).map(({ passage: { id } }) => id)).toEqual(['same', 'old', 'other']);
  });

  test.each([undefined, 2])('is left where it has none, or none was asked about (%s)', (raad) => {
    expect(withinRaad(hits, raad)).toBe(hits);
  });
});

describe('what is remembered', () => {
  const answer = (kind: Answer['kind']): Answer => ({ kind, banner: false, language: 'nn', hits: [hit('x', {}), hit('y', {})],
    confidence: 1 });
  test('is the topic, what was shown and the language, for 15 minutes', () => {
    expect(contextOf(answer('answer'), 1000)).toEqual({ kind: 'answer', topic: 'a', shown: ['x'], read: ['x'], language: 'nn',
      expiresAt: 1000 + 15 * 60_000 });
    expect(contextOf(answer('unsure'), 0)).toMatchObject({ kind: 'unsure', shown: ['x', 'y'], read: [] });
  });

  test('is nothing of an answer that showed nothing', () => {
    for (const kind of ['refusal', 'emergency'] as const) expect(contextOf(answer(kind), 0)).toBeUndefined();
  });

  test('is all that has been read since the question, and the topic of the question', () => {
    const before = contextOf(answer('answer'), 0);
    expect(contextOfPassage(passage('z', { topics: ['b'] }), 'nb', 5, before)).toEqual({
      kind: 'answer', topic: 'a', shown: ['z'], read: ['x', 'z'], language: 'nb', expiresAt: 5 + KEPT_MS,
    });
  });
});

describe('what is read next', () => {
  const library = new Library([
    passage('here', { topics: ['a'], raad: 1 }), passage('draft', { status: 'draft' }), passage('old', { status: 'superseded' }),
      passage('same', {}),
    passage('shares', { topics: ['b', 'a'] }), passage('raad', { topics: ['c'], raad: 1 }), passage('far', { topics: ['d'] }),
  ]);
  test('is of the topic, in force before replaced, then of a topic it shares, then of its råd; never a draft, nothing twice', () => {
    const [here] = library.passages as [Passage];
    const read: string[] = ['here'];
    for (let next = nextPassage(library, here, read); next; next = nextPassage(library, here, read)) read.push(next.id);
    expect(read.slice(0, 5)).toEqual(['here', 'same', 'old', 'shares', 'raad']);
    expect(read).not.toContain('draft');
  });

  test('ends: of the whole corpus nothing is read for ever', () => {
    const corpus = new Library(loadCorpus());
    const [start] = corpus.passages as [Passage];
    const read = corpus.passages.map(({ id }) => id);
    expect(nextPassage(corpus, start, read)).toBeUndefined();
  });
});
