/** Times that tests make shorter. */
export interface MeetingLimits {
  /** From when a poll takes no new ballots to when its result is frozen: longer than a vote under way may last (design/storage.md). */
  closingMs: number;
  /** How old what a vote is answered with may be, of others' ballots; and what meetings' cards in the channels show of follow-ups. */
  tallyMs: number;
}

export const MEETING_LIMITS: MeetingLimits = { closingMs: 15_000, tallyMs: 2_000 };
