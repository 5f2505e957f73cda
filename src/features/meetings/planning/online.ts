import { translator } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { Networks } from '../../networks';
import { dayPosting } from '../attendance';
import { endOf, startOf } from '../coming';
import type { MeetingStore } from '../store';
import type { Meeting } from '../types';
import { failureOf, type OnlineMeetings } from './links/types';
import { MEETING_KIND } from './planning';

interface Tools {
  networks: Pick<Networks, 'board' | 'notifier' | 'log' | 'clock'>;
  store: Pick<MeetingStore, 'change'>;
  onlineMeetings: OnlineMeetings;
}

/**
 * Makes, moves or cancels the Teams meeting of a meeting as it stands. Throws when it may go better later; what will not is told to the
 * coordinators, who can paste a link, and is not tried again. Twice comes to the same.
 */
export async function keepOnline({ networks, store, onlineMeetings }: Tools, meeting: Meeting): Promise<void> {
  const { networkId, id, onlineMeetingId, onlineWanted, cancelledAt } = meeting;
  const plan = { subject: meeting.title, start: startOf(meeting), end: endOf(meeting) };
  try {
    if (cancelledAt !== undefined) {
      if (onlineMeetingId) await onlineMeetings.cancel(onlineMeetingId);
      return;
    }
    if (onlineMeetingId) await onlineMeetings.move(onlineMeetingId, plan);
    if (!onlineWanted) return;
    const made = await onlineMeetings.create({ ...plan, externalId: `${networkId}.${id}` });
    await store.change(networkId, id, ({ onlineWanted: _, ...old }) => (
      // A link that somebody pasted meanwhile stands.
      old.joinUrl ? old : { ...old, joinUrl: made.joinUrl, onlineMeetingId: made.id, editedAt: networks.clock.now() }
    ));
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined || failure === 'busy' || failure === 'away') throw error;
    networks.log.warn('Teams meeting not kept', { outcome: failure });
    await store.change(networkId, id, ({ onlineWanted: _, ...old }) => old);
    await networks.notifier.tellCoordinators(networkId, (language) => ({
      kind: 'text', text: translator(language)('meetings.planning.onlineFailed', { title: escapeMarkdown(meeting.title) }),
    }));
  }
  await networks.board.changed({ networkId, kind: MEETING_KIND, subject: id });
  await networks.board.changed(dayPosting(meeting));
}
