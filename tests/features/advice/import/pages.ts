import type { Block, SourcePage } from '../../../../src/features/advice/import/page';

/** A page as a source gives it; all words are made up. */
export function page(id: string, parts: Partial<SourcePage> = {}): SourcePage {
  const blocks: Block[] = [{ kind: 'text', level: 0, text: `Prøvetekst for ${id}.` }];
  return { id, title: `Prøve ${id}`, status: 'in_force', updated: '2026-02-03', url: `https://www.helsedirektoratet.no/${id}`, language: 'nb', blocks, ...parts };
}

/** A råd about equipment whose text has a word that stands nowhere else, to ask for. */
export function raadTwo(word = 'kvartssand', parts: Partial<SourcePage> = {}): SourcePage {
  const text = (words: string): Block => ({ kind: 'text', level: 0, text: words });
  const item = (words: string): Block => ({ kind: 'item', level: 1, marker: '-', text: words });
  return page('raad-2', {
    title: 'Kommunen bør ha rutiner for brukerutstyr (prøve)', raad: 2,
    blocks: [
      text(`Kommunen bør dele ut brukerutstyr i *prøver* av ${word}:`), item('første [punkt](x)'), item('andre punkt'),
      { kind: 'heading', level: 1, text: 'Praktisk' }, text('Slik deles utstyret ut i prøven.'),
    ],
    ...parts,
  });
}
