import { Advisor } from './advisor';
import { loadKnowledge, type Knowledge } from './knowledge';
import { Library } from './library';
import type { Passage } from './types';

/**
 * The passages in use now, to search in and to find by id. They are changed together, so that an answer and what it offers
 * to read next are of the same texts. Ask for both anew in every turn.
 */
export class LiveAdvice {
  private now: { advisor: Advisor; library: Library };

  constructor(readonly knowledge: Knowledge = loadKnowledge()) {
    const advisor = new Advisor(knowledge);
    this.now = { advisor, library: new Library(advisor.passages) };
  }

  get advisor(): Advisor {
    return this.now.advisor;
  }

  get library(): Library {
    return this.now.library;
  }

  /** From the next turn on. Throws what a wrong passage makes the search throw; then nothing has changed. */
  use(passages: Passage[]): void {
    this.now = { advisor: this.now.advisor.withPassages(passages), library: new Library(passages) };
  }
}
