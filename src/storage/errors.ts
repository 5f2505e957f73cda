export enum StoreErrorCode {
  Conflict = 'store/conflict',
  NotFound = 'store/not-found',
  InvalidKey = 'store/invalid-key',
  InvalidRow = 'store/invalid-row',
  TooLarge = 'store/too-large',
  UnreadableRow = 'store/unreadable-row',
  Unavailable = 'store/unavailable',
}

/** Messages are for operators and never hold keys or data, which may name people. */
export abstract class StoreError extends Error {
  protected constructor(readonly code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Another writer was first. Promises that this write was not done. */
export class Conflict extends StoreError {
  constructor(message = 'The row was written by somebody else first.', options?: ErrorOptions) {
    super(StoreErrorCode.Conflict, message, options);
  }
}

export class NotFound extends StoreError {
  constructor(message = 'The row is not there.', options?: ErrorOptions) {
    super(StoreErrorCode.NotFound, message, options);
  }
}

/** A key, range, limit or token that the store does not take: a bug in the caller. */
export class InvalidKey extends StoreError {
  constructor(message: string, options?: ErrorOptions) {
    super(StoreErrorCode.InvalidKey, message, options);
  }
}

/** A row or transaction that the store does not take, or would not give back unchanged: a bug in the caller. */
export class InvalidRow extends StoreError {
  constructor(message: string, options?: ErrorOptions) {
    super(StoreErrorCode.InvalidRow, message, options);
  }
}

export class TooLarge extends StoreError {
  constructor(message: string, options?: ErrorOptions) {
    super(StoreErrorCode.TooLarge, message, options);
  }
}

/** What is stored cannot be understood: written by a newer version of the program, or by something else. */
export class UnreadableRow extends StoreError {
  constructor(message: string, options?: ErrorOptions) {
    super(StoreErrorCode.UnreadableRow, message, options);
  }
}

/** `not-done`: the write has had no effect and will have none. `unknown`: it may have been done, or still be. */
export type Outcome = 'not-done' | 'unknown';

/** Time-out, network, 5xx, refused credential, lock, full or read-only disk. Never shown as "saved". */
export class StoreUnavailable extends StoreError {
  readonly outcome: Outcome;

  constructor(message: string, options: { outcome: Outcome; cause?: unknown }) {
    super(StoreErrorCode.Unavailable, message, { cause: options.cause });
    this.outcome = options.outcome;
  }
}
