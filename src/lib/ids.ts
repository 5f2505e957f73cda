import { createHash, createHmac, randomUUID } from 'node:crypto';

/** Where new ids come from; tests give their own. */
export interface Ids {
  /** A globally unique id. */
  unique(): string;
  /** Eight characters that a person can read aloud to support: no 0/O, 1/I/L. */
  correlation(): string;
}

const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export const randomIds: Ids = {
  unique: () => randomUUID(),
  // The last twelve hexadecimal digits of a random UUID are all random, and node makes UUIDs from a pool.
  correlation: () => readable(Number.parseInt(randomUUID().slice(-12), 16)),
};

function readable(number: number): string {
  let [code, left] = ['', number];
  while (code.length < 8) {
    code += READABLE[left % READABLE.length] ?? '';
    left = Math.floor(left / READABLE.length);
  }
  return code;
}

/** A person's id as the log may hold it: the same person gives the same 12 characters, nobody can go back. */
export function pseudonym(secret: string, ...parts: string[]): string {
  return createHmac('sha256', secret).update(parts.join('\u0000')).digest('base64url').slice(0, 12);
}

/** A person in a row key where the row must be found again but need not name anybody: 16 characters, always the same. */
export function personHash(tenantId: string, personId: string): string {
  return createHash('sha256').update(`${tenantId}\u0000${personId}`).digest('base64url').slice(0, 16);
}

/** The same for ids on cards and for what outlives the person's membership: 20 hexadecimal digits. */
export function personRef(tenantId: string, personId: string): string {
  return createHash('sha256').update(`ref\u0000${tenantId}\u0000${personId}`).digest('hex').slice(0, 20);
}
