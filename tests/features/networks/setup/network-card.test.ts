import { wordsOf } from '../../../support/replies';
import { channelMessage } from '../../../support/activities';
import { NETWORK } from '../../../support/romsdal';
import { buttonsIn } from '../../advice/learning/support';
import { callsOf, startSetupWorld, t, write, type SetupWorld } from './support';

let world: SetupWorld;
beforeAll(async () => {
  world = await startSetupWorld();
  const { networks } = world.bot.app;
  const network = await networks.network(NETWORK);
  if (!network) throw new Error('No network.');
  await networks.saveNetwork({ ...network, name: 'Nettverk *Romsdal*', targetGroups: ['users', 'correctional'], rhythm: 'half-year', quorum: 1 });
});
afterAll(() => world.bot.stop());

const rowOf = (words: string, label: Parameters<typeof t>[0]) => words.split('\n')[words.split('\n').indexOf(t(label)) + 1];

test('«nettverk» tells members what the network is, and who coordinates it', async () => {
  const { words, card } = await write(world.bot, world.member, 'nettverk');
  expect(words.split('\n')[0]).toBe('Nettverk \\*Romsdal\\*');
  expect(rowOf(words, 'networks.setup.labels.targetGroups')).toBe(`${t('networks.setup.groups.users')}; ${t('networks.setup.groups.correctional')}`);
  expect(rowOf(words, 'networks.setup.labels.quorum')).toBe(t('networks.setup.quorumOf', { quorum: 1, count: 2 }));
  expect(rowOf(words, 'networks.setup.labels.rhythm')).toBe(t('networks.setup.rhythms.half-year'));
  expect(rowOf(words, 'networks.setup.labels.coordinators')).toBe('Demo Koordinator');
  expect(rowOf(words, 'networks.setup.labels.channels')).toBe('1');
  expect(buttonsIn(card).map(({ title }) => title)).not.toContain(t('cards.networks.network.edit'));
});

test('who is no member is not told who coordinates it', async () => {
  const outsider = { ...world.member, from: world.stranger.from };
  const words = wordsOf(await world.bot.ask(channelMessage(outsider, 'nettverk')));
  expect(words).toContain('Romsdal');
  expect(words).not.toContain('Demo Koordinator');
});

test('its coordinators are offered to change it', async () => {
  const { card } = await write(world.bot, world.coordinator, 'nettverk', 'personal');
  expect(buttonsIn(card).map(({ title }) => title)).toContain(t('cards.networks.network.edit'));
});

test('it asks the store four things', async () => {
  world.store.calls.length = 0;
  await write(world.bot, world.member, 'nettverk');
  const asked = callsOf(world.store).map(({ method, partition, row }) => [method, partition, row]);
  expect(asked.length).toBeLessThanOrEqual(4);
});
