import { openStore } from '../../../src/storage';
import { down, only, unrulyStore, type UnrulyStore } from '../../support/unruly-store';
import { boardOn, channelsIn, FakeChannels, POSTING, type Bench, type BenchOptions } from './bench';
import { virtualTime, type VirtualTime } from './virtual-time';

/** What is posted to a network stands in each of its channels, once, and is kept in sync. */
let table: UnrulyStore;
let time: VirtualTime;
let teams: FakeChannels;
let text: string | undefined;
const channels = channelsIn(3);
const [first, second, third] = channels as [typeof channels[0], typeof channels[0], typeof channels[0]];

beforeEach(async () => {
  table = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  time = virtualTime();
  teams = new FakeChannels(time);
  text = 'Card 1';
});
afterEach(() => table.close());

const bench = (options: Partial<BenchOptions> = {}): Bench => boardOn({ table, time, teams, channels, text: () => text, ...options });

async function posted(options: Partial<BenchOptions> = {}): Promise<Bench> {
  const made = bench(options);
  await made.board.post(POSTING);
  await time.until(made.board.settled());
  return made;
}

async function changeTo(next: string, { board }: Bench): Promise<void> {
  text = next;
  await board.changed(POSTING);
  await time.until(board.settled());
}

const shown = () => channels.map((channel) => teams.in(channel));
const requestsTo = (conversationId: string) => teams.requests.filter(({ address }) => address.conversationId === conversationId);

describe('in every channel', () => {
  test('the card is posted once, and a change is shown in all of them', async () => {
    const it = await posted();
    expect(shown()).toEqual([['Card 1'], ['Card 1'], ['Card 1']]);
    await changeTo('Card 2', it);
    expect(shown()).toEqual([['Card 2'], ['Card 2'], ['Card 2']]);
    expect(await it.states()).toMatchObject({ sent: 3 });
    expect(it.reached).toHaveLength(6);
  });

  test('posted twice, at once or later, it is one posting, and what stands is left alone', async () => {
    const it = bench();
    await Promise.all([it.board.post(POSTING), it.board.post(POSTING)]);
    await time.until(it.board.settled());
    await it.board.post({ ...POSTING });
    await time.until(it.board.settled());
    expect([teams.posts.length, teams.updates.length]).toEqual([3, 0]);
  });

  test('another subject, kind or network is another posting', async () => {
    const it = await posted();
    it.board.register('other', async () => 'Other');
    for (const other of [{ ...POSTING, subject: 'n2' }, { ...POSTING, kind: 'other' }, { ...POSTING, networkId: 'andre' }]) await it.board.post(other);
    await time.until(it.board.settled());
    expect(teams.in(first)).toEqual(['Card 1', 'Card 1', 'Other', 'Card 1']);
  });

  test('one linked later gets it when it is posted again; the others get nothing new', async () => {
    const linked = [first];
    const it = await posted({ channels: linked });
    linked.push(second);
    await changeTo('Card 2', it);
    expect(shown()).toEqual([['Card 2'], [], []]);
    await it.board.post(POSTING);
    await time.until(it.board.settled());
    expect([shown(), teams.requests.length]).toEqual([[['Card 2'], ['Card 2'], []], 3]);
  });

  test('one that is linked no more is left as it is', async () => {
    const linked = [first, second];
    const it = await posted({ channels: linked });
    linked.pop();
    await changeTo('Card 2', it);
    expect(shown()).toEqual([['Card 2'], ['Card 1'], []]);
  });

  test('what is gone when its turn comes is not posted, and what stands is left', async () => {
    const it = await posted();
    text = undefined;
    await it.board.changed(POSTING);
    await it.board.post({ ...POSTING, subject: 'gone' });
    await time.until(it.board.settled());
    expect([teams.posts.length, teams.updates.length]).toEqual([3, 0]);
    expect(await table.query('po-open')).toEqual({ rows: [] });
  });

  test('a change of what was never posted posts nothing, and leaves nothing behind', async () => {
    const it = bench();
    await it.board.changed(POSTING);
    await time.until(it.board.settled());
    expect([teams.requests, await table.query('po-open')]).toEqual([[], { rows: [] }]);
  });
});

test('asking is one write, and it stands before the answer', async () => {
  const it = bench();
  for (const ask of [() => it.board.post(POSTING), () => it.board.changed(POSTING)]) {
    await time.until(it.board.settled());
    table.calls.length = 0;
    const asked = ask();
    expect(table.calls.length).toBeLessThanOrEqual(1);
    await asked;
    expect(table.calls[0]).toMatchObject({ method: 'upsert', partition: 'po-open' });
  }
  await time.until(it.board.settled());
  table.interfere(down);
  await expect(it.board.post(POSTING)).rejects.toThrow('The store is away.');
  await expect(it.board.changed(POSTING)).rejects.toThrow('The store is away.');
});

