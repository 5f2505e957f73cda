export { Board } from './board';
export type { BoardParts, Loss, Sender } from './parts';
export type { BoardLimits, Time } from './time';
export type { ChannelState, ChannelStatus, Posting, Render } from './types';
