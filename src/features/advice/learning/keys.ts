import { createHash } from 'node:crypto';
import { key } from '../../../storage';
import type { Place } from '../../feature';

/** What was said outside every network. */
export const NO_NETWORK = '-';
/** A question that led to no topic. */
export const NO_TOPIC = '-';

/** Kept until somebody takes it away: the network's settings and its own answers. */
export const networkPartition = (networkId: string) => key('q', networkId);

/** What was asked and answered in a month (`202611`, UTC), so that a month that is too old can be deleted whole; nothing deletes it yet. */
export const monthPartition = (networkId: string, month: string) => key('q', networkId, month);

export const SETTINGS_ROW = 'settings';
export const ownAnswerRow = (id: string) => key('l', id);
export const answerRow = (answer: string) => key('a', answer);
export const feedbackRow = (answer: string, person: string) => key('f', answer, person);
/** Rows of several tenants stand apart, so that a tenant that leaves takes its own with it. */
export const countRow = (topic: string, tenantId: string) => key('u', topic, tenantId);
export const textRow = (generation: string, hash: string, tenantId: string) => key('t', generation, hash, tenantId);

/** All rows of a kind begin with this. */
export const PREFIX = { ownAnswers: 'l:', counts: 'u:', texts: 't:' } as const;

/** One message of ours in Teams, as its rows are called: Teams' own ids of chats are not kept with it. */
export function answerKey({ tenantId, conversationId }: Place, activityId: string): string {
  return digest(tenantId, conversationId, activityId).toString('base64url').slice(0, 22);
}

/** A question by its words. `generation` makes it mean nothing once the network has stopped keeping texts. */
export function questionHash(generation: string, normalised: string): string {
  return digest(generation, normalised).toString('hex').slice(0, 24);
}

function digest(...parts: string[]): Buffer {
  return createHash('sha256').update(parts.join('\u0000')).digest();
}
