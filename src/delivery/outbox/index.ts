export { Outbox } from './outbox';
export { outboxRetention } from './retention';
export { outboxStatus, retryRefused, type OutboxStatus } from './status';
export type { OutboxLimits, OutboxParts } from './parts';
export type { Planned, Recipient, Reminder, ReminderSource, Resolution, SendReminder, SourceRef } from './types';
