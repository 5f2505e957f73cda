import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ConnectorFactory, type AuthenticateRequestResult, type ConnectorClient, type UserTokenClient } from 'botframework-connector';
import { LRUCache } from 'lru-cache';

/** Teams has a handful of regional hosts, and each is one service URL. */
const MAX_CLIENTS = 100;

/** What the connector's JSON requests never need; each is a step, and a few promises, of every message we send. */
const UNUSED_POLICIES = [
  'multipartPolicy', 'formDataPolicy', 'redirectPolicy', 'tracingPolicy', 'logPolicy', 'decompressResponsePolicy',
  'setClientRequestIdPolicy',
];

/** Reads the environment at every request to see whether there is a proxy; there is one from the start, or none. */
const PROXY_POLICY = 'proxyPolicy';

export interface SendOptions {
  /** Time for one attempt to send, in ms. */
  sendMs: number;
  /** True when requests leave through a proxy that the environment names. */
  throughProxy: boolean;
}

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
 * Clients are kept: they hold nothing of a turn, and to build the SDK's two anew each turn takes a tenth of its time.
 */
export class OneAttemptAuthentication extends ConfigurationBotFrameworkAuthentication {
  private readonly clients = new LRUCache<string, Promise<ConnectorClient>>({ max: MAX_CLIENTS });
  private userTokens: Promise<UserTokenClient> | undefined;

  constructor(
    private readonly options: SendOptions,
    ...args: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
  ) {
    super(...args);
  }

  override async authenticateRequest(
    ...args: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(...args);
    const { connectorFactory } = result;
    return connectorFactory ? { ...result, connectorFactory: this.limited(connectorFactory) } : result;
  }

  override createConnectorFactory(
    ...args: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ): ConnectorFactory {
    return this.limited(super.createConnectorFactory(...args));
  }

  /** For sign-in, which we do not use; the SDK asks for one each turn. */
  override createUserTokenClient(
    ...args: Parameters<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>
  ): Promise<UserTokenClient> {
    this.userTokens ??= super.createUserTokenClient(...args);
    this.userTokens.catch(() => {
      this.userTokens = undefined;
    });
    return this.userTokens;
  }

  private limited(factory: ConnectorFactory): ConnectorFactory {
    return new OneAttemptFactory(factory, this.options, this.clients);
  }
}

class OneAttemptFactory extends ConnectorFactory {
  constructor(
    private readonly inner: ConnectorFactory,
    private readonly options: SendOptions,
    private readonly clients: LRUCache<string, Promise<ConnectorClient>>,
  ) {
    super();
  }

  override create(serviceUrl: string, audience = ''): Promise<ConnectorClient> {
    const id = `${serviceUrl}\u0000${audience}`;
    const kept = this.clients.get(id);
    if (kept) return kept;
    const made = this.inner.create(serviceUrl, audience).then((client) => limit(client, this.options));
    this.clients.set(id, made);
    // One that could not be made is not kept: the next turn tries again.
    made.catch(() => this.clients.delete(id));
    return made;
  }
}

/** The time limit stands before the token is fetched, and covers the response's body: the SDK's own covers neither. */
function limit(client: ConnectorClient, { sendMs, throughProxy }: SendOptions): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  for (const name of UNUSED_POLICIES) pipeline.removePolicy({ name });
  if (!throughProxy) pipeline.removePolicy({ name: PROXY_POLICY });
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
