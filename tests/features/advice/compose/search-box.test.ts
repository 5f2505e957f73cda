import { Library, loadCorpus } from '../../../../src/features/advice';
import { searchOutcome, suggestions } from '../../../../src/features/advice/compose';
import type { Answer } from '../../../../src/features/advice';
import { guardText } from '../../../../src/features/advice/guards/text';
import { GUARD_KINDS } from '../../../../src/features/advice/types';
import { LANGUAGES, translator } from '../../../../src/lib/language';

const library = new Library(loadCorpus());
const hits = library.passages.slice(0, 10).map((passage) => ({ passage, score: 1 }));
const answer = (parts: Partial<Answer>): Answer => ({ kind: 'answer', banner: false, language: 'nb', hits, confidence: 1, ...parts });
const titles = (parts: Partial<Answer>) => {
  const outcome = searchOutcome(answer(parts), library);
  return 'findings' in outcome ? outcome.findings.map(({ title }) => title) : outcome.text;
};
const danger = translator('nb')('advice.danger');
const nothing = translator('nb')('advice.compose.nothing');

describe('what a search gives', () => {
  test('is every hit in its order, for a sure answer and an unsure one', () => {
    const outcomes = (['answer', 'unsure'] as const).map((kind) => titles({ kind }));
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]?.length).toBe(10);
  });

  test('is words for a refusal, whatever hits there are', () => {
    expect(titles({ kind: 'refusal' })).toBe(nothing);
    expect(titles({ kind: 'answer', hits: [] })).toBe(nothing);
  });

  test.each(GUARD_KINDS)('is why not, and a way on, for what is guarded (%s)', (guard) => {
    for (const language of LANGUAGES) {
      const { title, body, way } = guardText(guard, language);
      expect(titles({ kind: 'refusal', guard, hits: [], language })).toBe(`${title}. ${body} ${way}`);
    }
  });

  test('is whom one can call, for those who ask that', () => {
    expect(titles({ kind: 'phones', hits: [] })).toEqual([translator('nb')('cards.advice.phones.title')]);
  });

  test('of danger is the card of that danger', () => {
    const cards = (['overdose', 'suicide'] as const).map((kind) => {
      const outcome = searchOutcome(answer({ kind: 'emergency', danger: kind, hits: [] }), library);
      return 'findings' in outcome ? outcome.findings.map(({ card }) => card.template) : [];
    });
    expect(cards).toEqual([['advice/emergency'], ['advice/suicide']]);
  });

  test('has 113 first when somebody may be in danger, also when the rest is refused', () => {
    expect(titles({ banner: true })?.[0]).toBe(danger);
    expect(titles({ kind: 'refusal', banner: true })).toEqual([danger]);
    expect(titles({ kind: 'emergency', hits: [] })).toEqual([danger]);
  });
});

describe('a row', () => {
  const all = library.passages.map((passage) => ({ passage, score: 1 }));
  const found = (language: (typeof LANGUAGES)[number]) => {
    const outcome = searchOutcome(answer({ hits: all, language }), library);
    return 'findings' in outcome ? outcome.findings : [];
  };

  test.each(LANGUAGES)('in %s never has a title that lets old or unfinished text pass for advice in force', (language) => {
    const t = translator(language);
    found(language).forEach(({ title }, row) => {
      const { status, gap } = library.passages[row] ?? {};
      const mark = gap ? 'described' : status;
      const marked = mark === 'in_force' || mark === 'superseded' || mark === 'draft' || mark === 'described';
      expect(title).toBe(marked ? t(`advice.mark.${mark}`, { title: library.passages[row]?.title ?? '' }) : library.passages[row]?.title);
    });
  });

  test('names what to read instead of a replaced passage, and of no other', () => {
    const rows = found('nb');
    for (const [row, passage] of library.passages.entries()) {
      const [now] = library.replacing(passage);
      const note = String(rows[row]?.card.data.note);
      expect(note.includes('Les heller')).toBe(now !== undefined);
      if (now) expect(note).toContain(`«${now.title}»`);
    }
  });

  test('says both that the text is Norwegian and what replaced it, to those who asked in English', () => {
    const row = library.passages.findIndex((passage) => library.replacing(passage).length > 0);
    expect(found('en')[row]?.card.data.note).toMatch(/^The text exists in Norwegian only\. Read instead: “.+”\.$/);
  });

  test('has nothing to press but the source', () => {
    for (const { card } of found('nb')) expect(card.data.seeAlso).toEqual([]);
  });
});

test('before anything is written there are the råd by number, then others, each once, of a corpus that has them', () => {
  const outcome = suggestions(library, 'nb');
  const shown = 'findings' in outcome ? outcome.findings.map(({ card }) => card.data.title) : [];
  expect(shown.slice(0, 3)).toEqual(library.overviews().map(({ title }) => title));
  expect([shown.length, new Set(shown).size]).toEqual([8, 8]);
  expect(suggestions(new Library([]), 'nb')).toEqual({ findings: [] });
});
