import { reporterFor } from '../../../../src/features/checkins/reporting/reporter';
import type { Reports } from '../../../../src/features/checkins/reporting/reports';
import type { RoundState } from '../../../../src/features/checkins/types';
import { NotYours } from '../../../../src/features/refusals';
import { UserError } from '../../../../src/lib/errors';
import { personRef } from '../../../../src/lib/ids';
import { unrulyStore } from '../../../support/unruly-store';
import {
  ADA, BO, checkedRevisions, CONTACT, COORDINATOR, CORA, DEPUTY, EARLIER, MOLDE, n, NETWORK, NOW, numbersOf, openDesk, type OpenDesk,
  reportsOn, ROUND, round, scopeOf, sendEarlier, sendOne, words, withNewerForm,
} from './core-support';

const refOf = ({ tenantId, id }: { tenantId: string; id: string }) => personRef(tenantId, id);
const LATE = Date.parse('2026-05-18T08:00:00Z');

let desk: OpenDesk;
let reports: Reports;
beforeEach(async () => {
  desk = await openDesk();
  ({ reports } = desk);
});
afterEach(() => desk.table.close());

const state = (to: RoundState) => desk.rounds.change(NETWORK, ROUND, (old) => ({ ...old, state: to }));
const refused = (text: string) => expect.objectContaining({ text }) as UserError;

const send = (value: number, seen?: number) => sendOne(desk, value, seen);
const before = () => sendEarlier(desk);

describe('who reports', () => {
  test('is the contact or deputy of the municipality, or a coordinator on its behalf', () => {
    expect([CONTACT.as, DEPUTY.as, COORDINATOR.as]).toEqual(['contact', 'deputy', 'coordinator']);
    expect(reporterFor(scopeOf(['coordinator', 'contact'], MOLDE), MOLDE).as).toBe('contact');
  });

  test.each([['participant', MOLDE], ['manager', MOLDE], ['contact', '1547'], ['deputy', undefined], ['partner', undefined]] as const)(
    'a %s of %s may not report for Molde', (role, municipality) => {
      expect(() => reporterFor(scopeOf([role], municipality), MOLDE)).toThrow(NotYours);
    });

  test('a municipality that the round does not expect is refused with words', async () => {
    const other = reporterFor(scopeOf(['coordinator']), '1535');
    await expect(reports.view(other, ROUND)).rejects.toEqual(refused('checkins.reports.notExpected'));
    await expect(reports.nothingNew(other, ROUND, CORA, NOW)).rejects.toEqual(refused('checkins.reports.notExpected'));
  });

  test('a round that is not there, or of another network, is nobody’s', async () => {
    await expect(reports.view(CONTACT, '8222000000000-none')).rejects.toBeInstanceOf(NotYours);
    await expect(reports.view(reporterFor(scopeOf(['coordinator'], undefined, 'other'), MOLDE), ROUND)).rejects.toBeInstanceOf(NotYours);
    await expect(reports.save(CONTACT, ROUND, 'zz', {}, 0, ADA, NOW)).rejects.toBeInstanceOf(NotYours);
  });
});

