import type { Passage } from './types';

const SEE_ALSO = 2;

/** The corpus by id, by råd and by what replaced what. */
export class Library {
  private readonly byId: Map<string, Passage>;

  constructor(readonly passages: Passage[]) {
    this.byId = new Map(passages.flatMap((passage) => [...(passage.formerIds ?? []), passage.id].map((id) => [id, passage])));
  }

  find(id: string): Passage | undefined {
    return this.byId.get(id);
  }

  /** One passage for each råd, the one that tells what the råd is, by number. */
  overviews(): Passage[] {
    return this.passages.filter((passage) => passage.overview).sort((a, b) => (a.raad ?? 0) - (b.raad ?? 0));
  }

  /**
   * Two passages to read next: what replaced this one first, then the search's own next best (`candidates`), then others of
   * the same topic, then the råd themselves: there is always a way on. Drafts are not offered: nobody should read one as
   * advice by following a link.
   */
  seeAlso(passage: Passage, candidates: Passage[] = []): Passage[] {
    const offered = new Set<Passage>();
    for (const other of this.next(passage, candidates)) {
      if (other.id !== passage.id && other.status !== 'draft') offered.add(other);
      if (offered.size === SEE_ALSO) break;
    }
    return [...offered];
  }

  /** One after the other: nearly always the candidates are enough, and the whole corpus need not be looked through. */
  private *next(passage: Passage, candidates: Passage[]): Generator<Passage> {
    const replacing = this.replacing(passage);
    yield* replacing.slice(0, 1);
    yield* candidates;
    if (passage.overview) yield* this.passages.filter((other) => other.raad === passage.raad);
    yield* this.passages.filter((other) => other.topics[0] === passage.topics[0]);
    yield* replacing;
    yield* this.overviews();
  }

  /**
   * What covers today the matter of a passage that was replaced; none for one that was not. In the order in which its editor
   * named the topics; within one, what is in force first, and what tells of the whole råd.
   */
  replacing({ replacedBy }: Passage): Passage[] {
    const worth = ({ status, overview }: Passage) => (status === 'in_force' ? 2 : 0) + (overview ? 1 : 0);
    return replacedBy.flatMap((topic) => {
      const current = this.passages.filter(({ status, topics }) => (status === 'in_force' || status === 'background') && topics[0] === topic);
      return current.sort((a, b) => worth(b) - worth(a));
    });
  }
}
