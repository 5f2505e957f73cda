import { readFolder } from '../../../../src/features/advice/import/read';
import type { Reading } from '../../../../src/features/advice/import/read';
import { folderWith, word, type Folder } from './folders';

let folder: Folder | undefined;
afterEach(() => folder?.remove());

const NONE = { knownTitles: [] };
function read(files: Record<string, string | Uint8Array>, rules: Parameters<typeof readFolder>[1] = NONE): Promise<Reading> {
  folder = folderWith(files);
  return readFolder(folder.path, rules);
}
const FACTS = 'status: Gjeldende\nsistFagligOppdatert: 2025-01-16\nurl: https://www.helsedirektoratet.no/prove';
const md = (body: string, facts = FACTS) => `---\n${facts}\n---\n${body}`;
const html = (main: string, head = '') => `<html><head><title>x – y</title>${head}</head><body><main>${main}</main></body></html>`;
const said = (text: string) => `<p>Status: Gjeldende</p><p>Sist faglig oppdatert: 16.01.2025</p><p>Lenke: https://www.helsedirektoratet.no/prove</p><p>${text}</p>`;

test('a saved HTML page is read with title, status, date, link and text', async () => {
  const { pages, notices } = await read({ 'raad-2.html': html(`<p>Hjem / Råd</p><h1>Prøveråd</h1>${said('Teksten.')}<h2>Praktisk</h2><p>Slik.</p>`) });
  expect(notices).toEqual([]);
  expect(pages).toEqual([{
    id: 'raad-2', title: 'Prøveråd', status: 'in_force', updated: '2025-01-16', url: 'https://www.helsedirektoratet.no/prove', raad: 2, language: 'nb',
    blocks: [
      { kind: 'text', level: 0, text: 'Teksten.' }, { kind: 'heading', level: 2, text: 'Praktisk' }, { kind: 'text', level: 0, text: 'Slik.' },
    ],
  }]);
});

test('facts of an HTML page may stand in its head', async () => {
  const head = '<meta name="status" content="Utgått"><meta name="sistFagligOppdatert" content="2019-03-29"><link rel="canonical" href="https://www.helsedirektoratet.no/a">';
  const { pages } = await read({ 'a.htm': html('<h1>Gammelt</h1><p>Tekst.</p>', head) });
  expect(pages).toMatchObject([{ status: 'superseded', updated: '2019-03-29', url: 'https://www.helsedirektoratet.no/a' }]);
});

test('Markdown is read with its front matter, lists and all', async () => {
  const { pages } = await read({ 'mappe/b.md': md('# Prøve\n\nDette trengs:\n\n- én\n- to **viktige**\n\n1. først\n') });
  expect(pages[0]).toMatchObject({ id: 'mappe/b', title: 'Prøve', updated: '2025-01-16' });
  expect(pages[0]?.blocks.map(({ marker, text }) => [marker, text])).toEqual([[undefined, 'Dette trengs:'], ['-', 'én'], ['-', 'to viktige'], ['1.', 'først']]);
});

test('a title in the front matter wins, and then the headings are text', async () => {
  const { pages } = await read({ 'b.md': md('# Kapittel\n\nTekst.', `tittel: Den offisielle\n${FACTS}`) });
  expect(pages[0]).toMatchObject({ title: 'Den offisielle', blocks: [{ kind: 'heading', text: 'Kapittel' }, { text: 'Tekst.' }] });
});

test('a Word document is read with its headings and lists', async () => {
  const docx = await word([
    { text: 'Prøveråd', style: 'Title' }, { text: 'Status: Høringsutkast' }, { text: 'Publisert: 1. juni 2024' }, { text: 'Innledning:' },
    { text: 'et punkt', list: true }, { text: 'Praktisk', style: 'heading 1' }, { text: 'Slik.' },
  ]);
  const { pages } = await read({ 'utkast.docx': docx });
  expect(pages).toMatchObject([{ title: 'Prøveråd', status: 'draft', published: '2024-06-01' }]);
  expect(pages[0]?.blocks.map(({ kind, text }) => [kind, text])).toEqual([['text', 'Innledning:'], ['item', 'et punkt'], ['heading', 'Praktisk'], ['text', 'Slik.']]);
});

test('one file with several råd is a page for each, and one for what is outside them', async () => {
  const { pages } = await read({ 'alt.md': md('# Alle rådene\n\nInnledning.\n\n## Råd 1: planer\n\nÉn.\n\n### Praktisk\n\nSlik.\n\n## Råd 2: utstyr\n\nTo.\n\n## Metode\n\nTre.') });
  expect(pages.map(({ id, raad, title, blocks }) => [id, raad, title, blocks.map(({ text }) => text)])).toEqual([
    ['alt', undefined, 'Alle rådene', ['Innledning.', 'Metode', 'Tre.']],
    ['alt-raad-1', 1, 'Råd 1: planer', ['Én.', 'Praktisk', 'Slik.']],
    ['alt-raad-2', 2, 'Råd 2: utstyr', ['To.']],
  ]);
});

