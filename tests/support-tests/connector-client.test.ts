import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { APP_ID, channelMessage, molde } from '../support/activities';
import { FakeCredentialsFactory, outboundCredentials } from '../support/credentials';
import { startFakeTeams } from '../support/fake-teams';
import type { FakeTeams } from '../support/fake-teams';
import { authenticationSettings, startIssuer } from '../support/issuer';
import { pipelineOf } from '../support/pipeline';

/**
 * What botbuilder 4.23.3 does when Teams does not answer well, and what makes it try once. Waits are kept short with
 * `retry-after: 0`; without it the four tries take 4 to 7 s.
 */
const message = { type: 'message', text: 'hei' } as Activity;
const SIGNING = 'ServiceClientContext_Credentials_SignRequest';
let teams: FakeTeams;

beforeEach(async () => {
  teams = await startFakeTeams();
});
afterEach(() => teams.close());

/** One attempt, over after `ms` whatever it waits for: a token, the connection, the headers or the body. */
function oneAttempt(client: ConnectorClient, ms: number): ConnectorClient {
  const pipeline = pipelineOf(client);
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.addPolicy({
    name: 'deadline',
    async sendRequest(request, next) {
      const abort = new AbortController();
      request.abortSignal = abort.signal;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`Teams did not answer in ${ms} ms.`));
          abort.abort();
        }, ms);
      });
      return Promise.race([next(request), late]).finally(() => clearTimeout(timer));
    },
  }, { beforePolicies: [SIGNING] });
  return client;
}

/** Every client the adapter makes comes from here: for a turn, a proactive turn, and createConversation. */
class OneAttemptAuthentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateRequest(...args: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>) {
    const result = await super.authenticateRequest(...args);
    return { ...result, ...(result.connectorFactory && { connectorFactory: tuned(result.connectorFactory) }) };
  }

  override createConnectorFactory(...args: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>) {
    return tuned(super.createConnectorFactory(...args));
  }
}

function tuned(inner: ConnectorFactory): ConnectorFactory {
  return new (class extends ConnectorFactory {
    override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
      return oneAttempt(await inner.create(serviceUrl, audience), 200);
    }
  })();
}

function clientOf(credentials = outboundCredentials()): ConnectorClient {
  return new ConnectorClient(credentials, { baseUri: teams.url });
}

const send = (client: ConnectorClient): Promise<unknown> => client.conversations.sendToConversation('c', message);

describe('as it comes, the SDK', () => {
  it('sends a message four times when Teams says 503', async () => {
    teams.failNext({ status: 503, times: 9, headers: { 'retry-after': '0' } });
    await expect(send(clientOf())).rejects.toMatchObject({ statusCode: 503 });
    expect(teams.requests).toHaveLength(4);
  });

  it('sends a message twice when the answer to the first was lost, and reports one success', async () => {
    teams.resetNext();
    await expect(send(clientOf())).resolves.toMatchObject({ id: 'activity-2' });
    expect(teams.sent).toHaveLength(2);
  });

  it('has the policies that the cure names', () => {
    const names = pipelineOf(clientOf()).getOrderedPolicies().map((it) => it.name);
    expect(names).toEqual(expect.arrayContaining(['defaultRetryPolicy', SIGNING]));
  });
});

