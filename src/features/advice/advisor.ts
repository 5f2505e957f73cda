import type { Language } from '../../lib/language';
import type { Thesaurus } from './analysis/thesaurus';
import { DangerNets } from './emergency';
import { guardIn } from './guards';
import type { Knowledge } from './knowledge';
import { OUTSIDE } from './model/train';
import { vectorOf } from './model/trained-model';
import { NearestQuestions } from './ranking/nearest';
import { rankPassages } from './ranking/rank-passages';
import { rankTopics } from './ranking/topic-ranking';
import { confidenceOf, zoneOf } from './ranking/zones';
import { AdviceSearch } from './search';
import type { Answer, Passage } from './types';

/** Answers questions: one way of finding an answer, for the bot, the command line and the bench. */
export class Advisor {
  readonly danger: DangerNets;
  private readonly nearest: NearestQuestions;
  private readonly shelf: Shelf;

  /** `like` lends what does not depend on the passages. */
  constructor(
    private readonly knowledge: Knowledge,
    readonly passages: Passage[] = knowledge.passages,
    like?: Advisor,
  ) {
    this.danger = like?.danger ?? new DangerNets(knowledge.model, knowledge.thesaurus);
    this.nearest = like?.nearest ?? new NearestQuestions(knowledge.bank, OUTSIDE);
    this.shelf = shelfOf(passages, knowledge.thesaurus);
  }

  /** The same, with other passages: after an import, without a restart. */
  withPassages(passages: Passage[]): Advisor {
    return new Advisor(this.knowledge, passages, this);
  }

  /**
   * `own` is what the asker's network has answered itself. Same passages, question and language give the same answer. Never
   * throws for any text.
   */
  answer(question: string, language: Language, own?: Shelf): Answer {
    const danger = this.danger.in(question);
    const banner = danger.level === 'possible';
    if (danger.level === 'emergency') return { kind: 'emergency', danger: danger.kind, banner: false, language, hits: [], confidence: 1 };
    const { model, thesaurus } = this.knowledge;
    const ranking = rankTopics(model.topics, vectorOf(model, thesaurus, question), this.nearest.find(question));
    const guard = guardIn(question, ranking.guard);
    if (guard) return { kind: 'refusal', guard, banner, language, hits: [], confidence: 1 };
    const shelves = own ? [own, this.shelf] : [this.shelf];
    const finds = shelves.map(({ passages, search }) => ({ passages, found: search.search(question) }));
    const hits = rankPassages(finds, ranking);
    const confidence = confidenceOf(hits[0], ranking);
    // What a network has answered itself may be about anything.
    const outside = hits[0]?.passage.status === 'local' ? 0 : ranking.outside;
    return { kind: zoneOf(confidence, outside), banner, language, hits, confidence };
  }
}

/** Passages that can be searched. */
export interface Shelf {
  passages: Passage[];
  search: AdviceSearch;
}

export function shelfOf(passages: Passage[], thesaurus?: Thesaurus): Shelf {
  return { passages, search: new AdviceSearch(passages, thesaurus) };
}
