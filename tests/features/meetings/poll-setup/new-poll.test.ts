import { cardOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { readAll } from '../../../../src/storage';
import { buttonsOn, inChat, NETWORK, press, pressVerb, startStage, wordsOn, type Stage } from '../../networks/channels/support';
import { fieldsOn, fill, on, pollsOf, posted, preview, proposals, say, startPolls, t } from './support';

const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startPolls(clock);
});
afterEach(() => stage.bot.stop());

const PREVIEW = on('poll-slots', 'preview');
const POST = on('poll-preview', 'post');
const polls = async () => (await pollsOf(stage).page(NETWORK, 0, 100)).polls.map(({ poll }) => poll);
const drafts = async () => {
  const { tenantId, from } = stage.people.coordinator;
  return readAll(stage.store, `u:${tenantId}:${from.aadObjectId}`, { prefix: 'd:poll:' });
};
const callsOf = async (press: () => Promise<unknown>): Promise<number> => {
  clock.advance(1_000);
  stage.store.calls.length = 0;
  await press();
  return stage.store.calls.filter(({ partition }) => !/^(?:n:[^:]*$|u:|ch:|conv|seen)/.test(partition) || partition === `n:${NETWORK}`).length;
};

describe('«ny møteavstemning»', () => {
  test('asks with everything filled in but the title, also for the other ways to say it', async () => {
    for (const text of ['ny møteavstemning', 'Finn møtetid', 'ny avrøysting', 'find a time']) {
      expect(fieldsOn(await say(stage, text))).toMatchObject({ title: '', from: '2026-03-09', to: '2026-04-06', date: '2026-03-06', time: '15:00', atLeast: '2' });
    }
  });

  test('is for coordinators', async () => {
    expect(wordsOn(cardOf(await stage.bot.ask(inChat(stage.people.molde, 'ny møteavstemning'))))).not.toContain(t('cards.meetings.poll-form.heading'));
    expect((await pressVerb(stage.bot, stage.people.molde, 'meetings.setup.slots', { id: `${NETWORK}.x` })).line).toBe(t('bot.notYours'));
  });

  test('proposes times within the window, on working days, all chosen', async () => {
    const { slots = '' } = fieldsOn(await proposals(stage));
    expect(slots.split(',')).toHaveLength(6);
    expect(slots.split(',').every((time) => time > '2026-03-09' && time < '2026-04-07')).toBe(true);
  });

  test('gives the form again with what was written, and what is wrong', async () => {
    const card = await proposals(stage, { title: '', topics: 'Budsjett', raad: '2' });
    expect(wordsOn(card)).toContain(t('meetings.setup.wrong.title', { max: 100 }));
    expect(fieldsOn(card)).toMatchObject({ topics: 'Budsjett', raad: '2' });
    expect(await drafts()).toEqual([]);
  });

  test('does not store what looks like a national id', async () => {
    await proposals(stage, { title: 'Om 01019012345' });
    expect(await drafts()).toEqual([]);
  });

  test('keeps what was chosen and written when more is asked for, and when a line cannot be read', async () => {
    const first = await proposals(stage);
    const some = (fieldsOn(first).slots ?? '').split(',').slice(0, 2).join(',');
    const { card } = await fill(stage, first, on('poll-slots', 'more'), { slots: some, own: 'tysdag 10. mars kl. 9\nen gang' });
    expect(fieldsOn(card)).toEqual({ slots: some, own: 'tysdag 10. mars kl. 9\nen gang' });
    const after = (await fill(stage, card, PREVIEW)).card;
    expect(wordsOn(after)).toContain(t('meetings.setup.wrong.line', { line: 'en gang' }));
    expect(fieldsOn(after)).toEqual({ slots: some, own: 'tysdag 10. mars kl. 9\nen gang' });
  });

  test('is no draft of anybody else’s', async () => {
    const card = await proposals(stage);
    const { card: other, line } = await fill(stage, card, PREVIEW, {}, 'second');
    expect(`${wordsOn(other)}${line}`).toContain(t('meetings.setup.noDraft'));
  });
});

