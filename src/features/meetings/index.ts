import { formatWallTime, toInstant } from '../../lib/time';
import { anyone } from '../authority';
import type { Feature, Reply, Turn } from '../feature';
import type { MeetingStore } from './store';
import type { Meeting } from './types';

export { MeetingStore } from './store';
export type { Meeting } from './types';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The network's meetings. */
export function meetingsFeature(store: MeetingStore): Feature {
  return {
    id: 'meetings',
    commands: [{
      id: 'meetings', access: anyone, ofNetwork: true, about: 'network', scopes: ['personal', 'group', 'channel'],
      run: (turn) => meetingsReply(store, turn),
    }],
  };
}

async function meetingsReply(store: MeetingStore, turn: Turn): Promise<Reply> {
  const here = turn.network();
  if (!here) return { kind: 'text', text: turn.t('networks.none') };
  const { networkId, networkName: network } = here;
  const meetings = (await store.ofNetwork(networkId)).reverse();
  if (meetings.length === 0) return { kind: 'text', text: turn.t('meetings.none', { network }) };
  const title = turn.t('meetings.title', { network });
  const coming = meetings.some((meeting) => isComing(meeting, turn.now));
  const data = { title, coming, meetings: meetings.map((meeting) => ({ text: line(meeting, turn) })) };
  return { kind: 'card', card: { template: 'meetings/list', data }, summary: title };
}

function line(meeting: Meeting, turn: Turn): string {
  const state = turn.t(isComing(meeting, turn.now) ? 'meetings.coming' : 'meetings.held');
  return turn.t('meetings.item', { title: meeting.title, when: formatWallTime(meeting.start, turn.language), state });
}

/** Dates decide, nothing else: a meeting with no hour is held when its day is over. */
function isComing({ start }: Meeting, now: number): boolean {
  return now < toInstant(start) + (start.local.includes('T') ? 0 : DAY_MS);
}
