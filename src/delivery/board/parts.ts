import type { Ids } from '../../lib/ids';
import type { Log } from '../../lib/log';
import type { TableStore } from '../../storage';
import type { Address, Delivery } from '../delivery';
import type { Pace } from '../pace';
import type { Time } from '../time';
import type { PostingStore } from './posting-store';
import type { Posting } from './types';
import type { BoardLimits } from './limits';

/** A channel where a posting does not stand for certain. */
export interface Loss {
  posting: Posting;
  address: Address;
  why: 'uncertain' | 'unreachable';
}

/** One attempt each. They may throw only before anything is sent: what Teams said is an outcome. */
export interface Sender<M> {
  post(posting: Posting, to: Address, message: M): Promise<Delivery>;
  update(posting: Posting, to: Address, activityId: string, message: M): Promise<Delivery>;
}

export interface BoardParts<M> {
  table: TableStore;
  ids: Ids;
  log: Log;
  send: Sender<M>;
  /** The channels that are linked to the network now. */
  channelsOf(networkId: string): Promise<readonly Address[]>;
  /** Called when it is stored; again after a crash in between, or when it throws. */
  onLost(loss: Loss): Promise<void>;
  /** Called each time a message has come through. */
  onReached(posting: Posting, address: Address): Promise<void>;
  time?: Time;
  /** Shared with whatever else sends by itself; its own when absent. */
  pace?: Pace;
  limits?: Partial<BoardLimits>;
}

/** What became of an attempt to post, until the store has taken it. */
export interface KnownOutcome {
  attempt: string;
  delivery: Delivery;
  version: number;
}

/** What all postings of one instance share. */
export interface Shop<M> extends BoardParts<M> {
  /** Names this instance in leases. */
  owner: string;
  store: PostingStore;
  pace: Pace;
  time: Time;
  limits: BoardLimits;
  /** By posting and channel: what only this instance knows, as the store did not take it. */
  known: Map<string, KnownOutcome>;
  random(): number;
}
