import http from 'node:http';
import { deliveryOf } from '../../src/bot/delivery-outcome';
import type { Address, Delivery } from '../../src/delivery';
import type { Teams } from '../../src/features/feature';
import { createLog } from '../../src/lib/log';
import { Conversations, openTeams } from '../../src/bot';
import { openStore, type TableStore } from '../../src/storage';
import { channelMessage, personalMessage, statsforvalteren, molde, uninstalled } from '../support/activities';
import type { FailOptions } from '../support/faults';
import { member, type TeamsMember } from '../support/roster';
import { cardOf, wordsOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';

/** Teams outside of turns: what the SDK throws for what Teams answers, and what that means for the message. */
const text = { kind: 'text', text: 'Hei' } as const;
let bot: TestApp;
let store: TableStore;
let teams: Teams;
let channel: Address;

/** The same way out that the app has; the app here only learns of the conversations. */
function open(allowedTenants: string[] = []): Teams {
  const config = {
    host: '', port: 0, bot: { appId: '', tenantId: '', credentials: { kind: 'none' } }, allowedTenants, admins: [], throughProxy: false,
    defaultLanguage: 'nb', logLevel: 'silent', store: { kind: 'sqlite', file: ':memory:' },
  };
  const parts = { config: config as never, log: createLog('silent'), conversations: new Conversations(store), limits: { sendMs: 300 } };
  return openTeams(parts).teams;
}

beforeAll(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
  bot = await startTestApp({ appId: '', store });
  await bot.post(channelMessage(bot.molde, 'hjelp', { id: 'channel' }));
  await bot.post(personalMessage(bot.molde, 'hjelp', { id: 'chat' }));
  channel = { tenantId: bot.molde.tenantId, conversationId: bot.molde.channel.id };
  teams = open();
});
afterAll(async () => {
  await bot.stop();
  await store.close();
});
beforeEach(() => bot.teams.clear());

const post = (): Promise<Delivery> => teams.post(channel, text, 'nb');
const update = (): Promise<Delivery> => teams.update(channel, 'activity-1', text, 'nb');

describe('what is posted', () => {
  test('stands in the channel as a post of its own, and its id is told', async () => {
    const delivery = await post();
    const [sent] = bot.teams.sent;
    expect(delivery).toEqual({ outcome: 'sent', activityId: sent?.id });
    expect([sent?.conversationId, sent?.replyToId, wordsOf(sent!)]).toEqual([channel.conversationId, undefined, 'Hei']);
  });

  test('is an answer below a message where its thread is named', async () => {
    const { outcome } = await teams.post({ ...channel, thread: 'activity-7' }, text, 'nb');
    expect([outcome, bot.teams.sent.at(-1)?.conversationId]).toEqual(['sent', `${channel.conversationId};messageid=activity-7`]);
  });

  test('calls by name those whom the card mentions', async () => {
    const card = { kind: 'card', card: { template: 'networks/language', data: {} }, summary: 'x', mentions: [{ id: 'aad-1', name: 'Kari' }] } as const;
    await teams.post(channel, card, 'nb');
    const entity = { type: 'mention', text: '<at>Kari</at>', mentioned: { id: 'aad-1', name: 'Kari' } };
    expect(cardOf(bot.teams.sent.at(-1)!)?.msteams).toMatchObject({ entities: [entity] });
  });

  test('is in the language that is asked for, unless the reply has its own', async () => {
    const card = { kind: 'card', card: { template: 'networks/language', data: {} }, summary: 'x' } as const;
    await teams.post(channel, card, 'nn');
    await teams.post(channel, { ...card, language: 'en' }, 'nn');
    expect(bot.teams.sent.map((each) => cardOf(each)?.lang)).toEqual(['nn', 'en']);
  });

  test('goes to somebody’s own chat, when they have one', async () => {
    const person = { tenantId: molde.tenantId, id: molde.from.aadObjectId };
    expect(await teams.tell(person, text, 'nb')).toMatchObject({ outcome: 'sent' });
    expect(bot.teams.sent[0]?.conversationId).toBe(molde.personalChat.id);
    expect(await teams.tell({ ...person, id: 'nobody' }, text, 'nb')).toEqual({ outcome: 'unreachable' });
  });
});

