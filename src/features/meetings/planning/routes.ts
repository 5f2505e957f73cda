import { member, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Reply, Turn } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import { isComing } from '../coming';
import type { FollowUp } from '../follow-ups';
import type { Meetings } from '../parts';
import type { Meeting } from '../types';
import { agendaVerbs } from './agenda-routes';
import { changeVerbs } from './change-routes';
import { announcementReply, detailReply, type MeetingView } from './meeting-card';
import { newMeetingRoutes } from './new-meeting-routes';
import { newsReply } from './news-card';
import { MEETING_KIND, NEWS_KIND } from './planning';
import { meetingSource } from './reminders';
import { newsIn } from './telling';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

/** Meetings from when they are set: their card in the channels, what members see of one, and what coordinators change. */
export function planningRoutes(meetings: Meetings): Routes {
  const { networks, store, attendance, followUps } = meetings;
  const setting = newMeetingRoutes(meetings);
  networks.board.register(MEETING_KIND, async ({ networkId, subject }) => {
    const [network, meeting] = await Promise.all([networks.store.network(networkId), store.find(networkId, subject)]);
    if (!network || !meeting) return undefined;
    const view = await viewOf(meeting, network.name, followUps.openLately(networkId));
    return announcementReply(view, network, networks.clock.now());
  });
  networks.board.register(NEWS_KIND, async ({ networkId, subject }) => {
    const [network, all] = await Promise.all([networks.store.network(networkId), store.ofNetwork(networkId)]);
    const news = newsIn(subject, all);
    return network && news && newsReply(network.language, network.name, news.meeting, news.others, networks.clock.now());
  });
  networks.outbox.register(MEETING_KIND, meetingSource(meetings));

  async function viewOf(meeting: Meeting, networkName: string, reading: Promise<FollowUp[]>): Promise<MeetingView> {
    const { networkId, id } = meeting;
    const [coming, municipalities, open] = await Promise.all([
      attendance.ofMeeting(networkId, id), networks.store.municipalities(networkId), reading,
    ]);
    return { meeting, networkName, coming, municipalities, followUps: open };
  }

  async function detail(turn: Turn, { networkName, part }: MemberScope, meeting: Meeting, note = ''): Promise<CardReply> {
    return detailReply(turn, await viewOf(meeting, networkName, followUps.open(meeting.networkId)), part.roles.includes('coordinator'), note);
  }

  /** The next that comes; else the last that was, and that none is to come. */
  async function next(turn: Turn, scope: MemberScope): Promise<Reply> {
    const all = (await store.ofNetwork(scope.networkId)).reverse();
    const coming = all.find((meeting) => isComing(meeting, turn.now));
    if (coming) return detail(turn, scope, coming, turn.t('meetings.planning.next'));
    const last = all.filter(({ cancelledAt }) => cancelledAt === undefined).at(-1) ?? all.at(-1);
    if (last) return detail(turn, scope, last, turn.t('meetings.planning.noNext'));
    return { kind: 'text', text: turn.t('meetings.none', { network: scope.networkName }) };
  }

  /** The n-th of all, the first that was held first. */
  async function numbered(turn: Turn, argument: string, scope: MemberScope): Promise<Reply> {
    const all = (await store.ofNetwork(scope.networkId)).reverse();
    const meeting = all[Number(argument) - 1];
    if (meeting) return detail(turn, scope, meeting);
    return { kind: 'text', text: turn.t('meetings.planning.noSuch', { network: scope.networkName, count: all.length }) };
  }

  return {
    commands: [
      defineCommand({ id: 'meeting', access: member, about: 'network', scopes: EVERYWHERE, run: (turn, _, scope) => next(turn, scope) }),
      defineCommand({
        id: 'meeting-number', access: member, scopes: EVERYWHERE, accepts: (argument) => /^\d{1,3}$/.test(argument), run: numbered,
      }),
      ...setting.commands,
    ],
    verbs: [
      ...setting.verbs,
      defineVerb('meetings.planning.open', member, NetworkRef, async (turn, { id }, scope) => {
        const meeting = await store.find(scope.networkId, id);
        if (!meeting) throw new NotYours();
        return { show: 'instead', reply: await detail(turn, scope, meeting) };
      }),
      ...changeVerbs(meetings),
      ...agendaVerbs(meetings),
    ],
  };
}
