import { cardOf, wordsOf } from '../../../support/replies';
import { networksOn } from '../../../support/a-turn';
import { testClock } from '../../../support/test-clock';
import { buttonsOn, NETWORK } from '../../networks/channels/support';
import { aRound, at, calls, change, meet, pressed, report, roundNow, ROUND, startRound, t, to, type RoundStage } from './support';

const clock = testClock();
let stage: RoundStage;
beforeEach(async () => { stage = await startRound(clock); });
afterEach(() => stage.bot.stop());

const OPEN = '2026-03-02T08:00:00Z';
// Seven days before is Monday 9 March; two days before a Saturday, so Friday 13 March; the day after is Tuesday 17 March.
const WEEK = '2026-03-09T08:00:00Z';
const DAYS = '2026-03-13T08:00:00Z';
const AFTER = '2026-03-17T08:00:00Z';
const LEFT = '2026-03-18T08:00:00Z';

async function opened(): Promise<void> {
  await at(stage, OPEN);
  await at(stage, '2026-03-02T08:01:00Z');
}
const wordsTo = (sent: Awaited<ReturnType<typeof at>>, who: Parameters<typeof to>[2]) => to(stage, sent, who).map(wordsOf).join('\n');
const isReminded = (sent: Awaited<ReturnType<typeof at>>, who: Parameters<typeof to>[2]) => to(stage, sent, who).length > 0;

describe('a round', () => {
  test('opens by itself at its time, in every channel, and not before', async () => {
    await at(stage, '2026-03-02T07:59:00Z');
    expect((await roundNow(stage))?.state).toBe('planned');
    const sent = await at(stage, OPEN);
    expect(await roundNow(stage)).toMatchObject({ state: 'open', openedAt: Date.parse(OPEN) });
    expect(sent.map(({ conversationId }) => conversationId)).toEqual(expect.arrayContaining([
      stage.people.molde.channel.id, stage.people.coordinator.channel.id,
    ]));
  });

  test('closes by itself at its time, also after we were away', async () => {
    await opened();
    await at(stage, '2026-03-30T12:59:00Z');
    expect((await roundNow(stage))?.state).toBe('open');
    await at(stage, '2026-04-12T09:00:00Z');
    expect((await roundNow(stage))?.state).toBe('closed');
  });

  test('that got another due day closes at its own', async () => {
    await opened();
    await change(stage, { due: { local: '2026-03-23T15:00', zone: 'Europe/Oslo' }, closesAt: Date.parse('2026-04-06T13:00:00Z') });
    await at(stage, '2026-03-30T13:01:00Z');
    expect((await roundNow(stage))?.state).toBe('open');
    await at(stage, '2026-04-07T13:00:00Z');
    expect((await roundNow(stage))?.state).toBe('closed');
  });

  test('is followed by the next one when its rhythm says so, once', async () => {
    await stage.bot.stop();
    stage = await startRound(clock, aRound({ rhythm: 'tertial' }));
    await opened();
    await at(stage, '2026-03-16T14:10:00Z');
    await at(stage, '2026-03-16T14:30:00Z');
    const { next } = (await roundNow(stage)) ?? {};
    expect(await roundNow(stage, next ?? '')).toMatchObject({ state: 'planned', period: { from: '2026-05-01', to: '2026-08-31' } });
  });
});