test('an official title that we know gives the number', async () => {
  const { pages } = await read({ 'side.md': md('# Planer bør finnes\n\nTekst.') }, { knownTitles: [{ title: 'Planer bør finnes', raad: 1 }] });
  expect(pages[0]?.raad).toBe(1);
});

test('what is missing or left out is told', async () => {
  const { pages, notices } = await read({
    'a.md': md('# A\n\nTekst.', 'status: Gjeldende\nupdated: i fjor\nurl: http://usikker.no'), 'b.pdf': '%PDF', 'c_files/reklame.html': '<p>x</p>',
    '.skjult.md': 'x', '~$laas.docx': 'x',
  });
  expect(pages.map(({ id, updated, url }) => [id, updated, url])).toEqual([['a', undefined, undefined]]);
  expect(notices).toEqual([
    'b.pdf was not read: only HTML, Markdown and DOCX are.', 'a.md: «i fjor» is no date that could be read (updated).',
    'a.md has no date: it will be shown without one.', 'a.md: «http://usikker.no» is no https address; the page is shown without a link.',
  ]);
});

test('the operator may say what the pages do not: --status goes for those without one only', async () => {
  const files = { 'a.md': '# A\n\nTekst.', 'b.md': md('# B\n\nTekst.', 'status: Utgått') };
  const { pages } = await read(files, { knownTitles: [], status: 'in_force' });
  expect(pages.map(({ status }) => status)).toEqual(['in_force', 'superseded']);
});

test('text in nynorsk is known as nynorsk', async () => {
  const { pages } = await read({ 'a.md': md('# Råd\n\nKommunane bør ikkje gløyme korleis dei følgjer opp nokon som har det vondt heime.') });
  expect(pages[0]?.language).toBe('nn');
});

describe('nothing is read, and a sentence says why, when', () => {
  const whole = { 'god.md': md('# God\n\nTekst.') };
  test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
    ['a page does not say whether it is in force', { ...whole, 'a.md': '# A\n\nTekst.' }, /^a\.md does not say whether it is in force: add a line «Status: Gjeldende», or give --status\.$/],
    ['a page has a status that nobody knows', { ...whole, 'a.md': md('# A\n\nx', 'status: Kanskje') }, /^a\.md has the status «Kanskje», which is none/],
    ['a page has no title', { ...whole, 'a.md': md('Bare tekst.') }, /^a\.md has no title/],
    ['a page has no text', { ...whole, 'a.md': md('# Bare tittel') }, /^a\.md has no text/],
    ['a file is empty', { ...whole, 'a.html': '' }, /^a\.html is empty\.$/],
    ['a Word document is none', { ...whole, 'a.docx': 'ikke en zip' }, /^a\.docx is no Word document/],
    ['front matter is no YAML', { ...whole, 'a.md': '---\n: [\n---\n# A\n\nx' }, /^a\.md: its front matter is no YAML/],
    ['a file mixes encodings', { ...whole, 'a.html': html(`<h1>A</h1>${said('rÃ¥det')}`) }, /^a\.html mixes two encodings/],
    ['a file is enormous', { ...whole, 'a.html': new Uint8Array(10 * 1024 * 1024 + 1) }, /^a\.html is larger than 10 MiB\.$/],
    ['the HTML is nested beyond reason', { ...whole, 'a.html': '<div>'.repeat(8_000) }, /^a\.html cannot be read: /],
    ['the folder has nothing of use', { 'a.txt': 'x' }, /has no HTML, Markdown or DOCX files/],
  ])('%s', async (_what, files, sentence) => {
    await expect(read(files)).rejects.toMatchObject({ name: 'ImportProblem', message: expect.stringMatching(sentence) });
  });

  test('several files are wrong: each has its line', async () => {
    await expect(read({ 'a.html': '', 'b.html': '' })).rejects.toThrow('a.html is empty.\nb.html is empty.');
  });

  test('there is no such folder', async () => {
    await expect(readFolder('/finnes/ikke', NONE)).rejects.toThrow('/finnes/ikke is no folder that can be read.');
  });
});

test('a broken page is not read as half a page: half an import is none', async () => {
  folder = folderWith({ 'a.md': md('# A\n\nTekst.'), 'b.html': '' });
  await expect(readFolder(folder.path, NONE)).rejects.toThrow(/^b\.html/);
});