describe('before it is posted', () => {
  test('everything is shown: what, when with what to think of, the deadline, the quorum and the channels', async () => {
    const card = await preview(stage, { title: 'Samling *mars*', raad: '1,3', topics: 'Budsjett', required: '1506', ballots: 'hidden' }, { own: '31.3. kl. 14.30' });
    const words = `${wordsOn(card)} ${JSON.stringify(card)}`;
    for (const part of [
      String.raw`Samling \*mars\*`, 'Råd 1: Planer og rutiner, Råd 3: Oppfølging, Budsjett', '2 t', 'fredag 6. mars 2026 kl. 15.00', t('meetings.setup.ballots.hidden'),
      'Minst 2 av 2 kommuner må kunne. Disse må kunne: Molde.', 'tirsdag 31. mars 2026 kl. 14.30 (påskeuka, utenfor 09–15)', 'Demo Molde Rus og Helse',
    ]) expect(words).toContain(part);
    expect(await polls()).toEqual([]);
  });

  test('it can be changed and discarded', async () => {
    const card = await preview(stage, { title: 'Første' });
    const form = (await press(stage, stage.people.coordinator, card, on('poll-preview', 'form'))).card;
    expect(fieldsOn(form)).toMatchObject({ title: 'Første', minutes: '120' });
    const times = (await press(stage, stage.people.coordinator, card, on('poll-preview', 'rework'))).card;
    expect((fieldsOn(times).slots ?? '').split(',')).toHaveLength(6);
    await press(stage, stage.people.coordinator, card, on('poll-preview', 'discard'));
    expect(await drafts()).toEqual([]);
    expect((await press(stage, stage.people.coordinator, card, POST)).line).toBe(t('meetings.setup.noDraft'));
  });

  test('without a channel it cannot be posted, and the way on is said', async () => {
    const { tenantId, channel } = stage.bot.molde;
    await stage.bot.app.networks.removeChannel(NETWORK, { tenantId, conversationId: channel.id });
    const own = stage.bot.statsforvalteren;
    await stage.bot.app.networks.removeChannel(NETWORK, { tenantId: own.tenantId, conversationId: own.channel.id });
    const card = await preview(stage);
    expect(wordsOn(card)).toContain(t('meetings.setup.noChannels'));
    expect(buttonsOn(card).map(({ title }) => title)).not.toContain(POST);
  });
});

describe('when it is posted', () => {
  test('it stands in both channels, with the times in order, and the draft is gone', async () => {
    const id = await posted(stage, { title: 'Samling i mars', raad: '2' }, { own: '10. mars kl. 9' });
    const poll = (await polls())[0];
    expect(poll).toMatchObject({
      id, title: 'Samling i mars', state: 'open', minutes: 120, deadline: { local: '2026-03-06T15:00', zone: 'Europe/Oslo' }, quorum: { atLeast: 2, required: [] },
      agenda: [{ id: 'a1', text: 'Brukerutstyr', raad: 2 }],
    });
    expect(poll?.slots.map((slot) => slot.id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6', 's7']);
    expect(poll?.slots.map(({ start }) => start.local)).toEqual([...(poll?.slots ?? [])].map(({ start }) => start.local).sort());
    expect(stage.bot.teams.sent.filter(({ activity }) => String(activity.summary).includes('Samling i mars'))).toHaveLength(2);
    expect(await drafts()).toEqual([]);
  });

  test('twice, at once or later, is one poll', async () => {
    const card = await preview(stage);
    await Promise.all([press(stage, stage.people.coordinator, card, POST), press(stage, stage.people.coordinator, card, POST)]);
    const { card: later } = await press(stage, stage.people.coordinator, card, POST);
    await stage.bot.app.board.settled();
    expect(wordsOn(later)).toContain(t('meetings.setup.postedBefore'));
    expect(await polls()).toHaveLength(1);
    expect(stage.bot.teams.sent.filter(({ activity }) => String(activity.summary).includes('Samling i mars'))).toHaveLength(2);
  });

  test('from an old card whose deadline or times have passed, nothing is posted', async () => {
    const card = await preview(stage);
    clock.set('2026-03-06T15:00:00Z');
    const { card: form } = await press(stage, stage.people.coordinator, card, POST);
    expect(wordsOn(form)).toContain(t('meetings.setup.wrong.deadlinePast'));
    clock.set('2026-03-30T15:00:00Z');
    expect(wordsOn((await press(stage, stage.people.coordinator, card, POST)).card)).toContain('har vært.');
    expect(await polls()).toEqual([]);
  });

  test('and the store is away, it is not said to be', async () => {
    const card = await preview(stage);
    stage.store.interfere(({ method, partition }) => {
      if (method === 'create' && partition.startsWith('p:')) throw new Error('killed');
    });
    const { card: failed } = await press(stage, stage.people.coordinator, card, POST);
    expect(wordsOn(failed)).not.toContain(t('meetings.setup.posted'));
    stage.store.behave();
    expect(wordsOn((await press(stage, stage.people.coordinator, card, POST)).card)).toContain(t('meetings.setup.posted'));
    expect(await polls()).toHaveLength(1);
  });
});

test('each step asks little of the store', async () => {
  let card = await say(stage, 'ny møteavstemning');
  expect(await callsOf(async () => { card = (await fill(stage, card, on('poll-form', 'propose'), { title: 'Samling' })).card; })).toBeLessThanOrEqual(5);
  expect(await callsOf(async () => { card = (await fill(stage, card, PREVIEW)).card; })).toBeLessThanOrEqual(5);
});

test('a network with no municipalities can ask too', async () => {
  await stage.bot.stop();
  stage = await startStage(clock);
  for (const number of ['1506', '1547']) await stage.bot.app.networks.removeMunicipality(NETWORK, number);
  const card = await preview(stage);
  expect(JSON.stringify(card)).toContain(t('meetings.setup.needsNone'));
});