describe('when it opens', () => {
  test('those who report are told, with the way to the report, and that little is enough', async () => {
    await meet(stage, 'molde', 'aukra');
    await at(stage, OPEN);
    const [first, ...none] = to(stage, await at(stage, '2026-03-02T08:01:00Z'), 'molde');
    expect(none).toEqual([]);
    const words = first ? wordsOf(first) : '';
    expect(words).toContain(t('checkins.reminders.text.opened', { municipality: 'Molde', due: 'mandag 16. mars 2026 kl. 15.00' }));
    expect(words).toContain('Ingenting nytt siden sist');
    expect(buttonsOn(first && cardOf(first)).map(({ verb, data }) => [verb, (data as { id: string }).id])).toEqual([['checkins.report.start', `${NETWORK}.${ROUND}`]]);
  });

  test('nobody else is, and nobody twice: not after a pause either', async () => {
    await meet(stage, 'molde', 'partner');
    await at(stage, OPEN);
    expect(isReminded(await at(stage, '2026-03-02T08:01:00Z'), 'partner')).toBe(false);
    await change(stage, { state: 'paused' });
    await at(stage, '2026-03-03T08:00:00Z');
    await change(stage, { state: 'open' });
    expect(isReminded(await at(stage, '2026-03-03T09:00:00Z'), 'molde')).toBe(false);
  });

  test('out of working hours they are told when those begin', async () => {
    await stage.bot.stop();
    stage = await startRound(clock, aRound({ opensAt: Date.parse('2026-03-07T18:00:00Z') }));
    await meet(stage, 'molde');
    await at(stage, '2026-03-07T18:00:00Z');
    expect(isReminded(await at(stage, '2026-03-07T18:10:00Z'), 'molde')).toBe(false);
    expect(isReminded(await at(stage, '2026-03-09T07:00:00Z'), 'molde')).toBe(true);
  });

  test('it does not count as a reminder', async () => {
    await meet(stage, 'molde');
    await opened();
    expect((await roundNow(stage))?.reminded).toBeUndefined();
  });
});

describe('a municipality that has sent nothing', () => {
  test('is reminded a week before, two days before and the day after, on working days, and then left in peace', async () => {
    await meet(stage, 'molde');
    await opened();
    expect(isReminded(await at(stage, '2026-03-06T12:00:00Z'), 'molde')).toBe(false);
    expect(wordsTo(await at(stage, WEEK), 'molde')).toContain(t('checkins.reminders.text.week', { municipality: 'Molde', due: 'mandag 16. mars 2026 kl. 15.00' }));
    expect(isReminded(await at(stage, '2026-03-12T12:00:00Z'), 'molde')).toBe(false);
    expect(isReminded(await at(stage, DAYS), 'molde')).toBe(true);
    expect(isReminded(await at(stage, '2026-03-14T12:00:00Z'), 'molde')).toBe(false);
    expect(wordsTo(await at(stage, AFTER), 'molde')).toContain('Det går fint å sende nå også');
    for (const later of ['2026-03-18T12:00:00Z', '2026-03-24T12:00:00Z', '2026-03-29T12:00:00Z']) {
      expect(isReminded(await at(stage, later), 'molde')).toBe(false);
    }
    expect((await roundNow(stage))?.reminded?.map(({ what }) => what)).toEqual(['week', 'days', 'after']);
  });

  test('is left alone as soon as it has sent, though it was planned', async () => {
    await meet(stage, 'molde', 'aukra');
    await opened();
    await at(stage, '2026-03-09T07:50:00Z');
    await report(stage.store, '1506');
    const sent = await at(stage, WEEK);
    expect([isReminded(sent, 'molde'), isReminded(sent, 'aukra')]).toEqual([false, true]);
  });

  test('is not reminded while the round is paused, nor when it is cancelled', async () => {
    await meet(stage, 'molde');
    await opened();
    await change(stage, { state: 'paused' });
    expect(await at(stage, WEEK)).toEqual([]);
    await change(stage, { state: 'cancelled' });
    expect(await at(stage, DAYS)).toEqual([]);
  });

  test('is reminded after a pause of what fell into it, while that is of use', async () => {
    await meet(stage, 'molde');
    await opened();
    await at(stage, '2026-03-09T07:55:00Z');
    await change(stage, { state: 'paused' });
    expect(isReminded(await at(stage, WEEK), 'molde')).toBe(false);
    await change(stage, { state: 'open' });
    expect(isReminded(await at(stage, '2026-03-09T10:00:00Z'), 'molde')).toBe(true);
    expect((await roundNow(stage))?.reminded?.map(({ what }) => what)).toEqual(['week']);
  });

  test('is reminded of another due day by that day, and of three in all', async () => {
    await meet(stage, 'molde');
    await opened();
    await at(stage, WEEK);
    await at(stage, DAYS);
    await change(stage, { due: { local: '2026-03-25T15:00', zone: 'Europe/Oslo' } });
    expect(isReminded(await at(stage, AFTER), 'molde')).toBe(false);
    expect(wordsTo(await at(stage, '2026-03-18T08:00:00Z'), 'molde')).toContain('onsdag 25. mars 2026');
    expect(isReminded(await at(stage, '2026-03-23T08:00:00Z'), 'molde')).toBe(false);
    expect(isReminded(await at(stage, '2026-03-26T08:00:00Z'), 'molde')).toBe(false);
  });

  test('is not reminded when those who speak for it have turned that off, and nothing is counted', async () => {
    await meet(stage, 'molde');
    await opened();
    const { tenantId, from } = stage.people.molde;
    await networksOn(stage.store, clock).preferences.change({ tenantId, id: from.aadObjectId }, { muted: ['checkins'] });
    await report(stage.store, '1547');
    expect(await at(stage, WEEK)).toEqual([]);
    expect((await roundNow(stage))?.reminded).toBeUndefined();
  });

  test('is not reminded at night: what is late comes in the next working hours', async () => {
    await meet(stage, 'molde');
    await opened();
    await at(stage, '2026-03-09T07:00:00Z');
    expect(isReminded(await at(stage, '2026-03-09T19:00:00Z'), 'molde')).toBe(false);
    expect(isReminded(await at(stage, '2026-03-10T07:00:00Z'), 'molde')).toBe(true);
  });
});

