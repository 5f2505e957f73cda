import type { FileLinks } from '../files';
import type { MeetingStore } from '../meetings';
import type { Networks } from '../networks';
import { ReportStore } from './reporting/report-store';
import { RoundStore } from './rounds/round-store';

export interface CheckinsParts {
  networks: Networks;
  links: FileLinks;
  /** Rounds may come before each meeting, and the plan of a råd is asked about then. */
  meetings: MeetingStore;
}

/** What the routes of this feature work with. */
export interface Checkins extends CheckinsParts {
  roundStore: RoundStore;
  reportStore: ReportStore;
}

export function openCheckins({ networks, links, meetings }: CheckinsParts): Checkins {
  return { networks, links, meetings, roundStore: new RoundStore(networks.table), reportStore: new ReportStore(networks.table) };
}
