import type { TestApp } from '../support/running-app';

/** The data of a real button or form, with ids only: what a card of ours would send. */
export type CardData = Record<string, unknown>;

/**
 * How the matrix of rights (matrix.test.ts) gets something for a verb to be pressed on. `networkId` is the person's own network
 * or a foreign one: the matrix asks for both. Every registered verb has a sample in a file of `samples/`.
 */
export interface Sample {
  /** Makes what the verb is about in that network, as it is while it is open, and gives the data of the button about it. */
  open(bot: TestApp, networkId: string): Promise<CardData> | CardData;
  /** The same when it is over: decided, used, expired or taken away. Absent for a verb about nothing that can be over. */
  closed?(bot: TestApp, networkId: string): Promise<CardData> | CardData;
  /**
   * True for a verb whose data names no network: it is about the network of the conversation. Then the foreign cell is a press in
   * the foreign network's channel.
   */
  here?: true;
}

export type Samples = Record<string, Sample>;
