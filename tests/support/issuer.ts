import { generateKeyPairSync, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { listen, sendJson } from './loopback';

/**
 * What differs from a good token. Times are seconds from now, negative for the past. `null` leaves the claim out.
 * `more` adds claims (`tid`, `ver`, `appid`, …).
 */
export interface TokenOptions {
  serviceUrl?: string | null;
  issuer?: string | null;
  audience?: string | null;
  notBeforeIn?: number;
  expiresIn?: number;
  keyId?: string;
  more?: Record<string, unknown>;
  /** `forged` is signed with a key that is not in the key set; `unsigned` is `alg: none`; `garbage` is no token at all. */
  kind?: 'signed' | 'forged' | 'unsigned' | 'garbage';
}

export interface Issuer {
  /** Who signs: the `iss` of a good token. */
  name: string;
  appId: string;
  openIdUrl: string;
  /** A good token for this activity's `serviceUrl` unless the options say otherwise. */
  token(options?: TokenOptions): Promise<string>;
  close(): Promise<void>;
}

interface IssuerOptions {
  appId: string;
  /** The `serviceurl` of a good token. */
  serviceUrl: string;
  /** The channels the key may sign for: Teams' has `msteams`. */
  endorsements?: string[];
}

const KEY_ID = 'test-key';
const pairs = { good: keyPair(), other: keyPair() };
let started = 0;

/**
 * A Bot Framework token issuer on loopback: an OpenID document, a key set with one RS256 key, and tokens to order.
 * Signed with node:crypto, since jose is ES modules only and jest cannot load those on Node 20 and 22.
 * Each has a path of its own: the SDK keeps keys per URL for a day, also after the issuer has closed.
 *
 * What ConfigurationBotFrameworkAuthentication.authenticateRequest does (4.23.3; tests/support-tests/issuer.test.ts holds
 * each row). CloudAdapter gives an AuthenticationError its own status, 401, and any other error 500.
 *
 * | token                                                     | outcome                                        |
 * |-----------------------------------------------------------|------------------------------------------------|
 * | good; expired less than 5 minutes ago                     | accepted                                       |
 * | none, garbage, other scheme, wrong audience or issuer     | AuthenticationError                            |
 * | expired, missing or other serviceurl, unknown key id      | AuthenticationError                            |
 * | a channel id the key is not endorsed for                  | AuthenticationError                            |
 * | forged signature, `alg: none`                             | JsonWebTokenError: 500 and a line on stderr    |
 * | not valid for another 10 minutes                          | NotBeforeError: 500 and a line on stderr       |
 * | the key set cannot be fetched                             | FetchError: 500                                |
 * | good, in an activity without channelId                    | TypeError: 500                                 |
 * | **good, in an activity without serviceUrl**               | accepted, whatever the token's serviceurl      |
 * | **good, in an activity with an empty channelId**          | accepted, whatever the key's endorsements      |
 * | **any with a new `tid`, the signature not yet looked at** | four strings stay in a list of the process     |
 * | **`iss` https://sts.windows.net/<its own tid>/, `appid`** | accepted by the emulator path: serviceurl not  |
 * | **the bot's: such as what the bot itself sends out**      | compared, audience may be api.botframework.com |
 */
export async function startIssuer({ appId, serviceUrl, endorsements = ['msteams'] }: IssuerOptions): Promise<Issuer> {
  const base = `/issuer-${++started}`;
  const key = { ...pairs.good.publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256', endorsements };
  const server = await listen((request, response) => {
    if (request.url === `${base}/openid`) return sendJson(response, 200, { issuer: name, jwks_uri: `${name}/keys` });
    if (request.url === `${base}/keys`) return sendJson(response, 200, { keys: [key] });
    return sendJson(response, 404);
  });
  const name = `${server.origin}${base}`;

  return {
    name,
    appId,
    openIdUrl: `${name}/openid`,
    async token(options = {}) {
      if (options.kind === 'garbage') return 'not.a.token';
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: options.issuer === undefined ? name : options.issuer ?? undefined,
        aud: options.audience === undefined ? appId : options.audience ?? undefined,
        serviceurl: options.serviceUrl === undefined ? serviceUrl : options.serviceUrl ?? undefined,
        nbf: now + (options.notBeforeIn ?? -60),
        exp: now + (options.expiresIn ?? 3_600),
        ...options.more,
      };
      return jwt(claims, options.keyId ?? KEY_ID, options.kind ?? 'signed');
    },
    close: server.close,
  };
}

/** All eight must be set: with one alone the SDK takes the rest as undefined, and refuses good tokens. */
export function authenticationSettings(issuer: Pick<Issuer, 'name' | 'appId' | 'openIdUrl'>) {
  return {
    MicrosoftAppId: issuer.appId,
    ValidateAuthority: 'true',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: issuer.name,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: issuer.openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: issuer.openIdUrl,
    CallerId: 'urn:botframework:azure',
  };
}

async function jwt(claims: object, kid: string, kind: 'signed' | 'forged' | 'unsigned'): Promise<string> {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encode({ typ: 'JWT', alg: kind === 'unsigned' ? 'none' : 'RS256', kid })}.${encode(claims)}`;
  if (kind === 'unsigned') return `${input}.`;
  const { privateKey } = kind === 'forged' ? pairs.other : pairs.good;
  const signature = await promisify(sign)('RSA-SHA256', Buffer.from(input), privateKey);
  return `${input}.${signature.toString('base64url')}`;
}

function keyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}
