import { draftRow, partitionOfReports } from '../../../../src/features/checkins/keys';
import type { Reports } from '../../../../src/features/checkins/reporting/reports';
import type { RoundState } from '../../../../src/features/checkins/types';
import type { UserError } from '../../../../src/lib/errors';
import { unrulyStore } from '../../../support/unruly-store';
import {
  ADA, BO, checkedRevisions, CONTACT, COORDINATOR, DEPUTY, MOLDE, n, NETWORK, NOW, numbersOf, openDesk, type OpenDesk, reportsOn, ROUND,
  sendEarlier, sendOne,
} from './core-support';

let desk: OpenDesk;
let reports: Reports;
beforeEach(async () => {
  desk = await openDesk();
  ({ reports } = desk);
});
afterEach(() => desk.table.close());

const send = (value: number, seen?: number) => sendOne(desk, value, seen);
const before = () => sendEarlier(desk);
const state = (to: RoundState) => desk.rounds.change(NETWORK, ROUND, (old) => ({ ...old, state: to }));
const refused = (text: string) => expect.objectContaining({ text }) as UserError;

describe('long after a round closed, when its drafts are not kept any more', () => {
  const forget = () => desk.table.delete(partitionOfReports(NETWORK, ROUND), draftRow(MOLDE));

  test('what was sent is still there, and is corrected from there', async () => {
    const version = await send(1);
    const second = await send(2, version);
    await state('closed');
    await forget();
    const seen = await reports.view(CONTACT, ROUND);
    expect(seen).toMatchObject({ source: 'report', version: second, answers: { a1: n(2) }, done: ['a', 'b', 'c'], report: { revision: 2 } });
    expect(await reports.submit(CONTACT, ROUND, second, ADA, NOW)).toMatchObject({ kind: 'already', report: { revision: 2 } });
    const { view } = await reports.save(DEPUTY, ROUND, 'a', { a1: n(3) }, second, BO, NOW);
    expect(await reports.submit(DEPUTY, ROUND, view.version, BO, NOW, 'Talt feil')).toMatchObject({ kind: 'sent' });
    expect((await checkedRevisions(desk.store)).map(({ answers }) => numbersOf(answers))).toEqual([{ a1: 1 }, { a1: 2 }, { a1: 3 }]);
  });

  test('a coordinator still does not see it, also when the round was opened again', async () => {
    await send(1);
    await state('closed');
    await forget();
    await expect(reports.view(COORDINATOR, ROUND)).rejects.toEqual(refused('checkins.reports.sentByThem'));
    await desk.rounds.change(NETWORK, ROUND, (old) => ({ ...old, state: 'open', closesAt: (old.openedAt ?? old.opensAt) + 100 * 24 * 3_600_000 }));
    await expect(reports.view(COORDINATOR, ROUND)).rejects.toEqual(refused('checkins.reports.sentByThem'));
    expect(await reports.view(CONTACT, ROUND)).toMatchObject({ source: 'report', report: { revision: 1 } });
  });

  test('a correction makes four calls to the store', async () => {
    const version = await send(1);
    await state('closed');
    await forget();
    const table = unrulyStore(desk.table);
    await reportsOn(table).reports.save(CONTACT, ROUND, 'a', { a1: n(2) }, version, ADA, NOW);
    expect(table.calls).toHaveLength(4);
  });
});

describe('the history', () => {
  test('has a copy of each round’s latest revision, also when an older one is copied last, and when the due time moved', async () => {
    const [first, second] = [await send(1), 2];
    const sent = await reports.submit(CONTACT, ROUND, first, ADA, NOW);
    await send(2, 1);
    const corrected = await reports.submit(CONTACT, ROUND, second, ADA, NOW);
    await reports.afterSubmit(corrected, CONTACT, ADA);
    await reports.afterSubmit(sent, CONTACT, ADA);
    expect((await desk.store.history(NETWORK, MOLDE)).map(({ report }) => report.revision)).toEqual([2]);
    await desk.rounds.change(NETWORK, ROUND, (old) => ({ ...old, due: { local: '2026-06-15T23:59', zone: 'Europe/Oslo' } }));
    await reports.rebuildHistory(NETWORK, ROUND);
    await reports.rebuildHistory(NETWORK, ROUND);
    expect((await desk.store.history(NETWORK, MOLDE)).map(({ report, dueAt }) => [report.revision, dueAt]))
      .toEqual([[2, Date.parse('2026-06-15T21:59:00Z')]]);
  });

  test('a submit looks up its own copy, and reads no other of the municipality’s', async () => {
    await before();
    const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    const submitted = await reports.submit(CONTACT, ROUND, view.version, ADA, NOW);
    const table = unrulyStore(desk.table);
    const ofHistory = () => table.calls.filter(({ partition }) => partition?.startsWith('k:')).map(({ method }) => method);
    await reportsOn(table, desk.networks).reports.afterSubmit(submitted, CONTACT, ADA);
    expect(ofHistory()).toEqual(['get', 'create']);
    await reportsOn(table, desk.networks).reports.rebuildHistory(NETWORK, ROUND);
    expect(ofHistory()).toEqual(['get', 'create', 'get']);
  });

  test('a correction after the due time moved leaves one copy', async () => {
    const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    await reports.afterSubmit(await reports.submit(CONTACT, ROUND, view.version, ADA, NOW), CONTACT, ADA);
    await desk.rounds.change(NETWORK, ROUND, (old) => ({ ...old, due: { local: '2026-06-15T23:59', zone: 'Europe/Oslo' } }));
    const again = await reports.save(CONTACT, ROUND, 'a', { a1: n(2) }, view.version, ADA, NOW);
    await reports.afterSubmit(await reports.submit(CONTACT, ROUND, again.view.version, ADA, NOW), CONTACT, ADA);
    expect((await desk.store.history(NETWORK, MOLDE)).map(({ report }) => report.revision)).toEqual([2]);
  });

  test('a copy that was never made is made from the round', async () => {
    await send(1);
    expect(await desk.store.history(NETWORK, MOLDE)).toEqual([]);
    await reports.rebuildHistory(NETWORK, ROUND);
    expect(await desk.store.history(NETWORK, MOLDE)).toMatchObject([{ roundId: ROUND, report: { revision: 1 } }]);
  });
});
