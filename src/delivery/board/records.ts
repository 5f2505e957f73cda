import { z } from 'zod';
import { defineRecord, key } from '../../storage';
import type { Address } from '../delivery';
import type { Posting } from './types';

const Ref = { networkId: z.string(), kind: z.string(), subject: z.string() };

const Meta = z.strictObject({
  ...Ref,
  /** One more for each change that was seen; 1 for what was posted first. */
  version: z.int().min(1),
  /** Marks of the requests that were seen last: one that comes again after a crash is known again. */
  posted: z.string(),
  changed: z.string().optional(),
  /** When it was posted, and when the last round of updates began, UTC ms. */
  at: z.number(),
  roundAt: z.number(),
  /** Which instance works on it, and until when nobody else does. */
  lease: z.strictObject({ owner: z.string(), until: z.number() }).optional(),
});
export type Meta = z.infer<typeof Meta>;

const Channel = z.strictObject({
  tenantId: z.string(),
  conversationId: z.string(),
  /** `sending` is stored before a message goes out: found later, nobody knows what became of it. */
  state: z.enum(['waiting', 'sending', 'sent', 'uncertain', 'unreachable']),
  /** The message's id in Teams; absent where we have none there. */
  activityId: z.string().optional(),
  /** The version that stands there, or that was tried last; 0 for none. */
  version: z.int().min(0),
  /** How often in a row it did not come through. */
  attempts: z.int().min(0),
  /** UTC ms; absent: at once. */
  notBefore: z.number().optional(),
  /** Names the last attempt to post, so that whoever made it knows it again. */
  attempt: z.string().optional(),
  /** Whether it was told that it is uncertain or unreachable. */
  told: z.boolean(),
  /** When it came into this state, UTC ms. */
  at: z.number(),
});
export type ChannelRow = z.infer<typeof Channel>;

/** What is asked for: `post` to where it is not yet, `change` to bring up to date, `again` to look at its channels. */
const REQUESTS = ['post', 'change', 'again'] as const;
export type RequestKind = (typeof REQUESTS)[number];

const Request = z.strictObject({ ...Ref, request: z.enum(REQUESTS), mark: z.string() });
export type Request = z.infer<typeof Request>;

export const metaRecord = defineRecord<Meta>({ kind: 'posting', v: 1, schema: Meta });
export const channelRecord = defineRecord<ChannelRow>({ kind: 'channel of a posting', v: 1, schema: Channel });
export const requestRecord = defineRecord<Request>({ kind: 'unfinished posting', v: 1, schema: Request });

export const META_ROW = 'meta';
export const CHANNELS = { prefix: 'ch:' };
/** Everything that is asked for and not yet done, of all networks: small, as what is done is taken away. */
export const OPEN = key('po-open');

export const idOf = ({ networkId, kind, subject }: Posting): string => key(networkId, kind, subject);
export const partitionOf = ({ networkId, kind, subject }: Posting): string => key('po', networkId, kind, subject);
export const requestRow = (posting: Posting, request: RequestKind): string => `${idOf(posting)}:${key(request)}`;
export const channelRow = ({ tenantId, conversationId }: Address): string => key('ch', tenantId, conversationId);
/** Without what else a record has. */
export const addressOf = ({ tenantId, conversationId }: Address): Address => ({ tenantId, conversationId });
export const refOf = ({ networkId, kind, subject }: Posting): Posting => ({ networkId, kind, subject });
