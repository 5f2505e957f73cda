import { z } from 'zod';
import { escapeMarkdown } from '../../../lib/people-text';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Meetings } from '../parts';
import type { Meeting } from '../types';
import type { Wrong } from './agenda';
import { cancelReply, editReply, moveReply, placeReply, type MoveFields } from './change-cards';
import { field, readLength, readPlace, readReason, readTime, type Read } from './meeting-form';
import { doneReply } from './new-meeting-cards';
import { laterThan } from './planning';
import { assertOpen, type Move } from './transitions';
import { clashes, timeLine } from './warnings';
import { whenText } from './words';

const MoveForm = NetworkRef.and(z.object({ date: field, time: field, minutes: field, reason: field, later: field }));
const CancelForm = NetworkRef.and(z.object({ reason: field, later: field }));
const PlaceForm = NetworkRef.and(z.object({ place: field, joinUrl: field }));
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** What a coordinator does with a meeting that is to come: moves it, cancels it, says where it is. */
export function changeVerbs({ store, planning }: Pick<Meetings, 'store' | 'planning'>): Verb[] {
  /** Of the network, and to come; with those of its series after it, when they are asked for. */
  async function openOne(turn: Turn, { networkId }: CoordinatorScope, id: string): Promise<Meeting> {
    const meeting = await store.find(networkId, id);
    if (!meeting) throw new NotYours();
    assertOpen(meeting, turn.now);
    return meeting;
  }

  async function withOthers(turn: Turn, { networkId }: CoordinatorScope, id: string) {
    const all = await store.ofNetwork(networkId);
    const meeting = all.find((each) => each.id === id);
    if (!meeting) throw new NotYours();
    assertOpen(meeting, turn.now);
    return { meeting, all, later: laterThan(meeting, all) };
  }

  async function move(turn: Turn, scope: CoordinatorScope, id: string, fields: MoveFields, sure: boolean): Promise<VerbResult> {
    const { t, language } = turn;
    const { meeting, all, later } = await withOthers(turn, scope, id);
    const form = (said: { wrong?: Wrong; warning?: string }) => instead(moveReply(turn, meeting, fields, later.length > 0, said));
    const read = readMove(fields, turn.now);
    if (read.wrong) return form({ wrong: read.wrong });
    const warning = sure ? '' : warningOf(turn, read.move, all, id);
    if (warning) return form({ warning });
    const { meeting: stands, changed } = await planning.move(scope, id, { ...read.move, later: fields.later === 'true' }, turn.person, turn.now);
    const when = whenText(stands, language);
    const text = changed.length > 1 ? t('meetings.planning.movedTextSeries', { when, count: changed.length - 1 }) : t('meetings.planning.movedText', { when });
    return instead(doneReply(turn, t('meetings.planning.movedNow', { title: escapeMarkdown(stands.title) }), text, `${scope.networkId}.${id}`));
  }

  async function cancel(turn: Turn, scope: CoordinatorScope, id: string, fields: { reason: string; later: string }): Promise<VerbResult> {
    const { t } = turn;
    const read = readReason(fields.reason);
    if (read.wrong) {
      const { meeting, later } = await withOthers(turn, scope, id);
      return instead(cancelReply(turn, meeting, fields, later.length > 0, read.wrong));
    }
    const { meeting, changed } = await planning.cancel(scope, id, { reason: read.reason, later: fields.later === 'true' }, turn.person, turn.now);
    const text = changed.length > 1 ? t('meetings.planning.cancelledTextSeries', { count: changed.length - 1 }) : t('meetings.planning.cancelledText');
    return instead(doneReply(turn, t('meetings.planning.cancelledNow', { title: escapeMarkdown(meeting.title) }), text, `${scope.networkId}.${id}`));
  }

  return [
    defineVerb('meetings.planning.edit', coordinator, NetworkRef, async (turn, { id }, scope) => instead(editReply(turn, await openOne(turn, scope, id)))),
    defineVerb('meetings.planning.ask-move', coordinator, NetworkRef, async (turn, { id }, scope) => {
      const { meeting, later } = await withOthers(turn, scope, id);
      return instead(moveReply(turn, meeting, fieldsOf(meeting), later.length > 0));
    }),
    defineVerb('meetings.planning.move', coordinator, MoveForm, (turn, { id, ...fields }, scope) => move(turn, scope, id, fields, false)),
    defineVerb('meetings.planning.move-anyway', coordinator, MoveForm, (turn, { id, ...fields }, scope) => move(turn, scope, id, fields, true)),
    defineVerb('meetings.planning.ask-cancel', coordinator, NetworkRef, async (turn, { id }, scope) => {
      const { meeting, later } = await withOthers(turn, scope, id);
      return instead(cancelReply(turn, meeting, { reason: '', later: 'false' }, later.length > 0));
    }),
    defineVerb('meetings.planning.cancel', coordinator, CancelForm, (turn, { id, ...fields }, scope) => cancel(turn, scope, id, fields)),
    defineVerb('meetings.planning.place', coordinator, NetworkRef, async (turn, { id }, scope) => {
      const meeting = await openOne(turn, scope, id);
      return instead(placeReply(turn, meeting, { place: meeting.place ?? '', joinUrl: meeting.joinUrl ?? '' }));
    }),
    defineVerb('meetings.planning.save-place', coordinator, PlaceForm, async (turn, { id, network: _, ...fields }, scope) => {
      const read = readPlace(fields);
      if (read.wrong) return instead(placeReply(turn, await openOne(turn, scope, id), fields, read.wrong));
      await planning.changePlace(scope, id, read, turn.person, turn.now);
      const text = turn.t('meetings.planning.savedText');
      return instead(doneReply(turn, turn.t('meetings.planning.saved'), text, `${scope.networkId}.${id}`));
    }),
  ];
}

/** The form as the meeting stands. */
function fieldsOf({ start: { local }, minutes }: Meeting): MoveFields {
  return { date: local.slice(0, 10), time: local.slice(11), minutes: minutes === undefined ? '' : String(minutes), reason: '', later: 'false' };
}

/** A length that the list does not have is left as it is. */
function readMove({ minutes, reason, ...fields }: MoveFields, now: number): Read<{ move: Move }> {
  const [time, why] = [readTime(fields, now), readReason(reason)];
  if (time.wrong) return { wrong: time.wrong };
  if (why.wrong) return { wrong: why.wrong };
  const length = readLength(minutes);
  return { move: { start: time.start, ...(!length.wrong && { minutes: length.minutes }), ...(why.reason && { reason: why.reason }) } };
}

/** What to think of about the new time; empty for nothing. */
function warningOf(turn: Turn, { start, minutes = 60 }: Move, all: readonly Meeting[], id: string): string {
  const line = timeLine(turn, { start }, minutes);
  const notes = line.endsWith(')') ? [turn.t('meetings.planning.thinkOf', { when: line })] : [];
  return [...notes, ...clashes(turn, [{ start }], all, id)].join(' ');
}