test('an update puts another card in the place of ours, and keeps its id', async () => {
  expect(await update()).toEqual({ outcome: 'sent', activityId: 'activity-1' });
  expect(bot.teams.updated).toMatchObject([{ id: 'activity-1', conversationId: channel.conversationId, activity: { text: 'Hei' } }]);
  expect(bot.teams.sent).toEqual([]);
});

const code = (name: string) => ({ error: { code: name, message: 'x' } });
type Row = [says: string, fault: Omit<FailOptions, 'status'> & { status: number }, post: Delivery['outcome'], update: Delivery['outcome']];
const table: Row[] = [
  ['ActivityNotFoundInConversation', { status: 404, body: code('ActivityNotFoundInConversation') }, 'unreachable', 'gone'],
  ['BotNotInConversationRoster', { status: 404, body: code('BotNotInConversationRoster') }, 'unreachable', 'unreachable'],
  ['a 404 without a code', { status: 404, body: {} }, 'unreachable', 'unreachable'],
  ['MessageWritesBlocked', { status: 403, body: code('MessageWritesBlocked') }, 'unreachable', 'unreachable'],
  ['410', { status: 410 }, 'unreachable', 'unreachable'],
  ['400', { status: 400, body: code('BadSyntax') }, 'refused', 'refused'],
  ['401', { status: 401 }, 'refused', 'refused'],
  ['413', { status: 413 }, 'refused', 'refused'],
  ['405', { status: 405 }, 'refused', 'refused'],
  ['408', { status: 408 }, 'uncertain', 'uncertain'],
  ['500', { status: 500 }, 'uncertain', 'uncertain'],
  ['502', { status: 502 }, 'uncertain', 'uncertain'],
  ['503', { status: 503 }, 'uncertain', 'uncertain'],
  ['504', { status: 504 }, 'uncertain', 'uncertain'],
];
describe.each(table)('Teams says %s', (_says, fault, posted, updated) => {
  test(`to a post: ${posted}, after one attempt`, async () => {
    bot.teams.failNext({ times: 9, ...fault });
    expect([await post(), bot.teams.requests.length]).toEqual([{ outcome: posted }, 1]);
  });
  test(`to an update: ${updated}, after one attempt`, async () => {
    bot.teams.failNext({ times: 9, ...fault });
    expect([await update(), bot.teams.requests.length]).toEqual([{ outcome: updated }, 1]);
  });
});

describe.each([429, 412])('Teams is too busy (%s)', (status) => {
  test.each<[string | undefined, number]>([['7', 7_000], ['0', 0], [undefined, 2_000], ['soon', 2_000], ['-5', 2_000], ['99999', 300_000]])(
    'retry-after %s: later, after %s ms',
    async (value, retryAfterMs) => {
      const headers: Record<string, string> = value === undefined ? {} : { 'retry-after': value };
      bot.teams.failNext({ status, headers });
      expect(await post()).toEqual({ outcome: 'busy', retryAfterMs });
      bot.teams.failNext({ status, headers });
      expect(await update()).toEqual({ outcome: 'busy', retryAfterMs });
    },
  );
});

test.each(['resetNext', 'hangNext', 'stallNext'] as const)('nobody knows what became of it when the connection fails (%s): one attempt', async (fault) => {
  bot.teams[fault]({ times: 9 });
  expect([await post(), bot.teams.requests.length]).toEqual([{ outcome: 'uncertain' }, 1]);
});

describe('nothing was taken', () => {
  test('when no connection comes about', async () => {
    const closed = http.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const elsewhere = { ...channel, conversationId: '19:elsewhere@thread.tacv2' };
    const serviceUrl = `http://127.0.0.1:${port}/`;
    await new Conversations(store).renew({ ...elsewhere, scope: 'channel', serviceUrl, channelId: 'msteams', botId: bot.molde.bot.id });
    expect(await teams.post(elsewhere, text, 'nb')).toEqual({ outcome: 'busy', retryAfterMs: 2_000 });
  });

  test('when sign-in gives no token', () => {
    const refused = Object.assign(new Error('invalid_client'), { name: 'ServerError', errorCode: 'invalid_client' });
    expect(deliveryOf(refused, 'post')).toEqual({ outcome: 'busy', retryAfterMs: 2_000 });
  });
});

