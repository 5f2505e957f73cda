import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { dayOf, formatWallTime, toInstant } from '../../../lib/time';
import { addWorkingDays } from '../../../lib/time/working-days';
import { coordinator, member, type CoordinatorScope, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Routes } from '../../networks';
import type { Meetings } from '../parts';
import { missing } from '../polls/ranking';
import { KIND } from '../polls/polls';
import { readSlotRef } from '../polls/slot-row';
import type { Poll } from '../polls/types';
import { PAGE, pollsReply } from './list-card';
import { cancelReply, chooseReply, deadlineReply, manageReply } from './manage-card';
import { doneReply } from './new-poll-cards';
import { PollNotes } from './notes';
import { timeField, wrongTime, type Wrong } from './poll-form';
import { wall } from './warnings';

/** From the day a new deadline is asked for, or from the old one. */
const MORE_DAYS = 3;
const NAMES = 1_000;
const Offset = z.coerce.number().int().min(0).max(100_000);
const field = z.string().max(100).default('');
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** `avstemninger`: the network's polls, and what coordinators do with one until its meeting is set. */
export function manageRoutes({ networks, polls, store: meetings }: Pick<Meetings, 'networks' | 'polls' | 'store'>): Routes {
  const { store } = networks;
  const notes = new PollNotes(networks.table);

  async function list(turn: Turn, { networkId, part }: MemberScope, from: number): Promise<CardReply> {
    const coordinates = part.roles.includes('coordinator');
    const { polls: page, next } = await polls.page(networkId, from, PAGE);
    const wanted = coordinates ? page : page.filter(({ poll: { state } }) => state === 'open' || state === 'closing');
    const decided = wanted.some(({ poll }) => poll.state === 'decided') ? await meetings.ofNetwork(networkId) : [];
    const listed = wanted.map(({ poll, ballots }) => {
      const meeting = decided.find(({ id }) => id === poll.id);
      return { poll, ballots, ...(meeting && { meeting }) };
    });
    return pollsReply(turn, networkId, listed, coordinates, next);
  }

  async function find({ networkId }: MemberScope, id: string): Promise<Poll> {
    const poll = await polls.find(networkId, id);
    if (!poll) throw new NotYours();
    return poll;
  }

  async function counted({ networkId }: CoordinatorScope, id: string) {
    const [ballots, municipalities] = await Promise.all([polls.ballots(networkId, id), store.municipalities(networkId)]);
    return { ballots, municipalities };
  }

  async function one(turn: Turn, scope: CoordinatorScope, id: string): Promise<CardReply> {
    const [poll, rest, members] = await Promise.all([find(scope, id), counted(scope, id), store.members(scope.networkId)]);
    const meeting = await polls.meetingOf(poll);
    return manageReply(turn, { poll, ...rest, members, ...(meeting && { meeting }) });
  }

  function inState(poll: Poll, ...states: Poll['state'][]): Poll {
    if (!states.includes(poll.state)) throw new UserError('meetings.polls.notNow');
    return poll;
  }

  async function remind(turn: Turn, scope: CoordinatorScope, id: string): Promise<VerbResult> {
    const { t, now } = turn;
    const [found, { ballots, municipalities }] = await Promise.all([find(scope, id), counted(scope, id)]);
    const { networkId, version } = inState(found, 'open');
    const ref = `${networkId}.${id}`;
    const left = missing(ballots, municipalities);
    if (left.length === 0) return instead(doneReply(t('meetings.setup.allAnswered'), t('meetings.setup.allHave'), ref));
    const first = await notes.nudge(networkId, id, { day: dayOf(now), version, at: now });
    if (!first) return instead(doneReply(t('meetings.setup.askedBefore'), t('meetings.setup.askedBeforeText'), ref));
    const names = shortened(left.map(({ name }) => escapeMarkdown(name)).join(', '), NAMES);
    const reply = doneReply(t('meetings.setup.asked'), t('meetings.setup.askedText', { names }), ref);
    return { ...instead(reply), after: () => networks.outbox.changed({ networkId, kind: KIND, id }) };
  }

  async function setDeadline(turn: Turn, scope: CoordinatorScope, id: string, given: { date: string; time: string }): Promise<VerbResult> {
    const { t, language, now, person } = turn;
    const poll = inState(await find(scope, id), 'open', 'closing', 'closed');
    const wrong = wrongTime(given, now) ?? afterSlots(poll, given);
    if (wrong) return instead(deadlineReply(turn, poll, given, wrong));
    const deadline = wall(`${given.date}T${given.time}`);
    const text = t('meetings.setup.untilText', { time: formatWallTime(deadline, language) });
    if (poll.state === 'open') await polls.extend(scope, id, deadline, person, now);
    else await polls.reopen(scope, id, deadline, person, now);
    return instead(doneReply(t(poll.state === 'open' ? 'meetings.setup.extended' : 'meetings.setup.reopened'), text, `${scope.networkId}.${id}`));
  }

  /** A verb of coordinators about one poll. */
  const onPoll = (name: string, act: (turn: Turn, scope: CoordinatorScope, id: string) => Promise<VerbResult>): Verb => (
    defineVerb(`meetings.setup.${name}`, coordinator, NetworkRef, (turn, { id }, scope) => act(turn, scope, id))
  );

  return {
    commands: [
      defineCommand({
        id: 'polls', access: member, about: 'network', scopes: ['personal', 'group', 'channel'], run: (turn, _, scope) => list(turn, scope, 0),
      }),
    ],
    verbs: [
      defineVerb('meetings.setup.list', member, NetworkRef, async (turn, { id }, scope) => {
        const from = Offset.safeParse(id);
        return instead(await list(turn, scope, from.success ? from.data : 0));
      }),
      onPoll('open', async (turn, scope, id) => instead(await one(turn, scope, id))),
      onPoll('remind', remind),
      onPoll('close', async (turn, scope, id) => {
        const { t, person, now } = turn;
        await polls.close(scope, id, person, now);
        return instead(doneReply(t('meetings.setup.closed'), t('meetings.setup.closedText'), `${scope.networkId}.${id}`));
      }),
      onPoll('deadline', async (turn, scope, id) => {
        const poll = inState(await find(scope, id), 'open', 'closing', 'closed');
        const [today, day] = [dayOf(turn.now), poll.deadline.local.slice(0, 10)];
        return instead(deadlineReply(turn, poll, { date: addWorkingDays(day > today ? day : today, MORE_DAYS), time: '15:00' }));
      }),
      defineVerb('meetings.setup.extend', coordinator, NetworkRef.and(z.object({ date: field, time: timeField })), (turn, { id, date, time }, scope) => (
        setDeadline(turn, scope, id, { date, time })
      )),
      onPoll('ask-cancel', async (turn, scope, id) => (
        instead(cancelReply(turn, inState(await find(scope, id), 'open', 'closing', 'closed')))
      )),
      onPoll('cancel', async (turn, scope, id) => {
        await polls.cancel(scope, id, turn.person);
        return instead(doneReply(turn.t('meetings.setup.cancelled'), turn.t('meetings.setup.cancelledText'), ''));
      }),
      onPoll('choose', async (turn, scope, id) => {
        const [poll, rest] = await Promise.all([find(scope, id), counted(scope, id)]);
        return instead(chooseReply(turn, { poll: inState(poll, 'closed'), ...rest }));
      }),
      defineVerb('meetings.setup.decide', coordinator, NetworkRef.and(z.object({ slot: field })), async (turn, { id: thing, slot }, scope) => {
        const { t, language, person, now } = turn;
        // The button with the best time names it; the card with all of them has a field.
        const at = slot ? { id: thing, slot } : readSlotRef(thing);
        if (!at) throw new NotYours();
        const { start } = await polls.decide(scope, at.id, at.slot, person, now);
        const text = t('meetings.setup.decidedText', { decided: t('meetings.polls.decided.set', { when: formatWallTime(start, language) }) });
        return instead(doneReply(t('meetings.setup.decided'), text, `${scope.networkId}.${at.id}`));
      }),
    ],
  };
}

/** A deadline after the last of the times is none. */
function afterSlots({ slots }: Poll, { date, time }: { date: string; time: string }): Wrong | undefined {
  const last = Math.max(...slots.map(({ start }) => toInstant(start)));
  return toInstant(wall(`${date}T${time}`)) >= last ? { text: 'meetings.setup.wrong.deadlineAfterSlots' } : undefined;
}
