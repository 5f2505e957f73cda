import { Audit } from '../../../../src/features/networks/audit/audit';
import { randomIds } from '../../../../src/lib/ids';
import { openStore, StoreUnavailable, type NewRow } from '../../../../src/storage';
import { testClock } from '../../../support/test-clock';
import { down, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';

const clock = testClock();
let store: UnrulyStore;
let audit: Audit;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  audit = new Audit({ table: store, clock, ids: randomIds });
});
afterEach(() => store.close());

const entries = async () => (await audit.page('n1')).entries.map(({ action }) => action);

test('an entry that the store does not take is no error to who did what it tells, and stands there once the store is back', async () => {
  store.interfere(down);
  await audit.write('n1', 'person.approved');
  await audit.write('n1', 'person.removed');
  await audit.flush();
  store.behave();
  expect(await entries()).toEqual([]);
  await audit.flush();
  expect((await entries()).sort()).toEqual(['person.approved', 'person.removed']);
});

test('one that was written although the answer was lost is not written again', async () => {
  let lost = false;
  const forgetful = { ...store, create: async (row: NewRow) => {
    const written = await store.create(row);
    if (lost) return written;
    lost = true;
    throw new StoreUnavailable('The answer was lost.', { outcome: 'unknown' });
  } };
  audit = new Audit({ table: forgetful, clock, ids: randomIds });
  await audit.write('n1', 'person.left');
  await audit.flush();
  expect([lost, await entries()]).toEqual([true, ['person.left']]);
});

test('a program that ends is told that an entry was not written', async () => {
  store.interfere(down);
  await expect(audit.record('n1', 'network.imported')).rejects.toThrow(StoreUnavailable);
});
