import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { waitFor } from '../../../support/wait-for';
import { MeetingStore } from '../../../../src/features/meetings';
import type { Polls } from '../../../../src/features/meetings/polls/polls';
import { closed, closing, countableAt, decided, expired, extended, reopened } from '../../../../src/features/meetings/polls/transitions';
import { POLL_STATES, type Poll } from '../../../../src/features/meetings/polls/types';
import { openStore, readAll } from '../../../../src/storage';
import { personRef } from '../../../../src/lib/ids';
import type { Clock } from '../../../../src/lib/time';
import { meetingsOn, networksOn } from '../../../support/a-turn';
import { answer, meet, NETWORK, personOf, pollsOn, poll as aPoll, postPoll, press, SCOPE, seed, standing, textsOn, ZONE } from './support';

const CLOSING_MS = 15_000;
const LATER = { local: '2026-11-25T12:00', zone: ZONE };
const NOON = Date.parse('2026-11-20T11:00:00Z');

describe('the rules, by themselves', () => {
  const at = 1_000;

  test.each(POLL_STATES)('from %s each step is taken or not, as the table says', (state) => {
    const poll = aPoll({ state, closingAt: 1 });
    const steps = {
      close: closing(poll, at), reopen: reopened(poll, LATER, at), extend: extended(poll, LATER, at), decide: decided(poll, 's1', 'ref'),
      count: closed(poll, poll, [], at),
    };
    const taken = Object.entries(steps).filter(([, next]) => next).map(([name]) => name);
    expect(taken).toEqual({ open: ['close', 'extend'], closing: ['reopen', 'count'], closed: ['reopen', 'decide'], decided: [], cancelled: [] }[state]);
  });

  test('a poll expires at its deadline, that of its own version and no earlier one', () => {
    const poll = aPoll({ version: 2 });
    expect(expired(poll, 2, NOON - 1)).toBeUndefined();
    expect(expired(poll, 1, NOON)).toBeUndefined();
    expect(expired(poll, 2, NOON)).toMatchObject({ state: 'closing', closingAt: NOON });
  });

  test('what was counted before it was opened anew is not its result', () => {
    const counted = aPoll({ state: 'closing', closingAt: 1 });
    expect(closed({ ...counted, version: 2 }, counted, [], at)).toBeUndefined();
    expect(closed({ ...counted, closingAt: 2 }, counted, [], at)).toBeUndefined();
    expect(countableAt(counted, CLOSING_MS)).toBe(15_001);
    expect(countableAt(aPoll(), CLOSING_MS)).toBeUndefined();
  });

  test('a new deadline makes a new version, and the result of before is gone', () => {
    const before = aPoll({ state: 'closed', closingAt: 1, closedAt: 2, result: [] });
    expect(reopened(before, LATER, at)).toEqual({ ...aPoll({ deadline: LATER, version: 2, deadlineSetAt: at, reminded: 0 }) });
    expect(extended(aPoll(), LATER, at)).toMatchObject({ deadline: LATER, version: 2, deadlineSetAt: at });
    expect(extended(aPoll(), aPoll().deadline, at)).toBeUndefined();
  });
});

