import lunr from 'lunr';
import norwegian from 'lunr-languages/lunr.no';
import stemmerSupport from 'lunr-languages/lunr.stemmer.support';
import MiniSearch from 'minisearch';
import type { Passage } from '../../../src/features/advice/types';

/** Another system on the same passages: ids of what it finds, best first. */
export interface Rival {
  name: string;
  find(question: string): string[];
}

const FIELDS = ['title', 'body'];

/** What a project gets that takes a search library as it comes. */
export function rivalsOn(passages: Passage[]): Rival[] {
  return [miniSearch(passages), lunrNorwegian(passages)];
}

function miniSearch(passages: Passage[]): Rival {
  const index = new MiniSearch({ fields: FIELDS });
  index.addAll(passages);
  return { name: 'MiniSearch, its defaults', find: (question) => index.search(question).map(({ id }) => String(id)) };
}

/** Asked word by word: `search` would read a question's own «?», «:» and «-» as commands. */
function lunrNorwegian(passages: Passage[]): Rival {
  stemmerSupport(lunr);
  norwegian(lunr);
  const index = lunr(function () {
    this.use(lunr.no);
    this.ref('id');
    for (const field of FIELDS) this.field(field);
    for (const passage of passages) this.add(passage);
  });
  const wordsOf = (question: string) => question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const find = (question: string) => index.query((query) => {
    for (const word of wordsOf(question)) query.term(word, {});
  });
  return { name: 'lunr with Norwegian', find: (question) => find(question).map(({ ref }) => ref) };
}
