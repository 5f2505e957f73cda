import { cardOf, wordsOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { fieldsOn, fill, rowsOn, say, startPolls } from '../../meetings/poll-setup/support';
import { buttonsOn, inChat, NETWORK, OTHER, press, pressVerb, sentTo, wordsOn, type Stage, type Who } from '../../networks/channels/support';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import type { Round } from '../../../../src/features/checkins/types';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import { actionsOf, aRound, made, on, roundsOf, shownOn, t, workOn } from './support';

const clock = testClock();
let stage: Stage;
let id: string;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startPolls(clock);
  id = await made(stage);
});
afterEach(() => stage.bot.stop());

const round = async (): Promise<Round> => (await roundsOf(stage).find(NETWORK, id)) as Round;
const pressed = (verb: string, more: object = {}, who: Who = 'coordinator') => pressVerb(stage.bot, stage.people[who], `checkins.rounds.${verb}`, { id: `${NETWORK}.${id}`, ...more });
/** As the form has it that was opened on a version of the round. */
const saved = (verb: string, version: number, more: object) => pressVerb(stage.bot, stage.people.coordinator, `checkins.rounds.${verb}`, { id: `${NETWORK}.${id}-v${version}`, ...more });
const titles = async () => buttonsOn((await pressed('open')).card).map(({ title }) => title);
const buttons = (...names: string[]) => names.map((name) => on('round-manage', name));
const pressOn = (card: Awaited<ReturnType<typeof pressed>>['card'], button: string) => press(stage, stage.people.coordinator, card, on('round-manage', button));
/** The round's card as it stands in the coordinator's channel. */
async function inChannel(): Promise<string> {
  await stage.bot.app.board.settled();
  const { updated } = stage.bot.teams;
  const there = updated.filter(({ conversationId }) => conversationId.startsWith(stage.people.coordinator.channel.id));
  return wordsOn(cardOf(there.at(-1) as Parameters<typeof cardOf>[0]));
}

describe('«innsjekker»', () => {
  test('leads a coordinator to each round, newest first', async () => {
    clock.advance(60_000);
    const second = await made(stage, { from: '2026-01-01', to: '2026-01-31' });
    const list = await say(stage, 'innsjekker');
    expect(wordsOn(list)).toContain('3\\. tertial 2025');
    expect(rowsOn(list).map(({ verb, data }) => [verb, data.id])).toEqual([second, id].map((each) => ['checkins.rounds.open', `${NETWORK}.${each}`]));
  });

  test('is for coordinators, and goes by pages', async () => {
    expect(wordsOf(await stage.bot.ask(inChat(stage.people.molde, 'innsjekker')))).not.toContain('tertial');
    for (let more = 0; more < 8; more++) await new RoundStore(stage.store).create(aRound({ id: `822200000000${more}-aaaa` }));
    const list = await say(stage, 'innsjekker');
    expect(rowsOn(list)).toHaveLength(8);
    const { card } = await press(stage, stage.people.coordinator, list, on('rounds', 'more'));
    expect(rowsOn(card)).toHaveLength(1);
  });
});

