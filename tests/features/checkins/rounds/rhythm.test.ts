import { cardOf } from '../../../support/replies';
import { checkinsOn, networksOn, silentTeams } from '../../../support/a-turn';
import { testClock } from '../../../support/test-clock';
import { startPolls } from '../../meetings/poll-setup/support';
import { inChat, NETWORK, pressVerb, wordsOn, type Stage } from '../../networks/channels/support';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../../src/features/checkins/types';
import type { Teams } from '../../../../src/features/feature';
import { isoTime } from '../../../../src/lib/time';
import { actionsOf, aRound, roundsOf, t } from './support';

const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-05-10T09:00:00Z');
  stage = await startPolls(clock);
  await stage.bot.ask(inChat(stage.people.coordinator, 'hjelp'));
});
afterEach(() => stage.bot.stop());

const FIRST = aRound({ rhythm: 'tertial' });
const all = () => roundsOf(stage).ofNetwork(NETWORK);
const theNext = async (of = FIRST.id): Promise<Round | undefined> => (await all()).find(({ id }) => id !== of);
const start = async (round: Round): Promise<void> => {
  await new RoundStore(stage.store).create(round);
};
const tick = async (iso: string): Promise<void> => {
  clock.set(iso);
  await stage.bot.app.outbox.tick();
  await stage.bot.app.board.settled();
};
/** What the coordinator was told in their own chat of a round that was planned. */
const told = () => stage.bot.teams.sent.filter((each) => (
  each.conversationId === stage.people.coordinator.personalChat.id && wordsOn(cardOf(each)).includes('Neste innsjekk er planlagt')
));
const meeting = (id: string, local: string, more: object = {}) => (
  stage.bot.app.meetings.save({ id, networkId: NETWORK, title: id, start: { local, zone: 'Europe/Oslo' }, ...more })
);
/** As after a round was made in the chat: the outbox knows of it. */
async function known(round: Round): Promise<void> {
  await start({ ...round, version: 1, state: 'paused' });
  await pressVerb(stage.bot, stage.people.coordinator, 'checkins.rounds.resume', { id: `${NETWORK}.${round.id}` });
}

describe('when a round by tertials is due', () => {
  test('the next is planned for the first working day after its tertial, with all municipalities of the network, and the coordinators are told once', async () => {
    await stage.bot.app.networks.saveMunicipality(NETWORK, { number: '1505', name: 'Kristiansund' });
    await known(FIRST);
    await tick('2026-05-15T12:59:00Z');
    expect(await theNext()).toBeUndefined();
    await tick('2026-05-15T13:00:00Z');
    const next = await theNext();
    expect(next).toMatchObject({
      state: 'planned', period: { from: '2026-05-01', to: '2026-08-31' }, due: dueOn('2026-09-15'), municipalities: ['1505', '1506', '1547'],
      rhythm: 'tertial', version: 1,
    });
    expect(isoTime(next?.opensAt ?? 0)).toBe('2026-09-01T09:00:00+02:00');
    expect(next?.by).toBeUndefined();
    expect(told()).toHaveLength(1);
    expect(told().map((each) => wordsOn(cardOf(each))).join()).toContain('tirsdag 1. september 2026 kl. 09.00');
    await tick('2026-05-15T14:00:00Z');
    await tick('2026-06-13T14:00:00Z');
    expect(await all()).toHaveLength(2);
    expect(told()).toHaveLength(1);
  });

  test('the next opens by itself, and one more follows that', async () => {
    await known(FIRST);
    await tick('2026-05-15T13:00:00Z');
    const next = (await theNext()) as Round;
    await tick('2026-09-01T07:00:00Z');
    expect(await roundsOf(stage).find(NETWORK, next.id)).toMatchObject({ state: 'open', openedAt: Date.parse('2026-09-01T07:00:00Z') });
    await tick('2026-09-15T13:00:00Z');
    expect((await all()).map(({ period }) => period.from)).toEqual(['2026-09-01', '2026-05-01', '2026-01-01']);
    expect(isoTime((await all())[0]?.opensAt ?? 0)).toBe('2027-01-04T09:00:00+01:00');
  });

  test('one that was cancelled with its rhythm is followed by none', async () => {
    await known(FIRST);
    await pressVerb(stage.bot, stage.people.coordinator, 'checkins.rounds.stop', { id: `${NETWORK}.${FIRST.id}` });
    await tick('2026-05-15T13:00:00Z');
    expect(await all()).toHaveLength(1);
  });
});

