import { LRUCache } from 'lru-cache';

const MAX_REMEMBERED = 5_000;

/** What was posted lately, so that a button pressed twice in haste does not post its card twice. */
export class RecentPosts {
  private readonly posts: LRUCache<string, Promise<void>>;

  constructor(repeatMs: number) {
    this.posts = new LRUCache({ max: MAX_REMEMBERED, ttl: repeatMs });
  }

  /** Posts, unless the same was posted lately or is on its way; then waits for that. What failed is posted again. */
  once(key: string, post: () => Promise<void>): Promise<void> {
    const underWay = this.posts.get(key);
    if (underWay) return underWay;
    const sent = post();
    this.posts.set(key, sent);
    sent.catch(() => this.posts.delete(key));
    return sent;
  }
}
