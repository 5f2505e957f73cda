import { ConfigurationBotFrameworkAuthentication, StatusCodes } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { APP_ID, molde, personalMessage } from '../support/activities';
import type { TeamsActivity } from '../support/activities';
import { FakeCredentialsFactory } from '../support/credentials';
import { authenticationSettings as settingsOf, startIssuer } from '../support/issuer';
import type { Issuer, TokenOptions } from '../support/issuer';

const activity = personalMessage(molde, 'hei');
let issuer: Issuer;
let stderr: jest.SpyInstance;

beforeAll(async () => {
  issuer = await startIssuer({ appId: APP_ID, serviceUrl: molde.serviceUrl });
});
afterAll(() => issuer.close());
beforeEach(() => {
  stderr = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => stderr.mockRestore());

type Settings = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0];

function authenticate(header: string, incoming: Partial<TeamsActivity> = activity, settings: Settings = settingsOf(issuer)) {
  const authentication = new ConfigurationBotFrameworkAuthentication(settings, new FakeCredentialsFactory(APP_ID));
  return authentication.authenticateRequest(incoming as Parameters<typeof authentication.authenticateRequest>[0], header);
}

async function refusal(attempt: Promise<unknown>): Promise<{ name: string; status: unknown }> {
  const error = await attempt.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Error)) throw new Error('It was accepted.');
  return { name: error.name, status: error instanceof AuthenticationError ? error.statusCode : 'none' };
}

const bearer = async (options?: TokenOptions): Promise<string> => `Bearer ${await issuer.token(options)}`;
const unauthorised = { name: 'Error', status: StatusCodes.UNAUTHORIZED };

describe('what the SDK accepts', () => {
  it('a good token, and says who the bot is and where it may send', async () => {
    const result = await authenticate(await bearer());
    expect(result.claimsIdentity.getClaimValue('aud')).toBe(APP_ID);
    expect(result.callerId).toBe('urn:botframework:azure');
    expect(result.audience).toBe('https://api.botframework.com');
  });

  it('a token that expired four minutes ago', async () => {
    await expect(authenticate(await bearer({ expiresIn: -4 * 60 }))).resolves.toBeDefined();
  });

  it('a token that becomes valid in four minutes', async () => {
    await expect(authenticate(await bearer({ notBeforeIn: 4 * 60 }))).resolves.toBeDefined();
  });

  it('any serviceurl, when the activity has none', async () => {
    const { serviceUrl: _absent, ...rest } = activity;
    await expect(authenticate(await bearer({ serviceUrl: 'https://elsewhere.invalid/' }), rest)).resolves.toBeDefined();
  });

  it('any key, when the channel id is empty', async () => {
    await expect(authenticate(await bearer(), { ...activity, channelId: '' })).resolves.toBeDefined();
  });
});

describe('what the SDK refuses as unauthorised', () => {
  it.each<[string, TokenOptions]>([
    ['garbage', { kind: 'garbage' }],
    ['a wrong audience', { audience: '0c0c0c0c-0c0c-4c0c-8c0c-0c0c0c0c0c0c' }],
    ['no audience', { audience: null }],
    ['a wrong issuer', { issuer: 'https://api.botframework.com' }],
    ['no issuer', { issuer: null }],
    ['an expiry ten minutes ago', { expiresIn: -10 * 60 }],
    ['no serviceurl', { serviceUrl: null }],
    ['another serviceurl', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
    ['an unknown key', { keyId: 'another-key' }],
  ])('a token with %s', async (_what, options) => {
    expect(await refusal(authenticate(await bearer(options)))).toEqual(unauthorised);
  });

  it.each([
    ['no header', ''], ['another scheme', 'Basic abc'], ['a scheme alone', 'Bearer'], ['a lower-case scheme', 'bearer x.y.z'],
  ])('%s', async (_what, header) => expect(await refusal(authenticate(header))).toEqual(unauthorised));

  it('a channel that the key is not endorsed for', async () => {
    expect(await refusal(authenticate(await bearer(), { ...activity, channelId: 'directline' }))).toEqual(unauthorised);
  });
});

describe('what the SDK lets through as an error that is not about authentication, so CloudAdapter answers 500', () => {
  it.each<[string, TokenOptions, string]>([
    ['a forged signature', { kind: 'forged' }, 'JsonWebTokenError'],
    ['no signature', { kind: 'unsigned' }, 'JsonWebTokenError'],
    ['a start ten minutes from now', { notBeforeIn: 10 * 60 }, 'NotBeforeError'],
  ])('a token with %s, which also prints a line', async (_what, options, name) => {
    expect(await refusal(authenticate(await bearer(options)))).toEqual({ name, status: 'none' });
    expect(stderr).toHaveBeenCalled();
  });

  it('a good token in an activity without channelId', async () => {
    const { channelId: _absent, ...rest } = activity;
    expect(await refusal(authenticate(await bearer(), rest))).toEqual({ name: 'TypeError', status: 'none' });
  });

  it('a key set that cannot be fetched', async () => {
    const gone = await startIssuer({ appId: APP_ID, serviceUrl: molde.serviceUrl });
    await gone.close();
    const attempt = authenticate(`Bearer ${await gone.token()}`, activity, settingsOf(gone));
    expect(await refusal(attempt)).toEqual({ name: 'FetchError', status: 'none' });
  });
});

describe('traps', () => {
  it('with one of the settings missing, a good token is refused or the keys are not found', async () => {
    const { ToBotFromChannelTokenIssuer: _issuer, ...settings } = settingsOf(issuer);
    expect(await refusal(authenticate(await bearer(), activity, settings))).toEqual(unauthorised);
  });

  it('an unverified tenant id in a token stays in a list of the process for good', async () => {
    const { ToBotFromBotOrEmulatorTokenValidationParameters: parameters } =
      jest.requireActual<{ ToBotFromBotOrEmulatorTokenValidationParameters: { issuer: string[] } }>(
        'botframework-connector/lib/auth/tokenValidationParameters');
    const before = parameters.issuer.length;
    const more = { tid: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd' };
    await refusal(authenticate(await bearer({ kind: 'forged', more })));
    expect(parameters.issuer.length - before).toBe(4);
  });

  it.each([APP_ID, 'https://api.botframework.com'])(
    'a token for %s with its own tenant as issuer takes the emulator path: serviceurl is not compared', async (audience) => {
      const tid = 'eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee';
      const more = { tid, ver: '1.0', appid: APP_ID };
      const header = await bearer({ issuer: `https://sts.windows.net/${tid}/`, serviceUrl: null, audience, more });
      await expect(authenticate(header)).resolves.toBeDefined();
    });
});