describe('a draft', () => {
  test('is empty at first, and the same for all who report, on every device', async () => {
    expect(await reports.view(CONTACT, ROUND)).toMatchObject({ version: 0, source: 'nothing', done: [], answers: {} });
    await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    await reports.save(DEPUTY, ROUND, 'b', { b1: n(2) }, 1, BO, NOW);
    const view = await reportsOn(desk.table).reports.view(CONTACT, ROUND);
    expect(view).toMatchObject({ version: 2, source: 'draft', done: ['a', 'b'], answers: { a1: n(1), b1: n(2) } });
    expect(view.draft).toMatchObject({ by: refOf(BO), at: NOW });
  });

  test('begins with what the municipality said in the round before, which is not taken for read', async () => {
    await before();
    expect(await reports.view(CONTACT, ROUND)).toMatchObject({ source: 'before', answers: { a1: n(3), b2: words('Alt vel') }, done: [], version: 0 });
    const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(3) }, 0, ADA, NOW);
    expect(view).toMatchObject({ done: ['a'], answers: { a1: n(3), b2: words('Alt vel') }, before: { roundId: EARLIER.id } });
    expect((await reports.view(CONTACT, ROUND)).before?.roundId).toBe(EARLIER.id);
  });

  test('the same press again changes nothing', async () => {
    const first = await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    const again = await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW + 5);
    expect(again).toEqual(first);
  });

  test('a question of another part is not taken', async () => {
    const { view } = await reports.save(CONTACT, ROUND, 'a', { b1: n(1) }, 0, ADA, NOW);
    expect(view.answers).toEqual({});
  });

  test('with somebody’s national id is refused and nothing of it is stored', async () => {
    const given = { a1: n(4), a3: words('Det gjelder 01 01 70 12 345') };
    await expect(reports.save(CONTACT, ROUND, 'a', given, 0, ADA, NOW)).rejects.toEqual(refused('checkins.reports.nationalId'));
    expect(JSON.stringify((await desk.table.scan()).rows)).not.toContain('12 345');
    expect((await reports.view(CONTACT, ROUND)).version).toBe(0);
  });

  test('with a national id of which another part holds the first half is refused too', async () => {
    await reports.save(CONTACT, ROUND, 'a', { a3: words('rutine 010170') }, 0, ADA, NOW);
    await expect(reports.save(CONTACT, ROUND, 'b', { b2: words('12345 gjelder') }, 1, ADA, NOW)).rejects.toEqual(refused('checkins.reports.nationalId'));
  });

  test('thrown away, it is as it was before it was begun, and a card of before is seen to be one', async () => {
    await send(1);
    await reports.save(CONTACT, ROUND, 'a', { a1: n(2), a2: n(3) }, 1, ADA, NOW);
    expect(await reports.discard(CONTACT, ROUND, 1)).toMatchObject({ version: 2, answers: { a1: n(2) } });
    expect(await reports.discard(CONTACT, ROUND, 2)).toMatchObject({ version: 3, source: 'report', answers: { a1: n(1) } });
    expect(await reports.save(DEPUTY, ROUND, 'a', { a1: n(8) }, 2, BO, NOW)).toMatchObject({ kind: 'clash' });
    expect(await desk.store.draft(NETWORK, ROUND, MOLDE)).toBeUndefined();
  });

  test('in the list of drafts stand those that are begun, and nothing that is kept beside them', async () => {
    await before();
    await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    await reports.save(DEPUTY, ROUND, 'a', { a1: n(2) }, 0, BO, NOW);
    expect((await desk.store.drafts(NETWORK, ROUND)).map(({ municipality }) => municipality)).toEqual([MOLDE]);
    await reports.submit(CONTACT, ROUND, 1, ADA, NOW);
    expect(await desk.store.drafts(NETWORK, ROUND)).toEqual([]);
  });
});