test('before it is taken up, all channels wait', async () => {
  const it = bench();
  expect(await it.board.state(POSTING)).toEqual([]);
  await it.board.post(POSTING);
  expect(await it.states()).toMatchObject({ waiting: 3 });
  await time.until(it.board.settled());
});

test('a kind is rendered by one feature', () => {
  expect(() => bench().board.register(POSTING.kind, async () => 'x')).toThrow('Two features post as «notice».');
});

describe('a channel that has gone away', () => {
  test.each(['unreachable', 'refused', 'uncertain'] as const)('neither blocks nor hides the others (%s)', async (delivery) => {
    teams.fate = (_method, { conversationId }) => (conversationId === second.conversationId ? { delivery, afterMs: 4_000 } : undefined);
    const before = time.clock.now();
    const it = await posted();
    expect(shown()).toEqual([['Card 1'], [], ['Card 1']]);
    const others = teams.posts.map(({ at }) => at - before);
    expect(Math.max(...others)).toBeLessThan(100);
    await changeTo('Card 2', it);
    expect(shown()).toEqual([['Card 2'], [], ['Card 2']]);
    expect(requestsTo(second.conversationId)).toHaveLength(1);
  });

  test('does not hold up the others’ updates while it hangs', async () => {
    const it = await posted();
    teams.fate = (_method, { conversationId }) => (conversationId === second.conversationId ? { delivery: 'uncertain', afterMs: 4_000 } : undefined);
    text = 'Card 2';
    await it.board.changed(POSTING);
    await time.pass(2_100);
    expect(shown()).toEqual([['Card 2'], ['Card 1'], ['Card 2']]);
    text = 'Card 3';
    await it.board.changed(POSTING);
    await time.pass(2_100);
    expect(shown()).toEqual([['Card 3'], ['Card 1'], ['Card 3']]);
    teams.fate = () => undefined;
    await time.until(it.board.settled());
    expect(shown()).toEqual([['Card 3'], ['Card 3'], ['Card 3']]);
  });

  test('is told of once, however much changes', async () => {
    teams.fate = (_method, { conversationId }) => (conversationId === second.conversationId ? { delivery: 'unreachable' } : undefined);
    const it = await posted();
    for (const next of ['2', '3', '4']) await changeTo(next, it);
    await it.board.resume();
    await time.until(it.board.settled());
    expect(it.losses).toEqual([{ posting: POSTING, address: second, why: 'unreachable' }]);
    expect(await it.states()).toMatchObject({ sent: 2, unreachable: 1 });
  });

  test('is tried again at a change when ten minutes have passed, and gets the card as it is then', async () => {
    teams.fate = (_method, { conversationId }, count) => (conversationId === second.conversationId && count === 0 ? { delivery: 'unreachable' } : undefined);
    const it = await posted();
    await changeTo('Card 2', it);
    expect(requestsTo(second.conversationId)).toHaveLength(1);
    await time.pass(10 * 60_000);
    expect(requestsTo(second.conversationId)).toHaveLength(1);
    await changeTo('Card 3', it);
    expect(shown()).toEqual([['Card 3'], ['Card 3'], ['Card 3']]);
  });

  test('shows a change that came before the ten minutes were over, when they are: a card is not left behind', async () => {
    const it = await posted();
    teams.fate = (_method, { conversationId }) => (conversationId === second.conversationId ? { delivery: 'unreachable' } : undefined);
    await changeTo('Card 2', it);
    teams.fate = () => undefined;
    await time.pass(60_000);
    await changeTo('Withdrawn', it);
    expect(shown()).toEqual([['Withdrawn'], ['Card 1'], ['Withdrawn']]);
    await it.board.resume();
    await time.until(it.board.settled());
    expect(requestsTo(second.conversationId)).toHaveLength(2);
    await time.pass(10 * 60_000);
    const another = bench();
    await another.board.resume();
    await time.until(another.board.settled());
    expect([shown(), teams.posts.length]).toEqual([[['Withdrawn'], ['Withdrawn'], ['Withdrawn']], 3]);
    expect((await table.query('po-open')).rows).toEqual([]);
  });

  test('that cannot be reached after the ten minutes either is given up, until the next change', async () => {
    const it = await posted();
    teams.fate = (_method, { conversationId }) => (conversationId === second.conversationId ? { delivery: 'unreachable' } : undefined);
    for (const next of ['Card 2', 'Card 3']) await changeTo(next, it);
    expect((await table.query('po-open')).rows).toHaveLength(1);
    await time.pass(10 * 60_000);
    await it.board.resume();
    await time.until(it.board.settled());
    expect([requestsTo(second.conversationId).length, (await table.query('po-open')).rows]).toEqual([3, []]);
  });

  test('that took the card and then not its change keeps its card, which is brought up to date later', async () => {
    const it = await posted();
    teams.fate = (method, { conversationId }) => (method === 'update' && conversationId === second.conversationId ? { delivery: 'unreachable' } : undefined);
    await changeTo('Card 2', it);
    expect(shown()).toEqual([['Card 2'], ['Card 1'], ['Card 2']]);
    teams.fate = () => undefined;
    await it.board.post(POSTING);
    await time.until(it.board.settled());
    expect([shown(), teams.posts.length]).toEqual([[['Card 2'], ['Card 2'], ['Card 2']], 3]);
  });

  test('is tried at once when it is posted again', async () => {
    teams.fate = (_method, { conversationId }, count) => (conversationId === second.conversationId && count === 0 ? { delivery: 'unreachable' } : undefined);
    const it = await posted();
    await it.board.post(POSTING);
    await time.until(it.board.settled());
    expect([shown(), teams.posts.length]).toEqual([[['Card 1'], ['Card 1'], ['Card 1']], 3]);
  });

  test('a refusal is the operator’s to mend: an error in the log, and no coordinator is told', async () => {
    teams.fate = () => ({ delivery: 'refused' });
    const it = await posted();
    expect([it.losses, await it.states()]).toEqual([[], { waiting: 0, sent: 0, uncertain: 0, unreachable: 3 }]);
    expect(it.lines.filter(({ level }) => level === 50)).toHaveLength(3);
  });
});