describe('with one attempt and a deadline, the SDK', () => {
  it.each([408, 429, 500, 502, 503, 504])('sends once when Teams says %s', async (status) => {
    teams.failNext({ status, times: 9, headers: { 'retry-after': '0' } });
    await expect(send(oneAttempt(clientOf(), 1_000))).rejects.toMatchObject({ statusCode: status });
    expect(teams.requests).toHaveLength(1);
  });

  it('sends once when the connection is reset', async () => {
    teams.resetNext({ times: 9 });
    await expect(send(oneAttempt(clientOf(), 1_000))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(teams.requests).toHaveLength(1);
  });

  it.each(['hangNext', 'stallNext'] as const)('gives up at the deadline after %s', async (fault) => {
    teams[fault]({ times: 9 });
    await expect(send(oneAttempt(clientOf(), 100))).rejects.toThrow('Teams did not answer in 100 ms.');
    expect(teams.requests).toHaveLength(1);
  });

  it('gives up at the deadline when no token comes, and then has sent nothing', async () => {
    const never = { signRequest: () => new Promise<never>(() => undefined) };
    await expect(send(oneAttempt(clientOf(never), 100))).rejects.toThrow('Teams did not answer in 100 ms.');
    expect(teams.requests).toEqual([]);
  });

  it('sends as before when all is well', async () => {
    await expect(send(oneAttempt(clientOf(), 1_000))).resolves.toMatchObject({ id: 'activity-1' });
  });
});

describe('request.timeout, the SDK\'s own', () => {
  it('does not cover a body that stalls', async () => {
    const client = clientOf();
    pipelineOf(client).removePolicy({ name: 'defaultRetryPolicy' });
    pipelineOf(client).addPolicy({
      name: 'timeout',
      sendRequest: (request, next) => next(Object.assign(request, { timeout: 50 })),
    });
    teams.stallNext();
    const attempt = send(client).then(() => 'sent', () => 'failed');
    const later = new Promise((resolve) => setTimeout(() => resolve('waits'), 300));
    await expect(Promise.race([attempt, later])).resolves.toBe('waits');
    await teams.close();
    await expect(attempt).resolves.toBe('failed');
  });
});

describe('through the adapter', () => {
  const audience = 'https://api.botframework.com';
  const parameters = { isGroup: false, bot: molde.bot, members: [{ id: '29:a', name: '' }], channelData: {} } as never;
  const adapter = (Authentication: typeof ConfigurationBotFrameworkAuthentication) =>
    new CloudAdapter(new Authentication({ MicrosoftAppId: APP_ID }, new FakeCredentialsFactory(APP_ID)));

  it('creating a conversation is beyond what a turn can tune', async () => {
    teams.failNext({ status: 503, times: 9, headers: { 'retry-after': '0' } });
    const plain = adapter(ConfigurationBotFrameworkAuthentication);
    await expect(plain.createConversationAsync(APP_ID, 'msteams', teams.url, audience, parameters, async () => undefined))
      .rejects.toMatchObject({ statusCode: 503 });
    expect(teams.requests).toHaveLength(4);
  });

  it('with the factory tuned, creating a conversation is tried once', async () => {
    teams.failNext({ status: 503, times: 9, headers: { 'retry-after': '0' } });
    await expect(adapter(OneAttemptAuthentication).createConversationAsync(
      APP_ID, 'msteams', teams.url, audience, parameters, async () => undefined)).rejects.toMatchObject({ statusCode: 503 });
    expect(teams.requests).toHaveLength(1);
  });

  it('with the factory tuned, so is a reply, in a turn from Teams with a real token', async () => {
    const issuer = await startIssuer({ appId: APP_ID, serviceUrl: teams.url });
    const authentication = new OneAttemptAuthentication(authenticationSettings(issuer), new FakeCredentialsFactory(APP_ID));
    const incoming = channelMessage({ ...molde, serviceUrl: teams.url }, 'hei');
    teams.failNext({ status: 503, times: 1, headers: { 'retry-after': '0' } });
    const turn = (text: string) => new CloudAdapter(authentication).processActivityDirect(
      `Bearer ${token}`, incoming as never, async (context) => void await context.sendActivity(text));

    const token = await issuer.token();
    await expect(turn('en')).rejects.toThrow();
    await turn('to');
    expect(teams.requests).toHaveLength(2);
    const activity = { text: 'to', recipient: { id: molde.from.id } };
    expect(teams.sent).toMatchObject([{ conversationId: incoming.conversation.id, replyToId: incoming.id, activity }]);
    await issuer.close();
  });

  it('with the factory tuned, so is a proactive message', async () => {
    teams.hangNext();
    const reference = { serviceUrl: teams.url, channelId: 'msteams', bot: molde.bot, conversation: { id: 'a:1' } } as never;
    await expect(adapter(OneAttemptAuthentication).continueConversationAsync(APP_ID, reference, async (context) => {
      await context.sendActivity('hei');
    })).rejects.toThrow('Teams did not answer in 200 ms.');
    expect(teams.requests).toHaveLength(1);
  });
});
