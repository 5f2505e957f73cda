import { channelMessage, personalMessage } from '../../../support/activities';
import { cardOf, wordsOf } from '../../../support/replies';
import { seedRomsdal } from '../../../support/romsdal';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { translator } from '../../../../src/lib/language';

const t = translator('nb');
const clock = testClock();
let bot: TestApp;
let asked = 0;
beforeAll(async () => {
  bot = await startTestApp({ seed: seedRomsdal, clock });
});
afterAll(() => bot.stop());

/** The card's lines at a time, without the title; the first says when the next one is. */
async function meetingsAt(iso: string, words = 'samlinger'): Promise<string[]> {
  clock.set(iso);
  const reply = await bot.ask(channelMessage(bot.molde, words, { id: `m${++asked}` }));
  return wordsOf(reply).split('\n').slice(1).map((line) => line.replace(/ ›$/, ''));
}

const first = (state: string) => `Samling 1: torsdag 15. januar 2026 (${state})`;
const second = (state: string) => `Samling 2: tirsdag 21. april 2026 kl. 14.00 (${state})`;
const next = t('meetings.next', { title: 'Samling 2', when: 'tirsdag 21. april 2026 kl. 14.00' });
const [held, coming] = [t('meetings.held'), t('meetings.coming')];

it('between the two meetings one is held and one is to come', async () => {
  expect(await meetingsAt('2026-03-01T12:00:00Z')).toEqual([next, second(coming), first(held)]);
});

it('a meeting with an hour is held from that hour, by the clock in Norway', async () => {
  expect(await meetingsAt('2026-04-21T11:59:59Z')).toContain(second(coming));
  expect(await meetingsAt('2026-04-21T12:00:00Z')).toContain(second(held));
});

it('a meeting without an hour is held when its day is over in Norway', async () => {
  expect(await meetingsAt('2026-01-15T22:59:59Z')).toContain(first(coming));
  expect(await meetingsAt('2026-01-15T23:00:00Z')).toContain(first(held));
});

it('when all are held the card says so first, however it is asked', async () => {
  for (const words of ['samlinger', 'når er neste samling?', 'når er neste møte']) {
    expect(await meetingsAt('2026-11-16T12:00:00Z', words)).toEqual([t('meetings.noneComing'), second(held), first(held)]);
  }
});

it('in English the dates are English', async () => {
  const coming = translator('en')('meetings.coming');
  expect(await meetingsAt('2026-03-01T12:00:00Z', 'meetings')).toContain(`Samling 2: Tuesday 21 April 2026, 14:00 (${coming})`);
});

it('the card leads on to the network', async () => {
  const reply = await bot.ask(personalMessage(bot.molde, 'når er neste samling?'));
  expect(cardOf(reply)?.actions).toMatchObject([{ verb: 'bot.command', data: { command: 'network' } }]);
  expect(cardOf(reply)?.body).toContainEqual(expect.objectContaining({
    selectAction: expect.objectContaining({ verb: 'meetings.planning.open', data: expect.objectContaining({ id: 'romsdal.m2' }) as object }) as object,
  }));
});

it('a stranger is told of no meeting', async () => {
  expect(wordsOf(await bot.ask(personalMessage(bot.statsforvalteren, 'samlinger')))).toBe(t('networks.none'));
});

it('a network without meetings says so', async () => {
  const { tenantId, channel } = bot.statsforvalteren;
  await bot.app.networks.saveNetwork({ id: 'nytt', name: 'Nytt nettverk', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  await bot.app.networks.saveChannel('nytt', { tenantId, conversationId: channel.id });
  const none = t('meetings.none', { network: 'Nytt nettverk' });
  expect(wordsOf(await bot.ask(channelMessage(bot.statsforvalteren, 'samlinger')))).toBe(none);
});
