export { Board } from './board';
export type { BoardParts, Loss, Sender } from './parts';
export type { BoardLimits } from './limits';
export type { ChannelState, ChannelStatus, Posting, Render } from './types';
