export { Attendance } from './attendance';
export { dayOfMeeting, dayPosting } from './day';
export type { Coming } from './records';
export { summary } from './summary';
