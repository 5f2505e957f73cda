import type { NetworkHere, Reply, Turn } from '../../src/features/feature';
import type { FollowUp } from '../../src/features/meetings/follow-ups';
import { listReply } from '../../src/features/meetings/list/list-card';
import { listed } from '../../src/features/meetings/list/listing';
import {
  agendaReply, cancelReply, editReply, fieldsOfItem, itemReply, moveReply, placeReply,
} from '../../src/features/meetings/planning/change-cards';
import { announcementReply, detailReply } from '../../src/features/meetings/planning/meeting-card';
import { EMPTY, readMeetingForm } from '../../src/features/meetings/planning/meeting-form';
import { createLink, doneReply, formReply, previewReply } from '../../src/features/meetings/planning/new-meeting-cards';
import { newsReply } from '../../src/features/meetings/planning/news-card';
import { reminderReply } from '../../src/features/meetings/planning/reminder-card';
import type { Meeting } from '../../src/features/meetings/types';

const zone = 'Europe/Oslo';
const LONG = 'Nalokson [til](https://example.org) *pårørende* og andre i nettverket '.repeat(3).slice(0, 199);
const URL = `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${'A'.repeat(300)}`;
const AGENDA = Array.from({ length: 20 }, (_, at) => ({ id: `a${at + 1}`, text: LONG, raad: 2 as const, minutes: 20, presenter: 'Demo *Person*' }));
const BARE: Meeting = { id: 'm1', networkId: 'romsdal', title: 'Samling', start: { local: '2027-03-02T10:00', zone } };
const FULL: Meeting = {
  ...BARE, title: LONG.slice(0, 100), minutes: 120, agenda: AGENDA, place: '1. *etasje*', joinUrl: URL, seriesId: 'm1', version: 1, movedAt: 1,
  movedFrom: { local: '2027-03-01T10:00', zone }, reason: LONG,
};
const DAY: Meeting = { ...BARE, start: { local: '2026-01-15', zone } };
const CANCELLED: Meeting = { ...FULL, cancelledAt: 1 };
const MUNICIPALITIES = Array.from({ length: 16 }, (_, at) => ({ number: String(1500 + at), name: `Kommune ${at} *æ*` }));
const FOLLOW_UPS = Array.from({ length: 7 }, (_, at): FollowUp => ({
  id: `f${at}`, networkId: 'romsdal', meetingId: 'm0', what: LONG, municipality: '1501', dueOn: '2027-01-01', since: 1, state: 'open', history: [],
  createdAt: 1, version: 0,
}));
const CHANNELS = Array.from({ length: 8 }, (_, at) => ({ tenantId: 't', conversationId: `c${at}`, name: 'Nettverk [x]', team: LONG.slice(0, 60) }));
const NOW = Date.parse('2026-12-01T09:00:00Z');
const HERE: NetworkHere = { networkId: 'romsdal', networkName: 'Nettverk *Romsdal*', language: 'nb', roles: ['coordinator'] };

/** Meetings: the form, what it leads to, one meeting as each sees it, what is told of it, and what coordinators change. */
export function* planningReplies(given: Turn): Generator<[string, Reply]> {
  const turn = { ...given, now: NOW };
  const { t } = turn;
  const wrong = { text: 'meetings.planning.wrong.title', values: { max: 100 } } as const;
  const fields = { ...EMPTY, title: LONG, date: '2027-05-17', time: '10:00', agenda: LONG, repeat: 'month', count: '12', joinUrl: URL };
  yield ['new meeting', formReply(turn, 'romsdal.x', EMPTY, false)];
  yield ['new meeting, wrong', formReply(turn, 'romsdal.x', { ...fields, count: 'tolv' }, true, wrong)];
  for (const each of [fields, { ...EMPTY, title: 'S', date: '2027-07-03', time: '18:30', online: 'true' }]) {
    const read = readMeetingForm({ ...each, title: each.title.slice(0, 100) }, NOW);
    if (read.wrong) throw new Error(read.wrong.text);
    yield [`meeting preview, ${each.repeat}`, previewReply(turn, 'romsdal.x', read, CHANNELS, [{ ...FULL, start: { local: '2027-05-17T12:00', zone } }])];
    yield [`meeting preview without channels, ${each.repeat}`, previewReply(turn, 'romsdal.x', read, [], [])];
  }
  yield ['meeting done', doneReply(turn, t('meetings.planning.announcedNow'), t('meetings.planning.announcedNoLink'), 'romsdal.x', createLink({ ...FULL, joinUrl: '' }))];
  yield ['meeting discarded', doneReply(turn, t('meetings.planning.discarded'), t('meetings.planning.discardedText'), '')];
  const waiting: Meeting = { ...BARE, onlineWanted: true };
  for (const [name, meeting] of Object.entries({ bare: BARE, full: FULL, day: DAY, cancelled: CANCELLED, waiting })) {
    for (const followUps of [[], FOLLOW_UPS.slice(0, 5), FOLLOW_UPS]) {
      const view = { meeting, networkName: HERE.networkName, coming: [], municipalities: MUNICIPALITIES, followUps };
      yield [`announcement, ${name}, ${followUps.length}`, announcementReply(view, HERE, NOW)];
      yield [`meeting, ${name}, ${followUps.length}`, detailReply(turn, view, false)];
      yield [`meeting of a coordinator, ${name}, ${followUps.length}`, detailReply(turn, view, true, t('meetings.planning.noNext'))];
    }
    for (const others of [[], [BARE], Array.from({ length: 11 }, () => BARE)]) {
      yield [`news, ${name}, ${others.length}`, newsReply(turn.language, 'Nettverk', meeting, others, NOW)];
    }
    for (const municipality of [undefined, 'Molde *x*']) yield [`reminder, ${name}, ${municipality}`, reminderReply(turn.language, 'Nettverk', meeting, municipality)];
    yield [`agenda, ${name}`, agendaReply(turn, meeting, t('meetings.planning.saved'))];
    yield [`edit, ${name}`, editReply(turn, meeting)];
  }
  const move = { date: '2027-03-02', time: '10:00', minutes: '', reason: LONG.repeat(20), later: 'true' };
  for (const series of [false, true]) {
    yield [`move, ${series}`, moveReply(turn, FULL, move, series)];
    yield [`move, wrong, ${series}`, moveReply(turn, BARE, move, series, { wrong })];
    yield [`move, warned, ${series}`, moveReply(turn, FULL, { ...move, later: 'x' }, series, { warning: LONG })];
    yield [`cancel, ${series}`, cancelReply(turn, FULL, move, series, series ? wrong : undefined)];
  }
  yield ['place', placeReply(turn, BARE, { place: '', joinUrl: '' })];
  yield ['place, wrong', placeReply(turn, FULL, { place: LONG.repeat(20), joinUrl: URL.repeat(20) }, wrong)];
  yield ['item, new', itemReply(turn, BARE, 'a9', fieldsOfItem())];
  for (const { id } of [AGENDA[0]!, AGENDA[9]!, AGENDA[19]!]) yield [`item, ${id}`, itemReply(turn, FULL, id, fieldsOfItem(AGENDA[0]), wrong)];
  const many = Array.from({ length: 30 }, (_, at) => ({ ...FULL, id: `m${at}` }));
  for (const roles of [['coordinator'], ['contact'], []] as const) {
    for (const [name, all] of Object.entries({ one: [BARE], many, held: [DAY], cancelled: [CANCELLED] })) {
      yield [`meetings, ${name}, ${roles.join()}`, listReply(turn, { ...HERE, roles }, listed(all, NOW))];
    }
  }
}
