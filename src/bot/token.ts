import { verify } from 'node:crypto';
import { OpenIdMetadata } from 'botframework-connector/lib/auth/openIdMetadata';
import { z } from 'zod';
import { withinBudget } from '../lib/errors';
import { systemClock } from '../lib/time';

/** Where the keys lie and how long to wait for them; Teams gives the whole turn 15 s. */
export const KEYS_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
export const KEYS_WITHIN_MS = 4_000;

/** What clocks may differ by, as in the SDK. */
const SKEW_S = 300;

/** `unauthorised`: the token is no good. `unavailable`: Microsoft's keys could not be fetched, so nobody can tell. */
export type Refusal = { refused: 'unauthorised' | 'unavailable'; reason: string };
export type CheckToken = (header: string, serviceUrl: string) => Promise<Refusal | undefined>;

const Head = z.looseObject({ alg: z.literal('RS256'), kid: z.string() });
const Claims = z.looseObject({ iss: z.string(), serviceurl: z.string(), nbf: z.number(), exp: z.number() });

/**
 * Checks a token before the SDK sees it; undefined for a good one. The SDK checks again, and the audience and the key's
 * endorsements with it. It must not be given what nobody signed: it keeps four strings for each unknown tenant it is shown,
 * has another way in, for the emulator, that compares no service URL, and prints the key or a stack for each bad token.
 */
export function tokenChecker(issuer: string, keysUrl: string): CheckToken {
  const keys = new OpenIdMetadata(keysUrl);
  return async (header, serviceUrl) => {
    const [, head = '', payload = '', signature = ''] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(header) ?? [];
    if (!head) return unauthorised('no token');
    const { data: kind } = Head.safeParse(decode(head));
    if (!kind) return unauthorised('algorithm');
    const unfit = unfitClaims(decode(payload), issuer, serviceUrl);
    if (unfit) return unauthorised(unfit);
    try {
      const found = await withinBudget(KEYS_WITHIN_MS, keys.getKey(kind.kid));
      if (!found) return unauthorised('key');
      const signed = verify('RSA-SHA256', Buffer.from(`${head}.${payload}`), found.key, Buffer.from(signature, 'base64url'));
      return signed ? undefined : unauthorised('signature');
    } catch (error) {
      return { refused: 'unavailable', reason: (error as Error).name };
    }
  };
}

function unauthorised(reason: string): Refusal {
  return { refused: 'unauthorised', reason };
}

/** Why the claims are not worth verifying, or undefined. */
function unfitClaims(payload: unknown, issuer: string, serviceUrl: string): string | undefined {
  const claims = Claims.safeParse(payload);
  if (!claims.success) return 'claims';
  const { iss, serviceurl, nbf, exp } = claims.data;
  const now = systemClock.now() / 1000;
  if (iss !== issuer) return 'issuer';
  if (serviceurl !== serviceUrl) return 'service url';
  if (exp + SKEW_S <= now) return 'expired';
  return nbf - SKEW_S > now ? 'not valid yet' : undefined;
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
