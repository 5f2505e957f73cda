import { cardOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { elementsOf } from '../../../cards/elements';
import { translator } from '../../../../src/lib/language';
import { audited, kari, memberFor, press, ROMSDAL, says, seed, textsOf, vara, write, type Name } from '../contacts/support';

const t = translator('nb');
let clock: TestClock;
let bot: TestApp;
beforeEach(async () => {
  clock = testClock();
  bot = await startTestApp({ seed, clock });
});
afterEach(() => bot.stop());

const goAway = async (name: Name, until = '') => textsOf((await press(bot, name, 'networks.profile.away', { id: ROMSDAL, until })).card);
const awayOf = async () => (await bot.app.networks.member(ROMSDAL, { tenantId: kari.tenantId, id: kari.personId }))?.away;
const dateInput = (card: unknown) => elementsOf(card).find(({ type }) => type === 'Input.Date');

test('«borte» asks for the last day, which may be left out', async () => {
  expect(dateInput(cardOf(await write(bot, 'kari', 'borte')))).toMatchObject({ min: '2026-03-02', max: '2028-03-02', value: '' });
  await goAway('kari', '2026-03-20');
  expect(dateInput(cardOf(await write(bot, 'kari', 'meld meg borte')))).toMatchObject({ value: '2026-03-20' });
});

test('a contact is told until when, and who answers meanwhile', async () => {
  const text = await goAway('kari', '2026-03-20');
  expect(text).toContain(t('networks.profile.awayUntil', { until: 'til og med 20. mars 2026' }));
  expect(text).toContain(t('networks.profile.standIn', { names: 'Vara Molde' }));
  expect(await awayOf()).toEqual({ until: '2026-03-20' });
});

test('a contact without a deputy is told that nobody can answer meanwhile', async () => {
  expect(await goAway('liv')).toContain(t('networks.profile.noStandIn'));
  await bot.app.networks.saveMember(ROMSDAL, { ...vara, away: {} });
  expect(await goAway('kari')).toContain(t('networks.profile.noStandIn'));
});

test('a deputy or a participant is told nothing of stand-ins', async () => {
  for (const name of ['vara', 'deltaker'] as const) expect(await goAway(name)).not.toMatch(/Imens|ingen andre/);
});

test('the only coordinator is told that requests wait, and not when there is another', async () => {
  const waits = t('networks.profile.requestsWait');
  expect(await goAway('koordinator')).toContain(waits);
  await bot.app.networks.saveMember(ROMSDAL, memberFor('rio', { roles: ['coordinator'], organisation: 'KORUS' }));
  expect(await goAway('koordinator')).not.toContain(waits);
  expect(await goAway('rio')).toContain(waits);
});

test('in «kontakter» the deputy stands in until the day, and the contact is back after it', async () => {
  await goAway('kari', '2026-03-20');
  expect(await says(bot, 'deltaker', 'kontakter')).toContain(t('networks.contacts.standsInUntil', { date: '20. mars 2026' }));
  clock.set('2026-03-20T22:59:00Z');
  expect(await says(bot, 'deltaker', 'kontakter')).toContain('trer inn');
  clock.set('2026-03-20T23:01:00Z');
  expect(await says(bot, 'deltaker', 'kontakter')).not.toMatch(/trer inn|borte/);
});

test('«tilbake» ends it, and once more changes nothing', async () => {
  await goAway('kari');
  clock.advance(1_000);
  expect(await says(bot, 'kari', 'tilbake')).toContain(t('networks.profile.done.back'));
  expect(await awayOf()).toBeUndefined();
  clock.advance(1_000);
  expect(await says(bot, 'kari', 'jeg er tilbake')).toContain(t('networks.profile.done.back'));
  expect((await audited(bot.store)).map(({ action }) => action)).toEqual(['person.away', 'person.returned']);
});

test('the profile shows it, with the way back', async () => {
  await goAway('kari', '2026-03-20');
  const text = await says(bot, 'kari', 'min profil');
  expect(text).toContain('til og med 20. mars 2026');
  expect(text).toContain(t('cards.networks.profile.back'));
});

test.each(['2026-03-01', '2028-03-03', '2026-02-30', 'i morgen'])('«%s» is refused on the form, and nothing is changed', async (until) => {
  expect(await goAway('kari', until)).toContain(t('networks.profile.wrong.until'));
  expect(await awayOf()).toBeUndefined();
});