describe('a card that is no longer there', () => {
  test('is posted anew, and from then on the new one is updated', async () => {
    const it = await posted();
    teams.fate = (method, { conversationId }, count) => (method === 'update' && conversationId === second.conversationId && count === 0 ? { delivery: 'gone' } : undefined);
    await changeTo('Card 2', it);
    expect(shown()).toEqual([['Card 2'], ['Card 1', 'Card 2'], ['Card 2']]);
    await changeTo('Card 3', it);
    expect(teams.in(second)).toEqual(['Card 1', 'Card 3']);
    expect([it.losses, teams.posts.length]).toEqual([[], 4]);
  });
});

describe('nobody knows whether it arrived', () => {
  const lost = (address: { conversationId: string }) => address.conversationId === second.conversationId;

  test('the response is lost after delivery: it stands once, is uncertain, and is told of once', async () => {
    teams.fate = (method, address) => (method === 'post' && lost(address) ? { delivery: 'uncertain', delivered: true } : undefined);
    const it = await posted();
    await changeTo('Card 2', it);
    await it.board.post(POSTING);
    for (let round = 0; round < 3; round++) {
      await it.board.resume();
      await time.pass(60_000);
    }
    expect(teams.in(second)).toEqual(['Card 1']);
    expect(it.losses).toEqual([{ posting: POSTING, address: second, why: 'uncertain' }]);
    expect(await it.states()).toMatchObject({ sent: 2, uncertain: 1 });
  });

  test('a person may have it posted again, and then it is kept in sync', async () => {
    teams.fate = (_method, address, count) => (lost(address) && count === 0 ? { delivery: 'uncertain' } : undefined);
    const it = await posted();
    expect(await it.board.repost(POSTING, second)).toBe(true);
    await time.until(it.board.settled());
    expect(shown()).toEqual([['Card 1'], ['Card 1'], ['Card 1']]);
    await changeTo('Card 2', it);
    expect(shown()).toEqual([['Card 2'], ['Card 2'], ['Card 2']]);
  });

  test('pressed twice at once, it is posted again once; where it stands for certain, or never was, it is not', async () => {
    teams.fate = (_method, address, count) => (lost(address) && count === 0 ? { delivery: 'uncertain' } : undefined);
    const it = await posted();
    await Promise.all([it.board.repost(POSTING, second), it.board.repost(POSTING, second)]);
    await time.until(it.board.settled());
    expect(teams.in(second)).toEqual(['Card 1']);
    const elsewhere = { ...POSTING, subject: 'never' };
    for (const [which, where] of [[POSTING, second], [POSTING, first], [elsewhere, first]] as const) {
      expect(await it.board.repost(which, where)).toBe(false);
    }
    expect(teams.posts).toHaveLength(3);
  });

  test('an update is tried again until it is known to be there', async () => {
    const it = await posted();
    teams.fate = (_method, address, count) => (lost(address) && count < 3 ? { delivery: 'uncertain', delivered: count === 1 } : undefined);
    await changeTo('Card 2', it);
    expect([shown(), it.losses]).toEqual([[['Card 2'], ['Card 2'], ['Card 2']], []]);
    expect(requestsTo(second.conversationId).filter(({ method }) => method === 'update')).toHaveLength(4);
  });

  test('an update that never comes through is tried ever more seldom, and then given up, and told of', async () => {
    const it = await posted({ limits: { resumeEveryMs: 30_000 } });
    teams.fate = (_method, address) => (lost(address) ? { delivery: 'uncertain' } : undefined);
    await changeTo('Card 2', it);
    for (let round = 0; round < 500; round++) {
      await time.pass(30_000);
      await it.board.resume();
      await time.until(it.board.settled());
    }
    const updates = requestsTo(second.conversationId).filter(({ method }) => method === 'update');
    const gaps = updates.map(({ at }, index) => at - (updates[index - 1]?.at ?? at)).slice(1);
    expect([updates.length, Math.max(...gaps) > 5 * 60_000, Math.min(...gaps) >= 2_000]).toEqual([40, true, true]);
    expect(it.losses).toEqual([{ posting: POSTING, address: second, why: 'unreachable' }]);
    expect(await table.query('po-open')).toEqual({ rows: [] });
  });
});

