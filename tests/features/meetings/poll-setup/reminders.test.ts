import { cardOf, wordsOf } from '../../../support/replies';
import { networksOn } from '../../../support/a-turn';
import { testClock } from '../../../support/test-clock';
import { wallTimeOf } from '../../../../src/lib/time';
import { buttonsOn, inChat, NETWORK, pressVerb, wordsOn, type Stage, type Who } from '../../networks/channels/support';
import { pollsOf, posted, startPolls, t } from './support';

const clock = testClock();
let stage: Stage;
let id: string;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startPolls(clock);
  // Deadline Thursday 12 March at 15: half way is on Saturday, so Monday 9 March; the day before is Wednesday at 15.
  id = await posted(stage, { date: '2026-03-12', from: '2026-03-16' });
});
afterEach(() => stage.bot.stop());

const HALF = '2026-03-09T07:00:00Z';
const DAY_BEFORE = '2026-03-11T14:00:00Z';
const pressed = (verb: string, who: Who = 'coordinator', more: object = {}) => (
  pressVerb(stage.bot, stage.people[who], verb, { id: `${NETWORK}.${id}`, ...more })
);
const meet = (who: Who) => stage.bot.ask(inChat(stage.people[who], 'hjelp'));

/** What was sent by itself since, when the clock is there. */
async function at(time: string) {
  clock.set(time);
  const before = stage.bot.teams.sent.length;
  await stage.bot.app.outbox.tick();
  await stage.bot.app.board.settled();
  return stage.bot.teams.sent.slice(before);
}
const to = (sent: Awaited<ReturnType<typeof at>>, who: Who) => (
  sent.filter(({ conversationId }) => conversationId === stage.people[who].personalChat.id)
);

describe('whoever speaks for a municipality that has not answered', () => {
  test('is reminded half way and the day before, with the way to the ballot, and not more', async () => {
    await meet('molde');
    expect(await at('2026-03-06T12:00:00Z')).toEqual([]);
    const [first, ...none] = to(await at(HALF), 'molde');
    expect(none).toEqual([]);
    expect(first && wordsOf(first)).toContain(t('meetings.setup.reminder.text', { municipality: 'Molde', deadline: 'torsdag 12. mars 2026 kl. 15.00' }));
    expect(buttonsOn(first && cardOf(first)).map(({ verb }) => verb)).toEqual(['meetings.polls.view', 'bot.command']);
    expect(to(await at('2026-03-09T07:20:00Z'), 'molde')).toEqual([]);
    expect(to(await at(DAY_BEFORE), 'molde')).toHaveLength(1);
    expect(to(await at('2026-03-12T13:50:00Z'), 'molde')).toEqual([]);
  });

  test('is left alone once anybody has answered for it', async () => {
    await meet('molde');
    await meet('aukra');
    await pressed('meetings.polls.all', 'molde');
    const sent = await at(HALF);
    expect([to(sent, 'molde'), to(sent, 'aukra').length]).toEqual([[], 1]);
  });

  test('is not reminded of what they have turned off, nor of a poll that is closed or cancelled', async () => {
    await meet('molde');
    await meet('aukra');
    const { tenantId, from } = stage.people.molde;
    await networksOn(stage.store, clock).preferences.change({ tenantId, id: from.aadObjectId }, { muted: ['meetings'] });
    const sent = await at(HALF);
    expect([to(sent, 'molde').length, to(sent, 'aukra').length]).toEqual([0, 1]);
    await pressed('meetings.setup.cancel');
    expect(await at(DAY_BEFORE)).toEqual([]);
  });

  test('hears of another deadline only the day before it', async () => {
    await meet('molde');
    expect(to(await at(HALF), 'molde')).toHaveLength(1);
    await pressed('meetings.setup.extend', 'coordinator', { date: '2026-03-13', time: '15:00' });
    expect(to(await at(DAY_BEFORE), 'molde')).toEqual([]);
    expect(to(await at('2026-03-12T14:00:00Z'), 'molde')).toHaveLength(1);
  });
});

