import { cardOf, pressOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { roundsFrom, tellsCoordinators } from '../../../../src/features/networks/contacts/rounds';
import { dueByItself } from '../../../../src/features/networks/contacts/speaking';
import { translator } from '../../../../src/lib/language';
import { audited, everythingOn, kari, liv, press, ROMSDAL, seed, worldOf, write, type Name } from './support';

/** Twice a year contacts and deputies are asked whether what stands about them is right, without anybody pressing. */
const t = translator('nb');
const MONTH_MS = 30 * 24 * 60 * 60_000;
let clock: TestClock;
let bot: TestApp;
beforeEach(async () => {
  clock = testClock('2026-03-02T09:00:00Z');
  bot = await startTestApp({ seed, clock });
  await write(bot, 'koordinator', 'hei');
  bot.teams.clear();
});
afterEach(() => bot.stop());

async function at(iso: string): Promise<void> {
  clock.set(iso);
  await bot.app.outbox.tick();
}
const to = (name: Name) => bot.teams.sent.filter(({ conversationId }) => conversationId === worldOf(bot, name).personalChat.id);
const cardsTo = (name: Name) => to(name).filter(({ activity }) => JSON.stringify(activity).includes(t('cards.networks.contacts-confirm.title')));

test('those who have not confirmed for half a year are asked on the tenth, once, and nobody else', async () => {
  await write(bot, 'liv', 'hei');
  await write(bot, 'kari', 'hei');
  await at('2026-03-10T07:59:00Z');
  expect(cardsTo('liv')).toHaveLength(0);
  await at('2026-03-10T08:00:30Z');
  await at('2026-03-10T08:20:00Z');
  expect([cardsTo('liv').length, cardsTo('kari').length]).toEqual([1, 0]);
  const [sent] = cardsTo('liv');
  expect(sent && everythingOn(sent)).toContain(t('networks.contacts.confirmTwiceAYear', { network: 'Nettverk Romsdal' }));
  expect(await audited(bot.store)).toMatchObject([{ action: 'contact.asked', municipality: '1539' }]);
  expect((await audited(bot.store))[0]?.by).toBeUndefined();
});

test('one press on the card confirms', async () => {
  await write(bot, 'liv', 'hei');
  await at('2026-03-10T08:00:30Z');
  const [sent] = cardsTo('liv');
  const { verb, data } = pressOf(sent && cardOf(sent), t('cards.networks.contacts-confirm.confirm'));
  await press(bot, 'liv', verb, data);
  expect(await bot.app.networks.member(ROMSDAL, { tenantId: liv.tenantId, id: liv.personId })).toMatchObject({ confirmedAt: clock.now() });
  await at('2026-04-10T07:00:30Z');
  expect(cardsTo('liv')).toHaveLength(1);
});

test('who does not answer is left in peace for half a year, and asked again then', async () => {
  await write(bot, 'liv', 'hei');
  await at('2026-03-10T08:00:30Z');
  for (const month of ['04', '05', '06', '08', '09']) await at(`2026-${month}-10T08:00:30Z`);
  expect(cardsTo('liv')).toHaveLength(2);
});

test('who was asked by a coordinator is not asked as well', async () => {
  await write(bot, 'liv', 'hei');
  await press(bot, 'koordinator', 'networks.contacts.ask', { id: ROMSDAL });
  await at('2026-03-10T08:00:30Z');
  await at('2026-04-10T08:00:30Z');
  expect(cardsTo('liv')).toHaveLength(1);
});

test('a coordinator’s press right after asks nobody twice in a week', async () => {
  await write(bot, 'liv', 'hei');
  await at('2026-03-10T08:00:30Z');
  expect((await press(bot, 'koordinator', 'networks.contacts.ask', { id: ROMSDAL })).line).toBe(t('networks.contacts.nobodyToAsk'));
});

test('the coordinator is told in March and September whom nobody reaches, by name, and not between', async () => {
  await at('2026-03-10T08:00:30Z');
  const told = () => to('koordinator').filter((sent) => everythingOn(sent).includes(t('networks.contacts.unreachedByName', { count: 1, names: 'Liv Rauma' })));
  expect(told()).toHaveLength(1);
  for (const month of ['04', '05', '06', '08']) await at(`2026-${month}-10T08:00:30Z`);
  expect(told()).toHaveLength(1);
  // Kari has not confirmed since February either.
  await write(bot, 'kari', 'hei');
  await at('2026-09-10T08:00:30Z');
  expect(to('koordinator').length).toBe(2);
});

test('who is not reached is asked the next month, when they have a chat with us', async () => {
  await at('2026-03-10T08:00:30Z');
  await write(bot, 'liv', 'hei');
  await at('2026-04-10T08:00:30Z');
  expect(cardsTo('liv')).toHaveLength(1);
});

test('when Teams asks us to wait it is tried again, and asks each once', async () => {
  await write(bot, 'liv', 'hei');
  bot.teams.failNext({ status: 429, method: 'POST' });
  await at('2026-03-10T08:00:30Z');
  expect(cardsTo('liv')).toHaveLength(0);
  for (const minute of ['02', '04', '10', '20', '40']) await at(`2026-03-10T08:${minute}:00Z`);
  expect(cardsTo('liv')).toHaveLength(1);
  expect(to('koordinator')).toEqual([]);
});

test('a service that is new in the middle of a month does not ask at once, nor in the night', async () => {
  await write(bot, 'liv', 'hei');
  await at('2026-03-20T08:00:00Z');
  expect(cardsTo('liv')).toHaveLength(0);
  await at('2026-04-10T20:00:00Z');
  expect(cardsTo('liv')).toHaveLength(0);
  await at('2026-04-13T06:00:30Z');
  expect(cardsTo('liv')).toHaveLength(1);
});

test('who is away is asked when they are back', async () => {
  await write(bot, 'liv', 'hei');
  await bot.app.networks.saveMember(ROMSDAL, { ...liv, away: { until: '2026-03-31' } });
  await at('2026-03-10T08:00:30Z');
  expect(cardsTo('liv')).toHaveLength(0);
  await at('2026-04-10T07:00:30Z');
  expect(cardsTo('liv')).toHaveLength(1);
});

test('the rounds are on working days in working hours, one a month, none in July', () => {
  const words = (iso: string) => roundsFrom(Date.parse(iso)).map(({ what, dueAt }) => `${what} ${new Date(dueAt).toISOString().slice(0, 16)}`);
  expect(words('2026-03-02T09:00:00Z')).toEqual(['ask-2026-03 2026-03-10T08:00', 'ask-2026-04 2026-04-10T07:00']);
  expect(words('2026-06-30T09:00:00Z')).toEqual(['ask-2026-06 2026-06-10T07:00']);
  expect(words('2026-12-31T22:59:00Z')).toEqual(['ask-2026-12 2026-12-10T08:00', 'ask-2027-01 2027-01-11T07:00']);
  expect(words('2026-09-30T09:00:00Z')[1]).toBe('ask-2026-10 2026-10-12T06:00');
  expect(['ask-2026-03', 'ask-2026-04', 'ask-2026-09'].map(tellsCoordinators)).toEqual([true, false, true]);
});

test('it is somebody’s turn half a year after they confirmed or were asked', () => {
  const now = Date.parse('2026-09-10T08:00:00Z');
  const half = 7 * MONTH_MS;
  expect(dueByItself([{ ...kari, joinedAt: now - half }], now)).toHaveLength(1);
  expect(dueByItself([{ ...kari, joinedAt: now - half, askedAt: now - MONTH_MS }], now)).toEqual([]);
  expect(dueByItself([{ ...kari, joinedAt: now - half, confirmedAt: now - MONTH_MS }], now)).toEqual([]);
});
