export { Announcements } from './announcements';
export { Announcer } from './announcer';
export { ImportStore } from './store';
export { ImportWatch } from './watch';