describe('those who cannot be reached', () => {
  test('are called together below the card in the channel, once for each reminder, each where they write from', async () => {
    expect(await at(HALF)).toEqual([]);
    const sent = await at('2026-03-09T07:06:00Z');
    expect(sent).toHaveLength(1);
    const [call] = sent;
    expect(call?.conversationId).toContain(`${stage.people.molde.channel.id};messageid=`);
    expect(call && wordsOf(call)).toContain('<at>Demo Molde</at> (Molde), <at>Demo Aukra</at> (Aukra)');
    const { msteams } = cardOf(call as NonNullable<typeof call>) as unknown as { msteams: { entities: { mentioned: { id: string } }[] } };
    const called = [stage.people.molde, stage.people.aukra].map(({ from }) => from.aadObjectId);
    expect(msteams.entities.map(({ mentioned }) => mentioned.id)).toEqual(called);
    expect(await at('2026-03-09T09:00:00Z')).toEqual([]);
    await at(DAY_BEFORE);
    expect(await at('2026-03-11T14:06:00Z')).toHaveLength(1);
  });

  test('are called again before another deadline than the one they were called for', async () => {
    await at(DAY_BEFORE);
    expect(await at('2026-03-11T14:06:00Z')).toHaveLength(1);
    id = await posted(stage, { date: '2026-03-13', time: '09:00:00', from: '2026-03-23', to: '2026-03-30' });
    await pressed('meetings.setup.extend', 'coordinator', { date: '2026-03-13', time: '10:00:00' });
    const calls = (sent: Awaited<ReturnType<typeof at>>) => sent.filter(({ conversationId }) => conversationId.includes(';messageid='));
    await at('2026-03-12T09:00:00Z');
    expect(calls(await at('2026-03-12T09:06:00Z'))).toHaveLength(1);
    await pressed('meetings.setup.extend', 'coordinator', { date: '2026-03-17', time: '15:00:00' });
    await at('2026-03-16T14:00:00Z');
    expect(calls(await at('2026-03-16T14:06:00Z'))).toHaveLength(1);
  });

  test('are not called when their municipality has answered meanwhile', async () => {
    await at(HALF);
    await pressed('meetings.polls.all', 'aukra');
    const [call] = await at('2026-03-09T07:06:00Z');
    expect(call && wordsOf(call)).toContain('(Molde)');
    expect(call && wordsOf(call)).not.toContain('Demo Aukra');
  });

  test('of an organisation without a channel are named in the first one', async () => {
    const { tenantId, channel } = stage.bot.molde;
    await stage.bot.app.networks.saveMunicipality(NETWORK, { number: '1535', name: 'Vestnes' });
    await stage.bot.app.networks.saveMember(NETWORK, { tenantId: 'elsewhere', personId: 'vestnes', name: 'Kari <b>', roles: ['contact'], municipality: '1535' });
    for (const who of ['molde', 'aukra'] as const) await pressed('meetings.polls.all', who);
    await at(HALF);
    const [call, ...none] = await at('2026-03-09T07:06:00Z');
    expect(none).toEqual([]);
    expect(call?.conversationId.startsWith(stage.people.coordinator.channel.id)).toBe(true);
    expect(call && wordsOf(call)).toContain('Kari b (Vestnes)');
    expect([tenantId, channel.id]).not.toContain(call?.conversationId);
  });
});

