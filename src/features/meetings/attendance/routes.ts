import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import type { Posting } from '../../../delivery';
import { coordinator, member, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Reply, Turn, Verb, VerbResult } from '../../feature';
import type { Municipality, Routes } from '../../networks';
import type { Meetings } from '../parts';
import { answeredReply, type Said } from './answer-card';
import type { AttendedMeeting } from './attendance';
import { DAY_CARD, hasBegun, ofDayCard } from './day';
import { dayReply } from './day-card';
import { daySource } from './day-source';
import { editReply, MOST_MEETINGS, overviewReply } from './overview-card';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;
const Offset = z.coerce.number().int().min(0).max(100_000);
/** Numbers of municipalities, with commas; none at all may be missing. */
const Numbers = z.string().max(5_000).transform((text) => new Set(text.split(',').map((each) => each.trim())));
/** The meeting, and when the form was shown (UTC ms): `<network>.<meeting>.<ms>`. */
const MarkRef = z.object({ id: z.string().max(200) }).transform(({ id }, context) => {
  const [, whole = id, at] = /^(.+)\.(\d{13,15})$/.exec(id) ?? [];
  const ref = NetworkRef.safeParse({ id: whole });
  if (ref.success) return { ...ref.data, ...(at && { shownAt: Number(at) }) };
  context.addIssue('not a reference');
  return z.NEVER;
});
const MarkForm = MarkRef.and(z.object({ present: Numbers.prefault('') }));
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** Who comes to meetings, who is there on the day, and who was. */
export function attendanceRoutes(meetings: Meetings): Routes {
  const { networks, attendance, followUps, store } = meetings;
  networks.board.register(DAY_CARD, renderDay);
  networks.outbox.register(DAY_CARD, daySource(meetings));

  async function renderDay({ networkId, subject }: Posting): Promise<Reply | undefined> {
    const { meetingId, day } = ofDayCard(subject);
    const [network, meeting] = await Promise.all([networks.store.network(networkId), store.find(networkId, meetingId)]);
    if (!network || !meeting) return undefined;
    const [attended, municipalities, open] = await Promise.all([
      attendance.store.ofMeeting(networkId, meetingId), networks.store.municipalities(networkId), followUps.openLately(networkId),
    ]);
    return dayReply({ network, attended: { meeting, ...attended }, municipalities, followUps: open, day });
  }

  const attendedWithPlaces = (networkId: string, id: string) => (
    Promise.all([attendance.attended(networkId, id), networks.store.municipalities(networkId)])
  );

  /** Those of the people who have answered, by name; the store is not asked once more. */
  function namesIn({ coming }: AttendedMeeting): Municipality[] {
    const numbers = [...new Set(coming.flatMap(({ municipality }) => municipality ?? []))];
    return numbers.map((number) => ({ number, name: networks.municipalities.byNumber(number)?.name ?? number }));
  }

  const said = (turn: Turn, attended: AttendedMeeting, what: Said): CardReply => answeredReply(turn, attended, what, namesIn(attended));

  const answer = (what: 'yes' | 'no'): Verb => (
    defineVerb(`meetings.attendance.${what}`, member, NetworkRef, async (turn, { id }, scope) => {
      const attended = await attendance.answer(scope, id, what, turn.person, turn.now);
      return { ...instead(said(turn, attended, what)), after: () => attendance.answerChanged(scope.networkId, id) };
    })
  );

  const present = (what: 'present' | 'gone'): Verb => (
    defineVerb(`meetings.attendance.${what}`, member, NetworkRef, async (turn, { id }, scope) => {
      const attended = await attendance.present(scope, id, turn.person, turn.now, what === 'present');
      return { ...instead(said(turn, attended, what)), after: () => attendance.presenceChanged(attended.meeting) };
    })
  );

  async function overview(turn: Turn, scope: MemberScope, from: number, done?: string): Promise<Reply> {
    const { networkId } = scope;
    const [all, municipalities] = await Promise.all([store.ofNetwork(networkId), networks.store.municipalities(networkId)]);
    const latest = all.filter((meeting) => hasBegun(meeting, turn.now)).slice(0, MOST_MEETINGS);
    const held = await Promise.all(latest.map(async (meeting) => (
      { meeting, ...(await attendance.store.ofMeeting(networkId, meeting.id)) }
    )));
    if (held.length === 0) return { kind: 'text', text: turn.t('meetings.attendance.none', { network: scope.networkName }) };
    return overviewReply(turn, scope, { held, municipalities, from, ...(done && { said: done }) });
  }

  return {
    commands: [
      defineCommand({
        id: 'attendance', access: member, about: 'network', scopes: EVERYWHERE, run: (turn, _, scope) => overview(turn, scope, 0),
      }),
    ],
    verbs: [
      answer('yes'),
      answer('no'),
      present('present'),
      present('gone'),
      defineVerb('meetings.attendance.page', member, NetworkRef, async (turn, { id }, scope) => {
        const from = Offset.safeParse(id);
        return { show: 'instead', reply: await overview(turn, scope, from.success ? from.data : 0) };
      }),
      defineVerb('meetings.attendance.edit', coordinator, NetworkRef, async (turn, { id }, { networkId }) => {
        const [attended, municipalities] = await attendedWithPlaces(networkId, id);
        if (!hasBegun(attended.meeting, turn.now)) throw new UserError('meetings.attendance.notBegun');
        return instead(editReply(turn, attended, municipalities));
      }),
      defineVerb('meetings.attendance.mark', coordinator, MarkForm, async (turn, { id, present: there, shownAt }, scope) => {
        const { networkId } = scope;
        const [attended, municipalities] = await attendedWithPlaces(networkId, id);
        const among = municipalities.map(({ number }) => number);
        const { marked, changed } = await attendance.mark(scope, attended, { there, among, shownAt }, turn.person, turn.now);
        const reply = overviewReply(turn, scope, { held: [marked], municipalities, from: 0, said: turn.t('meetings.attendance.marked') });
        return { ...instead(reply), after: async () => {
          for (const municipality of changed) {
            await networks.audit.write(networkId, 'attendance.changed', { by: turn.person, municipality });
          }
          await attendance.presenceChanged(attended.meeting);
        } };
      }),
    ],
  };
}
