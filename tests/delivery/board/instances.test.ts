import { Runs } from '../../../src/delivery/board/runs';
import { openStore, type TableStore } from '../../../src/storage';
import { down, only, unrulyStore, type UnrulyStore } from '../../support/unruly-store';
import { boardOn, channelsIn, FakeChannels, POSTING, type Bench, type BenchOptions } from './bench';
import { virtualTime, type VirtualTime } from './virtual-time';

/** Several instances on one store, at the moments that matter. */
let table: TableStore;
let time: VirtualTime;
let teams: FakeChannels;
let text: string;
const channels = channelsIn(3);

beforeEach(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  time = virtualTime();
  teams = new FakeChannels(time);
  text = 'Card 1';
});
afterEach(() => table.close());

const instance = (options: Partial<BenchOptions> = {}): Bench => boardOn({ table, time, teams, channels, text: () => text, ...options });
const unruly = (): UnrulyStore => unrulyStore(table);
const shown = () => channels.map((channel) => teams.in(channel));
const settled = (...all: Bench[]) => time.until(Promise.all(all.map(({ board }) => board.settled())));

/** A promise, and the word that ends it. */
function gate(): { passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => { open = resolve; });
  return { passed, open };
}

test('one works on a posting at a time, and tells the other nothing is left', async () => {
  const theirs = unruly();
  const [one, other] = [instance(), instance({ table: theirs })];
  teams.before = () => time.wait(500);
  await one.board.post(POSTING);
  await time.pass(100);
  await other.board.resume();
  await settled(one, other);
  expect([theirs.writes(), shown()]).toEqual([[], [['Card 1'], ['Card 1'], ['Card 1']]]);
});

test('one that is done leaves the posting to the next at once', async () => {
  const [one, other] = [instance(), instance()];
  await one.board.post(POSTING);
  await settled(one);
  text = 'Card 2';
  await other.board.changed(POSTING);
  await time.pass(2_500);
  expect(shown()).toEqual([['Card 2'], ['Card 2'], ['Card 2']]);
});

test('who was held up between reading a channel and writing it posts nothing there, if another has meanwhile', async () => {
  const slow = unruly();
  const held = gate();
  slow.interfere(only(({ method, partition, row }) => ['replace', 'upsert'].includes(method) && partition.startsWith('po:') && row !== 'meta', () => held.passed));
  const [one, other] = [instance({ table: slow }), instance()];
  await one.board.post(POSTING);
  await time.pass(100);
  const meta = (await table.query('po:romsdal:notice:n1', { prefix: 'meta' })).rows[0]!;
  const record = JSON.parse(meta.data) as { lease: { owner: string } };
  await table.replace({ ...meta, data: JSON.stringify({ ...record, lease: { ...record.lease, until: 0 } }) });
  await other.board.resume();
  await settled(other);
  expect(shown()).toEqual([['Card 1'], ['Card 1'], ['Card 1']]);
  held.open();
  await settled(one);
  expect([teams.posts.length, one.losses, other.losses]).toEqual([3, [], []]);
});

test('one that cannot renew its lease begins nothing when it is over', async () => {
  const theirs = unruly();
  const many = channelsIn(30);
  const one = instance({ table: theirs, channels: many, limits: { leaseMs: 3_000 } });
  teams.before = () => time.wait(2_000);
  await one.board.post(POSTING);
  await time.pass(100);
  theirs.interfere(only(({ row }) => row === 'meta', () => new Promise(() => undefined)));
  await time.pass(60_000);
  const begun = teams.requests.map(({ at }) => at);
  expect(Math.max(...begun) - Math.min(...begun)).toBeLessThan(3_000);
  expect(teams.requests.length).toBeLessThan(30);
});

