import { Advisor, Library, loadKnowledge } from '../../../../src/features/advice';
import { listReply, passageReply } from '../../../../src/features/advice/cards';
import { officialTitles, SAYS_WHAT_IS_LACKING, withImported } from '../../../../src/features/advice/import/held-text';
import { keepPage } from '../../../../src/features/advice/import/keep-page';
import type { SourcePage } from '../../../../src/features/advice/import/page';
import type { Passage } from '../../../../src/features/advice';
import { translator } from '../../../../src/lib/language';
import { page, raadTwo } from './pages';

const knowledge = loadKnowledge();
const held = (...pages: SourcePage[]): Passage[] => withImported(knowledge, pages.map(keepPage));
const ids = (passages: Passage[]) => passages.map(({ id }) => id);
const advisorOf = (passages: Passage[]) => new Advisor(knowledge).withPassages(passages);
const data = (passage: Passage, passages: Passage[]) => passageReply(passage, new Library(passages), 'nb').card.data;

test('without imported text everything is as it was built', () => {
  expect(held()).toEqual(knowledge.passages);
});

test('an imported råd takes the place of what we had instead of its text', () => {
  const before = knowledge.passages.filter(({ gap, raad }) => gap && raad === 2);
  expect(before.length).toBeGreaterThan(0);
  const now = held(raadTwo());
  for (const { id } of before) expect(ids(now)).not.toContain(id);
  expect(ids(now)).toEqual(expect.arrayContaining(['raad-3-tema', 'hdir-raad-2-1', 'hdir-raad-2-2']));
});

test('passages that say what we lack of the råd are gone too, and every one of them is a passage of ours', () => {
  for (const id of Object.keys(SAYS_WHAT_IS_LACKING)) expect(ids(knowledge.passages)).toContain(id);
  const now = ids(held(raadTwo()));
  expect(now).not.toContain('raad-2-nevnt-i-raad-1');
  expect(now).not.toContain('raadene-oversikt');
  expect(now).toContain('raad-3-nevnt-i-raad-1');
});

test('a draft or an old text takes no place: it is beside what we have, under its own status', () => {
  for (const status of ['draft', 'superseded'] as const) {
    const now = held(raadTwo('kvartssand', { status }));
    expect(ids(now)).toEqual(expect.arrayContaining(['raad-2-tema', 'hdir-raad-2-1']));
    expect(new Library(now).overviews().map(({ id }) => id)).toContain('raad-2-tema');
  }
});

test('the list of råd has each once, and says which are held', () => {
  const now = held(raadTwo(), page('r1', { raad: 1 }), page('r4', { raad: 4 }));
  const reply = listReply(new Library(now), 'nb');
  const { raad } = (reply.kind === 'card' ? reply.card.data : {}) as { raad: { id: string; coverage: string }[] };
  const t = translator('nb');
  expect(raad.map(({ id, coverage }) => [id, coverage])).toEqual([
    ['hdir-r1-1', t('cards.advice.list.imported')], ['hdir-raad-2-1', t('cards.advice.list.imported')], ['raad-3-tema', t('cards.advice.list.themeOnly')],
    ['hdir-r4-1', t('cards.advice.list.imported')],
  ]);
});

test('a button on an older card leads to the text that took the place of what it showed', () => {
  expect(new Library(held(raadTwo())).find('raad-2-tema')?.id).toBe('hdir-raad-2-1');
});

test('a question about the råd is answered with the official text', () => {
  const answer = advisorOf(held(raadTwo())).answer('Hva sier råd 2?', 'nb');
  expect([answer.kind, answer.hits[0]?.passage.id]).toEqual(['answer', 'hdir-raad-2-1']);
});

test('a text that the classifier is not sure of is found by its words', () => {
  const odd = page('odd', { title: 'Prøveblankett', blocks: [{ kind: 'text', level: 0, text: 'Prøveblankett for kvartssand i sekker.' }] });
  const now = held(odd);
  expect(now.find(({ id }) => id === 'hdir-odd-1')?.topics).toEqual([]);
  expect(advisorOf(now).answer('prøveblankett for kvartssand', 'nb').hits[0]?.passage.id).toBe('hdir-odd-1');
});

describe('on the card', () => {
  const now = held(raadTwo(), page('u', { status: 'draft' }));
  const find = (id: string) => now.find((passage) => passage.id === id)!;

  test('it is marked as the official text, as large as the text itself, with source, status and date', () => {
    expect(data(find('hdir-raad-2-1'), now)).toMatchObject({
      source: 'Helsedirektoratet', wording: translator('nb')('advice.official'), quoted: true, status: 'Gjeldende råd · 3. februar 2026',
      url: 'https://www.helsedirektoratet.no/raad-2',
    });
  });

  test('our own text is still called ours', () => {
    expect(data(find('raad-3-tema'), now)).toMatchObject({ wording: translator('nb')('advice.ours'), quoted: false });
  });

  test('its lists are lists, and nothing else in it is markup', () => {
    expect(data(find('hdir-raad-2-1'), now).body).toBe('Kommunen bør dele ut brukerutstyr i \\*prøver\\* av kvartssand:\n- første \\[punkt\\](x)\n- andre punkt');
  });

  test('a draft is called one, of no hearing in particular', () => {
    expect(data(find('hdir-u-1'), now).status).toBe('Utkast, ikke gjeldende tekst · 3. februar 2026');
  });
});

test('the official titles we know are read from our own passages', () => {
  expect(officialTitles(knowledge.passages)).toEqual([
    { title: 'Rutiner for å redusere risikoen for overdoser bør være del av kommunens planer', raad: 1 },
  ]);
});
