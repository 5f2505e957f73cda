import { afterStored, Conflict, StoreUnavailable } from '../../src/storage';

const failure = async (error: Error): Promise<unknown> => afterStored(async () => { throw error; }).catch((caught: unknown) => caught);

test('what the store certainly did not do after a write was stored is unknown to who asked for both', async () => {
  const cause = new StoreUnavailable('The store is away.', { outcome: 'not-done' });
  expect(await failure(cause)).toMatchObject({ outcome: 'unknown', cause });
});

test('what was unknown stays as it is, and so does what is no matter of the store’s being away', async () => {
  const [unknown, conflict] = [new StoreUnavailable('The store is away.', { outcome: 'unknown' }), new Conflict()];
  expect(await failure(unknown)).toBe(unknown);
  expect(await failure(conflict)).toBe(conflict);
});

test('what succeeds is given', async () => {
  expect(await afterStored(async () => 17)).toBe(17);
});