describe('in the service', () => {
  let clock: TestClock;
  let store: UnrulyStore;
  let bot: TestApp;
  let polls: Polls;
  let poll: Poll;
  beforeEach(async () => {
    clock = testClock('2026-11-16T08:00:00Z');
    store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
    bot = await startTestApp({ store, clock, meetingLimits: { closingMs: CLOSING_MS } });
    await seed(bot)(bot.app);
    await meet(bot);
    poll = await postPoll(bot, clock);
    // The service's own Teams, and its waiting.
    polls = pollsBy();
  });
  afterEach(() => bot.stop());

  /** An instance of its own, with a clock of its own. */
  const pollsBy = (own: Clock = clock) => pollsOn(store, own, { closingMs: CLOSING_MS, tallyMs: 0 });
  const meeting = () => new MeetingStore(store).find(NETWORK, poll.id);
  async function close(): Promise<void> {
    await polls.close(SCOPE, poll.id, by(), clock.now());
    clock.advance(CLOSING_MS);
    await polls.finish(NETWORK, poll.id);
  }
  const by = () => personOf(bot.statsforvalteren);
  const stored = async () => pollsOn(store, clock).find(NETWORK, poll.id);
  const audit = async () => (await readAll(store, `au:${NETWORK}:202611`)).map(({ data }) => (JSON.parse(data) as { action: string }).action);
  const notNow = { text: 'meetings.polls.notNow' };

  test('a poll that is closed waits, then has its result, and says both in every channel', async () => {
    await press(bot, 'molde', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await polls.close(SCOPE, poll.id, by(), clock.now());
    await bot.app.board.resume();
    await waitFor(() => textsOn(standing(bot, bot.molde)).includes('Svarene telles'));
    clock.advance(CLOSING_MS - 1);
    await polls.finish(NETWORK, poll.id);
    expect(await stored()).toMatchObject({ state: 'closing' });
    clock.advance(1);
    await polls.finish(NETWORK, poll.id);
    expect(await stored()).toMatchObject({ state: 'closed', closedAt: clock.now(), result: [{ slot: 's1', yes: ['1506'] }, {}, {}] });
    await bot.app.board.resume();
    await waitFor(() => textsOn(standing(bot, bot.statsforvalteren)).includes('Nr. 1: tirsdag 1. desember 2026 kl. 10.00'));
    expect(JSON.stringify(standing(bot, bot.molde))).not.toContain('meetings.polls.yes');
  });

  test('who counts waits by its own clock, whatever that of who closed shows', async () => {
    for (const skew of [-16_000, 16_000]) {
      const other = pollsBy({ now: () => clock.now() + skew });
      await other.close(SCOPE, poll.id, by(), clock.now() + skew);
      expect(await polls.finish(NETWORK, poll.id)).toBe(false);
      clock.advance(CLOSING_MS - 1);
      expect([await polls.finish(NETWORK, poll.id), (await stored())?.state]).toEqual([false, 'closing']);
      clock.advance(1);
      expect([await polls.finish(NETWORK, poll.id), (await stored())?.state]).toEqual([true, 'closed']);
      await polls.reopen(SCOPE, poll.id, LATER, by(), clock.now());
    }
  });

  test('who closed it waits no longer than once, and one whose clock is set back waits anew', async () => {
    await polls.close(SCOPE, poll.id, by(), clock.now());
    clock.advance(-60_000);
    expect(await polls.finish(NETWORK, poll.id)).toBe(false);
    clock.advance(CLOSING_MS);
    expect(await polls.finish(NETWORK, poll.id)).toBe(true);
  });

  test('by its deadline it closes, that of the version it has, and never before', async () => {
    await polls.expire(NETWORK, poll.id, 1, NOON - 1);
    expect(await stored()).toMatchObject({ state: 'open' });
    await polls.extend(SCOPE, poll.id, LATER, by(), clock.now());
    await polls.expire(NETWORK, poll.id, 1, NOON);
    expect(await stored()).toMatchObject({ state: 'open', version: 2 });
    await polls.expire(NETWORK, poll.id, 2, Date.parse('2026-11-25T11:00:00Z'));
    expect(await stored()).toMatchObject({ state: 'closing' });
    await polls.expire(NETWORK, 'none', 1, NOON);
  });

  test('opened anew it keeps its ballots and takes more', async () => {
    await press(bot, 'molde', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await polls.close(SCOPE, poll.id, by(), clock.now());
    clock.advance(CLOSING_MS);
    await polls.finish(NETWORK, poll.id);
    expect(await polls.reopen(SCOPE, poll.id, LATER, by(), clock.now())).toMatchObject({ state: 'open', version: 2, deadline: LATER });
    const { card } = await answer(bot, 'rauma', poll, 's1', 'maybe');
    expect(textsOn(card)).toContain('Kommuner: 1 ja, 1 om nødvendig, 0 nei, av 5.');
    expect(textsOn(card)).toContain('Svar innen onsdag 25. november 2026 kl. 12.00.');
  });

  test('cancelled it takes no votes, says so, and is not opened again', async () => {
    await polls.cancel(SCOPE, poll.id, by());
    await bot.app.board.resume();
    await waitFor(() => textsOn(standing(bot, bot.molde)).includes('Avstemningen er avlyst.'));
    await answer(bot, 'molde', poll, 's1', 'yes');
    expect(await polls.ballots(NETWORK, poll.id)).toEqual([]);
    await expect(polls.reopen(SCOPE, poll.id, LATER, by(), clock.now())).rejects.toMatchObject(notNow);
    await expect(polls.close(SCOPE, poll.id, by(), clock.now())).rejects.toMatchObject(notNow);
  });

  test('decided it sets the meeting with the poll’s id, once, and to one time only', async () => {
    await expect(polls.decide(SCOPE, poll.id, 's2', by(), clock.now())).rejects.toMatchObject(notNow);
    await close();
    await expect(polls.decide(SCOPE, poll.id, 's9', by(), clock.now())).rejects.toMatchObject({ name: 'NotYours' });
    const set = await polls.decide(SCOPE, poll.id, 's2', by(), clock.now());
    expect(await polls.decide(SCOPE, poll.id, 's2', by(), clock.now())).toEqual(set);
    await expect(polls.decide(SCOPE, poll.id, 's1', by(), clock.now())).rejects.toMatchObject(notNow);
    const wanted = { id: poll.id, title: poll.title, start: poll.slots[1]?.start, minutes: 90, agenda: poll.agenda, pollId: poll.id };
    expect(await meeting()).toMatchObject(wanted);
    expect(await stored()).toMatchObject({ state: 'decided', decided: 's2', meetingId: poll.id });
  });

  test('decided while the store goes away before the meeting is set, the outbox sets it, for who decided', async () => {
    await close();
    store.interfere(only(({ method, partition }) => method === 'transaction' && partition.startsWith('m:'), down));
    await expect(polls.decide(SCOPE, poll.id, 's2', by(), clock.now())).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
    store.behave();
    expect([(await stored())?.state, await meeting()]).toEqual(['decided', undefined]);
    const { card } = await press(bot, 'coordinator', 'meetings.polls.view', `${NETWORK}.${poll.id}`);
    expect(textsOn(card)).toContain('Tiden er valgt: onsdag 2. desember 2026 kl. 13.00. Samlingen er ikke satt ennå.');
    await bot.app.outbox.tick();
    const { tenantId, id } = by();
    expect(await meeting()).toMatchObject({ start: poll.slots[1]?.start, pollId: poll.id, by: personRef(tenantId, id) });
    await polls.meet(NETWORK, poll.id, clock.now());
    expect((await readAll(store, `au:${NETWORK}:202611`)).filter(({ data }) => data.includes('meeting.set'))).toHaveLength(1);
  });

  test('a time that has passed is struck out, and no meeting is set to it', async () => {
    await press(bot, 'molde', 'meetings.polls.all', `${NETWORK}.${poll.id}`);
    await close();
    clock.set('2026-12-01T09:00:00Z');
    await expect(polls.decide(SCOPE, poll.id, 's1', by(), clock.now())).rejects.toMatchObject({ text: 'meetings.polls.hasPassed' });
    expect((await stored())?.state).toBe('closed');
    const { card } = await press(bot, 'molde', 'meetings.polls.view', `${NETWORK}.${poll.id}`);
    expect(textsOn(card)).toContain('Nr. 1: onsdag 2. desember 2026 kl. 13.00');
    expect(textsOn(card)).toContain('Nr. 3: tirsdag 1. desember 2026 kl. 10.00');
    expect(textsOn(card)).toContain('Utelukket: tiden har vært.');
    expect(await polls.decide(SCOPE, poll.id, 's2', by(), clock.now())).toMatchObject({ id: poll.id });
  });

  test('the card of a decided poll says when the meeting is now, also in the channels', async () => {
    await close();
    await polls.decide(SCOPE, poll.id, 's2', by(), clock.now());
    const says = async (text: string) => {
      await bot.app.outbox.tick();
      await bot.app.board.resume();
      await waitFor(() => textsOn(standing(bot, bot.molde)).includes(text));
    };
    await says('Samlingen er satt til onsdag 2. desember 2026 kl. 13.00.');
    const { planning } = meetingsOn(networksOn(store, clock));
    await planning.move(SCOPE, poll.id, { start: { local: '2026-12-04T09:00', zone: ZONE } }, by(), clock.now());
    await bot.app.outbox.changed({ networkId: NETWORK, kind: 'meeting', id: poll.id });
    await says('Samlingen er satt til fredag 4. desember 2026 kl. 09.00.');
    await planning.cancel(SCOPE, poll.id, {}, by(), clock.now());
    await bot.app.outbox.changed({ networkId: NETWORK, kind: 'meeting', id: poll.id });
    await says('Samlingen som var satt til fredag 4. desember 2026 kl. 09.00, er avlyst.');
  });

  test('a deadline that has passed is refused, and nothing is changed', async () => {
    const past = { local: '2026-11-16T08:00', zone: ZONE };
    await expect(polls.extend(SCOPE, poll.id, past, by(), clock.now())).rejects.toMatchObject({ text: 'meetings.polls.deadlinePassed' });
    expect(await stored()).toEqual(poll);
  });

  test('each change stands once in the network’s log, pressed once or twice', async () => {
    const again = { ...LATER, local: '2026-11-26T12:00' };
    for (const each of [
      () => polls.extend(SCOPE, poll.id, LATER, by(), clock.now()), () => polls.close(SCOPE, poll.id, by(), clock.now()),
      () => polls.reopen(SCOPE, poll.id, again, by(), clock.now()), () => polls.cancel(SCOPE, poll.id, by()),
    ]) {
      await each();
      await each();
    }
    await waitFor(async () => (await audit()).includes('poll.cancelled'));
    expect((await audit()).filter((action) => action.startsWith('poll')).sort()).toEqual(['poll.cancelled', 'poll.closed', 'poll.extended', 'poll.posted', 'poll.reopened']);
  });

  test('one that is not there, or of another network, is nobody’s', async () => {
    await expect(polls.close(SCOPE, 'none', by(), clock.now())).rejects.toMatchObject({ name: 'NotYours' });
    await expect(polls.close({ ...SCOPE, networkId: 'nordmore' }, poll.id, by(), clock.now())).rejects.toMatchObject({ name: 'NotYours' });
  });

  test('a network’s polls come newest first', async () => {
    const newer = await postPoll(bot, clock, {}, '8205000009999-newer');
    const idsOf = async (from: number, most: number) => {
      const page = await polls.page(NETWORK, from, most);
      return [page.polls.map((each) => each.poll.id), page.next];
    };
    expect([await idsOf(0, 2), await idsOf(0, 1), await idsOf(1, 1)]).toEqual([[[newer.id, poll.id], 0], [[newer.id], 1], [[poll.id], 0]]);
    expect(await polls.page('nordmore', 0, 8)).toEqual({ polls: [], next: 0 });
  });

  test('posted twice with the same id it is one poll, and stands once in each channel', async () => {
    await postPoll(bot, clock, { title: 'Samling i *desember*, igjen' }, poll.id);
    expect(await stored()).toEqual(poll);
    expect(bot.teams.sent.filter(({ activity }) => String(activity.summary).startsWith('Avstemning'))).toHaveLength(2);
  });
});
