import { z } from 'zod';
import { defineRecord } from '../../../storage';

/** Whose meetings a subscription shows: all of a person's networks, or one network's. */
export type Owner = { kind: 'person'; tenantId: string; personId: string } | { kind: 'network'; networkId: string };

/** Found by the hash of its token, and worth nothing unless its owner's link says the same hash. `at`: when it was made, UTC ms. */
export type Feed = Owner & { at: number };

/** The one link that an owner has. */
export interface FeedLink {
  hash: string;
  /** The last four letters of the token, to tell links apart. */
  end: string;
  /** When it was made, UTC ms. */
  at: number;
  /** One more for each that was made in the place of another: what a button was made for. */
  version: number;
}

export const feedRecord = defineRecord<Feed>({
  kind: 'calendar feed',
  v: 1,
  schema: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), tenantId: z.string(), personId: z.string(), at: z.number() }),
    z.strictObject({ kind: z.literal('network'), networkId: z.string(), at: z.number() }),
  ]),
});

export const feedLinkRecord = defineRecord<FeedLink>({
  kind: 'calendar link',
  v: 1,
  schema: z.strictObject({ hash: z.string(), end: z.string(), at: z.number(), version: z.number().int() }),
});
