import type { Planned, ReminderSource } from '../../../delivery';
import type { Message } from '../../networks';
import type { Meetings } from '../parts';
import type { Meeting } from '../types';
import { DAY_CARD, dayCardOf, likelyEnd, opensAt } from './day';
import { DAY_MS } from '../../../lib/time';

/** It goes to every channel of the network, through the board. */
const EVERYBODY = 'channels';

/**
 * The card of the day, posted an hour before a meeting begins. When the meeting is moved or cancelled, the card that stands for another
 * day is told.
 */
export function daySource({ networks: { board }, store }: Pick<Meetings, 'networks' | 'store'>): ReminderSource<Message> {
  const posting = (networkId: string, subject: string) => ({ networkId, kind: DAY_CARD, subject });
  return {
    async plan({ networkId, id }, now) {
      const meeting = await store.find(networkId, id);
      return meeting && plannedFor(meeting, now);
    },
    async resolve({ source: { networkId, id }, what, version }) {
      const meeting = await store.find(networkId, id);
      if (!meeting || (meeting.version ?? 0) !== version) return { do: 'drop', reason: 'changed' };
      if (what === 'off') {
        const days = new Set([dayCardOf(meeting), ...(meeting.movedFrom ? [dayCardOf({ id, start: meeting.movedFrom })] : [])]);
        return { do: 'act', act: async () => {
          for (const subject of days) await board.changed(posting(networkId, subject));
        } };
      }
      if (meeting.cancelledAt !== undefined) return { do: 'drop', reason: 'cancelled' };
      return { do: 'act', act: async () => {
        await board.post(posting(networkId, dayCardOf(meeting)));
        // Where it stood already, its hour or link may be another now.
        if (version > 0) await board.changed(posting(networkId, dayCardOf(meeting)));
      } };
    },
    sendsAgain: () => false,
  };
}

/** Nothing to wait for any more: undefined. */
function plannedFor(meeting: Meeting, now: number): Planned[] | undefined {
  const { version = 0, movedAt, cancelledAt } = meeting;
  const changedAt = cancelledAt ?? movedAt;
  const off = changedAt === undefined ? [] : [{ what: 'off', recipient: EVERYBODY, version, dueAt: changedAt, staleAt: changedAt + DAY_MS }];
  const open = cancelledAt === undefined ? [{ what: 'open', recipient: EVERYBODY, version, dueAt: opensAt(meeting), staleAt: likelyEnd(meeting) }] : [];
  const left = [...off, ...open].filter(({ staleAt }) => staleAt > now);
  return left.length > 0 ? left : undefined;
}