describe('what is asked at the last moment is not lost', () => {
  test('by another instance, just before a request is taken away', async () => {
    const theirs = unruly();
    const [one, other] = [instance({ table: theirs }), instance()];
    await one.board.post(POSTING);
    await settled(one);
    let asked = false;
    theirs.interfere(only(({ method, partition }) => method === 'delete' && partition === 'po-open', async () => {
      if (asked) return;
      asked = true;
      text = 'Card 3';
      // Stored, and then the other instance is gone.
      await other.board.stop();
      await other.board.changed(POSTING);
    }));
    text = 'Card 2';
    await one.board.changed(POSTING);
    await settled(one);
    expect(shown()).toEqual([['Card 3'], ['Card 3'], ['Card 3']]);
  });

  test('while a card is being made from what was there before', async () => {
    const one = instance();
    const made = gate();
    let held = false;
    one.board.register('slow', async (_posting, to) => {
      const now = text;
      if (to.conversationId === channels[1]?.conversationId && !held) {
        held = true;
        await made.passed;
      }
      return now;
    });
    const posting = { ...POSTING, kind: 'slow' };
    await one.board.post(posting);
    await time.pass(100);
    text = 'Card 2';
    await one.board.changed(posting);
    await time.pass(5_000);
    made.open();
    await settled(one);
    expect(shown()).toEqual([['Card 2'], ['Card 2'], ['Card 2']]);
  });

  test('of a run that is about to end: another run follows', async () => {
    const runs = new Runs();
    const ends = [gate(), gate()];
    const begun: number[] = [];
    const add = (number: number) => runs.add('a', () => ({ ring: () => undefined, work: () => (begun.push(number), ends[begun.length - 1]!.passed) }));
    add(1);
    add(2);
    add(3);
    ends[0]!.open();
    ends[1]!.open();
    await runs.settled();
    expect(begun).toEqual([1, 3]);
  });
});

test('a change that was seen before a crash is not shown to everybody once more', async () => {
  const theirs = unruly();
  const [one, other] = [instance({ table: theirs }), instance()];
  await one.board.post(POSTING);
  await settled(one);
  theirs.interfere(only(({ method }) => method === 'delete', down));
  text = 'Card 2';
  await one.board.changed(POSTING);
  await settled(one);
  const before = teams.requests.length;
  await time.pass(31_000);
  await other.board.resume();
  await settled(other);
  expect([teams.requests.length, (await table.query('po-open')).rows]).toEqual([before, []]);
});

test('while the store is away for one instance that knows what it sent, another does not guess, and the first tells soon', async () => {
  const theirs = unruly();
  const [one, other] = [instance({ table: theirs }), instance()];
  teams.before = () => theirs.interfere(only(({ method, row }) => method === 'replace' && row !== 'meta', down));
  await one.board.post(POSTING);
  await time.pass(1_000);
  teams.before = () => undefined;
  await other.board.resume();
  await settled(other);
  theirs.behave();
  await time.pass(6_000);
  await other.board.resume();
  await settled(one, other);
  expect(await one.states()).toMatchObject({ sent: 3 });
  expect([other.losses, one.losses, shown()]).toEqual([[], [], [['Card 1'], ['Card 1'], ['Card 1']]]);
});

test('a hundred postings are worked off a few at a time, each once', async () => {
  const one = instance();
  const subjects = Array.from({ length: 100 }, (_, at) => `s${at}`);
  await Promise.all(subjects.map((subject) => one.board.post({ ...POSTING, subject })));
  await settled(one);
  expect(shown().map((cards) => cards.length)).toEqual([100, 100, 100]);
});

test('an instance that does not know a kind leaves it to one that does', async () => {
  const [old, next] = [instance(), instance()];
  next.board.register('new', async () => 'New');
  const posting = { ...POSTING, kind: 'new' };
  await next.board.stop();
  await next.board.post(posting);
  await old.board.resume();
  await settled(old);
  expect(teams.requests).toEqual([]);
  const later = instance();
  later.board.register('new', async () => 'New');
  later.board.start();
  await time.pass(100);
  await settled(later);
  await later.board.stop();
  expect(shown()).toEqual([['New'], ['New'], ['New']]);
});
