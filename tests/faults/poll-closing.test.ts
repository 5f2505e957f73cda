import { answer, NETWORK, NEW_POLL, personOf, pollsOn, SCOPE, seed, textsOn, worldOf, type Who } from '../features/meetings/polls/support';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { personRef } from '../../src/lib/ids';
import { translator } from '../../src/lib/language';
import type { Poll } from '../../src/features/meetings/polls/types';
import type { Clock } from '../../src/lib/time';
import { openStore, type TableStore } from '../../src/storage';

/**
 * A poll is closed while people vote, on two instances of the service with one store that takes its time (design/storage.md, two-phase
 * close). Whatever comes first:
 *
 * 1. Every vote that was told to be stored is in the frozen result, with the answer that was told last.
 * 2. Who was never told that a vote is stored has none in it.
 * 3. The result that stands is that of the ballots in the store: none came after it was counted.
 * 4. Both instances give the same result, and the coordinators are told of it once.
 */
const SEEDS = Array.from({ length: 50 }, (_, nth) => nth + 1);
/** The clock of who closes shows 16 s more or less than that of who counts, which is more than what is waited. */
const SKEWED = Array.from({ length: 10 }, (_, nth) => 101 + nth);
const VOTERS: Who[] = ['molde', 'deputy', 'vestnes', 'rauma', 'aukra', 'gjemnes', 'partner'];
/** Longer than a vote can take here, by the same rule as the 15 s of production. */
const CLOSING_MS = 300;
const SLOWEST_MS = 30;
const t = translator('nb');
const clock = { now: () => Date.now() };

let store: UnrulyStore;
/** The same without delays: who closes and counts is as quick as can be, which is the worst for a vote under way. */
let table: TableStore;
let first: TestApp;
let second: TestApp;
let random: () => number;
const counts = { stored: 0, refused: 0 };
beforeAll(async () => {
  table = await openStore({ kind: 'sqlite', file: ':memory:' });
  store = unrulyStore(table);
  const options = { store, clock, meetingLimits: { closingMs: CLOSING_MS, tallyMs: CLOSING_MS / 3 } };
  first = await startTestApp(options);
  second = await startTestApp({ ...options, teams: first.teams, issuer: first.issuer });
  await seed(first)(first.app);
}, 30_000);
afterAll(async () => {
  store.behave();
  await second.stop();
  await first.stop();
});

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test.each([
  ...SEEDS.map((nth) => [nth, 0] as const), ...SKEWED.map((nth) => [nth, nth % 2 === 0 ? 16_000 : -16_000] as const),
])('seed %i, clocks %i ms apart: every acknowledged ballot is in the result, and none after', async (nth, skew) => {
  random = randomFrom(nth);
  store.behave();
  const poll = await newPoll(nth);
  store.interfere(() => wait(random() * SLOWEST_MS));
  const told = new Map<string, { slot: string; answer: string }[]>();
  const refused: string[] = [];
  const deadline = Date.now() + 60 + random() * 60;

  const voting = VOTERS.map(async (who) => {
    const bot = random() < 0.5 ? first : second;
    const ref = personRef(worldOf(bot, who).tenantId, worldOf(bot, who).from.aadObjectId);
    while (Date.now() < deadline + CLOSING_MS / 2) {
      const [slot, what] = [pick(['s1', 's2', 's3']), pick(['yes', 'maybe', 'no'] as const)];
      const { card } = await answer(bot, who, poll, slot, what);
      if (textsOn(card).includes(t('meetings.polls.stored'))) told.set(ref, [...(told.get(ref) ?? []), { slot, answer: what }]);
      else refused.push(`${ref} ${slot} ${what}`);
    }
  });
  const closing = wait(deadline - Date.now()).then(() => {
    const by = personOf(first.statsforvalteren);
    const theirs = { now: () => clock.now() + skew };
    return Promise.all([first, second].map(() => instance(theirs).close(SCOPE, poll.id, by, theirs.now())));
  });
  await closing;
  await Promise.all([count(poll), count(poll)]);
  const frozen = await pollsOn(table, clock).find(NETWORK, poll.id);
  await Promise.all(voting);
  store.behave();

  const after = await pollsOn(table, clock).find(NETWORK, poll.id);
  const ballots = await pollsOn(table, clock).ballots(NETWORK, poll.id);
  expect(after).toEqual(frozen);
  expect(after?.state).toBe('closed');
  for (const [ref, answers] of told) {
    const last = Object.fromEntries(answers.map(({ slot, answer: what }) => [slot, what]));
    expect(ballots.find((ballot) => ballot.ref === ref)?.answers).toEqual(last);
  }
  expect(ballots.map(({ ref }) => ref).sort()).toEqual([...told.keys()].sort());
  for (const slot of ['s1', 's2', 's3']) {
    const people = { yes: 0, maybe: 0, no: 0 };
    for (const { answers } of ballots) {
      const what = answers[slot];
      if (what) people[what] += 1;
    }
    expect(after?.result?.find((ranked) => ranked.slot === slot)?.people).toEqual(people);
  }
  counts.stored += told.size;
  counts.refused += refused.length;
}, 30_000);

test('the seeds had both: votes that were stored, and votes that came too late', () => {
  expect(counts.stored).toBeGreaterThan(SEEDS.length + SKEWED.length);
  expect(counts.refused).toBeGreaterThan(SEEDS.length / 2);
});

/** Straight into the store: no board takes it up, as what Teams is sent is not what is tried here. */
async function newPoll(nth: number): Promise<Poll> {
  const deadline = { local: '2099-01-01T12:00', zone: 'Europe/Oslo' };
  return pollsOn(table, clock).post(SCOPE, { ...NEW_POLL, deadline }, `seed-${nth}`, personOf(first.statsforvalteren), clock.now());
}

/** As the outbox of an instance does that hears of it only now. */
async function count(poll: Poll): Promise<void> {
  const polls = instance(clock);
  while (!(await polls.finish(NETWORK, poll.id))) await wait(5);
}

const instance = (own: Clock) => pollsOn(table, own, { closingMs: CLOSING_MS, tallyMs: 0 });

const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** The same numbers for the same seed. */
function randomFrom(state: number): () => number {
  let at = state * 2_654_435_761;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
}
