import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { afterStored } from '../../../storage';
import { coordinator, member, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import { written } from '../minutes/written';
import type { Meetings } from '../parts';
import { dropReply, followUpReply, followUpsReply, postponeReply } from './cards';
import { wrongDay } from './days';
import { FOLLOW_UP_KIND, type Outcome } from './follow-ups';
import { listFollowUps, placeIn } from './listing';
import { MAX_REASON } from './records';
import { followUpReminders } from './reminders';
import { mayDecide } from './rights';
import type { FollowUp } from './types';

const Field = z.string().max(20_000).default('');
const Postponing = NetworkRef.and(z.object({ to: Field, reason: Field }));
const Dropping = NetworkRef.and(z.object({ reason: Field }));
/** Of a text that is too long to be stored: what fits on the card together with the rest. */
const LONGEST_SHOWN = 2_000;
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** What was agreed, until it is done: the list, and what people say about each. */
export function followUpRoutes({ networks, store: meetings, followUps }: Meetings): Routes {
  networks.outbox.register(FOLLOW_UP_KIND, followUpReminders({ networks, followUps, meetings }));

  async function list(turn: Turn, { networkId, part }: MemberScope, place: string): Promise<CardReply> {
    const [all, municipalities] = await Promise.all([followUps.ofNetwork(networkId), networks.store.municipalities(networkId)]);
    const { filter, from } = placeIn(place);
    return followUpsReply(turn, networkId, listFollowUps(all, part, filter, from), municipalities);
  }

  async function found({ networkId }: MemberScope, id: string): Promise<FollowUp> {
    const followUp = await followUps.find(networkId, id);
    if (!followUp) throw new NotYours();
    return followUp;
  }

  async function card(turn: Turn, { networkId, part }: MemberScope, followUp: FollowUp, intro = ''): Promise<CardReply> {
    const [municipalities, meeting] = await Promise.all([
      networks.store.municipalities(networkId), meetings.find(networkId, followUp.meetingId),
    ]);
    return followUpReply(turn, { followUp, municipalities, part, ...(meeting && { meeting }) }, intro);
  }

  /** Open, and somebody's who asks; what is closed is shown as it is. */
  async function toDecide(turn: Turn, scope: MemberScope, id: string, form: (followUp: FollowUp) => CardReply): Promise<VerbResult> {
    const followUp = await found(scope, id);
    if (!mayDecide(scope.part, followUp)) throw new UserError('meetings.followUps.notForYou');
    if (followUp.state === 'open') return instead(form(followUp));
    return instead(await card(turn, scope, followUp, turn.t('meetings.followUps.closedMeanwhile')));
  }

  /** What was done, or that it was so already. */
  async function told(
    turn: Turn, scope: MemberScope, outcome: Outcome, what: 'done' | 'postponed' | 'dropped' | 'reopened',
  ): Promise<VerbResult> {
    const { followUp, changed } = outcome;
    const intro = turn.t(changed ? `meetings.followUps.now.${what}` : 'meetings.followUps.unchanged');
    const reply = await afterStored(() => card(turn, scope, followUp, intro));
    return { ...instead(reply), after: () => followUps.afterwards(outcome, what, turn.person) };
  }

  return {
    commands: [
      defineCommand({
        id: 'follow-ups', access: member, about: 'network', scopes: ['personal', 'group', 'channel'],
        run: (turn, _, scope) => list(turn, scope, 'all-0'),
      }),
    ],
    verbs: [
      defineVerb('meetings.follow-ups.list', member, NetworkRef, async (turn, { id }, scope) => instead(await list(turn, scope, id))),
      defineVerb('meetings.follow-ups.open', member, NetworkRef, async (turn, { id }, scope) => (
        instead(await card(turn, scope, await found(scope, id)))
      )),
      defineVerb('meetings.follow-ups.done', member, NetworkRef, async (turn, { id }, scope) => (
        told(turn, scope, await followUps.done(scope, id, turn.person, turn.now), 'done')
      )),
      defineVerb('meetings.follow-ups.ask-postpone', member, NetworkRef, (turn, { id }, scope) => (
        toDecide(turn, scope, id, (followUp) => postponeReply(turn, followUp, { to: '', reason: '' }))
      )),
      defineVerb('meetings.follow-ups.postpone', member, Postponing, async (turn, { id, to, reason: given }, scope) => {
        const { text: reason, wrong = wrongDay(to, turn.now) } = written(given, MAX_REASON);
        const shown = { to, reason: given.slice(0, LONGEST_SHOWN) };
        if (wrong) return toDecide(turn, scope, id, (each) => postponeReply(turn, each, shown, wrong));
        return told(turn, scope, await followUps.postpone(scope, id, { to, reason }, turn.person, turn.now), 'postponed');
      }),
      defineVerb('meetings.follow-ups.ask-drop', member, NetworkRef, (turn, { id }, scope) => (
        toDecide(turn, scope, id, (followUp) => dropReply(turn, followUp, ''))
      )),
      defineVerb('meetings.follow-ups.drop', member, Dropping, async (turn, { id, reason: given }, scope) => {
        const { text: reason, wrong } = written(given, MAX_REASON);
        if (wrong) return toDecide(turn, scope, id, (each) => dropReply(turn, each, given.slice(0, LONGEST_SHOWN), wrong));
        return told(turn, scope, await followUps.drop(scope, id, reason, turn.person, turn.now), 'dropped');
      }),
      defineVerb('meetings.follow-ups.reopen', coordinator, NetworkRef, async (turn, { id }, scope) => (
        told(turn, scope, await followUps.reopen(scope, id, turn.person, turn.now), 'reopened')
      )),
    ],
  };
}
