import type { FileLinks } from '../files';
import type { Networks } from '../networks';
import { Attendance } from './attendance';
import { Calendar } from './calendar/calendar';
import { FollowUps } from './follow-ups/follow-ups';
import { MEETING_LIMITS, type MeetingLimits } from './limits';
import type { OnlineMeetings } from './planning/links/types';
import { Planning } from './planning/planning';
import { Polls } from './polls/polls';
import { MinutesService } from './minutes/minutes';
import { MeetingStore } from './store';

export interface MeetingsParts {
  networks: Networks;
  links: FileLinks;
  limits?: Partial<MeetingLimits>;
  /** Absent where Teams meetings are not made by the service itself. */
  onlineMeetings?: OnlineMeetings;
}

/** What the routes of this feature work with. */
export interface Meetings {
  networks: Networks;
  links: FileLinks;
  limits: MeetingLimits;
  store: MeetingStore;
  /** `.ics` files and subscriptions. */
  calendar: Calendar;
  /** Undefined: people paste a link, or make the Teams meeting by `newMeetingLink`. */
  onlineMeetings?: OnlineMeetings;
  attendance: Attendance;
  planning: Planning;
  polls: Polls;
  followUps: FollowUps;
  minutes: MinutesService;
}

export function openMeetings({ networks, links, limits: given, onlineMeetings }: MeetingsParts): Meetings {
  const limits = { ...MEETING_LIMITS, ...given };
  const store = new MeetingStore(networks.table);
  const planning = new Planning({ networks, store });
  return {
    networks, links, limits, store, planning, onlineMeetings,
    calendar: new Calendar({ networks, store }), attendance: new Attendance({ networks, store }),
    followUps: new FollowUps(networks, limits.tallyMs), minutes: new MinutesService(networks, store),
    polls: new Polls({ networks, limits, planning, meetings: store }),
  };
}
