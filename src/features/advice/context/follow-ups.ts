import { possibleLanguages, type Language } from '../../../lib/language';
import type { TableStore } from '../../../storage';
import type { CardReply, Reply, Turn } from '../../feature';
import { answerReply, passageReply } from '../cards';
import type { Library } from '../library';
import type { Answer, Passage } from '../types';
import { contextOf, contextOfPassage, KEPT_MS, type AnswerContext } from './answer-context';
import { ContextStore } from './context-store';
import { nextPassage } from './next-passage';
import { narrowingIn, wishIn } from './wording';

/** What a follow-up needs of the rest. */
interface Around {
  library: Library;
  /** Finds passages of the library and of the network here. */
  find(id: string): Promise<Passage | undefined>;
  /** Ties thumbs to a passage that is shown in full. */
  noted(passage: Passage, reply: CardReply): Reply;
}

/** What is said right after an answer, and about it. Without an answer before it, nothing here applies. */
export class FollowUps {
  private readonly contexts: ContextStore;

  constructor(table: TableStore) {
    this.contexts = new ContextStore(table);
  }

  /** What this process remembers of a person, who wants to be forgotten. */
  forget(person: Turn['person']): void {
    this.contexts.forget(person);
  }

  /** What was answered before, when the message narrows it. */
  async narrowed(turn: Turn, text: string): Promise<AnswerContext | undefined> {
    return narrowingIn(text) ? this.contexts.find(turn) : undefined;
  }

  /** «på engelsk?», «mer om det», «kilde?» after an answer; undefined for everything else, and when no answer stands above. */
  async answer(turn: Turn, text: string, around: Around): Promise<Reply | undefined> {
    const wish = wishIn(text);
    const context = wish && (await this.contexts.find(turn));
    if (!wish || !context) return undefined;
    const shown = (await Promise.all(context.shown.map((id) => around.find(id)))).filter((passage) => passage !== undefined);
    const [best] = shown;
    if (!best) return undefined;
    if (wish.kind === 'language') return this.again(turn, context, shown, wish.language, around);
    const language = languageOf(turn, text, context);
    if (wish.kind === 'source') return context.kind === 'answer' ? this.source(turn, context, best, around.library, language) : undefined;
    const next = context.kind === 'unsure' ? best : nextPassage(around.library, best, context.read);
    if (!next) return undefined;
    const reply = around.noted(next, { ...passageReply(next, around.library, language), language });
    return this.keep(turn, contextOfPassage(next, language, turn.now, context), reply);
  }

  /** The reply to a question, with what is remembered of it once it has been sent. */
  afterAnswer<R extends Reply>(turn: Turn, answer: Answer, reply: R): R {
    const context = contextOf(answer, turn.now);
    return context ? this.keep(turn, context, reply) : reply;
  }

  afterPassage<R extends Reply>(turn: Turn, passage: Passage, reply: R): R {
    return this.keep(turn, contextOfPassage(passage, turn.language, turn.now), reply);
  }

  /** The same once more, in another language for this one time. */
  private again(turn: Turn, context: AnswerContext, shown: Passage[], language: Language, { library, noted }: Around): Reply {
    const [only] = shown;
    const hits = shown.map((passage) => ({ passage, score: 1 }));
    const reply =
      context.kind === 'answer' && only
        ? noted(only, { ...passageReply(only, library, language), language })
        : { ...answerReply({ kind: context.kind, banner: false, language, hits, confidence: 0 }, library), language };
    return this.keep(turn, { ...context, language, expiresAt: turn.now + KEPT_MS }, reply);
  }

  /** Status, date and source of what stands above, without its text. */
  private source(turn: Turn, context: AnswerContext, passage: Passage, library: Library, language: Language): Reply {
    const reply: CardReply = passageReply(passage, library, language);
    const card = { ...reply.card, data: { ...reply.card.data, body: '' } };
    return this.keep(turn, { ...context, language, expiresAt: turn.now + KEPT_MS }, { ...reply, card, feedback: false, language });
  }

  private keep<R extends Reply>(turn: Turn, context: AnswerContext, reply: R): R {
    const sent = async (activityId: string | undefined): Promise<void> => {
      await Promise.all([reply.sent?.(activityId), this.contexts.save(turn, context)]);
    };
    return { ...reply, sent };
  }
}

/** «kilde?» tells little of the language, so it is that of the answer above, unless the words speak against it. */
function languageOf(turn: Turn, text: string, { language }: AnswerContext): Language {
  return possibleLanguages(text).includes(language) ? language : turn.language;
}
