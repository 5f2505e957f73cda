import { randomIds, type Ids } from '../../../lib/ids';
import { dayOf } from '../../../lib/time';
import type { TableStore } from '../../../storage';
import type { Feedback, Reply, Turn } from '../../feature';
import type { Shelf } from '../advisor';
import { shownPassages } from '../shown-passages';
import type { Answer, Passage } from '../types';
import { AnswerNotes } from './answer-notes';
import { FeedbackStore } from './feedback';
import { NO_NETWORK, NO_TOPIC } from './keys';
import { isOwnPassage } from './own-answer-passage';
import { OwnAnswers } from './own-answers';
import { OwnShelves } from './own-shelves';
import { QuestionTexts } from './question-texts';
import { UnansweredQuestions } from './unanswered';

interface Asked {
  /** Absent when its words are not to be kept whatever the network wants. */
  question?: string;
  topic: string;
  unanswered: boolean;
}

/** Zones that say something of what we know; emergencies and what else is answered whatever is asked do not. */
const NOTED = ['answer', 'unsure', 'refusal'] as const;
type NotedAnswer = Answer & { kind: (typeof NOTED)[number] };

/** What is learnt from use: thumbs, what had no answer, and what networks have answered themselves. */
export class Learning {
  readonly texts: QuestionTexts;
  readonly unanswered: UnansweredQuestions;
  readonly answers: OwnAnswers;
  readonly shelves: OwnShelves;
  private readonly notes: AnswerNotes;
  private readonly thumbs: FeedbackStore;

  constructor(
    table: TableStore,
    readonly ids: Ids = randomIds,
  ) {
    this.texts = new QuestionTexts(table, ids);
    this.unanswered = new UnansweredQuestions(table, this.texts);
    this.answers = new OwnAnswers(table);
    this.shelves = new OwnShelves(this.answers);
    this.notes = new AnswerNotes(table);
    this.thumbs = new FeedbackStore(table, this.notes);
  }

  /** What the network here has answered itself. Never throws, and never keeps a question waiting for long. */
  ownShelf(turn: Turn): Promise<Shelf | undefined> {
    return this.shelves.here(turn);
  }

  async ownPassage(turn: Turn, id: string): Promise<Passage | undefined> {
    return isOwnPassage(id) ? this.shelves.find(turn, id) : undefined;
  }

  saveFeedback(turn: Turn, given: Feedback): Promise<void> {
    return this.thumbs.save(turn, given);
  }

  /** The reply to a question, with what is noted of it when it has been sent. Guarded questions and emergencies never are. */
  ofAnswer<R extends Reply>(turn: Turn, question: string, answer: Answer, reply: R): R {
    const kind = NOTED.find((each) => each === answer.kind);
    if (answer.guard || !kind) return reply;
    return { ...reply, sent: (activityId: string | undefined) => this.noteAnswer(turn, question, { ...answer, kind }, activityId) };
  }

  /** The same for a passage that was asked for by name. */
  ofPassage<R extends Reply>(turn: Turn, passage: Passage, reply: R): R {
    const sent = async (activityId: string | undefined): Promise<void> => {
      const networkId = whereabouts(turn);
      if (!networkId || !activityId) return;
      const [topic] = passage.topics;
      const about = { kind: 'shown' as const, language: turn.language, ...(topic ? { topic } : {}), passages: [passage.id] };
      await this.notes.save(turn, networkId, activityId, about);
    };
    return { ...reply, sent };
  }

  private async noteAnswer(turn: Turn, question: string, answer: NotedAnswer, activityId: string | undefined): Promise<void> {
    const networkId = whereabouts(turn);
    if (!networkId) return;
    const { kind, language, hits, banner } = answer;
    // What a question outside is likest to says nothing of what was asked.
    const topic = kind === 'refusal' ? undefined : hits[0]?.passage.topics[0];
    const asked = await this.noteQuestion(turn, networkId, {
      // Somebody may be in danger: what was written is nobody else's to read.
      ...(banner ? {} : { question }), topic: topic ?? NO_TOPIC, unanswered: kind !== 'answer',
    });
    if (!activityId || kind === 'refusal') return;
    const passages = shownPassages(answer).map((passage) => passage.id);
    const about = { kind, language, ...(topic ? { topic } : {}), passages, ...(asked ? { question: asked } : {}) };
    await this.notes.save(turn, networkId, activityId, about);
  }

  /** Outside networks nobody could answer it later, and nobody has wanted it kept. */
  private async noteQuestion({ now, person: { tenantId } }: Turn, networkId: string, asked: Asked): Promise<string | undefined> {
    if (networkId === NO_NETWORK) return undefined;
    const { question, topic, unanswered } = asked;
    if (unanswered) await this.unanswered.count(networkId, tenantId, topic, now);
    if (question === undefined) return undefined;
    return this.texts.keep({ networkId, tenantId, question, topic, now, ...(unanswered ? { unansweredOn: dayOf(now) } : {}) });
  }
}

/** Undefined when the store could not be asked: then nothing is noted, rather than in the wrong place. */
function whereabouts(turn: Turn): string | undefined {
  try {
    return turn.network()?.networkId ?? NO_NETWORK;
  } catch {
    return undefined;
  }
}
