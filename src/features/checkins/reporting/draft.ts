import { sameAnswer } from '../forms/answers';
import type { Answer, Answers, Form } from '../forms/types';
import type { Draft, DraftAnswer, Report } from '../types';

/** One question's place in a draft. */
const given = (answer: Answer | undefined, rev: number): DraftAnswer => ({ ...(answer && { answer }), rev });

/** What a municipality's draft is before anything is saved: what was carried from the round before, and nothing is begun. */
export function untouched(municipality: string, roundId: string, answers: Answers): Draft {
  const entries = Object.entries(answers).map(([question, answer]) => [question, given(answer, 0)] as const);
  return { municipality, roundId, version: 0, answers: Object.fromEntries(entries), done: [], at: 0, by: '', sent: 0 };
}

/** What the draft was after this report was sent from it, where it is not kept any more. */
export function asSent({ municipality, roundId, answers, draftVersion, submittedAt, by, revision }: Report, form: Form): Draft {
  const entries = Object.entries(answers).map(([question, answer]) => [question, given(answer, draftVersion)] as const);
  const said = { answers: Object.fromEntries(entries), done: allParts(form) };
  return { municipality, roundId, version: draftVersion, ...said, at: submittedAt, by, sent: revision };
}

/** Whether there is something that was not sent. */
export const isBegun = ({ sent }: Pick<Draft, 'sent'>): boolean => sent === undefined;

/** The revision that was sent last; 0 when none was. */
export const revisionBefore = ({ sent, after }: Pick<Draft, 'sent' | 'after'>): number => sent ?? after ?? 0;

/** What the draft says, whoever said it. */
export function answersOf({ answers }: Pick<Draft, 'answers'>): Answers {
  const entries = Object.entries(answers).flatMap(([question, { answer }]) => (answer ? [[question, answer] as const] : []));
  return Object.fromEntries(entries);
}

/** Who saves, when (UTC ms), and whether it is somebody of the municipality and not a coordinator for it. */
export interface Hand {
  by: string;
  at: number;
  own: boolean;
}

/** The next version, with these answers (undefined: taken away) and this part saved. */
export function written(
  draft: Draft, answers: ReadonlyMap<string, Answer | undefined>, parts: readonly string[], { by, at, own }: Hand,
): Draft {
  const { sent: _sent, own: before, after: _after, ...rest } = draft;
  const after = revisionBefore(draft);
  const version = draft.version + 1;
  const changed = [...answers].map(([question, answer]) => {
    const old = draft.answers[question];
    return [question, { ...given(answer, version), ...(old?.answer && { was: old.answer }), since: old?.rev ?? 0 }] as const;
  });
  const answered = { ...draft.answers, ...Object.fromEntries(changed) };
  const marks = { ...((own || before) && { own: true as const }), ...(after > 0 && { after }) };
  return { ...rest, version, answers: answered, done: [...parts], at, by, ...marks };
}

/** Parts that are saved with this one, in the form's order. */
export const doneWith = (draft: Pick<Draft, 'done'>, form: Form, part: string): string[] => (
  allParts(form).filter((id) => id === part || draft.done.includes(id))
);

/** Every part of the form. */
const allParts = (form: Form): string[] => form.parts.map(({ id }) => id);

/** After it became that revision: everything of it was sent, and its version stays until somebody saves again. */
export function sentAs({ own: _own, after: _after, ...draft }: Draft, revision: number, form: Form): Draft {
  return { ...draft, done: allParts(form), sent: revision };
}

/**
 * Thrown away: the answers are those that were there before it was begun. Its version goes on, and what somebody saw on an older card is
 * not known any more, so what they save is compared with care.
 */
export function thrownAway({ own: _own, after, ...draft }: Draft, back: Answers, form: Form): Draft {
  const revision = after ?? 0;
  const version = draft.version + 1;
  const questions = new Set([...Object.keys(draft.answers), ...Object.keys(back)]);
  const entries = [...questions].map((question) => {
    const old = draft.answers[question];
    const same = old && sameAnswer(old.answer, back[question]);
    return [question, same ? old : { ...given(back[question], version), since: version }] as const;
  });
  return { ...draft, version, answers: Object.fromEntries(entries), done: revision > 0 ? allParts(form) : [], sent: revision };
}
