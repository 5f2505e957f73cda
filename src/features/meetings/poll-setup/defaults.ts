import { dayOf } from '../../../lib/time';
import { addDays } from '../../../lib/time/holidays';
import { addWorkingDays, isWorkingDay } from '../../../lib/time/working-days';
import type { Municipality, Network } from '../../networks';
import type { PollFields } from './poll-form';

const FIRST_AFTER_DAYS = 7;
const LAST_AFTER_DAYS = 35;

/**
 * The form as it is at first: times from a week to five weeks ahead, with the deadline on the last working day before them; as many
 * municipalities as the network has decided, or more than half of them.
 */
export function firstFields(network: Pick<Network, 'quorum'> | undefined, municipalities: readonly Municipality[], now: number): PollFields {
  const today = dayOf(now);
  const week = addDays(today, FIRST_AFTER_DAYS);
  const from = isWorkingDay(week) ? week : addWorkingDays(week, 1);
  const majority = Math.floor(municipalities.length / 2) + 1;
  return {
    title: '', raad: '', topics: '', minutes: '120', from, to: addDays(today, LAST_AFTER_DAYS), part: 'both',
    date: addWorkingDays(from, -1), time: '15:00', ballots: 'open',
    atLeast: String(Math.min(network?.quorum ?? majority, municipalities.length)), required: '',
  };
}
