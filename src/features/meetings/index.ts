import type { Feature } from '../feature';
import { together, type Routes } from '../networks';
import { calendarRoutes } from './calendar/routes';
import { attendanceRoutes } from './attendance/routes';
import { followUpRoutes } from './follow-ups/routes';
import { listRoutes } from './list/routes';
import { minutesRoutes } from './minutes/routes';
import type { Meetings } from './parts';
import { planningRoutes } from './planning/routes';
import { yearlyRoutes } from './yearly/routes';
import { pollRoutes } from './polls/routes';
import { pollSetupRoutes } from './poll-setup/routes';

export type { MeetingLimits } from './limits';
export { openMeetings, type Meetings } from './parts';
export { calendarPersonalData } from './calendar/calendar-data';
export { meetingsPersonalData } from './personal-data';
export { meetingsRetention } from './retention';
export { checkJoinUrl } from './planning/links/join-url';
export { MeetingStore } from './store';
export { Sweep } from './sweep';
export { startOf } from './coming';
export { RAAD, type Meeting, type Raad } from './types';

/** The network's meetings, from the poll to what was agreed. Each part has its routes in a folder; help lists them in this order. */
export function meetingsFeature(meetings: Meetings): Feature {
  const parts: Routes[] = [
    listRoutes(meetings),
    planningRoutes(meetings),
    minutesRoutes(meetings),
    followUpRoutes(meetings),
    pollRoutes(meetings),
    pollSetupRoutes(meetings),
    attendanceRoutes(meetings),
    calendarRoutes(meetings),
    yearlyRoutes(meetings),
  ];
  return { id: 'meetings', ...together(parts) };
}
