import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Longer than any of ours: what is longer is not looked at. */
const MAX_TOKEN = 4_000;

/** Puts something into an address so that nobody can read or change it, and gets it out again. */
export interface Sealer {
  /** Characters that an address takes as they are: letters, digits, `-` and `_`. Another token each time. */
  seal(content: unknown): string;
  /** What was sealed with the same secret; undefined for everything else. */
  open(token: string): unknown;
}

/** Without a secret a random one is used: what was sealed before a restart, or by another instance, is then worth nothing. */
export function sealer(secret: string = randomBytes(KEY_BYTES).toString('hex')): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'nettverksassistenten sealed token', KEY_BYTES));
  return {
    seal(content) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(token) {
      if (token.length > MAX_TOKEN) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      // What is decoded may be written in several ways; only ours is taken.
      if (bytes.toString('base64url') !== token) return undefined;
      const [iv, rest] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES)];
      try {
        const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAuthTag(rest.subarray(0, TAG_BYTES));
        const content = Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]);
        return JSON.parse(content.toString('utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}
