import { outboxRetention, outboxStatus, retryRefused } from '../../../src/delivery';
import type { Row } from '../../../src/storage';
import { HOUR, MINUTE, plan, recipients, sendTo } from './bench';
import { outboxWorld, parsed, type OutboxWorld } from './world';

let it: OutboxWorld;
beforeEach(async () => { it = await outboxWorld(); });
afterEach(async () => { await it.table.close(); });

const status = () => outboxStatus(it.table, it.now());

test('an empty outbox', async () => {
  expect(await status()).toEqual({ sources: 0, dueNow: 0, sending: 0, again: 0, late: 0, dueLater: 0, undelivered: [] });
});

test('tells what is due, on its way, put off, late and due later', async () => {
  const one = it.instance();
  const next = it.now() + 2 * HOUR;
  await it.set(one.outbox, { planned: [...plan('deadline', recipients(5), it.now() + 1_000), ...plan('later', ['per'], next), ...plan('later', ['kari'], next + 1)] });
  await it.time.until(one.outbox.tick());
  await it.time.pass(2_000);
  expect(await status()).toMatchObject({ sources: 1, dueNow: 5, late: 0, dueLater: 2, next });
  it.people.fate = (to) => (
    to === 'person-0' ? { delivery: { outcome: 'busy', retryAfterMs: 300_000 } } : { delivery: { outcome: 'sent', activityId: 'a' }, takesMs: 5_000 }
  );
  void one.outbox.tick();
  await it.time.pass(1_000);
  expect(await status()).toMatchObject({ dueNow: 0, sending: 4, again: 1, late: 0 });
  await it.time.pass(2 * MINUTE);
  expect(await status()).toMatchObject({ dueNow: 0, sending: 0, again: 1, late: 1 });
});

test('tells what was not delivered for certain in seven days by kind and reason, and nobody’s name', async () => {
  const one = it.instance();
  it.people.fate = (to) => ({ delivery: { outcome: to === 'per' ? 'unreachable' : 'refused' } });
  await it.set(one.outbox, { planned: plan('deadline', ['per', 'kari', 'ola'], it.now()) });
  await it.time.until(one.outbox.tick());
  const found = await status();
  expect(found.undelivered).toEqual([
    { kind: 'poll', what: 'deadline', why: 'refused', count: 2, inTime: 2, last: it.now() },
    { kind: 'poll', what: 'deadline', why: 'unreachable', count: 1, inTime: 1, last: it.now() },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/kari|per"|ola/);
  await it.time.pass(8 * 24 * HOUR);
  expect((await status()).undelivered).toEqual([]);
});

test('what Teams refused is sent when it is put right, if it is not too late, and once', async () => {
  const one = it.instance();
  it.people.fate = () => ({ delivery: { outcome: 'refused' } });
  const planned = [...plan('deadline', ['per'], it.now()), ...plan('deadline', ['kari'], it.now(), { staleAt: it.now() + HOUR })];
  await it.set(one.outbox, { planned });
  await it.run([one], 2 * HOUR);
  it.people.fate = () => undefined;
  expect([await retryRefused(it.table, it.now()), await retryRefused(it.table, it.now())]).toEqual([1, 0]);
  await it.run([one], 5 * MINUTE);
  expect([it.people.copies('per'), it.people.copies('kari')]).toEqual([1, 0]);
  expect((await status()).undelivered).toMatchObject([{ why: 'refused', count: 1, inTime: 0 }]);
});

test('what became of reminders is kept for eighteen months', async () => {
  const one = it.instance();
  it.people.fate = (to) => (to === 'per' ? { delivery: { outcome: 'refused' } } : undefined);
  await it.set(one.outbox, { planned: plan('deadline', ['per', 'kari'], it.now()), resolve: ({ recipient }) => sendTo(recipient, 'Hei') });
  await it.time.until(one.outbox.tick());
  const expiry = (row: Row) => outboxRetention.find(({ partition }) => row.partition.startsWith(partition))?.expiresAt(row);
  const rows = [...await it.rows('sl'), ...await it.rows('dl')];
  expect(rows.map(expiry)).toEqual([1, 2, 3].map(() => Date.parse('2028-05-15T22:00:00Z')));
  expect((await it.rows('open')).map(expiry)).toEqual([undefined]);
  expect((await parsed(it.rows('sl'))).length).toBe(2);
});
