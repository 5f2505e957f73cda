import { together, type Routes } from '../../networks';
import type { Meetings } from '../parts';
import { KIND } from '../polls/polls';
import { manageRoutes } from './manage-routes';
import { newPollRoutes } from './new-poll-routes';
import { pollReminders } from './reminders';

/** Polls from the coordinators' side: made, followed up, and what happens to them by themselves. */
export function pollSetupRoutes(meetings: Meetings): Routes {
  meetings.networks.outbox.register(KIND, pollReminders(meetings));
  return together([newPollRoutes(meetings), manageRoutes(meetings)]);
}
