import { UserError } from '../lib/errors';

/**
 * There is no such thing, or it is not this person's: the same words for both (design/reliability.md), so that nobody learns
 * what there is by asking.
 */
export class NotYours extends UserError {
  constructor() {
    super('bot.notYours');
    this.name = 'NotYours';
  }
}

/** The card is older than the code, or was not made by us. The person is told that it is out of date. */
export class InvalidCardData extends Error {
  constructor(verb: string) {
    super(`Card data of ${verb} has another shape`);
    this.name = 'InvalidCardData';
  }
}
