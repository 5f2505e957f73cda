import type { Posting } from '../../../src/delivery';
import type { Reply } from '../../../src/features/feature';
import { key, openStore, type TableStore } from '../../../src/storage';
import { channelMessage, personalMessage, statsforvalteren, uninstalled, type World } from '../../support/activities';
import { wordsOf } from '../../support/replies';
import { NETWORK, seedRomsdal } from '../../support/romsdal';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/running-app';

/** A network over two tenants: what is posted stands in both channels, through the real way out, and the coordinator hears of the rest. */
let store: TableStore;
let app: TestApp;
let apps: TestApp[];
let version: string;
const posting: Posting = { networkId: NETWORK, kind: 'test', subject: 'one' };
const card = async (): Promise<Reply> => ({ kind: 'text', text: version });

beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
  [apps, version] = [[], 'Kort 1'];
  app = await start({ seed: async (it) => {
    await seedRomsdal(it);
    const { tenantId, from, channel } = statsforvalteren;
    await it.networks.saveChannel(NETWORK, { tenantId, conversationId: channel.id, name: 'Nett_verk', team: 'Stats' });
    await it.networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles: ['coordinator'] });
  } });
  for (const world of [app.molde, app.statsforvalteren]) await app.post(channelMessage(world, 'hjelp', { id: `hello-${world.tenantId}` }));
  await app.post(personalMessage(app.statsforvalteren, 'hjelp', { id: 'chat' }));
  app.teams.clear();
});
afterEach(async () => {
  for (const each of apps.reverse()) await each.stop();
  await store.close();
});

async function start(options: TestAppOptions = {}): Promise<TestApp> {
  const started = await startTestApp({ store, limits: { sendMs: 300 }, ...options });
  started.app.board.register('test', card);
  apps.push(started);
  return started;
}

