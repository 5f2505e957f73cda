import { ConnectorClient, TeamsConnectorClient } from 'botframework-connector';
import type { Activity } from 'botbuilder';
import { molde, statsforvalteren } from '../support/activities';
import { OUTBOUND_TOKEN, outboundCredentials } from '../support/credentials';
import { startFakeTeams } from '../support/fake-teams';
import type { FakeTeams } from '../support/fake-teams';
import { pipelineOf } from '../support/pipeline';
import { member } from '../support/roster';

const message = (text: string): Activity => ({ type: 'message', text }) as Activity;
let teams: FakeTeams;
let client: ConnectorClient;

beforeEach(async () => {
  teams = await startFakeTeams();
  client = new ConnectorClient(outboundCredentials(), { baseUri: teams.url });
  pipelineOf(client).removePolicy({ name: 'defaultRetryPolicy' });
});
afterEach(() => teams.close());

describe('what the SDK sends is recorded', () => {
  it('a reply, with its conversation, what it answers, and the id that was given back', async () => {
    const { id } = await client.conversations.replyToActivity('a:chat', '17', message('hei'));
    expect(id).toBe('activity-1');
    expect(teams.sent).toEqual([{ id, conversationId: 'a:chat', replyToId: '17', activity: { type: 'message', text: 'hei' } }]);
    expect(teams.requests).toMatchObject([{ method: 'POST', path: '/v3/conversations/a:chat/activities/17' }]);
    expect(teams.requests[0]?.headers.authorization).toBe(`Bearer ${OUTBOUND_TOKEN}`);
  });

  it('a message that answers nothing, in a thread whose id has to be encoded', async () => {
    await client.conversations.sendToConversation('19:kanal/1@thread.tacv2;messageid=5', message('hei'));
    expect(teams.sent[0]).toMatchObject({ id: 'activity-1', conversationId: '19:kanal/1@thread.tacv2;messageid=5' });
    expect(teams.sent[0]).not.toHaveProperty('replyToId');
  });

  it('an update and a deletion, apart from what was sent', async () => {
    await expect(client.conversations.updateActivity('c', '17', message('ny'))).resolves.toMatchObject({ id: '17' });
    await client.conversations.deleteActivity('c', '17');
    expect(teams.updated).toEqual([{ id: '17', conversationId: 'c', activity: { type: 'message', text: 'ny' } }]);
    expect(teams.deleted).toEqual([{ id: '17', conversationId: 'c' }]);
    expect(teams.sent).toEqual([]);
  });

  it('also when the service url has a path, as Teams\' has', async () => {
    const regional = new ConnectorClient(outboundCredentials(), { baseUri: `${teams.url}emea/tenant/` });
    await regional.conversations.sendToConversation('c', message('hei'));
    expect(teams.sent).toHaveLength(1);
    expect(teams.requests[0]?.path).toBe('/v3/conversations/c/activities');
  });
});

describe('a conversation that the bot starts', () => {
  const parameters = (id: string, activity?: Activity) => ({
    isGroup: false, bot: molde.bot, members: [{ id, name: '' }], tenantId: molde.tenantId, channelData: {},
    activity: activity as Activity,
  });

  it('with one person is the same each time', async () => {
    const first = await client.conversations.createConversation(parameters('29:kari'));
    const other = await client.conversations.createConversation(parameters('29:ola'));
    const again = await client.conversations.createConversation(parameters('29:kari'));
    expect([first.id, other.id, again.id]).toEqual(['a:conversation-1', 'a:conversation-2', 'a:conversation-1']);
    expect(first.serviceUrl).toBe(teams.url);
    expect(teams.created[1]).toMatchObject({ conversationId: 'a:conversation-2', parameters: { tenantId: molde.tenantId } });
    expect(teams.sent).toEqual([]);
  });

  it('in a channel is a new thread, and its first activity is sent', async () => {
    const channelData = { channel: { id: molde.channel.id } };
    const wanted = { ...parameters('x', message('hei')), isGroup: true, channelData };
    const created = await client.conversations.createConversation(wanted);
    expect(created).toMatchObject({ id: `${molde.channel.id};messageid=activity-1`, activityId: 'activity-1' });
    expect(teams.sent).toMatchObject([{ id: 'activity-1', conversationId: created.id, activity: { text: 'hei' } }]);
  });
});