describe('the third reminder', () => {
  beforeEach(async () => {
    const { tenantId, from } = stage.people.partner;
    const deputy = { tenantId, personId: from.aadObjectId, name: from.name, roles: ['deputy' as const], municipality: '1506' };
    await stage.bot.app.networks.saveMember(NETWORK, deputy);
    await meet(stage, 'molde', 'partner');
    await opened();
  });

  test('goes to the deputy too, who is told that the contact has it', async () => {
    expect(isReminded(await at(stage, WEEK), 'partner')).toBe(false);
    expect(isReminded(await at(stage, DAYS), 'partner')).toBe(false);
    const sent = await at(stage, AFTER);
    expect(wordsTo(sent, 'partner')).toContain(t('checkins.reminders.besides', { municipality: 'Molde' }));
    expect(wordsTo(sent, 'molde')).not.toContain('stedfortreder');
  });

  test('is the third that is given, whichever it is', async () => {
    clock.set('2026-03-03T09:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    await at(stage, '2026-03-03T09:01:00Z');
    await at(stage, WEEK);
    expect(isReminded(await at(stage, DAYS), 'partner')).toBe(true);
    const none = await at(stage, AFTER);
    expect([isReminded(none, 'partner'), isReminded(none, 'molde')]).toEqual([false, false]);
  });
});

describe('in a round too short for three', () => {
  test('the deputy hears of the last one all the same', async () => {
    await stage.bot.stop();
    stage = await startRound(clock, aRound({ due: { local: '2026-03-05T15:00', zone: 'Europe/Oslo' } }));
    const { tenantId, from } = stage.people.partner;
    await stage.bot.app.networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['deputy'], municipality: '1506' });
    await meet(stage, 'molde', 'partner');
    await opened();
    const few = await at(stage, '2026-03-03T08:00:00Z');
    expect([isReminded(few, 'molde'), isReminded(few, 'partner')]).toEqual([true, false]);
    const after = await at(stage, '2026-03-06T08:00:00Z');
    expect([isReminded(after, 'molde'), isReminded(after, 'partner')]).toEqual([true, true]);
    expect((await roundNow(stage))?.reminded?.map(({ what }) => what)).toEqual(['days', 'after']);
  });
});

