export type { FollowUp } from './types';
