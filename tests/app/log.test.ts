import {
  cardAction, channelMessage, editedMessage, installed, invoke, messageWithValue, personalMessage, submitFeedback, uninstalled,
  type World,
} from '../support/activities';
import { seedRomsdal } from '../support/romsdal';
import { startTestApp, type TestApp } from '../support/running-app';
import { down, only, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { openStore } from '../../src/storage';

/** The log is read by operators: nothing that people wrote, no names, no ids of people, chats or organisations. */
let bot: TestApp;
let store: UnrulyStore;
let world: World;
let activities = 0;

beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, seed: seedRomsdal, limits: { sendMs: 100 } });
  const canary = (what: string) => `canary-${what}`;
  world = {
    ...bot.molde,
    from: { id: canary('teams-id'), name: canary('name'), aadObjectId: canary('directory-id') },
    personalChat: { id: canary('chat') },
    channel: { id: '19:canary-channel@thread.tacv2', name: canary('channel-name') },
    team: { id: '19:canary-team@thread.tacv2', name: canary('team'), aadGroupId: canary('group') },
  };
});
afterAll(() => bot.stop());

async function everything(): Promise<void> {
  const id = () => `canary-${++activities}`;
  await bot.post(installed(world, 'channel', { id: id() }));
  await bot.post(personalMessage(world, 'canary-question om nalokson', { id: id() }));
  await bot.post(channelMessage(world, 'canary-thread', { id: id(), thread: 'canary-root' }));
  await bot.post(personalMessage(world, 'samlinger', { id: id() }));
  await bot.post(personalMessage(world, 'nynorsk takk', { id: id() }));
  await bot.post(editedMessage(world, 'canary-edit', { id: id() }));
  await bot.post(messageWithValue(world, { verb: 'canary-verb', note: 'canary-value' }, { id: id() }));
  await bot.post(cardAction(world, 'canary-verb', { note: 'canary-data' }, { id: id() }));
  await bot.post(cardAction(world, 'advice.show', { id: { canary: 'canary-data' } }, { id: id() }));
  await bot.post(cardAction(world, 'networks.language', { language: 'canary' }, { id: id() }));
  await bot.post(submitFeedback(world, 'dislike', 'canary-answer', { id: id(), words: 'canary-words' }));
  await bot.post(invoke(world, 'canary-invoke', { canary: 'canary-value' }, { id: id() }));
  await bot.post(personalMessage({ ...world, tenantId: 'canary-tenant' }, 'canary', { id: id() }));
  await bot.post({ canary: 'canary-body' });
  await bot.post({}, { rawBody: '{"canary":' });
  await bot.post(personalMessage(world, 'x'), { headers: { authorization: 'Bearer canary.token.x' }, token: null });
  await bot.post(uninstalled(world, 'channel', { id: id() }));
}

it('holds nothing that people wrote, and nobody\'s name or id, on a good day and on a bad one', async () => {
  await everything();
  store.interfere(down);
  await everything();
  store.interfere(only(({ method }) => method === 'query', () => JSON.parse('{') as never));
  const { failNext, resetNext, hangNext } = bot.teams;
  for (const fault of [() => failNext({ status: 500 }), resetNext, hangNext]) {
    fault();
    await bot.post(personalMessage(world, 'canary-question', { id: `canary-${++activities}` }));
    bot.teams.clear();
  }
  await everything();
  const lines = bot.logLines.map((line) => JSON.stringify(line));
  expect(lines.filter((line) => line.includes('canary'))).toEqual([]);
  expect(lines.filter((line) => line.includes(world.tenantId) || line.includes('eyJ'))).toEqual([]);
  expect(lines.length).toBeGreaterThan(60);
});

it('tells the same person by the same pseudonym, and each turn in one line', async () => {
  store.behave();
  bot.logLines.length = 0;
  for (const id of ['1', '2']) await bot.post(personalMessage(world, 'hjelp', { id }));
  const turns = bot.logLines.filter(({ msg }) => msg === 'Turn');
  const same = { activityType: 'message', status: 200, person: turns[0]?.person };
  expect(turns).toEqual([expect.objectContaining(same), expect.objectContaining(same)]);
  expect(turns[0]?.person).toMatch(/^[\w-]{12}$/);
});
