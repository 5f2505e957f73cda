import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { openStore } from '../../../../src/storage';
import { translator } from '../../../../src/lib/language';
import { auditOf, inRoster, NETWORK, press, pressOn, refOf, seedPeople, someone, textsOn, worldOf, write, writeInChannel } from './support';

/** From outside: somebody of Molde's tenant asks in her channel, the coordinator in the other tenant approves her in his own chat. */
const t = translator('nb');
const clock = testClock();
const koordinator = someone('koordinator', 'a');
const kari = someone('kari');
let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp({ seed: seedPeople, clock });
  bot.teams.members.set(bot.molde.channel.id, [inRoster(kari, { userRole: 'guest' })]);
});
afterAll(() => bot.stop());

test('she asks, he approves, she is listed, changes role, and is removed', async () => {
  await write(bot, koordinator, 'hjelp');
  await write(bot, kari, 'hjelp');
  const form = await writeInChannel(bot, kari, 'bli med');
  expect(form.words).toContain(t('networks.people.join.heading', { network: 'Nettverk Romsdal' }));

  const fields = { role: 'participant', municipality: '1506', title: 'kommuneoverlege', topics: 'raad1,medical' };
  const asked = await pressOn(bot, kari, form.card, t('cards.networks.join-form.send'), fields, 'channel');
  expect(asked.words).toContain(t('networks.people.receipt.sent', { network: 'Nettverk Romsdal' }));
  const [told] = asked.sent;
  expect(told?.to).toBe(worldOf(bot, koordinator).personalChat.id);
  for (const part of ['Demo Kari (gjest)', 'Molde', 'Deltakar', 'kommuneoverlege', 'person-kari@demo.example']) expect(textsOn(told?.card)).toContain(part);

  const approved = await pressOn(bot, koordinator, told?.card, 'Godkjenn');
  expect(approved.words).toMatch(/Godkjen[dt]: Demo Kari/);
  expect(approved.sent).toEqual([{ to: worldOf(bot, kari).personalChat.id, words: expect.stringContaining('Du er nå med i Nettverk Romsdal'), card: undefined }]);
  expect((await write(bot, kari, 'bli med')).words).toContain(t('networks.people.receipt.member', { network: 'Nettverk Romsdal' }));

  const list = await write(bot, koordinator, 'deltakere');
  expect(textsOn(list.card)).toContain('Demo Kari (gjest) ›');
  const member = await pressOn(bot, koordinator, list.card, 'Demo Kari');
  const changed = await pressOn(bot, koordinator, member.card, t('cards.networks.member.save'), {
    role: 'contact,manager-network', municipality: '1506', title: 'kommuneoverlege',
  });
  expect(changed.words).toContain(t('networks.people.saved'));
  expect(await bot.app.networks.member(NETWORK, { tenantId: kari.tenantId, id: kari.id })).toEqual({
    tenantId: kari.tenantId, personId: kari.id, name: 'Demo Kari', roles: ['contact', 'manager'], manages: 'network', municipality: '1506',
    title: 'kommuneoverlege', topics: ['raad1', 'medical'], email: 'person-kari@demo.example', guest: true, joinedAt: clock.now(),
  });

  const sure = await pressOn(bot, koordinator, changed.card, t('cards.networks.member.remove'));
  const removed = await pressOn(bot, koordinator, sure.card, t('cards.networks.member-remove.yes'));
  expect(removed.words).toContain(t('networks.people.removed', { name: 'Demo Kari' }));
  expect((await press(bot, kari, 'networks.member.open', { id: `${NETWORK}.${refOf(kari)}` })).line).toBe(t('bot.notYours'));
  expect((await write(bot, kari, 'deltakere')).words).toBe(t('networks.none'));
  const noted = (await auditOf(bot)).map(({ action, by, to }) => [action, by, to]);
  const [he, she] = [refOf(koordinator), refOf(kari)];
  expect(noted.sort()).toEqual([
    ['person.approved', he, she], ['person.asked', she, undefined], ['person.changed', he, she], ['person.removed', he, she],
  ]);
});

test('who is taken out loses access at once where it was done, and within a minute on another instance', async () => {
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const one = await startTestApp({ seed: seedPeople, clock, store, teams: bot.teams, issuer: bot.issuer });
  const two = await startTestApp({ clock, store, teams: bot.teams, issuer: bot.issuer });
  const ola = someone('ola');
  const sees = async (there: TestApp) => (await press(there, ola, 'networks.members', { id: `${NETWORK}.0` })).card !== undefined;
  const { tenantId, id, name } = ola;
  await one.app.networks.saveMember(NETWORK, { tenantId, personId: id, name, roles: ['coordinator'], municipality: '1506' });
  expect([await sees(one), await sees(two)]).toEqual([true, true]);
  await press(one, koordinator, 'networks.member.removed', { id: `${NETWORK}.${refOf(ola)}` });
  expect(await sees(one)).toBe(false);
  clock.advance(59_000);
  await press(two, koordinator, 'networks.members', { id: `${NETWORK}.0` });
  clock.advance(1_001);
  expect(await sees(two)).toBe(false);
  await Promise.all([one.stop(), two.stop()]);
  await store.close();
});
