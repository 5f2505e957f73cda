import type { Language } from '../../lib/language';
import type { Thesaurus } from './analysis/thesaurus';
import type { AnswerContext } from './context/answer-context';
import { afterTopic, withinRaad } from './context/narrow';
import { narrowingIn } from './context/wording';
import { asksForPhones, DangerNets } from './emergency';
import { guardIn } from './guards';
import type { Knowledge } from './knowledge';
import { topicChances } from './model/trained-model';
import { NearestQuestions } from './ranking/nearest';
import { ownFirst } from './ranking/own-first';
import { rankPassages } from './ranking/rank-passages';
import { rankTopics, type TopicRanking } from './ranking/topic-ranking';
import { confidenceOf, zoneOf } from './ranking/zones';
import { AdviceSearch, type PreparedSearch } from './search';
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
    this.nearest = like?.nearest ?? new NearestQuestions(knowledge.questions);
    this.shelf = shelfOf(passages, knowledge.thesaurus, passages === knowledge.passages ? knowledge.search : undefined);
  }

  /** The same, with other passages: after an import, without a restart. */
  withPassages(passages: Passage[]): Advisor {
    return new Advisor(this.knowledge, passages, this);
  }

  /**
   * `own` is what the asker's network has answered itself, `before` what the asker was shown last, if the question may narrow
   * it. Same passages, question, language and context give the same answer. Never throws for any text.
   */
  answer(question: string, language: Language, own?: Shelf, before?: Pick<AnswerContext, 'topic' | 'shown'>): Answer {
    const danger = this.danger.in(question);
    const banner = danger.level === 'possible';
    if (danger.level === 'emergency') return { kind: 'emergency', danger: danger.kind, banner: false, language, hits: [], confidence: 1 };
    const alone = this.rank(question);
    const guard = guardIn(question, alone);
    if (guard) return { kind: 'refusal', guard, banner, language, hits: [], confidence: 1 };
    const shelves = own ? [own, this.shelf] : [this.shelf];
    const narrower = before && narrowingIn(question);
    const raad = narrower ? shelves.flatMap(({ passages }) => passages).find(({ id }) => id === before.shown[0])?.raad : undefined;
    const ranking = narrower ? afterTopic(this.rank(narrower), before.topic) : alone;
    const words = narrower ?? question;
    const finds = shelves.map(({ passages, search }) => ({ passages, found: search.search(words) }));
    const ranked = ownFirst(rankPassages(finds, ranking), question, own?.passages ?? []);
    const hits = withinRaad(ranked, raad);
    const confidence = confidenceOf(hits[0], ranking);
    // What a network has answered itself may be about anything.
    const outside = hits[0]?.passage.status === 'local' ? 0 : ranking.outside;
    return { kind: asksForPhones(question) ? 'phones' : zoneOf(confidence, outside), banner, language, hits, confidence };
  }

  private rank(text: string): TopicRanking {
    const { model, thesaurus } = this.knowledge;
    return rankTopics(model.topics, topicChances(model, thesaurus, text), this.nearest.find(text));
  }
}

/** Passages that can be searched. */
export interface Shelf {
  passages: Passage[];
  search: AdviceSearch;
}

export function shelfOf(passages: Passage[], thesaurus?: Thesaurus, ready?: PreparedSearch): Shelf {
  return { passages, search: new AdviceSearch(passages, thesaurus, ready) };
}
