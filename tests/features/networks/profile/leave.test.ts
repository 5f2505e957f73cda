import { cardOf, pressOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { translator } from '../../../../src/lib/language';
import { audited, kari, memberFor, press, ROMSDAL, says, seed, SUNNMORE, textsOf, write, type Name } from '../contacts/support';

const t = translator('nb');
const clock = testClock();
let bot: TestApp;
beforeEach(async () => {
  bot = await startTestApp({ seed, clock });
});
afterEach(() => bot.stop());

const leave = (name: Name) => press(bot, name, 'networks.profile.leave', { id: ROMSDAL });
const members = async () => (await bot.app.networks.members(ROMSDAL)).map(({ name }) => name);

test('«forlat nettverket» says what it means, and changes nothing by itself', async () => {
  const card = cardOf(await write(bot, 'kari', 'forlat nettverket'));
  const text = textsOf(card);
  for (const key of ['access', 'speaks', 'stays', 'back'] as const) expect(text).toContain(t(`cards.networks.leave.${key}`));
  expect(await members()).toContain('Kari Molde');
  expect(textsOf(cardOf(await write(bot, 'deltaker', 'forlat nettverket')))).not.toContain(t('cards.networks.leave.speaks'));
});

test('confirmed, the person is out at once, and is told how to come back', async () => {
  const card = cardOf(await write(bot, 'kari', 'forlat nettverket'));
  const { verb, data } = pressOf(card, t('cards.networks.leave.leave'));
  const { card: left } = await press(bot, 'kari', verb, data);
  expect(textsOf(left)).toContain(t('networks.profile.left', { network: 'Nettverk Romsdal' }));
  expect(pressOf(left, t('cards.networks.left.join')).data).toMatchObject({ command: 'join' });
  expect(await members()).not.toContain('Kari Molde');
  expect(await says(bot, 'kari', 'kontakter')).toBe(t('networks.none'));
  expect((await bot.store.query(`u:${kari.tenantId}:${kari.personId}`, { prefix: 'n:' })).rows).toEqual([]);
});

test('it is written down, without a name', async () => {
  await leave('kari');
  const written = await audited(bot.store);
  expect(written.map(({ action }) => action)).toEqual(['person.left']);
  expect(JSON.stringify(written)).not.toMatch(new RegExp(`Kari|${kari.personId}`));
});

test('what they asked for there goes with them', async () => {
  await press(bot, 'kari', 'networks.join.send', { id: ROMSDAL, role: 'manager-network', municipality: '1506' });
  const requests = async () => (await bot.store.query(`n:${ROMSDAL}`, { prefix: 'rq:' })).rows.length;
  expect(await requests()).toBe(1);
  await leave('kari');
  expect(await requests()).toBe(0);
  expect(await members()).not.toContain('Kari Molde');
});

test('pressed again it is not there any more', async () => {
  await leave('kari');
  expect((await leave('kari')).line).toBe(t('bot.notYours'));
  expect(await audited(bot.store)).toHaveLength(1);
});

test('the last coordinator cannot leave: told so when asking, and at the press', async () => {
  expect(await says(bot, 'koordinator', 'forlat nettverket')).toBe(t('networks.profile.lastCoordinator'));
  expect((await leave('koordinator')).line).toBe(t('networks.profile.lastCoordinator'));
  expect(await members()).toContain('Demo Koordinator');
});

test('of two coordinators who leave at once, one stays', async () => {
  for (let round = 0; round < 10; round++) {
    await seed(bot.app);
    await bot.app.networks.saveMember(ROMSDAL, memberFor('rio', { roles: ['coordinator'], organisation: 'RIO' }));
    clock.advance(61_000);
    const [one, other] = await Promise.all([leave('koordinator'), leave('rio')]);
    expect([one.line, other.line].filter((line) => line === t('networks.profile.lastCoordinator'))).toHaveLength(1);
    expect((await bot.app.networks.members(ROMSDAL)).filter(({ roles }) => roles.includes('coordinator'))).toHaveLength(1);
  }
});

test('leaving one network leaves the other as it is', async () => {
  await bot.app.networks.saveMember(SUNNMORE, memberFor('kari', { roles: ['participant'] }));
  await leave('kari');
  clock.advance(61_000);
  expect(await says(bot, 'kari', 'min profil')).toContain('Nettverk Sunnmøre');
});

test('nobody can make somebody else leave: who leaves is who presses', async () => {
  expect((await press(bot, 'arne', 'networks.profile.leave', { id: ROMSDAL, person: kari.personId })).line).toBe(t('bot.notYours'));
  expect(await members()).toContain('Kari Molde');
});