describe('a round that is open', () => {
  test('shows who is expected, when it closes, and what a coordinator can do; never what anybody answered', async () => {
    const shown = shownOn((await pressed('open')).card);
    for (const part of ['mandag 16. mars 2026 kl. 15.00', 'mandag 13. april 2026 kl. 15.00', t('checkins.rounds.everybody', { count: 2 })]) expect(shown).toContain(part);
    expect(await titles()).toEqual(buttons('status', 'change', 'askWho', 'pause', 'close'));
  });

  test('is paused and resumed, in the channels too', async () => {
    expect(wordsOn((await pressed('pause')).card)).toContain(t('checkins.rounds.said.pause'));
    expect(await round()).toMatchObject({ state: 'paused', version: 2 });
    expect(await inChannel()).toContain(t('checkins.rounds.card.paused'));
    expect(await titles()).toEqual(buttons('status', 'resume', 'change', 'askWho', 'close'));
    await pressed('resume');
    expect(await round()).toMatchObject({ state: 'open', version: 3 });
    expect(await inChannel()).not.toContain(t('checkins.rounds.card.paused'));
  });

  test('is closed after a question, and then only opened again', async () => {
    const ask = (await pressed('ask-close')).card;
    expect((await round()).state).toBe('open');
    await press(stage, stage.people.coordinator, ask, on('round-confirm', 'close'));
    expect(await round()).toMatchObject({ state: 'closed', closedAt: clock.now() });
    expect(await titles()).toEqual(buttons('reopen', 'stopRepeating', 'new', 'list'));
    for (const verb of ['resume', 'pause', 'open-now', 'ask-cancel', 'ask-change', 'who', 'cancel']) {
      expect((await pressed(verb)).line).toContain(t('checkins.rounds.notNow'));
    }
    expect((await round()).version).toBe(1);
  });

  test('that repeats is said to be followed when it is closed, and the repetition is stopped once, on the round that was seen', async () => {
    expect(wordsOn((await pressed('ask-close')).card)).toContain(t('checkins.rounds.goesOn'));
    expect(wordsOn((await pressed('ask-cancel')).card)).not.toContain(t('checkins.rounds.goesOn'));
    const { card } = await pressed('close');
    for (let press = 0; press < 2; press++) {
      const stopped = (await pressOn(card, 'stopRepeating')).card;
      expect(wordsOn(stopped)).toContain(t('checkins.rounds.said.stop-repeating'));
      expect(shownOn(stopped)).toContain(t('checkins.rounds.nextBy.none'));
    }
    expect(await round()).toMatchObject({ state: 'closed', rhythm: 'none', version: 2 });
    expect(await titles()).toEqual(buttons('reopen', 'new', 'list'));
    expect(await actionsOf(stage, '202603')).toEqual(['round.changed', 'round.closed', 'round.opened']);
  });

  test('that was opened and closed again meanwhile is shown as it stands, and one that has its next is not stopped', async () => {
    const { card } = await pressed('close');
    await pressed('reopen', { due: '2026-03-27' });
    await pressed('close');
    expect(wordsOn((await pressOn(card, 'stopRepeating')).card)).toContain(t('checkins.rounds.changedSince'));
    expect((await round()).rhythm).toBe('meetings');
    const now = (await pressed('open')).card;
    await new RoundStore(stage.store).change(NETWORK, id, (old) => ({ ...old, next: 'x' }));
    expect((await pressOn(now, 'stopRepeating')).line).toContain(t('checkins.rounds.notNow'));
    expect((await round()).rhythm).toBe('meetings');
    expect(await titles()).toEqual(buttons('reopen', 'new', 'list'));
  });

  test('takes reports after it is due, until it closes by itself four weeks later', async () => {
    clock.set('2026-03-16T15:00:00Z');
    await stage.bot.app.outbox.tick();
    expect((await round()).state).toBe('open');
    clock.set('2026-04-13T13:00:00Z');
    await stage.bot.app.outbox.tick();
    expect((await round()).state).toBe('closed');
    expect(await inChannel()).toContain(t('checkins.rounds.card.closed'));
  });

  test('is cancelled after a question: alone, or with what would follow it', async () => {
    const ask = (await pressed('ask-close')).card;
    expect(buttonsOn(ask).map(({ title }) => title)).toEqual(['close', 'cancel', 'stop', 'back'].map((name) => on('round-confirm', name)));
    await press(stage, stage.people.coordinator, ask, on('round-confirm', 'stop'));
    expect(await round()).toMatchObject({ state: 'cancelled', rhythm: 'none' });
    expect(await inChannel()).toContain(t('checkins.rounds.card.cancelled'));
  });

  test('gets another due day, and closes four weeks after that; a day that has passed is refused with what was written', async () => {
    const form = (await pressed('ask-change')).card;
    expect(fieldsOn(form)).toEqual({ due: '2026-03-16', rhythm: 'meetings' });
    const refused = (await fill(stage, form, on('round-change', 'save'), { due: '2026-03-01', rhythm: 'none' })).card;
    expect(wordsOn(refused)).toContain(t('checkins.rounds.wrong.duePast'));
    expect(fieldsOn(refused)).toEqual({ due: '2026-03-01', rhythm: 'none' });
    await fill(stage, refused, on('round-change', 'save'), { due: '2026-03-27' });
    expect(await round()).toMatchObject({ due: dueOn('2026-03-27'), closesAt: Date.parse('2026-04-24T13:00:00Z'), rhythm: 'none', version: 2 });
    expect(await inChannel()).toContain('fredag 27. mars 2026 kl. 15.00');
    clock.set('2026-04-13T13:00:00Z');
    await stage.bot.app.outbox.tick();
    expect((await round()).state).toBe('open');
  });

  test('is of others when a coordinator says so, and never of nobody', async () => {
    const form = (await pressed('who')).card;
    expect(fieldsOn(form)).toEqual({ municipalities: '1506,1547' });
    expect(wordsOn((await fill(stage, form, on('round-who', 'save'), { municipalities: '' })).card)).toContain(t('checkins.rounds.wrong.nobody'));
    await fill(stage, form, on('round-who', 'save'), { municipalities: '1547' });
    expect(await round()).toMatchObject({ municipalities: ['1547'], version: 2 });
    expect(await inChannel()).toContain(t('checkins.rounds.reported', { reported: 0, count: 1 }));
  });
});

