import { NETWORK, seedRomsdal } from '../../../support/romsdal';
import { buttonOf, buttonsIn, press } from '../../advice/learning/support';
import { readAll } from '../../../../src/storage';
import { callsOf, inputsOf, pressOn, SAVE, startSetupWorld, t, textsOn, write, type SetupWorld } from './support';

let world: SetupWorld;
beforeAll(async () => {
  world = await startSetupWorld();
});
afterAll(() => world.bot.stop());
beforeEach(async () => {
  const { networks, meetings } = world.bot.app;
  for (const { number } of await networks.municipalities(NETWORK)) await networks.removeMunicipality(NETWORK, number);
  await seedRomsdal({ networks, meetings });
  world.clock.advance(61_000);
});

const form = async (who = world.coordinator) => (await write(world.bot, who, 'endre nettverk', 'personal')).card;
const titles = (card: Parameters<typeof buttonsIn>[0]) => buttonsIn(card).map(({ title }) => title);
const names = async () => (await world.bot.app.networks.municipalities(NETWORK)).map(({ name }) => name);

/** Opens the form and sends it with some fields changed. */
async function edit(fields: object, card?: Awaited<ReturnType<typeof form>>) {
  const shown = card ?? (await form());
  return pressOn(world.bot, world.coordinator, shown, SAVE, { ...inputsOf(shown), ...fields }, {});
}

test('the form shows the network as it stands', async () => {
  const card = await form();
  expect(inputsOf(card)).toEqual({
    name: 'Nettverk Romsdal', municipalities: 'Molde, Aukra', organisers: 'KORUS midt\nRIO', targetGroups: '', language: 'nn', quorum: undefined, rhythm: 'meetings',
  });
  expect(titles(card)).toEqual([SAVE]);
});

test('what is changed is saved, written down, and shown to all from then on', async () => {
  const { card } = await edit({ name: 'Nettverk Romsdal 2027', municipalities: 'Molde, Aukra, Fræna', targetGroups: 'users', quorum: '2', rhythm: 'none' });
  expect(textsOn(card)).toContain(t('networks.setup.saved'));
  expect(textsOn(card)).toContain('Aukra, Hustadvika, Molde');
  expect(await world.bot.app.networks.network(NETWORK)).toEqual({
    id: NETWORK, name: 'Nettverk Romsdal 2027', organisers: ['KORUS midt', 'RIO'], language: 'nn', targetGroups: ['users'], rhythm: 'none', quorum: 2,
  });
  expect((await write(world.bot, world.member, 'nettverk')).words).toContain('Nettverk Romsdal 2027');
  const audit = await readAll(world.store, `au:${NETWORK}:202603`);
  expect(audit.map(({ data }) => (JSON.parse(data) as { action: string }).action)).toContain('network.changed');
});

test('a municipality that stays keeps its consent to be found; one that comes has none', async () => {
  const { networks } = world.bot.app;
  await networks.saveMunicipality(NETWORK, { number: '1506', name: 'Molde', findable: true });
  await edit({ municipalities: 'Molde, Rauma' });
  expect(await networks.municipalities(NETWORK)).toEqual([{ number: '1506', name: 'Molde', findable: true }, { number: '1539', name: 'Rauma' }]);
});

test('more municipalities that come and go than one write holds are refused with what to do, and half of them can', async () => {
  const { networks } = world.bot.app;
  const old = Array.from({ length: 54 }, (_, at) => ({ number: String(2000 + at), name: `Gammel ${at}` }));
  for (const each of old) await networks.saveMunicipality(NETWORK, each);
  const named = (count: number) => Array.from({ length: count }, (_, at) => `Ny${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))} (${3000 + at})`).join(', ');
  const { card } = await edit({ municipalities: `Molde, Aukra, ${named(45)}` });
  expect(textsOn(card)).toContain(t('networks.setup.wrong.tooManyChanges', { count: 99, max: 98 }));
  expect([inputsOf(card).municipalities, (await names()).length]).toEqual([`Molde, Aukra, ${named(45)}`, 56]);
  const saved = await edit({ municipalities: `Molde, Aukra, ${named(44)}` });
  expect([textsOn(saved.card).includes(t('networks.setup.saved')), (await names()).length]).toEqual([true, 46]);
});

test('a municipality with members stays, and is told with how many', async () => {
  const { card } = await edit({ municipalities: 'Aukra', name: 'Uten Molde' });
  const places = t('networks.setup.members', { name: 'Molde', count: 1 });
  expect(textsOn(card)).toContain(t('networks.setup.wrong.inUse', { places }));
  expect(inputsOf(card)).toMatchObject({ municipalities: 'Aukra', name: 'Uten Molde' });
  expect([await names(), (await world.bot.app.networks.network(NETWORK))?.name]).toEqual([['Molde', 'Aukra'], 'Nettverk Romsdal']);
  const { card: saved } = await edit({ municipalities: 'Molde' }, card);
  expect([textsOn(saved).includes(t('networks.setup.saved')), await names()]).toEqual([true, ['Molde']]);
});