describe('two in one report', () => {
  beforeEach(() => reports.save(CONTACT, ROUND, 'a', { a1: n(1), a2: n(1) }, 0, ADA, NOW));

  test('what the other changed and one did not touch is kept and told', async () => {
    await reports.save(DEPUTY, ROUND, 'a', { a1: n(5), a2: n(1) }, 1, BO, NOW);
    const saved = await reports.save(CONTACT, ROUND, 'a', { a1: n(1), a2: n(7) }, 1, ADA, NOW);
    expect(saved).toMatchObject({ kind: 'saved', theirs: ['a1'], view: { answers: { a1: n(5), a2: n(7) }, version: 3 } });
  });

  test('what both changed is the first one’s until it is settled, and the other’s is kept for them alone', async () => {
    await reports.save(DEPUTY, ROUND, 'a', { a1: n(5) }, 1, BO, NOW);
    const saved = await reports.save(CONTACT, ROUND, 'a', { a1: n(9), a2: n(7) }, 1, ADA, NOW);
    expect(saved).toMatchObject({ kind: 'clash', clashes: [{ question: 'a1', mine: n(9), theirs: n(5) }], view: { answers: { a1: n(5), a2: n(7) } } });
    const kept = [{ part: 'a', clashes: [{ question: 'a1', mine: n(9), theirs: n(5) }] }];
    expect((await reports.view(CONTACT, ROUND, ADA)).kept).toEqual(kept);
    expect((await reports.view(DEPUTY, ROUND, BO)).kept).toEqual([]);
    expect(await reports.settle(CONTACT, ROUND, 'a', { a1: 'mine' }, ADA, NOW)).toMatchObject({ kind: 'saved', view: { answers: { a1: n(9) }, kept: [] } });
    expect((await reports.view(CONTACT, ROUND, ADA)).kept).toEqual([]);
  });

  test('theirs may stand; what is not picked stays kept, and settling again is harmless', async () => {
    await reports.save(DEPUTY, ROUND, 'a', { a1: n(5), a2: n(5) }, 1, BO, NOW);
    await reports.save(CONTACT, ROUND, 'a', { a1: n(9), a2: n(9) }, 1, ADA, NOW);
    const { view } = await reports.settle(CONTACT, ROUND, 'a', { a1: 'theirs' }, ADA, NOW);
    expect(view).toMatchObject({ answers: { a1: n(5), a2: n(5) }, kept: [{ part: 'a', clashes: [{ question: 'a2' }] }] });
    await reports.settle(CONTACT, ROUND, 'a', { a2: 'theirs' }, ADA, NOW);
    expect(await reports.settle(CONTACT, ROUND, 'a', { a2: 'mine' }, ADA, NOW)).toMatchObject({ kind: 'saved', view: { answers: { a2: n(5) }, kept: [] } });
  });

  test('who picks theirs over an answer that has changed again is asked again before it is written over', async () => {
    await reports.save(DEPUTY, ROUND, 'a', { a1: n(5) }, 1, BO, NOW);
    await reports.save(CONTACT, ROUND, 'a', { a1: n(9) }, 1, ADA, NOW);
    const { version } = await reports.view(DEPUTY, ROUND);
    await reports.save(DEPUTY, ROUND, 'a', { a1: n(6) }, version, BO, NOW);
    expect(await reports.settle(CONTACT, ROUND, 'a', { a1: 'mine' }, ADA, NOW))
      .toMatchObject({ kind: 'clash', clashes: [{ question: 'a1', mine: n(9), theirs: n(6) }], view: { answers: { a1: n(6) } } });
    expect(await reports.settle(CONTACT, ROUND, 'a', { a1: 'mine' }, ADA, NOW)).toMatchObject({ kind: 'saved', view: { answers: { a1: n(9) } } });
  });

  test('who looks through the part again without a change keeps what was kept for them', async () => {
    await reports.save(DEPUTY, ROUND, 'a', { a1: n(5) }, 1, BO, NOW);
    const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(9) }, 1, ADA, NOW);
    const again = await reports.save(CONTACT, ROUND, 'a', { a1: n(5) }, view.version, ADA, NOW);
    expect(again.view.kept).toHaveLength(1);
    const changed = await reports.save(CONTACT, ROUND, 'a', { a1: n(8) }, again.view.version, ADA, NOW);
    expect(changed.view).toMatchObject({ kept: [], answers: { a1: n(8) } });
  });

  test('a report is not sent from a version that somebody has written over', async () => {
    await reports.save(DEPUTY, ROUND, 'b', { b1: n(5) }, 1, BO, NOW);
    expect(await reports.submit(CONTACT, ROUND, 1, ADA, NOW)).toMatchObject({ kind: 'changed', view: { version: 2 } });
    expect(await checkedRevisions(desk.store)).toEqual([]);
  });
});

