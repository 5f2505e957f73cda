import type { Reports } from '../../../../src/features/checkins/reporting/reports';
import { UserError } from '../../../../src/lib/errors';
import { personRef } from '../../../../src/lib/ids';
import {
  ADA, checkedRevisions, CONTACT, COORDINATOR, CORA, EARLIER, MOLDE, n, NETWORK, NOW, openDesk, type OpenDesk, ROUND,
  sendEarlier, sendOne, words,
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
const refused = (text: string) => expect.objectContaining({ text }) as UserError;
const refOf = ({ tenantId, id }: { tenantId: string; id: string }) => personRef(tenantId, id);

describe('a coordinator on behalf of the municipality', () => {
  test('is marked in the revision', async () => {
    const { view } = await reports.save(COORDINATOR, ROUND, 'a', { a1: n(1) }, 0, CORA, NOW);
    expect(await reports.submit(COORDINATOR, ROUND, view.version, CORA, NOW)).toMatchObject({ kind: 'sent', report: { as: 'coordinator', by: refOf(CORA) } });
  });

  test('sees and writes nothing in what the municipality has begun, before it is sent', async () => {
    await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    const refusal = refused('checkins.reports.begunByThem');
    await expect(reports.view(COORDINATOR, ROUND, CORA)).rejects.toEqual(refusal);
    await expect(reports.save(COORDINATOR, ROUND, 'a', { a2: n(1) }, 0, CORA, NOW)).rejects.toEqual(refusal);
    await expect(reports.submit(COORDINATOR, ROUND, 1, CORA, NOW)).rejects.toEqual(refusal);
    await expect(reports.submit(COORDINATOR, ROUND, 0, CORA, NOW)).rejects.toEqual(refusal);
    await expect(reports.nothingNew(COORDINATOR, ROUND, CORA, NOW)).rejects.toEqual(refusal);
    await expect(reports.discard(COORDINATOR, ROUND, 1)).rejects.toEqual(refusal);
  });

  test('sees and writes nothing in what the municipality has sent itself, and gets no receipt of it', async () => {
    const first = await send(1);
    const second = await reports.save(CONTACT, ROUND, 'a', { a1: n(2) }, first, ADA, NOW);
    await reports.submit(CONTACT, ROUND, second.view.version, ADA, NOW);
    const refusal = refused('checkins.reports.sentByThem');
    await expect(reports.view(COORDINATOR, ROUND, CORA)).rejects.toEqual(refusal);
    await expect(reports.save(COORDINATOR, ROUND, 'a', { a2: n(1) }, 2, CORA, NOW)).rejects.toEqual(refusal);
    await expect(reports.settle(COORDINATOR, ROUND, 'a', { a1: 'mine' }, CORA, NOW)).rejects.toEqual(refusal);
    for (const version of [0, 1, 2, 3]) await expect(reports.submit(COORDINATOR, ROUND, version, CORA, NOW)).rejects.toEqual(refusal);
    await expect(reports.nothingNew(COORDINATOR, ROUND, CORA, NOW)).rejects.toEqual(refusal);
    await expect(reports.discard(COORDINATOR, ROUND, 2)).rejects.toEqual(refusal);
    expect(await checkedRevisions(desk.store)).toHaveLength(2);
  });

  test('corrects what they sent, until the municipality, who sees it as any of its reports, has corrected it', async () => {
    const { view } = await reports.save(COORDINATOR, ROUND, 'a', { a1: n(1) }, 0, CORA, NOW);
    await reports.afterSubmit(await reports.submit(COORDINATOR, ROUND, view.version, CORA, NOW), COORDINATOR, CORA);
    const again = await reports.save(COORDINATOR, ROUND, 'a', { a1: n(2) }, view.version, CORA, NOW);
    await reports.submit(COORDINATOR, ROUND, again.view.version, CORA, NOW);
    expect(await reports.view(CONTACT, ROUND, ADA)).toMatchObject({ source: 'report', answers: { a1: n(2) }, report: { as: 'coordinator' } });
    expect((await desk.store.history(NETWORK, MOLDE)).map(({ roundId }) => roundId)).toEqual([ROUND]);
    await send(3, again.view.version);
    expect((await checkedRevisions(desk.store)).map(({ as }) => as)).toEqual(['coordinator', 'coordinator', 'contact']);
    await expect(reports.view(COORDINATOR, ROUND, CORA)).rejects.toEqual(refused('checkins.reports.sentByThem'));
    expect(await reports.submit(COORDINATOR, ROUND, 1, CORA, NOW)).toMatchObject({ kind: 'already', report: { revision: 1 } });
  });

  test('is not shown what the municipality sent itself in the round before, begun and thrown away or not', async () => {
    await before();
    const nothing = { source: 'nothing', answers: {}, before: undefined };
    const seen = async () => {
      const { source, answers, before: past } = await reports.view(COORDINATOR, ROUND, CORA);
      return { source, answers, before: past };
    };
    expect(await seen()).toEqual(nothing);
    await expect(reports.nothingNew(COORDINATOR, ROUND, CORA, NOW)).rejects.toEqual(refused('checkins.reports.nothingBefore'));
    await reports.save(CONTACT, ROUND, 'a', { a1: n(4) }, 0, ADA, NOW);
    expect(await reports.discard(CONTACT, ROUND, 1)).toMatchObject({ source: 'before', answers: { a1: n(3), b2: words('Alt vel') } });
    expect(await seen()).toEqual(nothing);
    await reports.save(COORDINATOR, ROUND, 'a', { a1: n(5) }, 2, CORA, NOW);
    expect(await seen()).toEqual({ ...nothing, source: 'draft', answers: { a1: n(5) } });
    expect(await reports.view(CONTACT, ROUND)).toMatchObject({ answers: { a1: n(5) }, before: { roundId: EARLIER.id } });
    expect((await reports.discard(COORDINATOR, ROUND, 3)).answers).toEqual({});
    expect(await reports.view(CONTACT, ROUND)).toMatchObject({ source: 'before', answers: { a1: n(3), b2: words('Alt vel') } });
  });

  test('is shown what a coordinator sent for the municipality in the round before, and so is the municipality', async () => {
    await desk.rounds.create(EARLIER);
    const { view } = await reports.save(COORDINATOR, EARLIER.id, 'a', { a1: n(3) }, 0, CORA, NOW);
    await reports.afterSubmit(await reports.submit(COORDINATOR, EARLIER.id, view.version, CORA, NOW), COORDINATOR, CORA);
    for (const each of [COORDINATOR, CONTACT]) expect(await reports.view(each, ROUND)).toMatchObject({ source: 'before', answers: { a1: n(3) } });
    expect(await reports.nothingNew(COORDINATOR, ROUND, CORA, NOW)).toMatchObject({ kind: 'sent' });
  });

  test('the municipality goes on in what a coordinator has begun, and then it is theirs', async () => {
    await reports.save(COORDINATOR, ROUND, 'a', { a1: n(1) }, 0, CORA, NOW);
    expect(await reports.view(CONTACT, ROUND)).toMatchObject({ answers: { a1: n(1) } });
    await reports.save(CONTACT, ROUND, 'b', { b1: n(1) }, 1, ADA, NOW);
    await expect(reports.view(COORDINATOR, ROUND)).rejects.toBeInstanceOf(UserError);
  });
});
