import { cardOf, pressOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { aTurn, networksOn } from '../../../support/a-turn';
import { waitFor } from '../../../support/wait-for';
import { coordinator, type CoordinatorScope } from '../../../../src/features/authority';
import { Confirmations } from '../../../../src/features/networks/contacts/confirmations';
import { translator } from '../../../../src/lib/language';
import { audited, everythingOn, kari, liv, memberFor, press, ROMSDAL, says, seed, textsOf, worldOf, write, type Name } from './support';

/** Contacts confirm twice a year; a coordinator may ask those who have not. */
const t = translator('nb');
const WEEK_MS = 7 * 24 * 60 * 60_000;
const OLD = Date.parse('2025-01-01T00:00:00Z');
let clock: TestClock;
let bot: TestApp;
beforeEach(async () => {
  clock = testClock();
  bot = await startTestApp({ seed, clock });
  await write(bot, 'koordinator', 'hei');
});
afterEach(() => bot.stop());

const ask = () => press(bot, 'koordinator', 'networks.contacts.ask', { id: ROMSDAL });
const cardsTo = (name: Name) => bot.teams.sent.filter(({ conversationId, activity }) =>
  conversationId === worldOf(bot, name).personalChat.id && JSON.stringify(activity).includes(t('cards.networks.contacts-confirm.title')));
/** The card with how it went stands in the place of the first. */
const result = () => waitFor(() => bot.teams.updated.length > 0).then(() => JSON.stringify(bot.teams.updated.at(-1)));

test('a press asks those who have not confirmed for half a year, each in their own chat, and nobody else', async () => {
  await write(bot, 'liv', 'hei');
  await write(bot, 'kari', 'hei');
  const { card } = await ask();
  expect(textsOf(card)).toContain(t('networks.contacts.asking', { count: 1 }));
  expect(await result()).toContain(t('networks.contacts.asked', { count: 1 }));
  expect([cardsTo('liv').length, cardsTo('kari').length]).toEqual([1, 0]);
  const [sent] = cardsTo('liv');
  const text = sent ? everythingOn(sent) : '';
  expect(text).toContain('Rauma');
  expect(text).toContain(t('networks.contacts.confirmWhy', { network: 'Nettverk Romsdal' }));
  expect(text).toContain(t('networks.contacts.lastConfirmed', { date: '3. mai 2025' }));
});

test('one press on that card confirms, and then nothing is marked any more', async () => {
  await write(bot, 'liv', 'hei');
  await ask();
  await result();
  const [sent] = cardsTo('liv');
  const { verb, data } = pressOf(sent && cardOf(sent), t('cards.networks.contacts-confirm.confirm'));
  const { card } = await press(bot, 'liv', verb, data);
  expect(textsOf(card)).toContain(t('networks.profile.done.confirmed'));
  expect(await says(bot, 'deltaker', 'kontakter')).not.toContain('ikke bekreftet');
  const stored = await bot.app.networks.member(ROMSDAL, { tenantId: liv.tenantId, id: liv.personId });
  expect(stored).toMatchObject({ confirmedAt: clock.now() });
  expect(stored?.askedAt).toBeUndefined();
});

test('it is written down whom a coordinator asked, and who confirmed', async () => {
  await write(bot, 'liv', 'hei');
  await ask();
  await result();
  clock.advance(1_000);
  await press(bot, 'liv', 'networks.profile.confirm', { id: ROMSDAL });
  const written = await audited(bot.store);
  expect(written.map(({ action, municipality }) => [action, municipality])).toEqual([['contact.asked', '1539'], ['contact.confirmed', '1539']]);
  expect(written[0]?.to).toBe(written[1]?.by);
});

test('nobody is asked twice in a week, however often it is pressed', async () => {
  await write(bot, 'liv', 'hei');
  await ask();
  await result();
  clock.advance(WEEK_MS - 1_000);
  expect((await ask()).line).toBe(t('networks.contacts.nobodyToAsk'));
  clock.advance(2_000);
  await press(bot, 'koordinator', 'networks.contacts.ask', { id: ROMSDAL }, { replyToId: 'another-card' });
  await waitFor(() => cardsTo('liv').length === 2);
});

test('when two coordinators press at once, each contact is asked once', async () => {
  await write(bot, 'liv', 'hei');
  await bot.app.networks.saveMember(ROMSDAL, memberFor('vara', { roles: ['coordinator'], organisation: 'KORUS' }));
  await write(bot, 'vara', 'hei');
  await Promise.all([ask(), press(bot, 'vara', 'networks.contacts.ask', { id: ROMSDAL })]);
  await waitFor(() => bot.teams.updated.length === 2);
  expect(cardsTo('liv')).toHaveLength(1);
});

test('a card that could not be posted asks nobody, and marks nobody as asked', async () => {
  await write(bot, 'liv', 'hei');
  bot.teams.failNext({ status: 403, method: 'POST' });
  await ask();
  const stored = await bot.app.networks.member(ROMSDAL, { tenantId: liv.tenantId, id: liv.personId });
  expect(stored?.askedAt).toBeUndefined();
  expect(cardsTo('liv')).toEqual([]);
});

test('who has no chat with us is named as not reached, and may be asked again at once', async () => {
  await bot.app.networks.saveMember(ROMSDAL, { ...kari, joinedAt: OLD });
  await write(bot, 'kari', 'hei');
  await ask();
  const told = await result();
  expect(told).toContain(t('networks.contacts.asked', { count: 1 }));
  expect(told).toContain(t('networks.contacts.unreached', { count: 1, names: 'Liv Rauma' }));
  await write(bot, 'liv', 'hei');
  await ask();
  await waitFor(() => cardsTo('liv').length === 1);
  expect(cardsTo('kari')).toHaveLength(1);
});

test('a service that is cut off while it asks has marked ten as asked, and the others are asked at the next press', async () => {
  const many = Array.from({ length: 25 }, (_, at) => ({ ...liv, personId: `f1f1f1f1-0000-4000-8000-0000000000${at + 10}`, name: `Kontakt ${at}` }));
  for (const one of many) await bot.app.networks.saveMember(ROMSDAL, one);
  const here = { networkId: ROMSDAL, networkName: 'Nettverk Romsdal', language: 'nb' as const, roles: ['coordinator' as const] };
  const scope = coordinator.scope(aTurn(), here) as CoordinatorScope;
  const claimed = await new Confirmations(networksOn(bot.store, clock)).claim(scope, clock.now());
  expect(claimed).toHaveLength(10);
  const asked = async () => (await bot.app.networks.members(ROMSDAL)).filter(({ askedAt }) => askedAt !== undefined).length;
  expect(await asked()).toBe(10);
});

test('a press asks all of them, ten at a time, and each of those who are not reached once', async () => {
  await write(bot, 'liv', 'hei');
  for (let at = 10; at < 35; at++) {
    await bot.app.networks.saveMember(ROMSDAL, { ...liv, personId: `f1f1f1f1-0000-4000-8000-0000000000${at}`, name: `Kontakt ${at}` });
  }
  await ask();
  expect(await result()).toContain('Kontakt 34');
  expect(cardsTo('liv')).toHaveLength(1);
  expect((await bot.app.networks.members(ROMSDAL)).filter(({ askedAt }) => askedAt !== undefined).map(({ name }) => name)).toEqual(['Liv Rauma']);
});

test('when how it went cannot take the place of the card, the coordinator is told in their own chat', async () => {
  bot.teams.failNext({ status: 404, method: 'PUT' });
  const { sent: [card] } = await ask();
  await waitFor(() => bot.teams.sent.some((sent) => sent !== card && everythingOn(sent).includes(t('networks.contacts.unreached', { count: 1, names: 'Liv Rauma' }))));
  expect(bot.teams.updated).toEqual([]);
});

test('each is asked in the language they chose', async () => {
  await write(bot, 'liv', 'english please');
  await ask();
  await result();
  await waitFor(() => bot.teams.sent.some((sent) => everythingOn(sent).includes(translator('en')('cards.networks.contacts-confirm.title'))));
});

test('who is away is not asked', async () => {
  await bot.app.networks.saveMember(ROMSDAL, { ...liv, away: {} });
  expect((await ask()).line).toBe(t('networks.contacts.nobodyToAsk'));
});
