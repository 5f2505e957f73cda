import { cardOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { ADA, CONTACT, MOLDE, n, openDesk, round as report, ROUND } from '../reporting/core-support';
import { fieldsOn, fill, startPolls } from '../../meetings/poll-setup/support';
import { buttonsOn, NETWORK, press, pressVerb, wordsOn, type Stage } from '../../networks/channels/support';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import { remindersOf } from '../../../../src/features/checkins/reminders/reminder-times';
import { isLate } from '../../../../src/features/checkins/rounds/round';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import { reopened } from '../../../../src/features/checkins/rounds/transitions';
import { ROUND_STATES, type Round } from '../../../../src/features/checkins/types';
import { actionsOf, aRound, made, on, roundsOf, t } from './support';

const clock = testClock();
let stage: Stage;
let id: string;
/** Due 16 March, and closed by a coordinator on the 20th. */
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startPolls(clock);
  id = await made(stage);
  clock.set('2026-03-20T09:00:00Z');
  await pressed('close');
});
afterEach(() => stage.bot.stop());

const round = async (): Promise<Round> => (await roundsOf(stage).find(NETWORK, id)) as Round;
const pressed = (verb: string, more: object = {}) => pressVerb(stage.bot, stage.people.coordinator, `checkins.rounds.${verb}`, { id: `${NETWORK}.${id}`, ...more });
const form = async () => (await press(stage, stage.people.coordinator, (await pressed('open')).card, on('round-manage', 'reopen'))).card;
const save = on('round-reopen', 'save');
const tick = async (iso: string): Promise<void> => {
  clock.set(iso);
  await stage.bot.app.outbox.tick();
  await stage.bot.app.board.settled();
};
async function inChannel(): Promise<string> {
  await stage.bot.app.board.settled();
  const there = stage.bot.teams.updated.filter(({ conversationId }) => conversationId.startsWith(stage.people.coordinator.channel.id));
  return wordsOn(cardOf(there.at(-1) as Parameters<typeof cardOf>[0]));
}

describe('a closed round', () => {
  test('is opened again with another due day, in the channels too, and closes four weeks after that', async () => {
    const card = await form();
    expect(fieldsOn(card)).toEqual({ due: '2026-04-07' });
    const answer = (await fill(stage, card, save, { due: '2026-03-27' })).card;
    expect(wordsOn(answer)).toContain(t('checkins.rounds.said.reopen'));
    const stands = await round();
    expect(stands).toMatchObject({ state: 'open', due: dueOn('2026-03-27'), closesAt: Date.parse('2026-04-24T13:00:00Z'), version: 2 });
    expect(stands.closedAt).toBeUndefined();
    expect(await inChannel()).toContain('fredag 27. mars 2026 kl. 15.00');
    await tick('2026-04-13T13:00:00Z');
    expect((await round()).state).toBe('open');
    await tick('2026-04-24T13:00:00Z');
    expect((await round()).state).toBe('closed');
    expect(await actionsOf(stage, '202603')).toContain('round.reopened');
  });

  test('asks for a day to come, with what was written', async () => {
    for (const [due, why] of [['2026-03-20', 'dueToday'], ['2026-03-01', 'dueToday'], ['x', 'due'], ['2029-01-01', 'due']] as const) {
      const refused = (await fill(stage, await form(), save, { due })).card;
      expect(wordsOn(refused)).toContain(t(`checkins.rounds.wrong.${why}`));
      expect(fieldsOn(refused)).toEqual({ due });
    }
    expect((await round()).state).toBe('closed');
  });

  test('pressed twice is opened once; with another day it is not changed behind the other’s back', async () => {
    const card = await form();
    await fill(stage, card, save, { due: '2026-03-27' });
    expect(wordsOn((await fill(stage, card, save, { due: '2026-03-27' })).card)).toContain(t('checkins.rounds.said.reopen'));
    expect((await fill(stage, card, save, { due: '2026-04-01' }, 'second')).line).toContain(t('checkins.rounds.notNow'));
    expect(await round()).toMatchObject({ due: dueOn('2026-03-27'), version: 2 });
  });

  test('may have been followed already: the one that follows stays', async () => {
    await new RoundStore(stage.store).change(NETWORK, id, (old) => ({ ...old, next: 'n' }));
    await fill(stage, await form(), save, { due: '2026-03-27' });
    expect(await round()).toMatchObject({ state: 'open', next: 'n' });
  });

  test('a report after the old due day and before the new one is in time', async () => {
    expect(isLate(await round(), clock.now())).toBe(true);
    await fill(stage, await form(), save, { due: '2026-03-27' });
    expect(isLate(await round(), clock.now())).toBe(false);
    expect(isLate(await round(), Date.parse('2026-03-27T14:00:01Z'))).toBe(true);
  });

  test('those who have not sent are reminded before the new day', async () => {
    expect(remindersOf(await round(), clock.now())).toEqual([]);
    await fill(stage, await form(), save, { due: '2026-03-31' });
    expect(remindersOf(await round(), clock.now()).map(({ what, due }) => [what, due])).toContainEqual(['days', 20260331]);
  });
});

test('only what is closed is opened again', async () => {
  const states = ROUND_STATES.filter((state) => state !== 'closed');
  for (const state of states) {
    await new RoundStore(stage.store).change(NETWORK, id, (old) => ({ ...old, state }));
    for (const verb of ['ask-reopen', 'reopen']) expect((await pressed(verb, { due: '2026-03-27' })).line).toContain(t('checkins.rounds.notNow'));
    expect((await round()).state).toBe(state);
    expect(buttonsOn((await pressed('open')).card).map(({ title }) => title)).not.toContain(on('round-manage', 'reopen'));
  }
});

test('a paused round says when it closes by itself, and does', async () => {
  await fill(stage, await form(), save, { due: '2026-03-27' });
  await pressed('pause');
  expect(wordsOn((await pressed('open')).card)).toContain(t('checkins.rounds.states.paused', { closes: 'fredag 24. april 2026 kl. 15.00' }));
  await tick('2026-04-24T13:00:00Z');
  expect((await round()).state).toBe('closed');
});

test('a round says so when the network has no channel to show it in', async () => {
  const open = aRound({ id: '8221000000000-cccc' });
  await new RoundStore(stage.store).create(open);
  id = open.id;
  expect(wordsOn((await pressed('open')).card)).not.toContain(t('checkins.rounds.nowhere'));
  for (const { tenantId, conversationId } of await stage.bot.app.networks.channels(NETWORK)) {
    await stage.bot.app.networks.removeChannel(NETWORK, { tenantId, conversationId });
  }
  expect(wordsOn((await pressed('open')).card)).toContain(t('checkins.rounds.nowhere'));
});

test('the first report after the old due day is in time, or late, by the due day as it stands when it is sent', async () => {
  const sent = Date.parse('2026-05-18T08:00:00Z');
  const lateness = async (due: string) => {
    const { reports, rounds, store } = await openDesk(report({ state: 'closed', closedAt: 1 }));
    await rounds.change(NETWORK, ROUND, (old) => reopened(old, dueOn(due)));
    await reports.save(CONTACT, ROUND, 'a', { a1: n(1) }, 0, ADA, sent);
    await reports.submit(CONTACT, ROUND, 1, ADA, sent);
    return (await store.report(NETWORK, ROUND, MOLDE))?.late;
  };
  expect(await lateness('2026-05-29')).toBeUndefined();
  expect(await lateness('2026-05-15')).toBe(true);
});
