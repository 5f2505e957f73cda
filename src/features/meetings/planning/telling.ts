import type { Networks } from '../../networks';
import { dayOfMeeting } from '../attendance';
import { KIND as POLL_KIND } from '../polls/polls';
import type { MeetingStore } from '../store';
import type { Meeting } from '../types';
import { MEETING_KIND, NEWS_KIND } from './planning';
import { changedAt, newsOf } from './transitions';

/** So long the outbox tries to do what follows a change. */
export const FOLLOW_MS = 2 * 24 * 60 * 60 * 1000;

interface Tools {
  networks: Pick<Networks, 'board' | 'outbox'>;
  store: Pick<MeetingStore, 'ofNetwork'>;
}

/**
 * What follows when a meeting is set, moved or cancelled: its card in the channels, news of the change, the card of its day, and those of
 * its series that changed with it, or with a change of it that another one overtook. Done by the outbox, so that a crash loses nothing of
 * it: twice does no harm.
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
  // The card of the poll that it was decided by says when it is.
  if (meeting.pollId !== undefined) await board.changed({ networkId, kind: POLL_KIND, subject: meeting.pollId });
  await outbox.changed(dayOfMeeting(meeting));
  if (seriesId === undefined) return;
  const all = await store.ofNetwork(networkId);
  const overtaken = all.filter((each) => wasWith(each, meeting));
  const untold = new Set(overtaken.flatMap((each) => each.changedWith ?? []));
  for (const subject of untold) await board.post({ networkId, kind: NEWS_KIND, subject });
  const others = [...all.filter((each) => isWith(each, meeting)), ...overtaken];
  for (const other of others) await outbox.changed({ networkId, kind: MEETING_KIND, id: other.id });
}

/** Whether it was set, moved or cancelled in the same step as that one of its series. */
function isWith(each: Meeting, meeting: Meeting): boolean {
  if (each.id === meeting.id || each.seriesId !== meeting.seriesId || each.seriesId === undefined) return false;
  return (meeting.version ?? 0) > 0 ? each.changedWith === newsOf(meeting) : meeting.seriesId === meeting.id;
}

/** Whether it was changed with that one lately, and that one was changed again since: then nobody may have been told of it. */
function wasWith(each: Meeting, meeting: Meeting): boolean {
  const { id, version } = ofNews(each.changedWith ?? '');
  return id === meeting.id && version < (meeting.version ?? 0) && (changedAt(each) ?? 0) > (changedAt(meeting) ?? 0) - FOLLOW_MS;
}

/** Whether what people are told of that one tells of this one too. */
export function toldWith(each: Meeting, meeting: Meeting): boolean {
  const alike = (each.cancelledAt === undefined) === (meeting.cancelledAt === undefined);
  return isWith(each, meeting) || (alike && wasWith(each, meeting));
}

/** The meeting that news tells of, with the others that changed with it. Once it has changed again the first of those stands for it. */
export function newsIn(subject: string, all: readonly Meeting[]): { meeting: Meeting; others: Meeting[] } | undefined {
  const meeting = all.find(({ id }) => id === ofNews(subject).id);
  if (!meeting) return undefined;
  const others = all.filter(({ changedWith }) => changedWith === subject).reverse();
  const [first, ...rest] = others;
  return newsOf(meeting) === subject || !first ? { meeting, others } : { meeting: first, others: rest };
}

/** What `newsOf` was made of. */
function ofNews(subject: string): { id: string; version: number } {
  const at = subject.lastIndexOf('-');
  return { id: subject.slice(0, at), version: Number(subject.slice(at + 1)) };
}
