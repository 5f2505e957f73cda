import type { KeptPage, PageFacts } from './page';

/** What an import changes, page by page. */
export interface Changes {
  added: PageFacts[];
  changed: PageFacts[];
  /** In the version in use, and no longer in the source. */
  withdrawn: PageFacts[];
  unchanged: PageFacts[];
}

export function changesBetween(inUse: KeptPage[], read: KeptPage[]): Changes {
  const before = new Map(inUse.map(({ facts }) => [facts.id, facts]));
  const after = new Set(read.map(({ facts }) => facts.id));
  const changes: Changes = { added: [], changed: [], withdrawn: [], unchanged: [] };
  for (const { facts } of read) {
    const known = before.get(facts.id);
    const list = !known ? changes.added : known.digest === facts.digest ? changes.unchanged : changes.changed;
    list.push(facts);
  }
  changes.withdrawn = [...before.values()].filter(({ id }) => !after.has(id));
  return changes;
}

export function isNothing({ added, changed, withdrawn }: Changes): boolean {
  return added.length + changed.length + withdrawn.length === 0;
}
