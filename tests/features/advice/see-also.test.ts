import { Library, loadCorpus } from '../../../src/features/advice';
import { passage } from './search/corpus-for-tests';

const library = new Library(loadCorpus());

describe('what is offered to read next', () => {
  test('is never a draft, never the passage itself, and at most two, for every passage of the corpus', () => {
    for (const each of library.passages) {
      const next = library.seeAlso(each, library.passages.slice(0, 5));
      expect(next.filter(({ status, id }) => status === 'draft' || id === each.id)).toEqual([]);
      expect(next.length).toBeLessThanOrEqual(2);
      expect(new Set(next).size).toBe(next.length);
    }
  });

  test('is there for every passage: no answer is a dead end', () => {
    expect(library.passages.filter((each) => library.seeAlso(each).length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('begins with what replaced it', () => {
    const old = passage('gammelt', { status: 'superseded', topics: ['korus'], replacedBy: ['nalokson'] });
    const [now, found] = [passage('nytt', { status: 'in_force' }), passage('funnet', { topics: ['hkh'] })];
    expect(new Library([old, now, found]).seeAlso(old, [found]).map(({ id }) => id)).toEqual(['nytt', 'funnet']);
  });

  test('for every replaced passage of the corpus begins with one of today', () => {
    const replaced = library.passages.filter(({ status, replacedBy }) => status === 'superseded' && replacedBy.length);
    const wrong = replaced.filter((each) => ['superseded', 'draft'].includes(library.seeAlso(each)[0]?.status ?? 'none'));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('is else what the search found, then the same topic, then the råd', () => {
    const [asked, same, raad] =
      [passage('spurt'), passage('samme'), passage('raad', { raad: 1, overview: true, topics: ['hkh'] })];
    const all = new Library([asked, same, raad]);
    expect(all.seeAlso(asked, [raad]).map(({ id }) => id)).toEqual(['raad', 'samme']);
    expect(all.seeAlso(asked).map(({ id }) => id)).toEqual(['samme', 'raad']);
  });
});

test('the overviews are one for each råd, by number', () => {
  expect(library.overviews().map(({ raad }) => raad)).toEqual([1, 2, 3]);
});

test('a passage is found by its id, and by nothing else', () => {
  expect(library.find('nitazener')?.title).toMatch(/Nitazener/);
  for (const id of ['', 'nitazene', '__proto__', '../nitazener']) expect(library.find(id)).toBeUndefined();
});
