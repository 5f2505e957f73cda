import type { Passage } from '../../../../src/features/advice';

/** A passage of which a test says only what it is about. */
export function passage(id: string, parts: Partial<Passage> = {}): Passage {
  return {
    id, title: 'Tittel', topics: ['nalokson'], status: 'background', source: 'Kilde', replacedBy: [],
    overview: false, language: 'nb', keywords: [], body: 'Brødtekst.', ...parts,
  };
}
