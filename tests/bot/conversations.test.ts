import { channelMessage, groupMessage, personalMessage } from '../support/activities';
import { startTestApp, type TestApp } from '../support/running-app';
import { unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { key, openStore } from '../../src/storage';

/** Where the bot may write later: stored, as plain JSON, once. */
let bot: TestApp;
let store: UnrulyStore;
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store });
});
afterEach(() => bot.stop());

async function stored(conversationId: string): Promise<unknown> {
  const row = await store.get(key('conv', bot.molde.tenantId), key(conversationId));
  return row && (JSON.parse(row.data) as unknown);
}

it('a personal chat is stored with the person, a channel with its team and without the thread', async () => {
  const { molde } = bot;
  for (const say of [personalMessage, groupMessage, channelMessage]) await bot.post(say(molde, 'hjelp'));
  const common = { tenantId: molde.tenantId, serviceUrl: molde.serviceUrl, channelId: 'msteams', botId: molde.bot.id };
  const { personalChat, groupChat, channel, team, from } = molde;
  const personal = { ...common, scope: 'personal', conversationId: personalChat.id, userId: from.id, personId: from.aadObjectId };
  expect(await stored(personalChat.id)).toEqual(personal);
  expect(await stored(groupChat.id)).toEqual({ ...common, scope: 'group', conversationId: groupChat.id });
  expect(await stored(channel.id)).toEqual({ ...common, scope: 'channel', conversationId: channel.id, teamId: team.id });
});

/** What else a turn writes (the context of a follow-up, what was answered) is tested where it belongs. */
const conversationsWritten = () => store.writes().filter(({ partition }) => partition?.startsWith('conv:'));

it('a turn that changes nothing of the conversation writes it once', async () => {
  const ask = (say: typeof personalMessage, id: string) => bot.post(say(bot.molde, 'råd 1', { id }));
  await ask(personalMessage, '1');
  await ask(channelMessage, '2');
  expect(conversationsWritten()).toHaveLength(2);
  for (let id = 3; id < 13; id++) await ask(id % 2 ? personalMessage : channelMessage, String(id));
  expect(conversationsWritten()).toHaveLength(2);
});

it('a conversation whose service URL has moved is stored anew', async () => {
  await bot.post(personalMessage(bot.molde, 'hjelp', { id: '1' }));
  const serviceUrl = `${bot.serviceUrl}moved/`;
  await bot.post(personalMessage({ ...bot.molde, serviceUrl }, 'hjelp', { id: '2' }));
  expect(await stored(bot.molde.personalChat.id)).toMatchObject({ serviceUrl });
});

it('one person\'s turns read the store once a minute, whatever they ask', async () => {
  // What a service asks when it starts is nobody's turn.
  store.calls.length = 0;
  for (const id of ['1', '2', '3']) await bot.post(personalMessage(bot.molde, 'råd 1', { id }));
  expect(store.calls.filter(({ method }) => method === 'get' || method === 'query')).toHaveLength(1);
});