describe('who is there', () => {
  const kari = member({ ...molde.from, tenantId: molde.tenantId });
  const ola = member({ ...statsforvalteren.from, tenantId: statsforvalteren.tenantId });

  it('comes in pages, and a thread has the members of its channel', async () => {
    teams.members.everyone = [ola];
    teams.members.set(molde.channel.id, [kari, ola]);
    const page = (continuationToken = '') => client.conversations.getConversationPagedMembers(
      `${molde.channel.id};messageid=1`, { pageSize: 1, continuationToken });
    const first = await page();
    const second = await page(first.continuationToken);
    expect(first.members).toMatchObject([{ id: kari.id, aadObjectId: kari.aadObjectId, tenantId: molde.tenantId }]);
    expect([second.members?.[0]?.id, second.continuationToken]).toEqual([ola.id, undefined]);
  });

  it('can be asked for by Teams id or by directory id', async () => {
    teams.members.everyone = [kari];
    await expect(client.conversations.getConversationMember('c', kari.id)).resolves.toMatchObject({ name: 'Demo Kontakt Molde' });
    await expect(client.conversations.getConversationMember('c', kari.aadObjectId)).resolves.toMatchObject({ id: kari.id });
    await expect(client.conversations.getConversationMember('c', ola.id))
      .rejects.toMatchObject({ statusCode: 404, code: 'MemberNotFoundInConversation' });
  });

  it('and the team with its channels, when the test has given it', async () => {
    teams.teams.push({ ...molde.team, channels: [{ id: molde.team.id }, molde.channel] });
    const { teams: api } = new TeamsConnectorClient(outboundCredentials(), { baseUri: teams.url });
    await expect(api.fetchTeamDetails(molde.team.id)).resolves.toMatchObject({ name: 'Demo Molde', channelCount: 2 });
    await expect(api.fetchChannelList(molde.team.id))
      .resolves.toMatchObject({ conversations: [{ id: molde.team.id }, molde.channel] });
    await expect(api.fetchTeamDetails('19:unknown')).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('waiting for what the bot sends', () => {
  it('counts what was sent before, and wakes when more arrives', async () => {
    await client.conversations.sendToConversation('c', message('en'));
    const two = teams.waitForSent(2);
    await client.conversations.sendToConversation('c', message('to'));
    expect((await two).map((it) => it.activity.text)).toEqual(['en', 'to']);
  });

  it('gives the first that fits a predicate', async () => {
    const found = teams.waitForSent(({ activity }) => activity.text === 'to');
    for (const text of ['en', 'to']) await client.conversations.sendToConversation('c', message(text));
    expect((await found).id).toBe('activity-2');
  });

  it('says at the deadline what did arrive', async () => {
    await client.conversations.sendToConversation('c', message('en'));
    await expect(teams.waitForSent(2, 20)).rejects.toThrow('Waited 20 ms for 2 activities; 1 sent: ["c: en"]');
  });
});

describe('faults', () => {
  it('a failure strikes as often as asked, only where asked, and delivers nothing', async () => {
    teams.failNext({ status: 429, method: 'PUT', times: 2, headers: { 'retry-after': '3' } });
    const update = () => client.conversations.updateActivity('c', '1', message('ny'));
    await expect(client.conversations.sendToConversation('c', message('hei'))).resolves.toBeDefined();
    await expect(update()).rejects.toMatchObject({ statusCode: 429, code: 'Status429' });
    await expect(update()).rejects.toMatchObject({ statusCode: 429 });
    await expect(update()).resolves.toBeDefined();
    expect([teams.requests.length, teams.sent.length, teams.updated.length]).toEqual([4, 1, 1]);
  });

  it('a failure has the body and the path that the test wants', async () => {
    teams.failNext({ status: 403, path: /conversations\/a:/, body: { error: { code: 'MessageWritesBlocked', message: '' } } });
    await expect(client.conversations.sendToConversation('19:c', message('hei'))).resolves.toBeDefined();
    await expect(client.conversations.sendToConversation('a:c', message('hei')))
      .rejects.toMatchObject({ statusCode: 403, code: 'MessageWritesBlocked' });
  });

  it('a failure can come after delivery', async () => {
    teams.failNext({ status: 502, delivered: true });
    await expect(client.conversations.sendToConversation('c', message('hei'))).rejects.toMatchObject({ statusCode: 502 });
    expect(teams.sent).toHaveLength(1);
  });

  it.each([[undefined, 1], [false, 0]])('a reset records the request (delivered: %s)', async (delivered, count) => {
    teams.resetNext({ delivered });
    await expect(client.conversations.sendToConversation('c', message('hei'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect([teams.requests.length, teams.sent.length]).toEqual([1, count]);
  });

  it('a request that hangs is recorded, and ends when the fake is closed', async () => {
    teams.hangNext();
    const attempt = client.conversations.sendToConversation('c', message('hei')).then(() => 'sent', () => 'failed');
    const later = new Promise((resolve) => setTimeout(() => resolve('hangs'), 60));
    await expect(Promise.race([attempt, later])).resolves.toBe('hangs');
    expect([teams.requests.length, teams.sent.length]).toEqual([1, 0]);
    await teams.close();
    await expect(attempt).resolves.toBe('failed');
  });

  it('clearing forgets records and faults, and goes on counting', async () => {
    await client.conversations.sendToConversation('c', message('en'));
    teams.failNext({ status: 500 });
    teams.clear();
    expect([teams.requests, teams.sent]).toEqual([[], []]);
    await expect(client.conversations.sendToConversation('c', message('to'))).resolves.toMatchObject({ id: 'activity-2' });
    await expect(teams.waitForSent(1)).resolves.toHaveLength(1);
  });
});
