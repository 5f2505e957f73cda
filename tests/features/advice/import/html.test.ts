import { readHtml } from '../../../../src/features/advice/import/read/html';

const texts = (html: string) => readHtml(html).blocks.map(({ kind, level, text, marker }) => [kind === 'heading' ? `h${level}` : (marker ?? 'p'), text]);

test('headings, paragraphs and lists come in the order of the page', () => {
  expect(texts('<h1>Råd</h1><p>Før <b>lista</b>:</p><ul><li>én</li><li>to</li></ul><p>Etter.</p>')).toEqual([
    ['h1', 'Råd'], ['p', 'Før lista:'], ['-', 'én'], ['-', 'to'], ['p', 'Etter.'],
  ]);
});

test('lists in lists are one level in, and numbered ones are counted', () => {
  const { blocks } = readHtml('<ol start="3"><li>tre<ul><li>a</li></ul></li><li><p>fire</p><p>mer</p></li></ol>');
  expect(blocks.map(({ marker, level, text }) => [marker, level, text])).toEqual([['3.', 1, 'tre'], ['-', 2, 'a'], ['4.', 1, 'fire mer']]);
});

test('only the text of the page is taken, not what stands around it', () => {
  const page = `<!doctype html><html><head><title>Råd – Helsedirektoratet</title><style>p{}</style></head><body><header><h1>Etaten</h1></header>
    <nav><a>Meny</a></nav><main><header><h1>Rådet</h1></header><script>alert(1)</script><p>Teksten.</p><button>Del</button></main><footer>Bunn</footer></body></html>`;
  expect(texts(page)).toEqual([['h1', 'Rådet'], ['p', 'Teksten.']]);
  expect(readHtml(page).title).toBe('Råd – Helsedirektoratet');
});

test('without <main> the article is taken, and without that the body less its header and footer', () => {
  expect(texts('<body><p>utenfor</p><article><p>inni</p></article></body>')).toEqual([['p', 'inni']]);
  expect(texts('<body><header>topp</header><p>tekst</p><footer>bunn</footer></body>')).toEqual([['p', 'tekst']]);
  expect(texts('<div role="main"><p>her</p></div><p>der</p>')).toEqual([['p', 'her']]);
});

test('a folded section keeps its heading, which is a button, and its text', () => {
  const page = '<main><h2><button aria-expanded="false">Praktisk</button></h2><div hidden aria-hidden="true"><p>Slik.</p></div></main>';
  expect(texts(page)).toEqual([['h2', 'Praktisk'], ['p', 'Slik.']]);
});

test('text that stands outside paragraphs, line breaks and tables are not lost', () => {
  const page = '<div>Løs tekst<p>avsnitt</p>hale<br>ny linje</div><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>';
  expect(texts(page)).toEqual([['p', 'Løs tekst'], ['p', 'avsnitt'], ['p', 'hale'], ['p', 'ny linje'], ['p', 'A | B'], ['p', '1 | 2']]);
});

test('spaces are as one reads them, and what cannot be seen is gone', () => {
  expect(texts('<p>  to\n\tord&nbsp;her og sam&shy;arbeid \u202e\u200b</p>')).toEqual([['p', 'to ord her og samarbeid']]);
});

test('facts in the head are found by name or property, the first one', () => {
  const { meta } = readHtml('<meta property="og:url" content="https://a.no"><meta name="Status" content=" Gjeldende "><meta name="status" content="Utgått"><link rel="canonical" href="https://b.no">');
  expect([...meta]).toEqual([['og:url', 'https://a.no'], ['status', 'Gjeldende'], ['canonical', 'https://b.no']]);
});

test.each(['', '   ', '<', '<p', '</p></p>', '<ul><li>', 'bare tekst', '<li>løst punkt</li>', '<table><td>celle'])('broken HTML (%j) is read as a browser reads it', (html) => {
  expect(() => readHtml(html)).not.toThrow();
});