describe('sending', () => {
  test('what is required and missing is told, and nothing is stored', async () => {
    await reports.save(CONTACT, ROUND, 'b', { b1: n(1) }, 0, ADA, NOW);
    const missing = await reports.submit(CONTACT, ROUND, 1, ADA, NOW);
    expect(missing.kind === 'missing' && missing.questions.map(({ id }) => id)).toEqual(['a1']);
    expect(await checkedRevisions(desk.store)).toEqual([]);
  });

  test('nothing at all is not a report', async () => {
    expect(await reports.submit(CONTACT, ROUND, 0, ADA, NOW)).toMatchObject({ kind: 'missing' });
  });

  test('the same four times, from two instances, at once or after each other, is one revision and the same receipt', async () => {
    await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    const other = reportsOn(desk.table).reports;
    const atOnce = await Promise.all([reports, other].map((each, at) => each.submit(CONTACT, ROUND, 1, ADA, NOW + at)));
    const later = [await other.submit(CONTACT, ROUND, 1, ADA, NOW + 9), await reports.submit(DEPUTY, ROUND, 1, BO, LATE)];
    const [revision, ...more] = await checkedRevisions(desk.store);
    expect(more).toEqual([]);
    expect([...atOnce, ...later].map((each) => 'report' in each && each.report)).toEqual(Array(4).fill(revision));
    expect([...atOnce, ...later].map(({ kind }) => kind).sort()).toEqual(['already', 'already', 'already', 'sent']);
  });

  test('an old press of before a correction gets the receipt of its own revision', async () => {
    const first = await send(1);
    await send(2, first);
    expect(await reports.submit(CONTACT, ROUND, first, ADA, NOW)).toMatchObject({ kind: 'already', report: { revision: 1, answers: { a1: n(1) } } });
    expect(await reports.submit(CONTACT, ROUND, 99, ADA, NOW)).toMatchObject({ kind: 'changed' });
    expect(await checkedRevisions(desk.store)).toHaveLength(2);
  });

  test('every revision says who, as what and when; looking through what was sent begins nothing', async () => {
    await send(1);
    expect((await reports.save(CONTACT, ROUND, 'b', {}, 1, ADA, NOW)).view).toMatchObject({ source: 'report', done: ['a', 'b', 'c'], version: 1 });
    const { view } = await reports.save(DEPUTY, ROUND, 'a', { a1: n(2) }, 1, BO, NOW + 1);
    expect(view).toMatchObject({ source: 'draft', report: { revision: 1 } });
    await reports.submit(DEPUTY, ROUND, view.version, BO, NOW + 2);
    expect(await checkedRevisions(desk.store)).toMatchObject([
      { revision: 1, by: refOf(ADA), as: 'contact', submittedAt: NOW, answers: { a1: n(1) }, draftVersion: 1 },
      { revision: 2, by: refOf(BO), as: 'deputy', submittedAt: NOW + 2, answers: { a1: n(2) }, draftVersion: 2 },
    ]);
  });

  test('the first that comes after the due time is late, and stays so; a correction of one in time does not become late', async () => {
    const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, LATE);
    await reports.submit(CONTACT, ROUND, view.version, ADA, LATE);
    await send(2, 1);
    expect((await checkedRevisions(desk.store)).map(({ late }) => late)).toEqual([true, true]);
    const [aukra, now] = [reporterFor(scopeOf(['contact'], '1547'), '1547'), [NOW, LATE]];
    for (const [at, when] of now.entries()) {
      await reports.save(aukra, ROUND, 'a', { a1: n(at) }, at, BO, when);
      await reports.submit(aukra, ROUND, at + 1, BO, when);
    }
    expect((await checkedRevisions(desk.store, '1547')).map(({ late }) => late)).toEqual([undefined, undefined]);
  });
});

describe('a round that is not open', () => {
  test.each(['planned', 'paused', 'closed', 'cancelled'] as const)('%s, it takes no first report and says why', async (to) => {
    await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW);
    await state(to);
    const refusal = refused(`checkins.reports.${to}`);
    await expect(reports.save(CONTACT, ROUND, 'a', { a1: n(2) }, 1, ADA, NOW)).rejects.toEqual(refusal);
    await expect(reports.submit(CONTACT, ROUND, 1, ADA, NOW)).rejects.toEqual(refusal);
    await expect(reports.nothingNew(CONTACT, ROUND, ADA, NOW)).rejects.toEqual(refusal);
    await expect(reports.settle(CONTACT, ROUND, 'a', {}, ADA, NOW)).rejects.toEqual(refusal);
    expect(await checkedRevisions(desk.store)).toEqual([]);
  });

  test('closed, it takes a correction with a reason, which is kept with the revision', async () => {
    await send(1);
    await state('closed');
    const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(2) }, 1, ADA, NOW);
    expect(await reports.submit(CONTACT, ROUND, view.version, ADA, NOW)).toEqual({ kind: 'reason' });
    expect(await reports.submit(CONTACT, ROUND, view.version, ADA, NOW, ' \n ')).toEqual({ kind: 'reason' });
    await reports.submit(CONTACT, ROUND, view.version, ADA, NOW, ' Talt  feil ');
    expect((await checkedRevisions(desk.store)).map(({ reason }) => reason)).toEqual([undefined, 'Talt feil']);
  });

  test('a reason that may be about a person, or is too long, is refused and not stored', async () => {
    await send(1);
    await state('closed');
    const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(2) }, 1, ADA, NOW);
    const submit = (reason: string) => reports.submit(CONTACT, ROUND, view.version, ADA, NOW, reason);
    await expect(submit('gjelder 010170 12345')).rejects.toEqual(refused('checkins.reports.reasonOfPerson'));
    await expect(submit('x'.repeat(501))).rejects.toEqual(refused('checkins.reports.reasonTooLong'));
    expect(await checkedRevisions(desk.store)).toHaveLength(1);
  });

  test('paused, it takes corrections; cancelled, it takes none', async () => {
    await send(1);
    await state('paused');
    await send(2, 1);
    expect(await checkedRevisions(desk.store)).toHaveLength(2);
    await state('cancelled');
    await expect(send(3, 2)).rejects.toEqual(refused('checkins.reports.cancelled'));
  });

  test('closed since, the same press still gets its receipt', async () => {
    const version = await send(1);
    await state('closed');
    expect(await reports.submit(CONTACT, ROUND, version, ADA, NOW)).toMatchObject({ kind: 'already', report: { revision: 1 } });
  });
});

