export { Attendance } from './attendance';
export { dayOfMeeting } from './day';
export type { Coming } from './records';
export { summary } from './summary';