test('a municipality that joins is shown and not expected; one that leaves is no longer expected, here and in the channels', async () => {
  await stage.bot.app.networks.saveMunicipality(NETWORK, { number: '1505', name: 'Kristiansund' });
  await stage.bot.app.networks.removeMunicipality(NETWORK, '1547');
  const words = wordsOn((await pressed('open')).card);
  expect(words).toContain(t('checkins.rounds.others', { names: 'Kristiansund' }));
  expect(words).toContain(t('checkins.rounds.left', { numbers: '1547' }));
  await pressed('pause');
  await pressed('resume');
  expect(await inChannel()).toContain(t('checkins.rounds.reported', { reported: 0, count: 1 }));
  await fill(stage, (await pressed('who')).card, on('round-who', 'save'), { municipalities: '1505,1506' });
  expect((await round()).municipalities).toEqual(['1505', '1506']);
});

describe('a planned round', () => {
  beforeEach(async () => { id = await made(stage, { opens: '2026-03-09', due: '2026-03-23' }); });

  test('is opened before its time, once, and its time passes without anything', async () => {
    expect(await titles()).toEqual(buttons('openNow', 'change', 'askWho', 'cancel', 'list'));
    const before = sentTo(stage, stage.people.coordinator).length;
    await pressed('open-now');
    await pressed('open-now');
    await stage.bot.app.board.settled();
    clock.set('2026-03-09T08:00:00Z');
    await stage.bot.app.outbox.tick();
    expect(await round()).toMatchObject({ state: 'open', opensAt: Date.parse('2026-03-02T09:00:00Z'), version: 2 });
    expect(sentTo(stage, stage.people.coordinator)).toHaveLength(before + 1);
  });

  test('gets another day to open, and opens then', async () => {
    const form = (await pressed('ask-change')).card;
    expect(fieldsOn(form)).toMatchObject({ opens: '2026-03-09', due: '2026-03-23' });
    await fill(stage, form, on('round-change', 'save'), { opens: '2026-03-11' });
    clock.set('2026-03-09T08:00:00Z');
    await stage.bot.app.outbox.tick();
    expect((await round()).state).toBe('planned');
    clock.set('2026-03-11T08:00:00Z');
    await stage.bot.app.outbox.tick();
    expect((await round()).state).toBe('open');
  });

  test('that is cancelled never opens', async () => {
    await press(stage, stage.people.coordinator, (await pressed('ask-cancel')).card, on('round-confirm', 'cancel'));
    clock.set('2026-03-09T08:00:00Z');
    await stage.bot.app.outbox.tick();
    expect((await round()).state).toBe('cancelled');
  });
});

describe('whatever is pressed', () => {
  test('is written down once, with who did it', async () => {
    for (const verb of ['pause', 'pause', 'resume', 'close', 'close']) await pressed(verb);
    expect(await actionsOf(stage, '202603')).toEqual(['round.closed', 'round.opened', 'round.paused', 'round.resumed']);
  });

  test('is nothing to other networks’ coordinators and to members', async () => {
    for (const who of ['molde', 'other', 'stranger'] as const) expect((await pressed('close', {}, who)).line).not.toBe('');
    expect((await pressVerb(stage.bot, stage.people.other, 'checkins.rounds.close', { id: `${OTHER}.${id}` })).line).toContain(t('bot.notYours'));
    expect((await round()).state).toBe('open');
  });

  test.each([
    ['open', 'open', {}], ['pause', 'open', {}], ['close', 'open', {}], ['cancel', 'open', {}], ['open-now', 'planned', {}], ['ask-reopen', 'closed', {}],
    ['reopen', 'closed', { due: '2026-03-27' }], ['change', 'open', { due: '2026-03-27', rhythm: 'none' }], ['expect', 'open', { municipalities: '1547' }],
  ] as const)('%s asks the store for at most four things before the answer', async (verb, state, fields) => {
    await new RoundStore(stage.store).change(NETWORK, id, (old) => ({ ...old, state }));
    await pressed('open');
    const { calls } = stage.store;
    calls.length = 0;
    if (verb === 'change' || verb === 'expect') await saved(verb, 1, fields);
    else await pressed(verb, fields);
    const asked = [...calls];
    expect((await round()).state).toBe({ pause: 'paused', close: 'closed', cancel: 'cancelled', 'ask-reopen': 'closed' }[verb as string] ?? 'open');
    const until = asked.findIndex(({ partition }) => partition === 'po-open' || partition.startsWith('au:'));
    expect(workOn(until < 0 ? asked : asked.slice(0, until)).length).toBeLessThanOrEqual(4);
  });
});
