import {
  ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential, type TokenCredential,
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
      // What is wrong with the credentials is the same for every call, and nothing was asked of Graph.
      const { name } = error as Error;
      throw new GraphError(abortSignal.aborted || name === 'AbortError' ? 'away' : 'forbidden', { reason: name });
    }
  };
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
