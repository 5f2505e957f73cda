import type { Language } from '../../../lib/language';
import type { Raad } from '../../meetings';

/** What somebody reads, in each of our languages. */
export type Texts = Readonly<Record<Language, string>>;

/**
 * How sensitive an answer is (domain/indicators.md): A is open, of systems and activity; B is shown to others only summed and above a
 * threshold. Class C is never collected, so no form can ask for it.
 */
export type DataClass = 'A' | 'B';

export interface Option {
  /** `[a-z0-9-]{1,20}`, never used again for something else. */
  id: string;
  label: Texts;
}

/** A scale's steps are kept under its id in the form, so that a changed scale is another scale. */
export interface Scale {
  id: string;
  steps: readonly (Option & {
    /** The person must say why: «ikke aktuelt». */
    needsReason?: true;
    /** Says nothing of how far one has come: «vet ikke», «ikke aktuelt». */
    outside?: true;
  })[];
}

interface Asked {
  /** `[a-z0-9-]{1,30}`; the same id with the same kind and scale is the same question in another version. */
  id: string;
  label: Texts;
  help?: Texts;
  class: DataClass;
  /** A report can't be sent without it; «vet ikke» is an answer. */
  required?: true;
  /** The same when another question of the part has such an answer: a step of its scale, or a number («0»). */
  requiredWhen?: readonly { question: string; is: string }[];
  /** About the round's period alone: what was answered for another is not filled in, and is not meant by «ingenting nytt». */
  period?: true;
}

export type Question = Asked & (
  | { kind: 'status'; scale: string }
  /**
   * Whole numbers. `unavailable`: «ikke tilgjengelig» is an answer as well as «vet ikke». Of class B 1–4 are kept as «1–4», and so they
   * are of what is open but may point to somebody at a small workplace (`few`; domain/indicators.md, 5).
   */
  | { kind: 'number'; min: number; max: number; unavailable?: true; few?: true }
  /** `many` may be marked; otherwise one. */
  | { kind: 'choice'; options: readonly Option[]; many?: true }
  | { kind: 'day' }
  | { kind: 'text'; max: number }
);
export type QuestionKind = Question['kind'];

/** One card's worth of questions. */
export interface Part {
  /** `[a-z][a-z0-9]{0,7}`: it stands in the references of buttons. */
  id: string;
  title: Texts;
  intro?: Texts;
  raad?: Raad;
  questions: readonly Question[];
}

/** A published version never changes: a change is a new version. */
export interface Form {
  id: string;
  version: number;
  scales: readonly Scale[];
  parts: readonly Part[];
}

/** What a network asks of its own, in the words and the language of its coordinator. */
export interface OwnQuestion {
  /** `own<version of the choice>-<nth>`: another question, or the same put differently, never has the id of one before. */
  id: string;
  text: string;
  kind: 'status' | 'number' | 'yes-no' | 'text';
}

/** What a round asks: a version of the form, the parts of it that the network uses, and its own questions. Kept with the round. */
export interface FormUse {
  id: string;
  version: number;
  parts: string[];
  own: OwnQuestion[];
}

/** As it is kept. An unanswered question has none. */
export type Answer =
  | { step: string; reason?: string }
  | { number: number }
  /** A number of class B from 1 to 4: which one is not kept (domain/indicators.md, 5). */
  | { few: true }
  | { none: 'unknown' | 'unavailable' }
  | { choices: string[] }
  | { day: string }
  | { text: string };

/** By question id. */
export type Answers = Readonly<Record<string, Answer>>;
