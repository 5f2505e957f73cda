import { ServiceClientCredentialsFactory } from 'botframework-connector';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/** What the bot's requests carry: a test can look for it in `FakeTeams.requests`. */
export const OUTBOUND_TOKEN = 'outbound-token-of-the-test';

/**
 * The second argument of ConfigurationBotFrameworkAuthentication: one valid app id, and a fixed token on what goes out.
 * There is no fake token endpoint, for MSAL has no use for one on loopback: an authority with http is refused with
 * `authority_uri_insecure`, whatever `knownAuthorities` and `protocolMode` say.
 */
export class FakeCredentialsFactory extends ServiceClientCredentialsFactory {
  constructor(readonly appId: string, private readonly token = OUTBOUND_TOKEN) {
    super();
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(appId: string): Promise<Credentials> {
    if (appId !== this.appId) throw new Error(`Credentials were asked for ${appId}, but the bot is ${this.appId}.`);
    return outboundCredentials(this.token);
  }
}

/** For a ConnectorClient of the test's own. */
export function outboundCredentials(token = OUTBOUND_TOKEN): Credentials {
  return {
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
}
