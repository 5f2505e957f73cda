import { createHash } from 'node:crypto';
import type { Address } from '../../../delivery';
import type { Translate } from '../../../lib/language';
import type { Channel } from '../types';

/** A channel on a card: 20 hexadecimal digits, always the same. */
export function channelRef({ tenantId, conversationId }: Address): string {
  return createHash('sha256').update(`channel\u0000${tenantId}\u0000${conversationId}`).digest('hex').slice(0, 20);
}

export function isSameChannel(a: Address, b: Address): boolean {
  return a.tenantId === b.tenantId && a.conversationId === b.conversationId;
}

/**
 * «Team – Kanal», as far as Teams has told; not escaped. Teams has no name for a team's first channel, so the team stands for it.
 */
export function channelName({ team, name }: Pick<Channel, 'team' | 'name'>, t: Translate): string {
  return [team, name].filter(Boolean).join(' – ') || t('networks.channels.unnamed');
}

/** Enough of a tenant's id for two people to see whether they mean the same organisation. */
export function shortTenant(tenantId: string): string {
  return tenantId.length > 8 ? `${tenantId.slice(0, 8)}…` : tenantId;
}
