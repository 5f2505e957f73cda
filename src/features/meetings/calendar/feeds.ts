import { changeRow, Conflict, key, type TableStore } from '../../../storage';
import { partitionOfPerson } from '../../networks';
import { partitionOfMeetings } from '../store';
import { feedLinkRecord, feedRecord, type FeedLink, type Owner } from './records';
import { hashOf, newToken } from './token';

/** Every feed, by the hash of its token. */
export const FEEDS = key('cal');
/** An owner's link, in the person's own partition or the network's. */
const LINK = key('cal');

/**
 * Who may read which calendar without signing in: an owner has one link or none. What the owner's link says is the truth; a feed that it
 * does not name, left by a write that was cut short, opens nothing.
 */
export class Feeds {
  constructor(private readonly table: TableStore) {}

  async linkOf(owner: Owner): Promise<FeedLink | undefined> {
    const { partition, row } = placeOf(owner);
    const found = await this.table.get(partition, row);
    return found && feedLinkRecord.decode(found);
  }

  /**
   * A new token, which is told once and cannot be found again; the one before opens nothing any more. `seen`: the version of the link
   * that it takes the place of, 0 for none. Undefined, and all is as it was, when that is not the one any more.
   */
  async make(owner: Owner, seen: number, now: number): Promise<{ token: string; link: FeedLink } | undefined> {
    const token = newToken();
    const hash = hashOf(token) ?? '';
    let before: FeedLink | undefined;
    const link = await changeRow(this.table, feedLinkRecord, placeOf(owner), (old) => {
      before = old;
      return versionOf(old) === seen ? { hash, end: token.slice(-4), at: now, version: seen + 1 } : undefined;
    });
    if (link?.hash !== hash) return undefined;
    await this.table.create({ partition: FEEDS, row: key(hash), ...feedRecord.encode({ ...owner, at: now }) });
    // It opens nothing already.
    if (before) await Promise.allSettled([this.table.delete(FEEDS, key(before.hash))]);
    return { token, link };
  }

  /** From when it answers the token opens nothing. False when the link is another, or gone already. */
  async remove(owner: Owner, seen: number): Promise<boolean> {
    const { partition, row } = placeOf(owner);
    const found = await this.table.get(partition, row);
    const link = found && feedLinkRecord.decode(found);
    if (!found || !link || link.version !== seen) return false;
    try {
      await this.table.delete(partition, row, found.etag);
    } catch (error) {
      if (error instanceof Conflict) return false;
      throw error;
    }
    await Promise.allSettled([this.table.delete(FEEDS, key(link.hash))]);
    return true;
  }

  /** Whose calendar a token opens. */
  async ownerOf(token: string): Promise<Owner | undefined> {
    const hash = hashOf(token);
    const row = hash && (await this.table.get(FEEDS, key(hash)));
    if (!row) return undefined;
    const { at: _, ...owner } = feedRecord.decode(row);
    return (await this.linkOf(owner))?.hash === hash ? owner : undefined;
  }
}

/** What a button about a link is made for. */
export const versionOf = (link: FeedLink | undefined): number => link?.version ?? 0;

const placeOf = (owner: Owner) => ({
  partition: owner.kind === 'person' ? partitionOfPerson({ tenantId: owner.tenantId, id: owner.personId }) : partitionOfMeetings(owner.networkId), row: LINK,
});
