import {
  Conflict, InvalidKey, InvalidRow, NotFound, StoreError, StoreErrorCode, StoreUnavailable, TooLarge, UnreadableRow,
} from '../../src/storage';

const all: StoreError[] = [
  new Conflict(), new NotFound(), new InvalidKey('k'), new InvalidRow('r'), new TooLarge('l'), new UnreadableRow('u'),
  new StoreUnavailable('a', { outcome: 'unknown' }),
];

describe('the errors of the store', () => {
  it('have a code each, and every code has an error', () => {
    expect(all.map(({ code }) => code).sort()).toEqual(Object.values(StoreErrorCode).sort());
  });

  it('are named as their class, and are all store errors', () => {
    for (const error of all) {
      expect(error).toBeInstanceOf(StoreError);
      expect(error.name).toBe(error.constructor.name);
      expect(error.message).not.toBe('');
    }
  });

  it('keep what caused them', () => {
    const cause = new Error('socket hang up');
    expect(new StoreUnavailable('away', { outcome: 'not-done', cause })).toMatchObject({ cause, outcome: 'not-done' });
    expect(new Conflict(undefined, { cause }).cause).toBe(cause);
  });
});
