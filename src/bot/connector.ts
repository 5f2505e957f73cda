import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ConnectorFactory, type AuthenticateRequestResult, type ConnectorClient } from 'botframework-connector';

/** What of the SDK's pipeline we use; `client` is private in its types. */
interface Pipeline {
  removePolicy(options: { name: string }): unknown;
  addPolicy(policy: { name: string; sendRequest: SendRequest }, options: { beforePolicies: string[] }): void;
}
type SendRequest = (request: { abortSignal?: AbortSignal }, next: (request: unknown) => Promise<unknown>) => Promise<unknown>;

/**
 * The SDK's authentication, with connector clients that try once and give up in time. By itself the SDK sends a POST that
 * was answered 5xx, or reset, four times, so that a message may stand four times, and waits for ever for one that hangs; its
 * options change neither (design/reliability.md). Done where clients are made, so that proactive messages are held too.
 */
export class OneAttemptAuthentication extends ConfigurationBotFrameworkAuthentication {
  constructor(
    private readonly sendMs: number,
    ...args: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
  ) {
    super(...args);
  }

  override async authenticateRequest(
    ...args: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(...args);
    return result.connectorFactory ? { ...result, connectorFactory: new OneAttemptFactory(result.connectorFactory, this.sendMs) } : result;
  }

  override createConnectorFactory(
    ...args: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    return new OneAttemptFactory(super.createConnectorFactory(...args), this.sendMs);
  }
}

class OneAttemptFactory extends ConnectorFactory {
  constructor(
    private readonly inner: ConnectorFactory,
    private readonly sendMs: number,
  ) {
    super();
  }

  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    return limit(await this.inner.create(serviceUrl, audience ?? ''), this.sendMs);
  }
}

/** The time limit stands before the token is fetched, and covers the response's body: the SDK's own covers neither. */
function limit(client: ConnectorClient, sendMs: number): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  const policy = { name: 'timeLimit', sendRequest: timeLimit(sendMs) };
  pipeline.addPolicy(policy, { beforePolicies: ['ServiceClientContext_Credentials_SignRequest'] });
  return client;
}

const timeLimit = (sendMs: number): SendRequest => async (request, next) => {
  const abort = new AbortController();
  request.abortSignal = abort.signal;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Teams did not answer within ${sendMs} ms`));
      abort.abort();
    }, sendMs);
  });
  return Promise.race([next(request), late]).finally(() => clearTimeout(timer));
};
