import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import {
  AuthenticationConstants,
  CertificateServiceClientCredentialsFactory,
  FederatedServiceClientCredentialsFactory,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type AuthenticateRequestResult,
  type BotFrameworkAuthentication,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { Config } from '../config';
import { withinBudget } from '../lib/errors';
import { OneAttemptAuthentication, type SendOptions } from './connector';
import type { IncomingActivity } from './envelope';
import { KEYS_URL, KEYS_WITHIN_MS, tokenChecker, type Refusal } from './token';

/** Replaces Microsoft's addresses and our credentials; a test points these at an issuer of its own. */
export interface AuthenticationOverrides {
  settings: ConfigurationBotFrameworkAuthenticationOptions & { ToBotFromChannelTokenIssuer: string };
  credentials: ServiceClientCredentialsFactory;
}

export type Authenticate = (activity: IncomingActivity, header: string) => Promise<AuthenticateRequestResult | Refusal>;

const CHANNEL_ISSUER = 'https://api.botframework.com';

export function createAuthentication(
  bot: Config['bot'],
  sending: SendOptions,
  overrides?: AuthenticationOverrides,
): BotFrameworkAuthentication {
  if (overrides) return new OneAttemptAuthentication(sending, overrides.settings, overrides.credentials);
  return new OneAttemptAuthentication(sending, {}, credentialsFor(bot));
}

/** Whom tokens for the connector are made out to. In a turn the SDK tells; outside one nobody does. */
export function audienceOf(overrides?: AuthenticationOverrides): string {
  return overrides?.settings.ToChannelFromBotOAuthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope;
}

/** Checks that an activity comes from Teams. Without an app id there is nothing to check: config.ts keeps that on loopback. */
export function authenticator(
  authentication: BotFrameworkAuthentication,
  appId: string,
  overrides?: AuthenticationOverrides['settings'],
): Authenticate {
  const issuer = overrides?.ToBotFromChannelTokenIssuer ?? CHANNEL_ISSUER;
  const checkToken = tokenChecker(issuer, overrides?.ToBotFromChannelOpenIdMetadataUrl ?? KEYS_URL);
  return async (activity, header) => {
    const refusal = appId ? await checkToken(header, activity.serviceUrl) : undefined;
    if (refusal) return refusal;
    try {
      return await withinBudget(KEYS_WITHIN_MS, authentication.authenticateRequest(activity as never, header));
    } catch (error) {
      const { name, statusCode } = error as Error & { statusCode?: number };
      if (statusCode === 401) return { refused: 'unauthorised', reason: 'audience or endorsement' };
      return { refused: 'unavailable', reason: name };
    }
  };
}

function credentialsFor({ appId, tenantId, credentials }: Config['bot']): ServiceClientCredentialsFactory {
  switch (credentials.kind) {
    case 'none':
      return new PasswordServiceClientCredentialFactory('', '');
    case 'secret':
      return new PasswordServiceClientCredentialFactory(appId, credentials.secret, tenantId);
    case 'federated':
      return new FederatedServiceClientCredentialsFactory(appId, credentials.clientId, tenantId);
    case 'managed-identity':
      return new ManagedIdentityServiceClientCredentialsFactory(appId, new JwtTokenProviderFactory());
    case 'certificate':
      return new CertificateServiceClientCredentialsFactory(appId, credentials.certificate, credentials.key, tenantId);
  }
}