describe('before meetings', () => {
  const ROUND = aRound({ rhythm: 'meetings', meetingId: 'm1' });
  const OPENS = '2026-09-08T07:00:00Z';
  async function planned(): Promise<Round> {
    await meeting('m2', '2026-09-22T10:00');
    await start(ROUND);
    await roundsOf(stage).makeNext(NETWORK, ROUND.id, Date.parse('2026-06-20T10:00:00Z'));
    return (await theNext()) as Round;
  }
  const now = async (id: string) => roundsOf(stage).find(NETWORK, id);

  test('one is planned for the next meeting, and never another for the same', async () => {
    const next = await planned();
    expect(next).toMatchObject({ meetingId: 'm2', due: dueOn('2026-09-17'), opensAt: Date.parse(OPENS), state: 'planned' });
    expect(await roundsOf(stage).makeNext(NETWORK, ROUND.id, Date.parse('2026-06-21T10:00:00Z'))).toBeUndefined();
    expect(await roundsOf(stage).makeNext(NETWORK, next.id, Date.parse('2026-09-17T14:00:00Z'))).toBeUndefined();
    expect(await all()).toHaveLength(2);
  });

  test('it waits when the meeting is later than it was, and opens 14 days before that', async () => {
    const { id } = await planned();
    await meeting('m2', '2026-10-20T10:00');
    await roundsOf(stage).begin(NETWORK, id, 1, Date.parse(OPENS));
    expect(await now(id)).toMatchObject({ state: 'planned', opensAt: Date.parse('2026-10-06T07:00:00Z'), due: dueOn('2026-10-15'), version: 2 });
    await roundsOf(stage).begin(NETWORK, id, 1, Date.parse(OPENS));
    expect((await now(id))?.state).toBe('planned');
    await roundsOf(stage).begin(NETWORK, id, 2, Date.parse('2026-10-06T07:00:00Z'));
    expect((await now(id))?.state).toBe('open');
  });

  test('it opens at once, due sooner, when the meeting is sooner than it was', async () => {
    const { id } = await planned();
    await meeting('m2', '2026-09-18T10:00');
    await roundsOf(stage).begin(NETWORK, id, 1, Date.parse(OPENS));
    expect(await now(id)).toMatchObject({ state: 'open', due: dueOn('2026-09-15'), version: 2 });
  });

  test('it is cancelled when the meeting does not take place', async () => {
    const { id } = await planned();
    await meeting('m2', '2026-09-22T10:00', { cancelledAt: 1 });
    await roundsOf(stage).begin(NETWORK, id, 1, Date.parse(OPENS));
    expect((await now(id))?.state).toBe('cancelled');
  });
});

describe('two instances at once', () => {
  const twoOf = () => [0, 1].map(() => checkinsOn(networksOn(stage.store, clock)).rounds);

  test('make one next round and tell of it once', async () => {
    await start(FIRST);
    const at = Date.parse('2026-06-20T10:00:00Z');
    let messages = 0;
    const tell: Teams['tell'] = async () => {
      messages += 1;
      return { outcome: 'sent', activityId: 'x' };
    };
    const rounds = [0, 1, 2].map(() => checkinsOn(networksOn(stage.store, clock, { teams: { ...silentTeams, tell } })).rounds);
    await Promise.all(rounds.map((each) => each.makeNext(NETWORK, FIRST.id, at)));
    expect(await all()).toHaveLength(2);
    // To each of the two coordinators.
    expect(messages).toBe(2);
    expect(await actionsOf(stage, '202605')).toEqual(['round.made']);
    expect((await roundsOf(stage).find(NETWORK, FIRST.id))?.next).toBe((await theNext())?.id);
  });

  test('complete together what one of them was cut off from', async () => {
    await start(FIRST);
    const at = Date.parse('2026-06-20T10:00:00Z');
    stage.store.interfere(({ method, row }) => {
      if (method === 'replace' && row?.includes(FIRST.id)) throw new Error('cut off');
    });
    await expect(roundsOf(stage).makeNext(NETWORK, FIRST.id, at)).rejects.toThrow('cut off');
    stage.store.behave();
    expect((await roundsOf(stage).makeNext(NETWORK, FIRST.id, at))?.id).toBe((await theNext())?.id);
    expect(await all()).toHaveLength(2);
    expect((await roundsOf(stage).find(NETWORK, FIRST.id))?.next).toBe((await theNext())?.id);
  });

  test('open and close a round once', async () => {
    const round = aRound({ state: 'planned' });
    await start(round);
    await Promise.all(twoOf().map((each) => each.begin(NETWORK, round.id, 1, round.opensAt)));
    await Promise.all(twoOf().map((each) => each.expire(NETWORK, round.id, 1, round.closesAt)));
    expect(await roundsOf(stage).find(NETWORK, round.id)).toMatchObject({ state: 'closed', version: 1 });
    expect(await actionsOf(stage, '202605')).toEqual(['round.closed', 'round.opened']);
  });

  test('one pauses while the other cancels: it is cancelled, whoever was first', async () => {
    await start(FIRST);
    const press = (verb: string, who: 'coordinator' | 'second') => pressVerb(stage.bot, stage.people[who], `checkins.rounds.${verb}`, { id: `${NETWORK}.${FIRST.id}` });
    const answers = await Promise.all([press('pause', 'coordinator'), press('stop', 'second')]);
    expect((await roundsOf(stage).find(NETWORK, FIRST.id))?.state).toBe('cancelled');
    for (const { card, line } of answers) expect([wordsOn(card), line].join()).not.toContain(t('checkins.rounds.said.resume'));
  });
});
