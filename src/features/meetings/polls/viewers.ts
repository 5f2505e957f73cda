import { LRUCache } from 'lru-cache';
import type { Address } from '../../../delivery';
import type { Place } from '../../feature';

/** What Teams takes in `refresh.userIds` (design/teams.md, Cards). */
export const MOST_REFRESHED = 60;
const MOST_CONVERSATIONS = 1_000;

/**
 * Who has pressed in a conversation lately, by Teams' own ids: theirs are the cards that refresh by themselves. In memory only; after
 * a restart a person's card refreshes again when they have pressed.
 */
export class Viewers {
  private readonly kept = new LRUCache<string, LRUCache<string, true>>({ max: MOST_CONVERSATIONS });

  seen({ tenantId, conversationId }: Place, teamsId: string): void {
    const key = keyOf({ tenantId, conversationId });
    const viewers = this.kept.get(key) ?? new LRUCache<string, true>({ max: MOST_REFRESHED });
    viewers.set(teamsId, true);
    this.kept.set(key, viewers);
  }

  /** Those last first, at most 60. */
  in(address: Address): string[] {
    return [...(this.kept.get(keyOf(address))?.keys() ?? [])];
  }
}

const keyOf = ({ tenantId, conversationId }: Address) => `${tenantId}\u0000${conversationId}`;
