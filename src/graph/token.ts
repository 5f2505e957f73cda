import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  AuthenticationError, AuthenticationRequiredError, ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential,
  ManagedIdentityCredential, type TokenCredential,
} from '@azure/identity';
import type { Config } from '../config';
import { GraphError } from './graph-error';

const SCOPE = 'https://graph.microsoft.com/.default';
/** What a managed identity proves itself for, to speak for the app (federated credentials). */
const EXCHANGE = 'api://AzureADTokenExchange/.default';

/** Tokens for Graph as the bot's own app, kept by the library until they expire. Throws GraphError when there is none. */
export function graphToken(bot: Config['bot']): (signal: AbortSignal) => Promise<string> {
  const credential = credentialFor(bot);
  return async (abortSignal) => {
    try {
      return (await tokenOf(credential, SCOPE, abortSignal)).token;
    } catch (error) {
      // Nothing was asked of Graph. What is wrong with the credentials is the same for every call; all else may pass.
      const hopeless = !abortSignal.aborted && (isRefusal(error as Error) || !isReadable(bot.credentials));
      throw new GraphError(hopeless ? 'forbidden' : 'away', { reason: (error as Error).name });
    }
  };
}

/**
 * Entra's answers with 400 or 401, by OAuth's error code, which the library puts first in its message and gives in no other way
 * (RFC 6749, 5.2). `temporarily_unavailable`, `server_error` and what never reached Entra are none.
 */
const REFUSED = /^(?:invalid_\w+|unauthorized_client|unsupported_\w+|access_denied|interaction_required|consent_required)\b/;

function isRefusal(error: Error): boolean {
  if (error instanceof AuthenticationError) return error.statusCode === 400 || error.statusCode === 401;
  return error.name === 'ClientConfigurationError' || (error instanceof AuthenticationRequiredError && REFUSED.test(error.message));
}

function isReadable(credentials: Config['bot']['credentials']): boolean {
  if (credentials.kind !== 'certificate') return true;
  try {
    return new X509Certificate(credentials.certificate).checkPrivateKey(createPrivateKey(credentials.key));
  } catch {
    return false;
  }
}

async function tokenOf(credential: TokenCredential, scope: string, abortSignal?: AbortSignal): Promise<{ token: string }> {
  const token = await credential.getToken(scope, { abortSignal });
  if (!token) throw new Error('NoToken');
  return token;
}

/** As the connector's (bot/authentication.ts), for the same app. Throws for a service without an app. */
export function credentialFor({ appId, tenantId, credentials }: Config['bot']): TokenCredential {
  switch (credentials.kind) {
    case 'none':
      throw new TypeError('Graph needs the credentials of an app');
    case 'secret':
      return new ClientSecretCredential(tenantId, appId, credentials.secret);
    case 'managed-identity':
      return new ManagedIdentityCredential({ clientId: appId });
    case 'certificate':
      return new ClientCertificateCredential(tenantId, appId, { certificate: `${credentials.certificate}\n${credentials.key}` });
    case 'federated': {
      const identity = new ManagedIdentityCredential({ clientId: credentials.clientId });
      return new ClientAssertionCredential(tenantId, appId, async () => (await tokenOf(identity, EXCHANGE)).token);
    }
  }
}
