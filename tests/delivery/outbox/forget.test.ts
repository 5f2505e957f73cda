import { HOUR, MINUTE, plan, POLL, recipients } from './bench';
import { outboxWorld, parsed, type OutboxWorld } from './world';

let it: OutboxWorld;
beforeEach(async () => { it = await outboxWorld(); });
afterEach(async () => { await it.table.close(); });

const due = async () => (await parsed(it.rows('due'))).map(({ recipient }) => recipient).sort();

test('all that is to happen for a recipient is taken away, in every shard, and nothing of others', async () => {
  const { outbox } = it.instance();
  const others = recipients(300);
  const whats = ['half-time', 'day-before', 'deadline', 'nudge', 'late', 'soon', 'due', 'over', 'once', 'twice', 'first', 'last'];
  await it.set(outbox, { planned: [...plan('deadline', others, it.now() + HOUR), ...whats.flatMap((what) => plan(what, ['per'], it.now() + HOUR))] });
  await it.time.until(outbox.tick());
  expect((await due()).filter((recipient) => recipient === 'per')).toHaveLength(whats.length);
  await outbox.forget('per');
  await outbox.forget('per');
  expect(await due()).toEqual([...others].sort());
});

test('one whose name begins as theirs, or is a word in another place of the key, keeps all', async () => {
  const { outbox } = it.instance();
  await it.set(outbox, { planned: [...plan('deadline', ['per', 'per-olav', 'poll'], it.now() + HOUR), ...plan('per', ['kari'], it.now() + HOUR)] });
  await it.time.until(outbox.tick());
  await outbox.forget('per');
  expect(await due()).toEqual(['kari', 'per-olav', 'poll']);
});

test('what a newer release has written is taken away too', async () => {
  const { outbox } = it.instance();
  await it.set(outbox, { planned: plan('deadline', ['per'], it.now() + HOUR) });
  await it.time.until(outbox.tick());
  const [row] = await it.rows('due');
  if (row) await it.table.replace({ ...row, v: 99 });
  await outbox.forget('per');
  expect(await it.rows('due')).toEqual([]);
});

test('what was sent stays in the ledger: planned again, it is not sent again', async () => {
  const instance = it.instance();
  const { outbox } = instance;
  const planned = plan('deadline', ['per'], it.now() + MINUTE);
  await it.set(outbox, { planned });
  await it.run([instance], 2 * MINUTE);
  await outbox.forget('per');
  expect(await it.rows('sl')).toHaveLength(1);
  await outbox.changed(POLL);
  await it.run([instance], 12 * MINUTE);
  expect(it.people.copies('per')).toBe(1);
});