const path = (world: World) => new RegExp(world.channel.id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
const inChannel = (world: World) => app.teams.sent.filter(({ conversationId }) => conversationId === world.channel.id).map(wordsOf);
const toldCoordinator = () => {
  const { id } = app.statsforvalteren.personalChat;
  return app.teams.sent.filter(({ conversationId }) => conversationId === id).map(wordsOf);
};

async function post(it = app): Promise<void> {
  await it.app.board.post(posting);
  await it.app.board.settled();
}
async function change(to: string, it = app): Promise<void> {
  version = to;
  await it.app.board.changed(posting);
  await it.app.board.settled();
}

test('a card stands in both tenants’ channels, and a change is shown in both', async () => {
  await post();
  expect([inChannel(app.molde), inChannel(app.statsforvalteren)]).toEqual([['Kort 1'], ['Kort 1']]);
  await change('Kort 2');
  const ids = app.teams.sent.map(({ id }) => id).sort();
  expect(app.teams.updated.map(({ id }) => id).sort()).toEqual(ids);
  expect(app.teams.updated.map(wordsOf)).toEqual(['Kort 2', 'Kort 2']);
});

test('a card in the network’s language, unless it has its own', async () => {
  const reply = (language?: 'en'): Reply => ({ kind: 'card', card: { template: 'networks/language', data: {} }, summary: 'x', ...(language && { language }) });
  app.app.board.register('own', async () => reply());
  app.app.board.register('english', async () => reply('en'));
  for (const kind of ['own', 'english']) {
    await app.app.board.post({ ...posting, kind });
    await app.app.board.settled();
  }
  const languages = app.teams.sent.map(({ activity }) => (activity.attachments as { content: { lang: string } }[])[0]?.content.lang);
  expect(languages).toEqual(['nn', 'nn', 'en', 'en']);
});

describe.each<[string, () => void]>([
  ['403', () => app.teams.failNext({ status: 403, path: path(app.statsforvalteren), times: 9 })],
  ['404', () => app.teams.failNext({ status: 404, path: path(app.statsforvalteren), times: 9 })],
])('a channel that is gone (%s)', (_status, strike) => {
  test('hides the others from nobody, is marked, and its coordinators are told once, in their chat', async () => {
    strike();
    await post();
    await change('Kort 2');
    await app.app.board.post({ ...posting, subject: 'two' });
    await app.app.board.settled();
    expect(inChannel(app.molde)).toEqual(['Kort 1', 'Kort 2']);
    expect(app.teams.updated.map(wordsOf)).toEqual(['Kort 2']);
    const [told, ...more] = toldCoordinator();
    expect(more).toEqual([]);
    expect(told).toContain('Eg får ikkje lenger lagt ut noko i kanalen «Stats – Nett\\_verk» for Nettverk Romsdal.');
    const channels = await app.app.networks.channels(NETWORK);
    expect(channels.map(({ unreachableSince }) => unreachableSince !== undefined).sort()).toEqual([false, true]);
    const audited = (await store.query(key('au', NETWORK, '202603'))).rows.filter(({ data }) => data.includes('channel.unreachable'));
    expect(audited).toHaveLength(1);
  });
});

test('a channel that hangs holds up nobody; it is not known whether it has the card, and that is told once', async () => {
  app.teams.hangNext({ path: path(app.statsforvalteren), method: 'POST' });
  await app.app.board.post(posting);
  await app.teams.waitForSent(({ conversationId }) => conversationId === app.molde.channel.id);
  await app.app.board.settled();
  await change('Kort 2');
  expect(inChannel(app.statsforvalteren)).toEqual([]);
  expect(app.teams.updated.map(wordsOf)).toEqual(['Kort 2']);
  expect(toldCoordinator()).toEqual([expect.stringContaining('Eg veit ikkje om det siste eg la ut til Nettverk Romsdal, kom fram i kanalen «Stats – Nett\\_verk».')]);
  const { tenantId, channel } = app.statsforvalteren;
  expect(await app.app.board.repost(posting, { tenantId, conversationId: channel.id })).toBe(true);
  await app.app.board.settled();
  expect(inChannel(app.statsforvalteren)).toEqual(['Kort 2']);
});

test('the connection is lost after delivery: it stands once', async () => {
  app.teams.resetNext({ path: path(app.statsforvalteren), method: 'POST' });
  await post();
  await post();
  await change('Kort 2');
  expect(inChannel(app.statsforvalteren)).toEqual(['Kort 1']);
});

test('a channel that is reached again is no longer marked, and the next time it is lost that is told again', async () => {
  app.teams.failNext({ status: 403, path: path(app.statsforvalteren) });
  await post();
  await post();
  expect(inChannel(app.statsforvalteren)).toEqual(['Kort 1']);
  expect((await app.app.networks.channels(NETWORK)).every(({ unreachableSince }) => unreachableSince === undefined)).toBe(true);
  await app.post(uninstalled(app.statsforvalteren, 'channel'));
  await change('Kort 2');
  expect(toldCoordinator()).toHaveLength(2);
});

test('a card that Teams no longer has is posted anew, and the new one is updated from then on', async () => {
  await post();
  const body = { error: { code: 'ActivityNotFoundInConversation', message: 'x' } };
  app.teams.failNext({ status: 404, body, method: 'PUT', path: path(app.molde) });
  await change('Kort 2');
  expect(inChannel(app.molde)).toEqual(['Kort 1', 'Kort 2']);
  const renewed = app.teams.sent.filter(({ conversationId }) => conversationId === app.molde.channel.id).at(-1)?.id;
  await change('Kort 3');
  expect(app.teams.updated.filter(({ conversationId }) => conversationId === app.molde.channel.id)).toMatchObject([{ id: renewed }]);
});

test('a channel that is unlinked is told nothing more', async () => {
  await post();
  const { tenantId, channel } = app.statsforvalteren;
  await app.app.networks.removeChannel(NETWORK, { tenantId, conversationId: channel.id });
  await change('Kort 2');
  expect(app.teams.updated.map(({ conversationId }) => conversationId)).toEqual([app.molde.channel.id]);
});

test('a service that stopped in the middle is gone on from by the next one, from its start', async () => {
  await app.app.board.stop();
  await app.app.board.post(posting);
  expect(app.teams.requests).toEqual([]);
  const next = await startTestApp({ store, teams: app.teams, issuer: app.issuer, seed: async (it) => it.board.register('test', card) });
  apps.push(next);
  await app.teams.waitForSent(2);
  await next.app.board.settled();
  expect([inChannel(app.molde), inChannel(app.statsforvalteren)]).toEqual([['Kort 1'], ['Kort 1']]);
});

test('two services at once post it once in each channel', async () => {
  const other = await start({ teams: app.teams, issuer: app.issuer });
  await Promise.all([post(), post(other), post(), other.app.board.resume()]);
  await Promise.all([app.app.board.settled(), other.app.board.settled()]);
  expect([inChannel(app.molde), inChannel(app.statsforvalteren)]).toEqual([['Kort 1'], ['Kort 1']]);
});
