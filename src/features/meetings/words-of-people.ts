import type { Posting } from '../../delivery';
import type { RecordCodec, Replacement, Row } from '../../storage';
import { MAX_REASON, MAX_WHAT, followUpRecord } from './follow-ups/records';
import { MINUTES_KIND } from './minutes/minutes';
import { draftRecord, MAX_DECISION, minutesRecord } from './minutes/records';
import { DAY_CARD, dayCardOf } from './attendance/day';
import { MEETING_KIND, NEWS_KIND } from './planning/planning';
import { KIND as POLL_KIND } from './polls/polls';
import { pollRecord } from './polls/records';
import { meetingRecord } from './records';
import type { AgendaItem } from './types';
import { YEAR_ROW, yearRecord } from './yearly/records';

type Change = (text: string) => string;

/** One kind of row that holds what people wrote: whether a row is of it, and the record with other words in it. */
interface Kind {
  name: string;
  isOf(row: Row): boolean;
  /** The row's next version; undefined when no word of it changes. */
  reword(row: Row, change: Change): Replacement | undefined;
}

function kind<T>(codec: RecordCodec<T>, isOf: Kind['isOf'], reword: (record: T, change: Change) => T): Kind {
  return {
    name: codec.kind,
    isOf,
    reword: (row, change) => {
      const old = codec.decode(row);
      const next = codec.encode(reword(old, change));
      return next.data === codec.encode(old).data ? undefined : { partition: row.partition, row: row.row, etag: row.etag, ...next };
    },
  };
}

const inMeetings = (prefix: string, suffix = '') => ({ partition, row }: Row): boolean => (
  partition.startsWith('m:') && row.startsWith(prefix) && row.endsWith(suffix)
);
/** A draft of minutes, which only coordinators may read, or of the next version of those that are posted. */
export const isDraft = inMeetings('x:', ':draft');
const cut = (change: Change, most: number): Change => (text) => {
  const next = change(text);
  return next === text ? text : next.slice(0, most);
};
const agendaOf = (agenda: readonly AgendaItem[], change: Change): AgendaItem[] => agenda.map((item) => (
  { ...item, text: change(item.text), ...(item.presenter !== undefined && { presenter: change(item.presenter) }) }
));

/** An item whose words change is another version: who was editing it is told, and writes over nothing. */
function itemOf<T extends { version: number }, F extends keyof T>(item: T, field: F, text: T[F]): T {
  return item[field] === text ? item : { ...item, [field]: text, version: item.version + 1 };
}

const KINDS: readonly Kind[] = [
  kind(meetingRecord, inMeetings('m:'), (meeting, change) => ({
    ...meeting, title: change(meeting.title), ...(meeting.agenda && { agenda: agendaOf(meeting.agenda, change) }),
    ...(meeting.place !== undefined && { place: change(meeting.place) }),
    ...(meeting.reason !== undefined && { reason: change(meeting.reason) }),
  })),
  kind(followUpRecord, inMeetings('f:'), (followUp, change) => ({
    ...followUp, what: cut(change, MAX_WHAT)(followUp.what),
    ...(followUp.note !== undefined && { note: cut(change, MAX_REASON)(followUp.note) }),
    history: followUp.history.map((each) => ({ ...each, reason: cut(change, MAX_REASON)(each.reason) })),
  })),
  kind(draftRecord, isDraft, (draft, change) => ({
    ...draft,
    decisions: draft.decisions.map((each) => itemOf(each, 'text', cut(change, MAX_DECISION)(each.text))),
    tasks: draft.tasks.map((each) => itemOf(each, 'what', cut(change, MAX_WHAT)(each.what))),
    checks: draft.checks.map((each) => (
      each.reason === undefined ? each : { ...each, reason: cut(change, MAX_REASON)(each.reason) }
    )),
  })),
  kind(minutesRecord, inMeetings('x:', ':posted'), (minutes, change) => ({
    ...minutes,
    decisions: minutes.decisions.map((each) => itemOf(each, 'text', cut(change, MAX_DECISION)(each.text))),
    tasks: minutes.tasks.map((each) => itemOf(each, 'what', cut(change, MAX_WHAT)(each.what))),
    reviewed: minutes.reviewed.map((each) => ({ ...each, what: cut(change, MAX_WHAT)(each.what) })),
  })),
  kind(yearRecord, ({ partition, row }) => partition.startsWith('m:') && row === YEAR_ROW, ({ plan, ...year }, change) => (
    { ...year, ...(plan && { plan: { ...plan, what: change(plan.what) } }) }
  )),
  kind(pollRecord, ({ partition, row }) => partition.startsWith('p:') && row === 'meta', (poll, change) => (
    { ...poll, title: change(poll.title), agenda: agendaOf(poll.agenda, change) }
  )),
];

/** What a row that holds what people wrote is: `minutes`, `poll`, … */
export const kindOf = (row: Row): string | undefined => KINDS.find(({ isOf }) => isOf(row))?.name;

/** All that people wrote in a row, text by text; none of a row that holds no such thing. */
export function wordsIn(row: Row): string[] {
  const found: string[] = [];
  KINDS.find(({ isOf }) => isOf(row))?.reword(row, (text) => {
    found.push(text);
    return text;
  });
  return found;
}

/** The row with other words; undefined when none changes. */
export const rewordRow = (row: Row, change: Change): Replacement | undefined => KINDS.find(({ isOf }) => isOf(row))?.reword(row, change);

/** The cards in the channels that show what a row holds. */
export function postingsOf(networkId: string, found: Row): Posting[] {
  const { partition, row } = found;
  const [first, id = ''] = row.split(':');
  const posting = (name: string, subject = id): Posting => ({ networkId, kind: name, subject });
  if (partition.startsWith('p:')) return [posting(POLL_KIND, partition.split(':')[2])];
  if (first === 'r') return [posting(MEETING_KIND)];
  if (first === 'x') return row.endsWith(':posted') ? [posting(MINUTES_KIND)] : [];
  if (first !== 'm') return [];
  // Each time it was moved or cancelled stands as a post of its own.
  const meeting = meetingRecord.decode(found);
  const { version = 0 } = meeting;
  const news = Array.from({ length: version }, (_, at) => posting(NEWS_KIND, `${id}-${at + 1}`));
  return [posting(MEETING_KIND), posting(DAY_CARD, dayCardOf(meeting)), ...news];
}
