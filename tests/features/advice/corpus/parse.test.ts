import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadCorpus, parsePassage } from '../../../../src/features/advice/corpus';

const FRONT = ['id: prove', 'title: En prøve', 'topics: [nalokson]', 'status: background', 'source: Kilden'];
const file = (front = FRONT, body = 'En tekst.') => `---\n${front.join('\n')}\n---\n${body}\n`;
const without = (name: string) => FRONT.filter((line) => !line.startsWith(`${name}:`));
const withLine = (line: string) => [...without(line.split(':')[0] ?? ''), line];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a passage is its front matter and its text, with what was left out filled in', () => {
  expect(parsePassage('mappe/prove.md', file())).toEqual({
    id: 'prove', title: 'En prøve', topics: ['nalokson'], status: 'background', source: 'Kilden',
    replacedBy: [], overview: false, language: 'nb', keywords: [], body: 'En tekst.',
  });
});

test('line ends of Windows are read as any other', () => {
  expect(parsePassage('prove.md', file().replaceAll('\n', '\r\n')).body).toBe('En tekst.');
});

describe('a bad file is refused by a sentence that names it', () => {
  test.each([
    ['that has no front matter', 'En tekst.'],
    ['that has no text', file(FRONT, '  ')],
    ['whose front matter never ends', '---\nid: prove\nEn tekst.'],
    ['whose front matter is no YAML', file(['id: [', 'title: {'])],
    ['whose front matter is a list', file(['- a', '- b'])],
    ...['id', 'title', 'topics', 'status', 'source'].map((name): [string, string] => [`without ${name}`, file(without(name))]),
    ['with an unknown field', file([...FRONT, 'author: Noen'])],
    ['with an unknown status', file(withLine('status: valid'))],
    ['with a topic that does not exist', file(withLine('topics: [naloksom]'))],
    ['that is replaced by a topic that does not exist', file([...FRONT, 'replacedBy: [naloksom]'])],
    ['without any topic', file(withLine('topics: []'))],
    ['with five topics', file(withLine('topics: [nalokson, hkh, korus, parorende, statistikk]'))],
    ['with a title of 81 characters', file(withLine(`title: ${'a'.repeat(81)}`))],
    ['with an address that is not https', file([...FRONT, 'url: http://example.org/'])],
    ['with a date of another form', file([...FRONT, 'date: "16.01.2025"'])],
    ['with a day that does not exist', file([...FRONT, 'date: "2025-02-30"'])],
    ['with another language', file([...FRONT, 'language: en'])],
    ['with an id that is not the file’s name', file(withLine('id: noe-annet'))],
    ['with an id of other letters', file(withLine('id: Prøve'))],
  ])('one %s', (_what, content) => {
    expect(() => parsePassage('mappe/prove.md', content)).toThrow(/^mappe\/prove\.md: ./);
  });

  test('whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, framed) => {
      try {
        parsePassage('prove.md', framed ? file([text]) : text);
      } catch (error) {
        expect((error as Error).message).toMatch(/^prove\.md: /);
      }
    }));
  });
});

describe('a corpus', () => {
  test('is all Markdown files of a folder and its folders, by id, and nothing else', () => {
    writeFileSync(join(folder, 'prove.md'), file());
    writeFileSync(join(folder, 'annen.md'), file(withLine('id: annen')));
    writeFileSync(join(folder, 'LESMEG.txt'), 'Ikke en passasje.');
    expect(loadCorpus(folder).map(({ id }) => id)).toEqual(['annen', 'prove']);
  });

  test('in which two files have one id does not load', () => {
    mkdirSync(join(folder, 'mappe'));
    writeFileSync(join(folder, 'prove.md'), file());
    writeFileSync(join(folder, 'mappe', 'prove.md'), file());
    expect(() => loadCorpus(folder)).toThrow(/prove/);
  });
});
