export { countFollowUps, isOverdue, type FollowUpCount } from './follow-up';
export { FollowUps } from './follow-ups';
export type { FollowUp } from './types';
