import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { waitFor } from '../../../support/wait-for';
import { MOST_REFRESHED, Viewers } from '../../../../src/features/meetings/polls/viewers';
import { openStore } from '../../../../src/storage';
import type { Poll } from '../../../../src/features/meetings/polls/types';
import { answer, meet, NETWORK, postPoll, press, seed, standing, textsOn, worldOf } from './support';

/** A network of more than sixty: who refreshes, and what a refresh may do (design/teams.md, Cards). */
const clock = testClock('2026-11-16T08:00:00Z');
let store: UnrulyStore;
let bot: TestApp;
let poll: Poll;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, clock, boardLimits: { roundEveryMs: 500 } });
  await seed(bot)(bot.app);
  await meet(bot);
  poll = await postPoll(bot, clock);
});
afterEach(() => bot.stop());

const VIEW = 'meetings.polls.view';
/** What was written but for what the service does by itself meanwhile. */
const byPresses = () => store.writes().filter(({ partition }) => !/^(?:open|due|sl)(?::|$)/.test(partition));
const automatic = { trigger: 'automatic' as const };
type Refresh = { userIds: string[]; action: { verb: string; data: object } } | undefined;
const refreshOf = (world = bot.molde) => standing(bot, world)?.refresh as Refresh;

/** Somebody of a large network: a participant for Molde. */
async function participant(nth: number) {
  const id = String(nth).padStart(12, '0');
  const from = { id: `29:many-${id}`, name: `Demo ${nth}`, aadObjectId: `f1f1f1f1-0000-4000-8000-${id}` };
  const { tenantId } = bot.molde;
  const member = { tenantId, personId: from.aadObjectId, name: from.name, roles: ['participant' as const], municipality: '1506' };
  await bot.app.networks.saveMember(NETWORK, member);
  return { ...bot.molde, from };
}

describe('an automatic refresh', () => {
  test('gives the person’s own card, and neither writes, sends, updates nor deletes anything', async () => {
    await answer(bot, 'molde', poll, 's1', 'maybe');
    await bot.app.board.settled();
    bot.teams.clear();
    store.calls.length = 0;
    for (let time = 0; time < 3; time++) {
      const { status, card } = await press(bot, 'molde', VIEW, `${NETWORK}.${poll.id}`, automatic);
      expect(status).toBe(200);
      expect(textsOn(card)).toContain('Ditt svar: om nødvendig');
    }
    await bot.app.board.settled();
    expect(byPresses()).toEqual([]);
    expect(bot.teams.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('of a card from before an edit shows the poll as it is in the store', async () => {
    await answer(bot, 'molde', poll, 's1', 'yes');
    await answer(bot, 'rauma', poll, 's1', 'no');
    const { card } = await press(bot, 'molde', VIEW, `${NETWORK}.${poll.id}`, automatic);
    expect(textsOn(card)).toContain('Kommuner: 1 ja, 0 om nødvendig, 1 nei, av 5.');
  });

  test('that votes is refused, and nothing is stored', async () => {
    store.calls.length = 0;
    for (const verb of ['meetings.polls.yes', 'meetings.polls.all', 'meetings.polls.none']) {
      const id = verb.endsWith('yes') ? `${NETWORK}.${poll.id}-s1` : `${NETWORK}.${poll.id}`;
      expect(await press(bot, 'molde', verb, id, automatic)).toMatchObject({ status: 400, card: undefined });
    }
    expect(byPresses()).toEqual([]);
  });

  test('of a stranger leaves the card as it is', async () => {
    expect(await press(bot, 'stranger', VIEW, `${NETWORK}.${poll.id}`, automatic)).toMatchObject({ status: 400, card: undefined });
  });

  test('counts nobody among those who have pressed', async () => {
    await press(bot, 'rauma', VIEW, `${NETWORK}.${poll.id}`, automatic);
    await answer(bot, 'molde', poll, 's1', 'yes');
    await waitFor(() => refreshOf());
    expect(refreshOf()?.userIds).toEqual([worldOf(bot, 'molde').from.id]);
  });
});

describe('whose card refreshes by itself', () => {
  test('is nobody’s before somebody has pressed: no automatic refresh of a whole channel', () => {
    expect(refreshOf()).toBeUndefined();
  });

  test('are those who have pressed in that channel, and not those of another', async () => {
    await answer(bot, 'molde', poll, 's1', 'yes');
    await waitFor(() => refreshOf());
    expect(refreshOf()).toMatchObject({ userIds: [worldOf(bot, 'molde').from.id], action: { verb: VIEW, data: { id: `${NETWORK}.${poll.id}` } } });
    expect(refreshOf(bot.statsforvalteren)).toBeUndefined();
  });

  test('are never more than sixty, those who pressed last', async () => {
    const people = [];
    for (let nth = 0; nth < 65; nth++) people.push(await participant(nth));
    for (const world of people) await press(bot, world, 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    const last = people.at(-1)?.from.id;
    const ids = await waitFor(() => {
      const found = refreshOf()?.userIds;
      return last && found?.includes(last) ? found : undefined;
    }, { timeoutMs: 20_000 });
    expect(ids).toHaveLength(MOST_REFRESHED);
    expect([...ids].sort()).toEqual(people.slice(-MOST_REFRESHED).map(({ from }) => from.id).sort());
    expect(store.writes().length).toBeGreaterThan(0);
    const pages = await store.scan();
    expect(JSON.stringify(pages.rows.filter(({ partition }) => partition.startsWith('p:')))).not.toContain('29:many');
  }, 60_000);
});

test('those who have not pressed for longest make room, and who presses again stays', () => {
  const viewers = new Viewers();
  const place = { scope: 'channel' as const, tenantId: 't', conversationId: 'c' };
  for (let nth = 0; nth < MOST_REFRESHED; nth++) viewers.seen(place, `29:${nth}`);
  viewers.seen(place, '29:0');
  viewers.seen(place, '29:new');
  expect(viewers.in(place)).toHaveLength(MOST_REFRESHED);
  expect([viewers.in(place).includes('29:0'), viewers.in(place).includes('29:1'), viewers.in(place).includes('29:new')]).toEqual([true, false, true]);
  expect(viewers.in({ tenantId: 'other', conversationId: 'c' })).toEqual([]);
});