describe('nothing new since last time', () => {
  test('is one press: a report with the answers of the round before, marked', async () => {
    await before();
    const sent = await reports.nothingNew(DEPUTY, ROUND, BO, NOW);
    expect(sent).toMatchObject({ kind: 'sent', report: { revision: 1, nothingNew: true, as: 'deputy', answers: { a1: n(3), b2: words('Alt vel') } } });
    expect(await reports.nothingNew(CONTACT, ROUND, ADA, NOW)).toMatchObject({ kind: 'already', report: { by: refOf(BO) } });
    expect(await checkedRevisions(desk.store)).toHaveLength(1);
  });

  test('can be corrected afterwards, and then it is not marked', async () => {
    await before();
    await reports.nothingNew(DEPUTY, ROUND, BO, NOW);
    await send(8, 1);
    expect((await checkedRevisions(desk.store)).map(({ nothingNew, answers }) => [nothingNew, numbersOf(answers)]))
      .toEqual([[true, { a1: 3 }], [undefined, { a1: 8 }]]);
  });

  test('is refused where there is nothing of before, and where somebody has begun it is shown', async () => {
    await expect(reports.nothingNew(CONTACT, ROUND, ADA, NOW)).rejects.toEqual(refused('checkins.reports.nothingBefore'));
    await before();
    await reports.save(CONTACT, ROUND, 'a', { a1: n(4) }, 0, ADA, NOW);
    expect(await reports.nothingNew(DEPUTY, ROUND, BO, NOW)).toMatchObject({ kind: 'changed', view: { answers: { a1: n(4) } } });
  });

  test('tells what a newer form asks besides', async () => {
    await before();
    await desk.rounds.create(round({ id: '8221000000000-cccc3333', ...withNewerForm }));
    const missing = await reports.nothingNew(CONTACT, '8221000000000-cccc3333', ADA, NOW);
    expect(missing.kind === 'missing' && missing.questions.map(({ id }) => id)).toEqual(['b3']);
  });
});

test('a press makes at most four calls to the store, of which one at most writes', async () => {
  await before();
  const table = unrulyStore(desk.table);
  const counted = reportsOn(table).reports;
  const callsOf = async (press: Promise<unknown>) => {
    await press;
    const [calls, writes] = [table.calls.length, table.writes().length];
    table.calls.splice(0);
    return [calls <= 4, writes <= 1];
  };
  const presses = [
    () => counted.view(CONTACT, ROUND, ADA), () => counted.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, NOW),
    () => counted.save(DEPUTY, ROUND, 'a', { a1: n(2) }, 0, BO, NOW), () => counted.settle(DEPUTY, ROUND, 'a', { a1: 'mine' }, BO, NOW),
    () => counted.submit(CONTACT, ROUND, 2, ADA, NOW), () => counted.submit(CONTACT, ROUND, 2, ADA, NOW),
    () => counted.save(CONTACT, ROUND, 'b', { b1: n(7) }, 2, ADA, NOW), () => counted.submit(CONTACT, ROUND, 3, ADA, NOW),
    () => counted.submit(CONTACT, ROUND, 2, ADA, NOW), () => counted.nothingNew(CONTACT, ROUND, ADA, NOW),
    () => counted.nothingNew(reporterFor(scopeOf(['coordinator']), '1547'), EARLIER.id, CORA, NOW).catch(() => undefined),
  ];
  for (const press of presses) expect(await callsOf(press())).toEqual([true, true]);
  expect(await checkedRevisions(desk.store)).toHaveLength(2);
});
