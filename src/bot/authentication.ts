import { readFileSync } from 'node:fs';
import type { ConfigurationBotFrameworkAuthenticationOptions } from 'botbuilder';
import {
  CertificateServiceClientCredentialsFactory,
  FederatedServiceClientCredentialsFactory,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type AuthenticateRequestResult,
  type BotFrameworkAuthentication,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { z } from 'zod';
import type { Config } from '../config';
import { OneAttemptAuthentication } from './connector';
import type { IncomingActivity } from './envelope';

/** Replaces Microsoft's addresses and our credentials; a test points these at an issuer of its own. */
export interface AuthenticationOverrides {
  settings: ConfigurationBotFrameworkAuthenticationOptions & { ToBotFromChannelTokenIssuer: string };
  credentials: ServiceClientCredentialsFactory;
}

/** `unauthorised`: the token is no good. `unavailable`: Microsoft's keys could not be fetched, so nobody can tell. */
export type Refusal = { refused: 'unauthorised' | 'unavailable'; reason: string };
export type Authenticate = (activity: IncomingActivity, header: string) => Promise<AuthenticateRequestResult | Refusal>;

const CHANNEL_ISSUER = 'https://api.botframework.com';

export function createAuthentication(bot: Config['bot'], overrides?: AuthenticationOverrides): BotFrameworkAuthentication {
  if (overrides) return new OneAttemptAuthentication(overrides.settings, overrides.credentials);
  return new OneAttemptAuthentication({}, credentialsFor(bot));
}

/**
 * Checks that an activity comes from Teams. Before the SDK looks at the signature we refuse every issuer but the channel's:
 * the SDK's other way in, for the emulator, does not compare the service URL, and keeps four strings for each unknown
 * tenant it is shown, forged or not. The SDK's errors for bad signatures are no AuthenticationErrors; they are refusals all the same.
 */
export function authenticator(authentication: BotFrameworkAuthentication, appId: string, issuer = CHANNEL_ISSUER): Authenticate {
  return async (activity, header) => {
    const unfit = appId ? unfitToken(header, issuer, activity.serviceUrl) : undefined;
    if (unfit) return { refused: 'unauthorised', reason: unfit };
    try {
      return await authentication.authenticateRequest(activity as never, header);
    } catch (error) {
      if (!(error instanceof Error)) return { refused: 'unauthorised', reason: 'unknown' };
      const unavailable = error.name === 'FetchError' || 'errno' in error;
      return { refused: unavailable ? 'unavailable' : 'unauthorised', reason: error.name };
    }
  };
}

const Claims = z.looseObject({ iss: z.string(), serviceurl: z.string() });

/** Why a token is not worth verifying, or undefined. Reads it without trusting it. */
function unfitToken(header: string, issuer: string, serviceUrl: string): string | undefined {
  const [, head, payload] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]*$/.exec(header) ?? [];
  if (!head || !payload) return 'no token';
  if (z.looseObject({ alg: z.literal('RS256') }).safeParse(decode(head)).error) return 'algorithm';
  const claims = Claims.safeParse(decode(payload));
  if (!claims.success) return 'claims';
  if (claims.data.iss !== issuer) return 'issuer';
  return claims.data.serviceurl === serviceUrl ? undefined : 'service url';
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
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
    case 'certificate': {
      const read = (file: string) => readFileSync(file, 'utf8');
      return new CertificateServiceClientCredentialsFactory(appId, read(credentials.certificateFile), read(credentials.keyFile), tenantId);
    }
  }
}