describe('too busy', () => {
  test('it is posted after the time that Teams asks for, and the others at once', async () => {
    teams.fate = (_method, { conversationId }, count) => (conversationId === second.conversationId && count < 2 ? { delivery: 'busy', retryAfterMs: 7_000 } : undefined);
    const before = time.clock.now();
    await posted();
    const times = (conversationId: string) => requestsTo(conversationId).map(({ at }) => at - before);
    expect([times(first.conversationId), times(third.conversationId)]).toEqual([[0], [0]]);
    expect(times(second.conversationId)).toEqual([0, 7_000, 14_000]);
    expect(shown()).toEqual([['Card 1'], ['Card 1'], ['Card 1']]);
  });

  test('for minutes, nobody waits for it, and a later look posts it', async () => {
    teams.fate = (_method, { conversationId }, count) => (conversationId === second.conversationId && count === 0 ? { delivery: 'busy', retryAfterMs: 300_000 } : undefined);
    const before = time.clock.now();
    const it = await posted();
    expect(time.clock.now() - before).toBeLessThan(1_000);
    expect(await it.states()).toMatchObject({ sent: 2, waiting: 1 });
    await time.pass(120_000);
    await it.board.resume();
    await time.until(it.board.settled());
    expect(teams.in(second)).toEqual([]);
    await time.pass(181_000);
    await it.board.resume();
    await time.until(it.board.settled());
    expect(shown()).toEqual([['Card 1'], ['Card 1'], ['Card 1']]);
  });
});

test('a card that cannot be made is not sent, keeps no other posting waiting, and is made when it can be', async () => {
  let broken = true;
  const it = bench();
  it.board.register('broken', async () => {
    if (broken) throw new Error('No such template');
    return 'Mended';
  });
  await it.board.post({ ...POSTING, kind: 'broken' });
  await it.board.post(POSTING);
  await time.until(it.board.settled());
  expect(shown()).toEqual([['Card 1'], ['Card 1'], ['Card 1']]);
  expect(it.lines).toContainEqual(expect.objectContaining({ msg: 'Posting not finished' }));
  broken = false;
  await it.board.resume();
  await time.until(it.board.settled());
  expect(teams.in(first)).toEqual(['Card 1', 'Mended']);
});

test('what the coordinator could not be told is told later', async () => {
  teams.fate = (_method, { conversationId }) => (conversationId === second.conversationId ? { delivery: 'unreachable' } : undefined);
  const it = bench();
  const told = it.losses.push.bind(it.losses);
  it.losses.push = () => {
    throw new Error('The store is away.');
  };
  await it.board.post(POSTING);
  await time.until(it.board.settled());
  expect(shown()).toEqual([['Card 1'], [], ['Card 1']]);
  it.losses.push = told;
  await it.board.resume();
  await time.until(it.board.settled());
  expect([it.losses.length, teams.posts.length, (await table.query('po-open')).rows]).toEqual([1, 2, []]);
});

test('the store is away right after a message has gone out: what only this instance knows is stored when it is back', async () => {
  const it = bench();
  teams.before = () => table.interfere(only(({ method, row }) => method === 'replace' && row !== 'meta', down));
  await it.board.post(POSTING);
  await time.pass(1_000);
  expect(teams.posts.length).toBeGreaterThan(0);
  teams.before = () => undefined;
  table.behave();
  await time.pass(60_000);
  await it.board.resume();
  await time.until(it.board.settled());
  expect(shown()).toEqual([['Card 1'], ['Card 1'], ['Card 1']]);
  expect([it.losses, await it.states()]).toEqual([[], { waiting: 0, sent: 3, uncertain: 0, unreachable: 0 }]);
});
