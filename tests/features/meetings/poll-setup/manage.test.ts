import { cardOf, wordsOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { buttonsOn, inChat, NETWORK, press, pressVerb, wordsOn, type Stage, type Who } from '../../networks/channels/support';
import { fieldsOn, fill, on, pollsOf, posted, rowsOn, say, startPolls, t } from './support';

const clock = testClock();
let stage: Stage;
let id: string;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startPolls(clock);
  id = await posted(stage);
});
afterEach(() => stage.bot.stop());

const poll = () => pollsOf(stage).find(NETWORK, id);
const pressed = (verb: string, more: object = {}, who: Who = 'coordinator') => pressVerb(stage.bot, stage.people[who], verb, { id: `${NETWORK}.${id}`, ...more });
const manage = async () => (await pressed('meetings.setup.open')).card;
const titles = async () => buttonsOn(await manage()).map(({ title }) => title);
const vote = (who: Who, verb = 'meetings.polls.all') => pressed(verb, {}, who);
const button = (name: string) => on('poll-manage', name);
async function close(): Promise<void> {
  await pressed('meetings.setup.close');
  await stage.bot.app.outbox.tick();
  expect((await poll())?.state).toBe('closed');
}

describe('«avstemninger»', () => {
  test('leads a coordinator to each poll', async () => {
    const list = await say(stage, 'avstemninger');
    expect(wordsOn(list)).toContain('Samling i mars');
    expect(rowsOn(list)).toEqual([{ verb: 'meetings.setup.open', data: expect.objectContaining({ id: `${NETWORK}.${id}` }) as object }]);
  });

  test('leads others to the ballot of those that are open, with what they have answered', async () => {
    await vote('molde');
    const list = cardOf(await stage.bot.ask(inChat(stage.people.molde, 'avstemninger')));
    expect(wordsOn(list)).toContain(t('meetings.setup.answered', { answered: 6, count: 6 }));
    expect(rowsOn(list).map(({ verb }) => verb)).toEqual(['meetings.polls.view']);
    expect(wordsOn(cardOf(await stage.bot.ask(inChat(stage.people.aukra, 'avstemninger'))))).toContain(t('meetings.setup.notAnswered'));
    await close();
    expect(wordsOn(cardOf(await stage.bot.ask(inChat(stage.people.molde, 'avstemninger'))))).toContain(t('meetings.setup.noOpenPolls'));
  });

  test('is for members', async () => {
    expect(wordsOf(await stage.bot.ask(inChat(stage.people.stranger, 'avstemninger')))).not.toContain('Samling i mars');
  });

  test('goes by pages', async () => {
    for (let more = 0; more < 8; more++) {
      clock.advance(1_000);
      await posted(stage, { title: `Nr. ${more}` });
    }
    const list = await say(stage, 'avstemninger');
    expect(rowsOn(list)).toHaveLength(8);
    const { card } = await press(stage, stage.people.coordinator, list, on('polls', 'more'));
    expect(rowsOn(card).map(({ data }) => data.id)).toEqual([`${NETWORK}.${id}`]);
  });
});

