/** What an answer says, as far as a rule asks. `today` is `2026-11-23`; without it no rule about today holds. */
export type Says =
  /** One of these steps of this scale: another scale is another question. */
  | { scale: string; steps: readonly string[] }
  /** A number that is 0, or more than 0 (also «1–4»). */
  | 'zero' | 'some'
  /** This among its choices. */
  | { choice: string }
  | 'unanswered'
  /** A day that has not been yet, or is more than twelve months ago. */
  | 'future' | 'over-a-year-ago'
  /** A day before the one that the other question has. */
  | 'earlier';

/** Two answers of a form that hardly go together; the same question twice is about one answer alone. */
export interface DoubtRule {
  question: string;
  says: Says;
  /** Any answer will do when it says nothing. */
  other: { question: string; says?: Says };
}

const NOT_THERE: Says = { scale: 'status', steps: ['1', 'na'] };
const IN_PLACE: Says = { scale: 'status', steps: ['4', '5'] };
const REVISED: Says = { scale: 'status', steps: ['5'] };
const rule = (question: string, says: Says, other: string, otherSays?: Says): DoubtRule => (
  { question, says, other: { question: other, ...(otherSays && { says: otherSays }) } }
);

/**
 * By question ids, which mean the same in every version of the form: a version without a question has no such doubt, and a new question
 * needs a line here and nothing else. «Ikke behov» beside what was handed out is KORFOR's finding (domain/indicators.md, 1.4).
 */
export const DOUBT_RULES: readonly DoubtRule[] = [
  rule('r1-status', IN_PLACE, 'r1-plan', 'unanswered'),
  rule('r1-status', REVISED, 'r1-revised', 'over-a-year-ago'),
  rule('r1-revised', 'future', 'r1-revised'),
  rule('r1-next-revision', 'earlier', 'r1-revised'),
  rule('r1-knowledge-day', 'future', 'r1-knowledge-day'),
  rule('r1-meetings', 'zero', 'r1-purity', { choice: 'yes' }),
  rule('r1-8g', NOT_THERE, 'r2-units', 'some'),
  rule('r1-8g', NOT_THERE, 'r3-sprays', 'some'),
  rule('r2-status', NOT_THERE, 'r2-units', 'some'),
  rule('r2-status', NOT_THERE, 'r2-places', 'some'),
  rule('r2-status', IN_PLACE, 'r2-units', 'zero'),
  rule('r2-status', IN_PLACE, 'r2-places', 'zero'),
  rule('r2-places', 'zero', 'r2-units', 'some'),
  rule('r3-naloxone', { choice: 'no' }, 'r3-distributors', 'some'),
  rule('r3-naloxone', { choice: 'no' }, 'r3-sprays', 'some'),
  rule('r3-distributors', 'zero', 'r3-sprays', 'some'),
  rule('r3-courses', 'zero', 'r3-participants', 'some'),
  rule('r3-courses', 'some', 'r3-participants', 'zero'),
  rule('net-hindrance', 'unanswered', 'net-hindrance-help'),
];
