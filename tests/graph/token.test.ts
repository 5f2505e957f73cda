import {
  AuthenticationError, AuthenticationRequiredError, ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential,
  CredentialUnavailableError, ManagedIdentityCredential,
} from '@azure/identity';
import type { BotCredentials } from '../../src/config';
import { GraphError, openOnlineMeetings } from '../../src/graph';
import { credentialFor, graphToken } from '../../src/graph/token';
import { silentLog } from '../support/a-turn';

const botWith = (credentials: BotCredentials) => (
  { appId: '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b', tenantId: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', credentials }
);

test.each([
  [{ kind: 'secret', secret: 'hemmelig-nok' }, ClientSecretCredential],
  [{ kind: 'managed-identity' }, ManagedIdentityCredential],
  [{ kind: 'certificate', certificate: 'PEM', key: 'PEM' }, ClientCertificateCredential],
  [{ kind: 'federated', clientId: '0c0c0c0c-0c0c-4c0c-8c0c-0c0c0c0c0c0c' }, ClientAssertionCredential],
] as const)('the bot’s own credentials are used: %j', (credentials, credential) => {
  expect(credentialFor(botWith(credentials))).toBeInstanceOf(credential);
});

test('without an app there are no tokens', () => {
  expect(() => credentialFor(botWith({ kind: 'none' }))).toThrow(TypeError);
});

test('without an organiser nothing is asked of Graph, and no credentials are needed', () => {
  expect(openOnlineMeetings({ bot: botWith({ kind: 'none' }) }, () => undefined, silentLog)).toBeUndefined();
});

test('credentials that cannot be used come to «forbidden», with the name of the error only', async () => {
  const token = graphToken(botWith({ kind: 'certificate', certificate: 'not a PEM', key: 'not a PEM' }));
  const error = await token(AbortSignal.timeout(4_000)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(GraphError);
  expect(error).toMatchObject({ failure: 'forbidden' });
  expect(JSON.stringify(error)).not.toContain('PEM');
});

test('an attempt that was given up comes to «away»', async () => {
  const token = graphToken(botWith({ kind: 'certificate', certificate: 'not a PEM', key: 'not a PEM' }));
  await expect(token(AbortSignal.abort())).rejects.toMatchObject({ failure: 'away' });
});

describe('what the log-in service answers', () => {
  afterEach(() => jest.restoreAllMocks());

  /** As the library words it: its error has neither the status nor the code but in its message. */
  const required = (message: string) => new AuthenticationRequiredError({ scopes: [], message });
  const said = (code: string, aadsts: number) => required(`${code}: Error(s): ${aadsts} - Timestamp: x - Description: AADSTS${aadsts}: hemmelig`);

  test.each([
    [said('invalid_client', 7000215), 'forbidden'],
    [said('unauthorized_client', 700016), 'forbidden'],
    [said('invalid_request', 90002), 'forbidden'],
    [new AuthenticationError(401, '{"error":"invalid_client"}'), 'forbidden'],
    [new AuthenticationError(400, 'bad'), 'forbidden'],
    [new AuthenticationError(503, 'busy'), 'away'],
    [said('temporarily_unavailable', 90033), 'away'],
    [said('server_error', 90036), 'away'],
    [required('network_error: See https://aka.ms/msal.js.errors#network_error for details'), 'away'],
    [required('Response had no "expiresOn" property.'), 'away'],
    [new CredentialUnavailableError('endpoints_resolution_error'), 'away'],
    [new Error('getaddrinfo ENOTFOUND'), 'away'],
  ])('is final only where it refuses us: %s', async (error, failure) => {
    jest.spyOn(ClientSecretCredential.prototype, 'getToken').mockRejectedValue(error);
    const token = graphToken(botWith({ kind: 'secret', secret: 'hemmelig-nok' }));
    const thrown: unknown = await token(AbortSignal.timeout(4_000)).catch((each: unknown) => each);
    expect(thrown).toMatchObject({ name: 'GraphError', failure });
    expect(JSON.stringify(thrown)).not.toContain('hemmelig');
  });
});
