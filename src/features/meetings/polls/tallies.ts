import { LRUCache } from 'lru-cache';
import { NextFlight } from '../../../lib/next-flight';
import type { Clock } from '../../../lib/time';
import type { Municipality, NetworkStore } from '../../networks';
import type { PollRows, PollStore } from './poll-store';

const MOST_KEPT = 500;

/** A poll with all that its card tells, as the store had it at one time. */
export interface Tally extends PollRows {
  municipalities: readonly Municipality[];
  /** When it was begun to be read, UTC ms: what is known of the poll is no younger. */
  readAt: number;
}

export interface TalliesParts {
  store: PollStore;
  networks: Pick<NetworkStore, 'municipalities'>;
  clock: Clock;
  /** How old one may be that is given again. */
  tallyMs: number;
}

/** Polls as they were lately: many who vote at once share what is read, so that a vote does not read everybody's ballots. */
export class Tallies {
  private readonly kept: LRUCache<string, Tally>;
  private readonly reads = new NextFlight<Tally | undefined>();

  constructor(private readonly parts: TalliesParts) {
    this.kept = new LRUCache({ max: MOST_KEPT });
  }

  /**
   * At most `tallyMs` old while the poll is open, else as it is now; undefined when there is no such poll. Throws what the store throws.
   */
  async recent(networkId: string, id: string): Promise<Tally | undefined> {
    const key = keyOf(networkId, id);
    const kept = this.kept.get(key);
    const age = kept?.poll.state === 'open' ? this.parts.clock.now() - kept.readAt : undefined;
    return age !== undefined && age >= 0 && age < this.parts.tallyMs ? kept : this.fresh(networkId, id);
  }

  /** Read after it was asked for. */
  fresh(networkId: string, id: string): Promise<Tally | undefined> {
    return this.reads.join(keyOf(networkId, id), () => this.read(networkId, id));
  }

  /** The poll has changed: nothing of before is given again by this instance. */
  forget(networkId: string, id: string): void {
    this.kept.delete(keyOf(networkId, id));
  }

  private async read(networkId: string, id: string): Promise<Tally | undefined> {
    const { store, networks, clock } = this.parts;
    const readAt = clock.now();
    const [rows, municipalities] = await Promise.all([store.rows(networkId, id), networks.municipalities(networkId)]);
    const tally = rows && { ...rows, municipalities, readAt };
    if (tally) this.kept.set(keyOf(networkId, id), tally);
    return tally;
  }
}

const keyOf = (networkId: string, id: string) => `${networkId}.${id}`;
