import fc from 'fast-check';
import { Library, loadCorpus } from '../../../../src/features/advice';
import { pageFinding, pageOf } from '../../../../src/features/advice/compose';
import { passage } from '../search/corpus-for-tests';

const PAGE = 'https://www.helsedirektoratet.no/faglige-rad/overdose';
const at = (id: string, parts: Parameters<typeof passage>[1]) => passage(id, { url: PAGE, title: `Tittel ${id}`, ...parts });
const titleOf = (...passages: ReturnType<typeof at>[]) => pageFinding(PAGE, new Library(passages), 'nb')?.card.data.title;

describe('of the passages from one page', () => {
  test('the overview of a råd stands for it', () => {
    const passages = [at('a', { status: 'in_force' }), at('b', { status: 'in_force', overview: true, raad: 1 }), at('c', { status: 'draft' })];
    expect(titleOf(...passages)).toBe(passages[1]?.title);
  });

  test('else the first that is in force', () => {
    const passages = [at('a', { status: 'superseded' }), at('b', { status: 'in_force' }), at('c', { status: 'in_force' })];
    expect(titleOf(...passages)).toBe(passages[1]?.title);
  });

  test('else the only one', () => {
    const only = at('a', { status: 'background' });
    expect(titleOf(only, passage('b', { url: `${PAGE}/annet` }), passage('c', {}))).toBe(only.title);
  });

  test('else none: their titles are listed, under the status of the one that is worth most', () => {
    const [draft, old] = [at('a', { status: 'draft' }), at('b', { status: 'superseded', date: '2019-03-29', source: 'Kilden selv' })];
    const found = pageFinding(PAGE, new Library([draft, old]), 'nb');
    expect(found).toMatchObject({ title: 'Erstattet: Kilden selv', status: expect.stringMatching(/^Tidligere råd \(2019\)/) });
    expect(found?.card.data.body).toBe(`Fra denne siden har jeg 2 tekster:\n\n- Høringsutkast: ${draft.title}\n- Erstattet: ${old.title}`);
  });
});

test('every page of helsedirektoratet.no in the corpus is known by its own address, and opens only what the corpus names', () => {
  const library = new Library(loadCorpus());
  const urls = library.passages.map(({ url = '' }) => url).filter((url) => new URL(url || 'x:').hostname.endsWith('helsedirektoratet.no'));
  expect(urls.length).toBeGreaterThan(40);
  for (const url of urls) expect(urls).toContain(pageFinding(url, library, 'nb')?.card.data.url);
});

test('no other site of the corpus is unfurled', () => {
  const library = new Library(loadCorpus());
  const others = library.passages.map(({ url }) => url).filter((url) => url && !/^https:\/\/(?:www\.)?helsedirektoratet\.no\//.test(url));
  expect(others.length).toBeGreaterThan(40);
  for (const url of others) expect(pageFinding(String(url), library, 'nb')).toBeUndefined();
});

describe('the page of an address', () => {
  test('is the same whatever scheme, «www.», query, fragment and slashes there are', () => {
    const end = fc.constantFrom('', '/', '///', '?x=1', '#x', '/?x=/y/#/z/');
    const start = fc.constantFrom('https://', 'http://', 'https://www.', 'HTTP://WWW.');
    fc.assert(fc.property(start, end, (scheme, rest) => {
      expect(pageOf(`${scheme}helsedirektoratet.no/faglige-rad/overdose${rest}`)).toBe('/faglige-rad/overdose');
    }));
  });

  test('is none on any other host, and never throws', () => {
    fc.assert(fc.property(fc.webUrl(), (url) => expect(pageOf(url)).toBeUndefined()));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void pageOf(text)));
    fc.assert(fc.property(fc.domain(), (domain) => {
      expect([pageOf(`https://helsedirektoratet.no.${domain}/a`), pageOf(`https://${domain}/helsedirektoratet.no/a`)]).toEqual([undefined, undefined]);
      expect(pageOf(`https://helsedirektoratet.no@${domain}/a`)).toBeUndefined();
    }));
  });
});