describe('those who cannot be reached', () => {
  test('are called together below the card, each where they write from, once for each reminder and not at the opening', async () => {
    await opened();
    expect(calls(await at(stage, '2026-03-02T08:30:00Z'))).toEqual([]);
    expect(calls(await at(stage, WEEK))).toEqual([]);
    const [call, ...none] = calls(await at(stage, '2026-03-09T08:06:00Z'));
    expect(none).toEqual([]);
    expect(call?.conversationId).toContain(`${stage.people.molde.channel.id};messageid=`);
    expect(call && wordsOf(call)).toContain(t('checkins.reminders.channelText', { names: '<at>Demo Molde</at>, <at>Demo Aukra</at>' }));
    expect(calls(await at(stage, '2026-03-09T10:00:00Z'))).toEqual([]);
    await at(stage, DAYS);
    expect(calls(await at(stage, '2026-03-13T08:06:00Z'))).toHaveLength(1);
  });

  test('are not called when their municipality has sent meanwhile', async () => {
    await opened();
    await at(stage, WEEK);
    await report(stage.store, '1547');
    const [call] = calls(await at(stage, '2026-03-09T08:06:00Z'));
    expect(call && wordsOf(call)).toContain('Demo Molde');
    expect(call && wordsOf(call)).not.toContain('Aukra');
  });

  test('are called without a word of which municipality they speak for, nor that it has not sent', async () => {
    for (const member of await stage.bot.app.networks.members(NETWORK)) {
      if (member.municipality) await stage.bot.app.networks.saveMember(NETWORK, { ...member, name: `Demo ${member.roles.join('')}` });
    }
    await opened();
    await at(stage, WEEK);
    const [call] = calls(await at(stage, '2026-03-09T08:06:00Z'));
    expect(call && wordsOf(call)).toContain('<at>Demo contact</at>, <at>Demo deputy</at>');
    expect(call && JSON.stringify(call)).not.toMatch(/Molde|Aukra|1506|1547|ikke sendt|mangler|[Ff]rist/);
  });

  test('are not called for having turned it off or being away, which is nobody else’s', async () => {
    await meet(stage, 'molde', 'coordinator');
    await opened();
    const { tenantId, from } = stage.people.molde;
    await networksOn(stage.store, clock).preferences.change({ tenantId, id: from.aadObjectId }, { muted: ['checkins'] });
    clock.set('2026-03-03T09:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    await at(stage, '2026-03-03T09:00:30Z');
    const sent = [...await at(stage, '2026-03-03T09:06:30Z'), ...await at(stage, '2026-03-03T09:12:00Z')];
    expect(calls(sent).map(wordsOf).join()).toContain('Demo Aukra');
    expect(calls(sent).map(wordsOf).join()).not.toContain('Demo Molde');
    expect(wordsTo(sent, 'coordinator')).toContain('Aukra, Molde');
  });
});

describe('when the reminders are over', () => {
  async function remindedThrice(): Promise<void> {
    await opened();
    for (const time of [WEEK, DAYS, AFTER]) await at(stage, time);
  }

  test('each coordinator is told once which municipalities have not reported', async () => {
    await meet(stage, 'coordinator', 'second');
    await remindedThrice();
    await report(stage.store, '1506');
    const sent = await at(stage, LEFT);
    for (const who of ['coordinator', 'second'] as const) {
      expect(wordsTo(sent, who)).toContain(t('checkins.reminders.leftText', { count: 1 }));
      expect(wordsTo(sent, who)).toContain('Aukra');
      expect(wordsTo(sent, who)).not.toContain('Molde');
    }
    const [first] = to(stage, sent, 'coordinator');
    expect(buttonsOn(first && cardOf(first)).map(({ verb }) => verb)).toEqual(['checkins.status.open']);
    expect(to(stage, await at(stage, '2026-03-19T08:00:00Z'), 'coordinator')).toEqual([]);
  });

  test('nobody is told when all have', async () => {
    await meet(stage, 'coordinator');
    await remindedThrice();
    for (const number of ['1506', '1547']) await report(stage.store, number);
    expect(await at(stage, LEFT)).toEqual([]);
  });

  test('nobody is told of a round that a coordinator has closed', async () => {
    await meet(stage, 'coordinator');
    await remindedThrice();
    await change(stage, { state: 'closed', closedAt: Date.parse('2026-03-17T09:00:00Z') });
    expect(to(stage, await at(stage, LEFT), 'coordinator')).toEqual([]);
  });

  test('a channel hears only how many when no coordinator can be reached', async () => {
    for (const member of await stage.bot.app.networks.members(NETWORK)) {
      if (!member.roles.includes('coordinator')) continue;
      await stage.bot.app.networks.saveMember(NETWORK, { ...member, personId: 'unreachable' });
      await stage.bot.app.networks.saveMember(NETWORK, { ...member, roles: ['participant'] });
    }
    await remindedThrice();
    const sent = [];
    for (const time of [LEFT, '2026-03-18T08:01:00Z', '2026-03-18T08:12:00Z', '2026-03-18T08:25:00Z']) sent.push(...await at(stage, time));
    const words = sent.map(wordsOf).filter((each) => each.includes(t('checkins.reminders.leftInChannel', { round: '1. tertial 2026', count: 2 })));
    expect(words).toHaveLength(1);
    expect(words[0]).not.toMatch(/Molde|Aukra/);
  });
});