test('two at once: the second sees how it stands now, and overwrites nothing', async () => {
  const [first, second] = [await form(), await form()];
  await edit({ name: 'Den ene' }, first);
  const { card } = await edit({ name: 'Den andre' }, second);
  expect(textsOn(card)).toContain(t('networks.setup.changedMeanwhile'));
  expect(inputsOf(card)).toMatchObject({ name: 'Den ene' });
  const { card: saved } = await edit({ name: 'Begge' }, card);
  expect(textsOn(saved)).toContain(t('networks.setup.saved'));
  expect((await world.bot.app.networks.network(NETWORK))?.name).toBe('Begge');
});

test('pressed at the same moment one is saved, and the other told', async () => {
  const card = await form();
  const both = await Promise.all([edit({ name: 'Den ene' }, card), edit({ name: 'Den andre' }, card)]);
  const words = both.map((each) => textsOn(each.card));
  expect(words.filter((each) => each.includes(t('networks.setup.saved')))).toHaveLength(1);
  expect(words.filter((each) => each.includes(t('networks.setup.changedMeanwhile')))).toHaveLength(1);
});

test('pressed twice it is saved once, and both are told so', async () => {
  const before = (await readAll(world.store, `au:${NETWORK}:202603`)).length;
  const card = await form();
  for (let at = 0; at < 2; at++) expect(textsOn((await edit({ municipalities: 'Molde, Aukra, Rauma' }, card)).card)).toContain(t('networks.setup.saved'));
  expect(await readAll(world.store, `au:${NETWORK}:202603`)).toHaveLength(before + 1);
});

test.each<[string, object, string]>([
  ['an unknown name', { municipalities: 'Molde, Aukra, Xyzzy' }, t('networks.setup.unknown', { names: 'Xyzzy' })],
  ['a name that may be several', { municipalities: 'Molde, Aukra, Surndal' }, t('networks.setup.wrong.several', { typed: 'Surndal', names: 'Sunndal (Møre og Romsdal), Surnadal (Møre og Romsdal)' })],
  ['a vote that needs too many', { quorum: '3' }, t('networks.setup.wrong.quorumOver', { count: 2 })],
  ['no name', { name: '' }, t('networks.setup.wrong.name')],
])('with %s it is not saved, says why, and what was written is still there', async (_what, fields, why) => {
  const { card } = await edit({ organisers: 'Demo Ny', ...fields });
  expect(textsOn(card)).toContain(why);
  expect(inputsOf(card)).toMatchObject({ organisers: 'Demo Ny' });
  expect((await world.bot.app.networks.network(NETWORK))?.organisers).toEqual(['KORUS midt', 'RIO']);
});

test('a municipality that our list does not have stays in when the form is sent as it stands', async () => {
  await world.bot.app.networks.saveMunicipality(NETWORK, { number: '5006', name: 'Steinkjer' });
  const { card } = await edit({ name: 'Med Steinkjer' });
  expect([textsOn(card).includes(t('networks.setup.saved')), await names()]).toEqual([true, ['Molde', 'Aukra', 'Steinkjer']]);
});

test('is for coordinators of this network', async () => {
  expect((await write(world.bot, world.member, 'endre nettverk')).words).toBe(t('authority.coordinatorsOnly', { network: 'Nettverk Romsdal' }));
  const { verb, data } = buttonOf(await form(), SAVE);
  const fields = { ...inputsOf(await form()), name: 'Stjålet', quorum: '' };
  for (const who of [world.member, world.stranger, world.admin]) {
    expect((await press(world.bot, who, verb, { ...data, ...fields })).line).toBe(t('bot.notYours'));
  }
  for (const id of ['nordmore.abc', `${NETWORK}x.abc`]) expect((await press(world.bot, world.coordinator, verb, { ...fields, id })).line).toBe(t('bot.notYours'));
  expect((await world.bot.app.networks.network(NETWORK))?.name).toBe('Nettverk Romsdal');
});

test('the store is asked at most four times, by the command and by the press', async () => {
  world.store.calls.length = 0;
  const card = await form();
  const opened = callsOf(world.store).length;
  world.store.calls.length = 0;
  await edit({ name: 'Talt', municipalities: 'Molde, Aukra, Rauma' }, card);
  const saved = world.store.calls.filter(({ partition, row }) => partition !== 'ch:x' && row !== 'chat' && (partition.startsWith('n:') || partition.startsWith('au:')));
  expect(opened).toBeLessThanOrEqual(4);
  expect(saved.map(({ method }) => method)).toEqual(['query', 'query', 'transaction', 'create']);
});
