import type { Library } from '../library';
import type { Passage, Status } from '../types';

/** What is in force is read before what is only told of it, and that before what was replaced. */
const ORDER: Status[] = ['in_force', 'local', 'network', 'background', 'superseded'];

/** The passage to read after this one, of those not read yet: of its topic, of a topic it shares, of its råd, what it leads to. */
export function nextPassage(library: Library, passage: Passage, read: string[]): Passage | undefined {
  const open = library.passages
    .filter(({ id, status }) => id !== passage.id && !read.includes(id) && status !== 'draft')
    .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return (
    open.find(({ topics }) => topics[0] !== undefined && topics[0] === passage.topics[0]) ??
    open.find(({ topics }) => topics.some((topic) => passage.topics.includes(topic))) ??
    open.find(({ raad }) => raad !== undefined && raad === passage.raad) ??
    library.seeAlso(passage).find(({ id }) => !read.includes(id))
  );
}
