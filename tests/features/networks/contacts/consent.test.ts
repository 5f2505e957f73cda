import { buttonsOf, cardOf, pressOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { translator } from '../../../../src/lib/language';
import { openStore } from '../../../../src/storage';
import { arne, audited, everythingOn, press, ROMSDAL, says, seed, SUNNMORE, textsOf, write } from './support';

/** «Andre nettverk kan finne kontaktpersonen vår»: the municipality's own consent. */
const t = translator('nb');
const QUESTION = 'hvem er kontaktperson i Ålesund?';
const NOBODY = t('networks.contacts.nobody', { municipality: 'Ålesund' });
const clock = testClock();
let store: UnrulyStore;
let bot: TestApp;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ seed, clock, store });
});
afterEach(async () => {
  await bot.stop();
  await store.close();
});

const give = () => press(bot, 'arne', 'networks.consent', { id: `${SUNNMORE}.on` });
const withdraw = () => press(bot, 'arne', 'networks.consent', { id: `${SUNNMORE}.off` });
const findable = async () => (await bot.app.networks.municipalities(SUNNMORE))[0]?.findable;

test('it is off until it is given', async () => {
  expect(await says(bot, 'deltaker', QUESTION)).toBe(NOBODY);
  const card = cardOf(await write(bot, 'arne', 'samtykke'));
  expect(textsOf(card)).toContain(t('networks.contacts.consentOff', { municipality: 'Ålesund' }));
  expect(buttonsOf(card)).toEqual([t('cards.networks.consent.give'), t('cards.networks.consent.contacts')]);
});

test('the card says exactly what is shown to whom, and what is not', async () => {
  const text = everythingOn(await write(bot, 'arne', 'samtykke'));
  expect(text).toContain(t('networks.contacts.consentShown', { municipality: 'Ålesund' }));
  expect(text).toContain(t('cards.networks.consent.hidden'));
  expect(text).toContain(t('cards.networks.consent.whom'));
});

test('given, members of another network find name, function and municipality, and nothing else', async () => {
  const card = cardOf(await write(bot, 'arne', 'samtykke'));
  const { verb, data } = pressOf(card, t('cards.networks.consent.give'));
  const pressed = await press(bot, 'arne', verb, data);
  expect(textsOf(pressed.card)).toContain(t('networks.contacts.consentGiven'));
  expect(buttonsOf(pressed.card)).toContain(t('cards.networks.consent.take'));
  const said = await says(bot, 'deltaker', QUESTION);
  expect(said).toContain('Arne Ålesund');
  expect(said).toContain('Fagleder');
  expect(said).toContain(t('networks.contacts.elsewhere'));
  expect(said).not.toMatch(/example\.org|teams\.microsoft|Sunnmøre/);
  expect(said).not.toContain(t('networks.people.topic.data'));
});

test('it does not show anybody to who is in no network', async () => {
  await give();
  expect(await says(bot, 'fremmed', QUESTION)).toBe(t('networks.none'));
});

test('withdrawn, it holds from the next question on', async () => {
  await give();
  const { card } = await withdraw();
  expect(textsOf(card)).toContain(t('networks.contacts.consentWithdrawn'));
  expect(await says(bot, 'deltaker', QUESTION)).toBe(NOBODY);
  expect((await store.query('findable')).rows).toEqual([]);
});

test('while the contact is away, the deputy is found in the same way', async () => {
  await give();
  const vara = { ...arne, personId: 'vara', name: 'Vara Ålesund', roles: ['deputy' as const] };
  await bot.app.networks.saveMember(SUNNMORE, { ...arne, away: {} });
  await bot.app.networks.saveMember(SUNNMORE, vara);
  const said = await says(bot, 'deltaker', QUESTION);
  expect(said).toContain('Vara Ålesund');
  expect(said).not.toContain('Arne');
});

test('a consent without anybody who speaks for the municipality finds nobody', async () => {
  await give();
  await bot.app.networks.saveMember(SUNNMORE, { ...arne, roles: ['participant'] });
  expect(await says(bot, 'deltaker', QUESTION)).toBe(NOBODY);
});

test('only contact and deputy decide: nobody else, and nobody for another network', async () => {
  expect(await says(bot, 'koordinator', 'samtykke')).toBe(t('authority.spokespeopleOnly', { network: 'Nettverk Romsdal' }));
  for (const id of [`${SUNNMORE}.on`, `${ROMSDAL}.maybe`]) {
    expect((await press(bot, 'kari', 'networks.consent', { id })).line).toBe(t('bot.notYours'));
  }
  expect((await press(bot, 'deltaker', 'networks.consent', { id: `${ROMSDAL}.on` })).line).toBe(t('bot.notYours'));
  expect((await store.query('findable')).rows).toEqual([]);
  await press(bot, 'vara', 'networks.consent', { id: `${ROMSDAL}.on` });
  expect((await store.query('findable')).rows.map(({ row }) => row)).toEqual([`1506:${ROMSDAL}`]);
});

test('it is written down who gave it and who withdrew it, once each however often they press', async () => {
  await give();
  await give();
  clock.advance(1_000);
  await withdraw();
  await withdraw();
  const written = await audited(store, SUNNMORE);
  expect(written.map(({ action, municipality }) => [action, municipality])).toEqual([['consent.given', '1508'], ['consent.withdrawn', '1508']]);
  expect(JSON.stringify(written)).not.toContain('Arne');
});

describe('cut short', () => {
  test('a consent is not found before all of it is stored, and pressing again mends it', async () => {
    store.interfere(only(({ partition }) => partition === 'findable', down));
    const { card, line } = await give();
    expect(textsOf(card) + line).not.toContain(t('networks.contacts.consentGiven'));
    store.behave();
    expect(await says(bot, 'deltaker', QUESTION)).toBe(NOBODY);
    await give();
    expect(await says(bot, 'deltaker', QUESTION)).toContain('Arne Ålesund');
  });

  test('a withdrawal holds already', async () => {
    await give();
    store.interfere(only(({ method, partition }) => method === 'delete' && partition === 'findable', down));
    await withdraw();
    store.behave();
    expect(await findable()).toBe(false);
    expect(await says(bot, 'deltaker', QUESTION)).toBe(NOBODY);
  });
});

test('a municipality that has left the network can consent to nothing', async () => {
  await bot.app.networks.removeMunicipality(SUNNMORE, '1508');
  expect((await give()).line).toBe(t('bot.notYours'));
  expect((await store.query('findable')).rows).toEqual([]);
});