describe('nobody is written to', () => {
  test('in a conversation that we have never been in', async () => {
    expect(await teams.post({ ...channel, conversationId: '19:other@thread.tacv2' }, text, 'nb')).toEqual({ outcome: 'unreachable' });
  });

  test('in a tenant that may no longer use us', async () => {
    const narrowed = open([statsforvalteren.tenantId]);
    expect(await narrowed.post(channel, text, 'nb')).toEqual({ outcome: 'unreachable' });
    expect(await narrowed.update(channel, 'activity-1', text, 'nb')).toEqual({ outcome: 'unreachable' });
    expect(await narrowed.members(channel)).toBeUndefined();
  });

  test('where we were taken away', async () => {
    await bot.post(uninstalled(bot.molde, 'channel'));
    expect([await post(), await update(), bot.teams.requests.length]).toEqual([{ outcome: 'unreachable' }, { outcome: 'unreachable' }, 0]);
    await bot.post(channelMessage(bot.molde, 'hjelp', { id: 'back' }));
    expect(await post()).toMatchObject({ outcome: 'sent' });
  });
});

test.each(['garbage', undefined, null, 7, {}, new Error('?')])('what nobody foresaw (%p) is uncertain', (thrown) => {
  expect(deliveryOf(thrown, 'post')).toEqual({ outcome: 'uncertain' });
});

describe('who is there', () => {
  const account = (id: string, name: string, more: Partial<TeamsMember> = {}): TeamsMember => (
    { ...member({ id: `29:${id}`, aadObjectId: id, name, tenantId: molde.tenantId }), email: '', ...more }
  );

  test('people by name, with guests marked, and no bots', async () => {
    bot.teams.members.set(channel.conversationId, [
      account('b', 'Østen'), account('a', 'Anne', { email: 'a@demo.invalid' }), account('g', 'Gjest', { userRole: 'guest' }),
      account('h', 'Gjest To', { userPrincipalName: 'h_demo.invalid#EXT#@molde.invalid' }), { ...account('bot', 'Bot'), id: '28:bot' },
    ]);
    expect(await teams.member(channel, 'g')).toEqual({ tenantId: channel.tenantId, id: 'g', name: 'Gjest', guest: true });
    expect(await teams.member(channel, 'nobody-there')).toBeUndefined();
    expect(await teams.members(channel)).toEqual([
      { tenantId: channel.tenantId, id: 'a', name: 'Anne', guest: false, email: 'a@demo.invalid' },
      { tenantId: channel.tenantId, id: 'g', name: 'Gjest', guest: true },
      { tenantId: channel.tenantId, id: 'h', name: 'Gjest To', guest: true },
      { tenantId: channel.tenantId, id: 'b', name: 'Østen', guest: false },
    ]);
  });

  test('undefined when Teams does not say, which is not the same as nobody', async () => {
    bot.teams.failNext({ status: 503, times: 9 });
    expect(await teams.members(channel)).toBeUndefined();
    expect(await teams.names(channel)).toEqual({});
  });

  test.each(['hangNext', 'failNext', 'stallNext'] as const)('is not waited for longer than a message is (%s)', async (fault) => {
    bot.teams[fault]({ status: 500, times: 99 });
    const began = performance.now();
    expect([await teams.members(channel), await teams.names(channel)]).toEqual([undefined, {}]);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('the names of a channel and its team', async () => {
    bot.teams.teams.push({ id: bot.molde.team.id, name: 'Rusteam', aadGroupId: 'group', channels: [{ id: channel.conversationId, name: 'Overdose' }] });
    expect(await teams.names(channel)).toEqual({ team: 'Rusteam', channel: 'Overdose' });
  });
});
