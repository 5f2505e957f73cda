export type { Address, Delivery } from './delivery';
export { Board } from './board';
export type { BoardLimits, BoardParts, ChannelState, ChannelStatus, Loss, Posting, Render, Sender } from './board';
export { Outbox, outboxRetention, outboxStatus, retryRefused } from './outbox';
export type {
  OutboxLimits, OutboxParts, OutboxStatus, Planned, Recipient, Reminder, ReminderSource, Resolution, SendReminder, SourceRef,
} from './outbox';
export { Pace } from './pace';
export type { Time } from './time';
