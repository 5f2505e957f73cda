/** What a Teams meeting is made with. Instants are UTC ms. */
export interface OnlineMeetingPlan {
  subject: string;
  start: number;
  end: number;
}

export interface OnlineMeeting {
  /** Its id where it was made; `move` and `cancel` take it. */
  id: string;
  /** Of Teams' own hosts, as `checkJoinUrl` gives it. */
  joinUrl: string;
}

/**
 * Why it was not done. `forbidden`: the administrator has not allowed it, and trying again does not help. `gone`: there is no such
 * meeting, or no such organiser. `refused`: what was sent is not taken. `busy`: asked too often, and nothing was done. `away`: no usable
 * answer, so nobody knows whether it was done.
 */
export type OnlineMeetingFailure = 'forbidden' | 'gone' | 'refused' | 'busy' | 'away';

/**
 * Makes Teams meetings by itself; absent where the service is not set up for it. Everything throws an error whose `failure` is an
 * OnlineMeetingFailure (`failureOf` reads it), and answers within 10 s. Each may be asked again: it comes to the same.
 */
export interface OnlineMeetings {
  /** The same `externalId` gives the same meeting again, unchanged. */
  create(plan: OnlineMeetingPlan & { externalId: string }): Promise<OnlineMeeting>;
  move(id: string, plan: OnlineMeetingPlan): Promise<void>;
  /** One that is gone already is a success. */
  cancel(id: string): Promise<void>;
}

const FAILURES: readonly unknown[] = ['forbidden', 'gone', 'refused', 'busy', 'away'] satisfies OnlineMeetingFailure[];

/** Undefined for an error that none of `OnlineMeetings` throws. */
export function failureOf(error: unknown): OnlineMeetingFailure | undefined {
  const { failure } = (error ?? {}) as { failure?: OnlineMeetingFailure };
  return FAILURES.includes(failure) ? failure : undefined;
}
