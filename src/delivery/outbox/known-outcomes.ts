import type { Delivery } from '../delivery';
import type { Due, Entry } from './records';

/** What became of a copy. */
export interface KnownOutcome {
  /** The entry under which it went out. */
  sending: Entry;
  delivery: Delivery;
  due: Due;
}

/** What only this instance knows, until the store has taken it: by the copy's own id. */
export class KnownOutcomes {
  private readonly outcomes = new Map<string, KnownOutcome>();

  remember(outcome: KnownOutcome): void {
    this.outcomes.set(outcome.sending.attempt ?? '', outcome);
  }

  forget({ attempt = '' }: Entry): void {
    this.outcomes.delete(attempt);
  }

  all(): KnownOutcome[] {
    return [...this.outcomes.values()];
  }
}