describe('a coordinator who reminds now', () => {
  test('reaches those who are waited for, at most once a day', async () => {
    await meet('molde');
    const now = '2026-03-03T09:00:00Z';
    clock.set(now);
    const { card } = await pressed('meetings.setup.remind');
    expect(wordsOn(card)).toContain(t('meetings.setup.askedText', { names: 'Molde, Aukra' }));
    expect(to(await at(now), 'molde')).toHaveLength(1);
    expect(wordsOn((await pressed('meetings.setup.remind')).card)).toContain(t('meetings.setup.askedBefore'));
    expect(to(await at('2026-03-03T10:00:00Z'), 'molde')).toEqual([]);
    clock.set('2026-03-04T09:00:00Z');
    await pressed('meetings.setup.remind');
    expect(to(await at('2026-03-04T09:00:01Z'), 'molde')).toHaveLength(1);
  });

  test('is told when there is nobody to remind', async () => {
    for (const who of ['molde', 'aukra'] as const) await pressed('meetings.polls.all', who);
    expect(wordsOn((await pressed('meetings.setup.remind')).card)).toContain(t('meetings.setup.allAnswered'));
  });
});

describe('what coordinators are told of by itself', () => {
  const told = (sent: Awaited<ReturnType<typeof at>>) => sent.filter(({ activity }) => /er stengt$/.test(String(activity.summary)));
  async function close() {
    await pressed('meetings.setup.close');
    await at('2026-03-02T09:01:00Z');
  }

  test('comes once to each, with the best time and the way to choose', async () => {
    await pressed('meetings.polls.all', 'molde');
    await close();
    const sent = told(await at('2026-03-02T09:02:00Z'));
    expect(sent.map(({ conversationId }) => conversationId)).toEqual([stage.people.coordinator.personalChat.id]);
    expect(buttonsOn(sent[0] && cardOf(sent[0])).map(({ verb }) => verb)).toEqual(['meetings.setup.open']);
    expect(told(await at('2026-03-02T09:20:00Z'))).toEqual([]);
  });

  test('goes once to the first channel when none of them can be reached', async () => {
    const { networks } = stage.bot.app;
    for (const member of await networks.members(NETWORK)) {
      if (!member.roles.includes('coordinator')) continue;
      await networks.saveMember(NETWORK, { ...member, personId: 'unreachable' });
      await networks.saveMember(NETWORK, { ...member, roles: ['participant'] });
    }
    await at('2026-03-12T14:00:00Z');
    await at('2026-03-12T14:01:00Z');
    const sent = [...await at('2026-03-12T14:02:00Z'), ...await at('2026-03-12T14:13:00Z')];
    expect(told(sent)).toHaveLength(1);
    expect(told(sent)[0]?.conversationId.startsWith(stage.people.coordinator.channel.id)).toBe(true);
  });
});

describe('at its deadline', () => {
  test('a poll closes by itself, is counted, and says so on its card', async () => {
    await pressed('meetings.polls.all', 'molde');
    await at('2026-03-12T14:00:00Z');
    await at('2026-03-12T14:00:05Z');
    const poll = await pollsOf(stage).find(NETWORK, id);
    expect([poll?.state, poll?.result?.[0]?.yes]).toEqual(['closed', ['1506']]);
    expect(wordsOn((await pressed('meetings.setup.open')).card)).toContain(t('meetings.setup.states.closed', { when: 'torsdag 12. mars 2026 kl. 15.00' }));
  });

  test('one that got another deadline stays open until then', async () => {
    await pressed('meetings.setup.extend', 'coordinator', { date: '2026-03-13', time: '15:00' });
    await at('2026-03-12T14:00:00Z');
    expect((await pollsOf(stage).find(NETWORK, id))?.state).toBe('open');
    await at('2026-03-13T14:00:00Z');
    expect((await pollsOf(stage).find(NETWORK, id))?.state).not.toBe('open');
  });

  test('is closed late rather than never, after we were away', async () => {
    await at('2026-04-12T14:00:00Z');
    await at('2026-04-12T14:10:00Z');
    expect((await pollsOf(stage).find(NETWORK, id))?.state).toBe('closed');
    expect(wallTimeOf(clock.now()).local).toBe('2026-04-12T16:10');
  });
});
