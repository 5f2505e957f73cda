import { wordsOf } from '../../../support/replies';
import { networksOn } from '../../../support/a-turn';
import { testClock } from '../../../support/test-clock';
import { buttonsOn, NETWORK, wordsOn } from '../../networks/channels/support';
import { at, calls, change, meet, pressed, report, roundNow, startRound, t, to, type RoundStage } from './support';

const clock = testClock();
let stage: RoundStage;
beforeEach(async () => { stage = await startRound(clock); });
afterEach(() => stage.bot.stop());

const OPEN = '2026-03-02T08:00:00Z';
// Seven days before is Monday 9 March.
const WEEK = '2026-03-09T08:00:00Z';

async function opened(): Promise<void> {
  await at(stage, OPEN);
  await at(stage, '2026-03-02T08:01:00Z');
}
const wordsTo = (sent: Awaited<ReturnType<typeof at>>, who: Parameters<typeof to>[2]) => to(stage, sent, who).map(wordsOf).join('\n');
const isReminded = (sent: Awaited<ReturnType<typeof at>>, who: Parameters<typeof to>[2]) => to(stage, sent, who).length > 0;

describe('a coordinator who reminds now', () => {
  test('reaches those who are missing, and is told exactly who gets it and who does not', async () => {
    const { networks } = stage.bot.app;
    await networks.saveMunicipality(NETWORK, { number: '1535', name: 'Vestnes' });
    await networks.saveMunicipality(NETWORK, { number: '1539', name: 'Rauma' });
    const { tenantId } = stage.people.molde;
    await networks.saveMember(NETWORK, { tenantId, personId: 'rauma', name: 'Demo Rauma', roles: ['contact'], municipality: '1539', away: {} });
    await change(stage, { municipalities: ['1506', '1547', '1535', '1539'] });
    await meet(stage, 'molde', 'aukra');
    await at(stage, OPEN);
    await change(stage, { state: 'open', openedAt: Date.parse(OPEN) });
    await report(stage.store, '1547');
    const now = '2026-03-03T09:00:00Z';
    clock.set(now);
    const words = wordsOn((await pressed(stage, 'checkins.status.remind')).card);
    expect(words.split('\n')[0]).toBe(t('checkins.status.nudge.heading.now'));
    expect(words).toContain(t('checkins.status.nudge.now', { names: 'Molde' }));
    expect(words).toContain(t('checkins.status.nudge.away', { names: 'Rauma' }));
    expect(words).toContain(t('checkins.status.nudge.nobody', { names: 'Vestnes' }));
    expect(words).not.toContain('Aukra');
    const sent = await at(stage, now);
    expect(wordsTo(sent, 'molde')).toContain('Koordinatoren minner vennlig');
    expect(isReminded(sent, 'aukra')).toBe(false);
  });

  test('does so once a day, and pressing twice is one reminder', async () => {
    await meet(stage, 'molde');
    await opened();
    clock.set('2026-03-03T09:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    expect(to(stage, await at(stage, '2026-03-03T09:01:00Z'), 'molde')).toHaveLength(1);
    expect(wordsOn((await pressed(stage, 'checkins.status.remind')).card)).toContain(t('checkins.status.nudge.heading.today'));
    expect(isReminded(await at(stage, '2026-03-03T12:00:00Z'), 'molde')).toBe(false);
    expect((await roundNow(stage))?.reminded).toHaveLength(1);
  });

  test('replaces what would have come by itself on that day', async () => {
    await meet(stage, 'molde');
    await opened();
    clock.set('2026-03-09T07:30:00Z');
    await pressed(stage, 'checkins.status.remind');
    expect(to(stage, await at(stage, '2026-03-09T07:31:00Z'), 'molde')).toHaveLength(1);
    expect(isReminded(await at(stage, WEEK), 'molde')).toBe(false);
  });

  test('in the evening has it sent in the morning, and is told when', async () => {
    await meet(stage, 'molde');
    await opened();
    clock.set('2026-03-03T19:00:00Z');
    const words = wordsOn((await pressed(stage, 'checkins.status.remind')).card);
    expect(words).toContain(t('checkins.status.nudge.later', { when: 'onsdag 4. mars 2026 kl. 08.00', names: 'Aukra, Molde' }));
    expect(isReminded(await at(stage, '2026-03-03T19:01:00Z'), 'molde')).toBe(false);
    expect(isReminded(await at(stage, '2026-03-04T07:00:00Z'), 'molde')).toBe(true);
  });

  test('three times in a weekend has one sent on Monday, and hears that it is on its way', async () => {
    await meet(stage, 'molde');
    await opened();
    const [first, ...more] = ['2026-03-06T18:00:00Z', '2026-03-07T12:00:00Z', '2026-03-08T12:00:00Z'];
    clock.set(first ?? '');
    await pressed(stage, 'checkins.status.remind');
    for (const time of more) {
      clock.set(time);
      const { card } = await pressed(stage, 'checkins.status.remind');
      expect(wordsOn(card)).toContain(t('checkins.status.nudge.coming', { when: 'mandag 9. mars 2026 kl. 08.00', names: 'Aukra, Molde' }));
      expect(buttonsOn((await pressed(stage, 'checkins.status.open')).card).map(({ verb }) => verb)).not.toContain('checkins.status.remind');
    }
    expect(to(stage, await at(stage, '2026-03-09T07:00:00Z'), 'molde')).toHaveLength(1);
    // Nor what would have come by itself on that day.
    expect(isReminded(await at(stage, WEEK), 'molde')).toBe(false);
    expect((await roundNow(stage))?.reminded).toHaveLength(1);
  });

  test('once by day and once in the evening has them sent on two days', async () => {
    await meet(stage, 'molde');
    await opened();
    clock.set('2026-03-03T09:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    expect(isReminded(await at(stage, '2026-03-03T09:01:00Z'), 'molde')).toBe(true);
    clock.set('2026-03-03T19:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    expect(isReminded(await at(stage, '2026-03-04T07:00:00Z'), 'molde')).toBe(true);
  });

  test('of whom nobody is there or speaks has not used any of the three', async () => {
    const { networks } = stage.bot.app;
    for (const member of await networks.members(NETWORK)) {
      if (member.municipality === '1506') await networks.saveMember(NETWORK, { ...member, away: {} });
      if (member.municipality === '1547') await networks.saveMember(NETWORK, { ...member, roles: ['participant'] });
    }
    await opened();
    clock.set('2026-03-03T09:00:00Z');
    const words = wordsOn((await pressed(stage, 'checkins.status.remind')).card);
    for (const said of [
      t('checkins.status.nudge.noOne'), t('checkins.status.nudge.away', { names: 'Molde' }), t('checkins.status.nudge.nobody', { names: 'Aukra' }),
    ]) expect(words).toContain(said);
    expect(await roundNow(stage)).not.toHaveProperty('reminded');
    const { entries } = await networksOn(stage.store, clock).audit.page(NETWORK);
    expect(entries.map(({ action }) => action)).not.toContain('round.reminded');
  });

  test('is refused the fourth time, and offered another way', async () => {
    await meet(stage, 'molde');
    await opened();
    for (const day of ['03', '04', '05']) {
      clock.set(`2026-03-${day}T09:00:00Z`);
      await pressed(stage, 'checkins.status.remind');
      expect(isReminded(await at(stage, `2026-03-${day}T09:01:00Z`), 'molde')).toBe(true);
    }
    clock.set('2026-03-06T09:00:00Z');
    const { card } = await pressed(stage, 'checkins.status.remind');
    expect(wordsOn(card)).toContain(t('checkins.status.nudge.enough', { count: 3, names: 'Aukra, Molde' }));
    expect(buttonsOn(card).map(({ verb }) => verb)).toContain('checkins.report.choose');
    expect(isReminded(await at(stage, WEEK), 'molde')).toBe(false);
  });

  test('is told when all have sent, and when the round takes nothing', async () => {
    expect(wordsOn((await pressed(stage, 'checkins.status.remind')).card)).toContain(t('checkins.status.nudge.closed'));
    await opened();
    for (const number of ['1506', '1547']) await report(stage.store, number);
    expect(wordsOn((await pressed(stage, 'checkins.status.remind')).card)).toContain(t('checkins.status.nudge.everybody'));
    expect((await roundNow(stage))?.reminded).toBeUndefined();
  });

  test('hears afterwards for which municipalities it reached nobody', async () => {
    await meet(stage, 'molde', 'coordinator');
    await opened();
    const { tenantId, from } = stage.people.molde;
    await networksOn(stage.store, clock).preferences.change({ tenantId, id: from.aadObjectId }, { muted: ['checkins'] });
    clock.set('2026-03-03T09:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    await at(stage, '2026-03-03T09:00:30Z');
    expect(to(stage, await at(stage, '2026-03-03T09:05:00Z'), 'coordinator')).toEqual([]);
    const sent = await at(stage, '2026-03-03T09:12:00Z');
    expect(wordsTo(sent, 'coordinator')).toContain(t('checkins.reminders.missedText', { count: 2 }));
    expect(wordsTo(sent, 'coordinator')).toContain('Aukra, Molde');
    expect(to(stage, await at(stage, '2026-03-03T09:30:00Z'), 'coordinator')).toEqual([]);
  });

  test('hears of those who were called in the channel instead, too', async () => {
    await meet(stage, 'molde', 'coordinator');
    await opened();
    clock.set('2026-03-03T09:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    await at(stage, '2026-03-03T09:00:30Z');
    expect(calls(await at(stage, '2026-03-03T09:06:00Z')).map(wordsOf).join()).toContain('Demo Aukra');
    const words = wordsTo(await at(stage, '2026-03-03T09:12:00Z'), 'coordinator');
    expect(words).toContain(t('checkins.reminders.missedText', { count: 1 }));
    expect(words).toContain('Aukra');
  });

  test.each([
    ['2026-03-03T14:50:00Z', '2026-03-03T14:56:00Z'], ['2026-03-03T14:57:00Z', '2026-03-04T07:01:00Z'],
  ])('at the end of the day (%s) hears of them in the morning, and they are called by then', async (now, called) => {
    await meet(stage, 'molde', 'coordinator');
    await opened();
    clock.set(now);
    await pressed(stage, 'checkins.status.remind');
    await at(stage, now);
    const sent = [...(await at(stage, '2026-03-03T14:56:00Z')), ...(await at(stage, '2026-03-03T15:12:00Z'))];
    expect(to(stage, sent, 'coordinator')).toEqual([]);
    const morning = await at(stage, '2026-03-04T07:01:00Z');
    expect(calls(called > '2026-03-04' ? morning : sent)).toHaveLength(1);
    expect(wordsTo(morning, 'coordinator')).toContain(t('checkins.reminders.missedText', { count: 1 }));
  });

  test('leaves a note in the log', async () => {
    await opened();
    clock.set('2026-03-03T09:00:00Z');
    await pressed(stage, 'checkins.status.remind');
    const { entries } = await networksOn(stage.store, clock).audit.page(NETWORK);
    expect(entries.map(({ action }) => action)).toContain('round.reminded');
  });
});
