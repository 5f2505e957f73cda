import { cardAction, channelMessage, groupMessage, personalMessage } from '../../support/activities';
import { buttonsOf, cardOf, wordsOf } from '../../support/replies';
import { NETWORK, seedRomsdal } from '../../support/romsdal';
import { startTestApp, type TestApp } from '../../support/running-app';
import { testClock } from '../../support/test-clock';
import { translator } from '../../../src/lib/language';

const t = translator('nb');
const clock = testClock();
let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp({ seed: seedRomsdal, clock });
});
afterAll(() => bot.stop());

it('«nettverk» in a linked channel tells who takes part, whoever asks', async () => {
  const reply = await bot.ask(channelMessage({ ...bot.molde, from: bot.statsforvalteren.from }, 'nettverk'));
  expect(wordsOf(reply).split('\n')).toEqual([
    'Nettverk Romsdal', t('networks.setup.labels.municipalities'), 'Aukra, Molde', t('networks.setup.labels.organisers'), 'KORUS midt, RIO',
    t('networks.setup.labels.quorum'), t('networks.setup.majority'), t('networks.setup.labels.rhythm'), t('networks.setup.rhythms.meetings'),
    t('networks.setup.labels.language'), t('networks.setup.languages.nn'), t('networks.setup.labels.channels'), '1',
  ]);
  expect(reply.activity.summary).toBe(t('networks.summary', { name: 'Nettverk Romsdal', count: 2 }));
  expect(buttonsOf(cardOf(reply))).toEqual([t('cards.networks.network.meetings'), t('cards.networks.network.help')]);
});

it('«nettverk» in a thread of the channel is about the same network', async () => {
  expect(wordsOf(await bot.ask(channelMessage(bot.molde, 'nettverk', { thread: '17' })))).toContain('Nettverk Romsdal');
});

it('«nettverk» in the personal chat of a member tells of the member\'s network', async () => {
  expect(wordsOf(await bot.ask(personalMessage(bot.molde, 'nettverk')))).toContain('Nettverk Romsdal');
});

it('«nettverk» from a stranger is told whom to ask, and nothing of any network', async () => {
  expect(wordsOf(await bot.ask(personalMessage(bot.statsforvalteren, 'nettverk')))).toBe(t('networks.none'));
});

it('«nettverk» in a chat that is not linked says so, also to a member', async () => {
  expect(wordsOf(await bot.ask(groupMessage(bot.molde, 'nettverk')))).toBe(t('networks.none'));
});

it('a channel of another organisation with the same id is not the linked one', async () => {
  const copy = { ...bot.statsforvalteren, channel: bot.molde.channel };
  expect(wordsOf(await bot.ask(channelMessage(copy, 'nettverk')))).toBe(t('networks.none'));
});

it('a person of another organisation with the same directory id is not the member', async () => {
  const copy = { ...bot.statsforvalteren, from: bot.molde.from };
  expect(wordsOf(await bot.ask(personalMessage(copy, 'nettverk')))).toBe(t('networks.none'));
});

it('a member of two networks is asked which, and the choice holds for the day', async () => {
  const { networks } = bot.app;
  const { tenantId, from } = bot.statsforvalteren;
  await networks.saveNetwork({ id: 'nordmore', name: 'Nettverk Nordmøre', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  const person = { tenantId, personId: 'p2', name: from.name, roles: ['participant' as const] };
  for (const id of [NETWORK, 'nordmore']) await networks.saveMember(id, person);
  const world = { ...bot.statsforvalteren, from: { ...from, aadObjectId: 'p2' } };
  const ask = (id: string) => bot.ask(personalMessage(world, 'nettverk', { id }));
  const card = cardOf(await ask('which'));
  expect(wordsOf(await ask('which again'))).toContain(t('cards.bot.which-network.title'));
  const { body } = await bot.post(cardAction(world, 'bot.network', { id: 'nordmore.network' }));
  expect(JSON.stringify(card)).toContain('nordmore.network');
  expect(JSON.stringify(body)).toContain('Nettverk Nordmøre');
  expect(wordsOf(await ask('later'))).toContain('Nettverk Nordmøre');
  clock.advance(24 * 60 * 60_000);
  expect(wordsOf(await ask('next day'))).toContain(t('cards.bot.which-network.title'));
});

it('a member of two networks sees on every card which one it is about, and can switch', async () => {
  const world = { ...bot.statsforvalteren, from: { ...bot.statsforvalteren.from, aadObjectId: 'p2' } };
  const ask = async (text: string, id: string) => wordsOf(await bot.ask(personalMessage(world, text, { id })));
  await bot.post(cardAction(world, 'bot.network', { id: 'nordmore.network' }));
  expect(await ask('kontakter', 'named')).toContain(t('bot.aboutNetwork', { network: 'Nettverk Nordmøre' }));
  expect(await ask('bytt nettverk', 'switch')).toContain(t('cards.bot.which-network.title'));
  await bot.post(cardAction(world, 'bot.network', { id: `${NETWORK}.network` }, { id: 'switched' }));
  expect(await ask('kontakter', 'named too')).toContain(t('bot.aboutNetwork', { network: 'Nettverk Romsdal' }));
});

it('help lists what a member of two networks may do, before they have chosen one', async () => {
  const world = { ...bot.statsforvalteren, from: { ...bot.statsforvalteren.from, aadObjectId: 'p2' } };
  clock.advance(24 * 60 * 60_000);
  const words = wordsOf(await bot.ask(personalMessage(world, 'hjelp', { id: 'help of two' })));
  expect(words).toContain('**kontakter**');
  expect(words).not.toContain(t('bot.helpGroups.coordinators'));
});

it('a member of one network is told nothing of switching, and shown the network', async () => {
  const words = wordsOf(await bot.ask(personalMessage(bot.molde, 'bytt nettverk', { id: 'of one' })));
  expect(words).toContain('Nettverk Romsdal');
  expect(words).not.toContain('bytt nettverk');
});

it('a network that the person is not in cannot be chosen', async () => {
  const { body } = await bot.post(cardAction(bot.statsforvalteren, 'bot.network', { id: `${NETWORK}.network` }));
  expect(body).toMatchObject({ value: t('bot.notYours') });
});

it('who becomes a member is known within a minute', async () => {
  const person = { ...bot.statsforvalteren.from, aadObjectId: 'p3' };
  const world = { ...bot.statsforvalteren, from: person };
  expect(wordsOf(await bot.ask(personalMessage(world, 'nettverk', { id: '1' })))).toBe(t('networks.none'));
  await bot.app.networks.saveMember(NETWORK, { tenantId: world.tenantId, personId: 'p3', name: person.name, roles: ['partner'] });
  clock.advance(60_001);
  expect(wordsOf(await bot.ask(personalMessage(world, 'nettverk', { id: '2' })))).toContain('Nettverk Romsdal');
});