describe('an open poll', () => {
  test('says who has answered, who has not and whom to ask there, how the times stand, and what happens by itself', async () => {
    await vote('molde');
    const words = wordsOn(await manage());
    for (const part of [
      t('meetings.setup.haveAnswered', { names: 'Molde' }), t('meetings.setup.haveNot', { names: 'Aukra (Demo Aukra)' }), t('meetings.setup.byItself'),
      'Nr. 1: mandag 9. mars 2026 kl. 10.00: 1 ja, 0 om nødvendig, 0 nei',
    ]) expect(words).toContain(part);
    expect(await titles()).toEqual(['remind', 'close', 'extend', 'cancel', 'view'].map(button));
  });

  test('does not tell the coordinator either what is hidden', async () => {
    id = await posted(stage, { ballots: 'hidden' });
    await vote('molde');
    const words = wordsOn(await manage());
    expect(words).toContain(t('meetings.setup.hiddenYet'));
    expect(words).not.toContain('1 ja');
  });

  test('is closed by the coordinator, and once', async () => {
    expect(wordsOn((await pressed('meetings.setup.close')).card)).toContain(t('meetings.setup.closed'));
    await stage.bot.app.outbox.tick();
    expect((await poll())?.state).toBe('closed');
    await pressed('meetings.setup.close');
    expect((await poll())?.version).toBe(1);
  });

  test('gets another deadline; one that will not do is refused with what was written', async () => {
    const form = (await pressed('meetings.setup.deadline')).card;
    expect(fieldsOn(form)).toEqual({ date: '2026-03-11', time: '15:00' });
    for (const [date, key] of [['2026-03-01', 'deadlinePast'], ['', 'deadline'], ['2026-08-01', 'deadlineAfterSlots']] as const) {
      const { card } = await fill(stage, form, on('poll-deadline', 'save'), { date });
      expect(wordsOn(card)).toContain(t(`meetings.setup.wrong.${key}`));
      expect(fieldsOn(card)).toEqual({ date, time: '15:00' });
    }
    expect(wordsOn((await fill(stage, form, on('poll-deadline', 'save'), { date: '2026-03-12' })).card)).toContain(t('meetings.setup.extended'));
    expect(await poll()).toMatchObject({ state: 'open', version: 2, deadline: { local: '2026-03-12T15:00' } });
  });

  test('is cancelled only after the question', async () => {
    const asked = (await pressed('meetings.setup.ask-cancel')).card;
    expect((await poll())?.state).toBe('open');
    await press(stage, stage.people.coordinator, asked, on('poll-cancel', 'cancel'));
    expect((await poll())?.state).toBe('cancelled');
    expect(await titles()).toEqual([button('view'), button('polls')]);
  });

  test.each(['close', 'deadline', 'extend', 'ask-cancel', 'cancel', 'choose', 'decide', 'remind', 'open'])('%s is for coordinators of this network', async (verb) => {
    const fields = { date: '2026-03-12', time: '15:00', slot: 's1' };
    for (const who of ['molde', 'partner', 'other', 'stranger'] as const) {
      expect((await pressed(`meetings.setup.${verb}`, fields, who)).line).toBe(t('bot.notYours'));
    }
    expect(await poll()).toMatchObject({ state: 'open', version: 1 });
  });
});

describe('a closed poll', () => {
  test('offers the best time, which sets the meeting', async () => {
    await vote('molde');
    await vote('aukra');
    await close();
    const card = await manage();
    const set = buttonsOn(card).find(({ verb }) => verb === 'meetings.setup.decide');
    expect(set?.title).toBe(t('meetings.setup.set', { time: 'mandag 9. mars 2026 kl. 10.00' }));
    expect(wordsOn((await press(stage, stage.people.coordinator, card, String(set?.title))).card)).toContain(t('meetings.setup.decided'));
    expect(await poll()).toMatchObject({ state: 'decided', decided: 's1' });
    expect((await stage.bot.app.meetings.find(NETWORK, id))?.start.local).toBe('2026-03-09T10:00');
    expect(await titles()).toContain(button('meetings'));
  });

  test('lets the coordinator choose another time, once', async () => {
    await close();
    const choices = (await pressed('meetings.setup.choose')).card;
    await fill(stage, choices, on('poll-choose', 'decide'), { slot: 's3' });
    expect(await poll()).toMatchObject({ state: 'decided', decided: 's3' });
    const { line, card } = await fill(stage, choices, on('poll-choose', 'decide'), { slot: 's2' });
    expect(`${line}${wordsOn(card)}`).toContain(t('meetings.polls.notNow'));
    expect(await poll()).toMatchObject({ decided: 's3' });
  });

  test('does not offer a time that a required municipality refused', async () => {
    id = await posted(stage, { required: '1506' });
    await vote('molde', 'meetings.polls.none');
    await close();
    expect(buttonsOn(await manage()).map(({ verb }) => verb)).not.toContain('meetings.setup.decide');
  });

  test('is opened again with a deadline, and the answers stand', async () => {
    await vote('molde');
    await close();
    const form = (await press(stage, stage.people.coordinator, await manage(), button('reopen'))).card;
    expect(wordsOn((await fill(stage, form, on('poll-deadline', 'save'))).card)).toContain(t('meetings.setup.reopened'));
    expect(await poll()).toMatchObject({ state: 'open', version: 2 });
    expect(await pollsOf(stage).ballots(NETWORK, id)).toHaveLength(1);
  });

  test('takes no slot that it does not have', async () => {
    await close();
    expect((await pressed('meetings.setup.decide', { slot: 's99' })).line).toBe(t('bot.notYours'));
    expect((await pressed('meetings.setup.decide')).line).toBe(t('bot.notYours'));
    expect((await poll())?.state).toBe('closed');
  });
});
