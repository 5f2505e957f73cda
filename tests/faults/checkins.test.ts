import type { Submitted } from '../../src/features/checkins/reporting/report-view';
import type { Reports } from '../../src/features/checkins/reporting/reports';
import type { Report } from '../../src/features/checkins/types';
import type { Networks } from '../../src/features/networks';
import { openStore, type TableStore } from '../../src/storage';
import {
  ADA, BO, checkedRevisions, CONTACT, DEPUTY, EARLIER, MOLDE, n, NETWORK, NOW, numbersOf, randomFrom, reportsOn, ROUND, round,
} from '../features/checkins/reporting/core-support';
import { Died, dyingStore, lossyStore } from '../support/dying-store';

/**
 * A municipality's report when the service dies, or the store's answer is lost, at any call (design/reliability.md, Faults). Whatever
 * happens, and after the person has pressed again:
 *
 * 1. Every revision that somebody was told of is there, as they were told it.
 * 2. Revisions are 1, 2, 3 … without gaps, and the report is the newest of them.
 * 3. The same press again is the same revision.
 * 4. The history, made again, has the newest.
 */
const SEEDS = Array.from({ length: 100 }, (_, nth) => nth + 1);
/** More than the calls of any press. */
const MOST_CALLS = 6;
const counts = { died: 0, written: 0 };

let table: TableStore;
let rest: Networks;
beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  const { rounds, networks } = reportsOn(table);
  rest = networks;
  await rounds.create(round());
  await rounds.create(EARLIER);
});
afterEach(() => table.close());

/** Presses until an instance lives to answer; each press may be the last of its instance. */
async function pressed<T>(random: () => number, press: (reports: Reports) => Promise<T>): Promise<T> {
  for (;;) {
    const at = 1 + Math.floor(random() * MOST_CALLS);
    const reaches = random() < 0.5;
    const { reports } = reportsOn(random() < 0.7 ? dyingStore(table, { at, reaches }) : table, rest);
    const revisions = await countOf();
    try {
      return await press(reports);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      counts.died += 1;
      if (await countOf() > revisions) counts.written += 1;
    }
  }
}

const countOf = async () => (await reportsOn(table, rest).store.revisions(NETWORK, ROUND, MOLDE)).length;

test.each(SEEDS)('seed %i: killed at any call of a submit, every acknowledged revision is there and none is twice', async (seed) => {
  const random = randomFrom(seed);
  const told: Report[] = [];
  const sent = async (press: (reports: Reports) => Promise<Submitted>) => {
    const submitted = await pressed(random, press);
    if (submitted.kind !== 'sent' && submitted.kind !== 'already') throw new Error(`It was ${submitted.kind}.`);
    told.push(submitted.report);
  };
  for (let nth = 1; nth <= 4; nth++) {
    const { version: seen } = await pressed(random, (reports) => reports.view(CONTACT, ROUND, ADA));
    const given = { a1: n(nth), b1: n(nth * 10) };
    await pressed(random, (reports) => reports.save(CONTACT, ROUND, 'a', { a1: given.a1 }, seen, ADA, NOW));
    const { view } = await pressed(random, (reports) => reports.save(DEPUTY, ROUND, 'b', { b1: given.b1 }, seen + 1, BO, NOW));
    // It is the same press, also when the person who presses again is another.
    await sent((reports) => reports.submit(CONTACT, ROUND, view.version, ADA, NOW));
    await sent((reports) => reports.submit(CONTACT, ROUND, view.version, ADA, NOW));
    await pressed(random, async (reports) => reports.afterSubmit({ kind: 'already', round: round(), report: told.at(-1) as Report }, CONTACT, ADA));
  }
  const { store, reports } = reportsOn(table);
  const revisions = await checkedRevisions(store);
  expect(revisions.map(({ answers }) => numbersOf(answers))).toEqual([1, 2, 3, 4].map((nth) => ({ a1: nth, b1: nth * 10 })));
  expect(told).toEqual(revisions.flatMap((revision) => [revision, revision]));
  await reports.rebuildHistory(NETWORK, ROUND);
  expect((await store.history(NETWORK, MOLDE)).map(({ report }) => report)).toEqual([revisions.at(-1)]);
});

test('the seeds had both: deaths before the revision was written, and deaths after', () => {
  expect(counts.died - counts.written).toBeGreaterThan(SEEDS.length);
  expect(counts.written).toBeGreaterThan(SEEDS.length / 4);
});

type Act = (reports: Reports) => Promise<unknown>;

/** Every kind of write that there is, each after the others; `seen` is what the presses' cards showed. */
const ACTS: Act[] = [
  (reports) => reports.save(CONTACT, EARLIER.id, 'a', { a1: n(1) }, 0, ADA, NOW),
  async (reports) => reports.afterSubmit(await reports.submit(CONTACT, EARLIER.id, 1, ADA, NOW), CONTACT, ADA),
  async (reports) => reports.afterSubmit(await reports.nothingNew(CONTACT, ROUND, ADA, NOW), CONTACT, ADA),
  (reports) => reports.save(CONTACT, ROUND, 'a', { a1: n(2), a2: n(2) }, 1, ADA, NOW),
  (reports) => reports.save(DEPUTY, ROUND, 'a', { a1: n(3), a2: n(3) }, 1, BO, NOW),
  (reports) => reports.settle(DEPUTY, ROUND, 'a', { a1: 'mine' }, BO, NOW),
  (reports) => reports.settle(DEPUTY, ROUND, 'a', { a2: 'theirs' }, BO, NOW),
  async (reports) => reports.afterSubmit(await reports.submit(CONTACT, ROUND, 3, ADA, NOW), CONTACT, ADA),
  (reports) => reports.save(CONTACT, ROUND, 'b', { b1: n(9) }, 3, ADA, NOW),
  (reports) => reports.discard(CONTACT, ROUND, 4),
];

/** Everything stored about reports and their history, without what names a write. */
async function stored(store: TableStore): Promise<string[]> {
  const { rows } = await store.scan();
  return rows.filter(({ partition }) => /^[rk]:/.test(partition)).map(({ partition, row, data }) => `${partition} ${row} ${data}`);
}

test('the answer to any write is lost: it was not said to be stored, and pressing again has one effect', async () => {
  const control = await openStore({ kind: 'sqlite', file: ':memory:' });
  for (const each of [round(), EARLIER]) await reportsOn(control).rounds.create(each);
  let lostTimes = 0;
  for (const act of ACTS) {
    await act(reportsOn(control).reports);
    for (let nth = 1, lost = true; lost; nth++) {
      let writes = 0;
      lost = false;
      const { reports } = reportsOn(lossyStore(table, () => (lost ||= ++writes === nth)));
      const error = await act(reports).then(() => undefined, (thrown: unknown) => thrown);
      if (lost) expect(error).toMatchObject({ outcome: 'unknown' });
      else expect(error).toBeUndefined();
      lostTimes += lost ? 1 : 0;
    }
    expect(await stored(table)).toEqual(await stored(control));
  }
  expect(lostTimes).toBeGreaterThanOrEqual(ACTS.length);
  await checkedRevisions(reportsOn(table).store);
  await control.close();
});
