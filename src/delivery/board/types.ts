import type { Address } from '../delivery';

/** What is posted, by its natural key: one posting for each, however often it is asked for. */
export interface Posting {
  networkId: string;
  /** Who renders it: `advice`, `notice`, …; registered once. */
  kind: string;
  /** Which of them: an id of the feature's own. */
  subject: string;
}

/** `waiting`: not there yet. `uncertain`: nobody knows whether it is. `unreachable`: it could not be posted, or the last change of it. */
export type ChannelState = 'waiting' | 'sent' | 'uncertain' | 'unreachable';

export interface ChannelStatus {
  address: Address;
  state: ChannelState;
}

/** The card as it is now, read from the store each time; undefined when the thing is not there any more. */
export type Render<M> = (posting: Posting, to: Address) => Promise<M | undefined>;
