import fc from 'fast-check';
import type { Block } from '../../../../src/features/advice/import/page';
import { LONGEST_PART, splitText } from '../../../../src/features/advice/import/split';

const text = (words: string): Block => ({ kind: 'text', level: 0, text: words });
const item = (words: string, level = 1): Block => ({ kind: 'item', level, text: words, marker: '-' });
const heading = (words: string, level: number): Block => ({ kind: 'heading', level, text: words });
const long = (mark: string, length: number) => `${mark} ${'ord '.repeat(length / 4)}`.trim();
const bodies = (blocks: Block[]) => splitText(blocks).map(({ body }) => body);

test('a heading begins a new part, which tells all the headings it stands under', () => {
  const parts = splitText([text('Først.'), heading('Praktisk', 2), text('Slik.'), heading('Hjemme', 3), text('Der.'), heading('Begrunnelse', 2), text('Derfor.')]);
  expect(parts).toEqual([
    { under: [], body: 'Først.' }, { under: ['Praktisk'], body: 'Slik.' }, { under: ['Praktisk', 'Hjemme'], body: 'Der.' },
    { under: ['Begrunnelse'], body: 'Derfor.' },
  ]);
});

test('a heading without text of its own is told by what follows', () => {
  expect(splitText([heading('Praktisk', 2), heading('Hjemme', 3), text('Der.')])).toEqual([{ under: ['Praktisk', 'Hjemme'], body: 'Der.' }]);
});

test('paragraphs stand together until they would be more than 1,200 characters', () => {
  const [a, b, c] = [long('a', 500), long('b', 600), long('c', 400)];
  expect(bodies([text(a), text(b), text(c)])).toEqual([`${a}\n\n${b}`, c]);
});

test('a list stands below what leads in to it, each item on a line', () => {
  expect(bodies([text('Dette trengs:'), item('én'), item('to', 2), text('Slutt.')])).toEqual(['Dette trengs:\n- én\n  - to\n\nSlutt.']);
});

test('a list that is cut says its lead-in again, so that no item stands without it', () => {
  const items = Array.from({ length: 6 }, (_, at) => item(long(String(at), 400)));
  const parts = bodies([text('Kommunen bør ha:'), ...items]);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part.split('\n')[0]).toBe('Kommunen bør ha:');
  expect(parts.join('\n').match(/^- \d/gm)).toEqual(['- 0', '- 1', '- 2', '- 3', '- 4', '- 5']);
});

test('of a long lead-in the last sentence is said again', () => {
  const parts = bodies([text(`${long('Først', 600)}. Kommunen bør ha:`), ...[1, 2, 3].map((n) => item(long(String(n), 500)))]);
  expect(parts[1]?.split('\n')[0]).toBe('Kommunen bør ha:');
});

test('a paragraph that is too long is cut between sentences', () => {
  const sentence = `${long('Setning', 390)}.`;
  for (const body of bodies([text([sentence, sentence, sentence, sentence].join(' '))])) expect(body).toMatch(/\.$/);
});

test('nothing is lost, whatever the text: every word stands in the order of the page, and no part is much too long', () => {
  const some = fc.stringMatching(/^[a-zæøå]{1,12}( [a-zæøå.]{1,12}){0,40}$/);
  const words = fc.oneof(some, fc.stringMatching(/^[a-z]{1,3000}$/), fc.constant('😀'.repeat(900)));
  const block = fc.oneof(
    words.map(text), fc.tuple(some, fc.integer({ min: 1, max: 3 })).map(([w, level]) => item(w, level)),
    fc.tuple(words, fc.integer({ min: 1, max: 6 })).map(([w, level]) => heading(w, level)),
  );
  const squeezed = (all: string) => all.replaceAll(/\s/g, '');
  fc.assert(fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
    const parts = splitText(blocks);
    const said = blocks.filter(({ kind }) => kind === 'text').map((each) => squeezed(each.text));
    let rest = squeezed(parts.map(({ body }) => body).join(' '));
    for (const each of said) {
      const at = rest.indexOf(each);
      expect(at).toBeGreaterThanOrEqual(0);
      rest = rest.slice(at + each.length);
    }
    const all = squeezed(parts.map(({ body }) => body).join('').replaceAll(/^\s*- /gm, ''));
    for (const { kind, text: words } of blocks) if (kind === 'item') expect(all).toContain(squeezed(words));
    for (const { body } of parts) {
      expect(body.length).toBeLessThanOrEqual(2 * LONGEST_PART + 10);
      expect(body).not.toMatch(/\p{Cs}/u);
    }
  }));
});
