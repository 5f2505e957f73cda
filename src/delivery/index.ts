export type { Address, Delivery } from './delivery';
export { Board } from './board';
export type { BoardLimits, BoardParts, ChannelState, ChannelStatus, Loss, Posting, Render, Sender, Time } from './board';
