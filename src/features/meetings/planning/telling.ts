import type { Networks } from '../../networks';
import { dayOfMeeting } from '../attendance';
import type { MeetingStore } from '../store';
import type { Meeting } from '../types';
import { MEETING_KIND, NEWS_KIND } from './planning';
import { newsOf } from './transitions';

interface Tools {
  networks: Pick<Networks, 'board' | 'outbox'>;
  store: Pick<MeetingStore, 'ofNetwork'>;
}

/**
 * What follows when a meeting is set, moved or cancelled: its card in the channels, news of the change, the card of its day, and those of
 * its series that changed with it. Done by the outbox, so that a crash loses nothing of it: twice does no harm.
 */
export async function follow({ networks: { board, outbox }, store }: Tools, meeting: Meeting): Promise<void> {
  const { networkId, id, version = 0, seriesId, changedWith } = meeting;
  const posting = { networkId, kind: MEETING_KIND, subject: id };
  if (version > 0) {
    await board.changed(posting);
    if (!changedWith) await board.post({ networkId, kind: NEWS_KIND, subject: newsOf(meeting) });
  } else if (seriesId === undefined || seriesId === id) {
    await board.post(posting);
  }
  await outbox.changed(dayOfMeeting(meeting));
  if (seriesId === undefined) return;
  const others = (await store.ofNetwork(networkId)).filter((each) => isWith(each, meeting));
  for (const other of others) await outbox.changed({ networkId, kind: MEETING_KIND, id: other.id });
}

/** Whether it was set, moved or cancelled in the same step as that one of its series. */
export function isWith(each: Meeting, meeting: Meeting): boolean {
  if (each.id === meeting.id || each.seriesId !== meeting.seriesId || each.seriesId === undefined) return false;
  return (meeting.version ?? 0) > 0 ? each.changedWith === newsOf(meeting) : meeting.seriesId === meeting.id;
}
