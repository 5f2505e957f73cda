import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { coordinator, member, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import { together, type Routes } from '../../networks';
import { NotYours } from '../../refusals';
import type { Meetings } from '../parts';
import { checkRoutes } from './check-routes';
import { Desk } from './desk';
import { draftRoutes } from './draft-routes';
import { postedReply, previewReply } from './draft-cards';
import { PartRef } from './forms';
import { MINUTES_KIND } from './minutes';

const Offset = z.coerce.number().int().min(0).max(100_000);
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** `referat`: what was decided and agreed at a meeting, written by the coordinators and read by everybody. */
export function minutesRoutes(meetings: Meetings): Routes {
  const { networks: { board, ids }, minutes } = meetings;
  board.register(MINUTES_KIND, (posting) => minutes.render(posting));
  const desk = new Desk(meetings);
  const offset = (text: string) => Offset.safeParse(text).data ?? 0;

  async function preview(turn: Turn, networkId: string, meetingId: string, intro = ''): Promise<CardReply> {
    const [about, papers] = await Promise.all([desk.case(networkId, meetingId), minutes.store.papers(networkId, meetingId)]);
    const { draft, minutes: before } = papers;
    if (!draft) throw new UserError('meetings.minutes.nothing');
    return previewReply(turn, { ...about, draft, ...(before && { minutes: before }) }, intro);
  }

  /** Once for the previewed version; another version is shown before anything is posted. */
  async function post(turn: Turn, meeting: string, part: string, scope: CoordinatorScope): Promise<VerbResult> {
    const seen = Offset.safeParse(part).data ?? -1;
    const outcome = await minutes.post(scope, meeting, seen, turn.person, turn.now);
    if (outcome.outcome === 'nothing') throw new NotYours();
    if (outcome.outcome === 'changed') return instead(await preview(turn, scope.networkId, meeting, turn.t('meetings.minutes.changedSincePreview')));
    const { followUps, minutes: { version } } = outcome.posted;
    const open = followUps.filter((each) => each.state === 'open' && each.meetingId === meeting).length;
    const heading = turn.t(version > 1 ? 'meetings.minutes.postedAgainTitle' : 'meetings.minutes.postedTitle');
    const text = turn.t(open > 0 ? 'meetings.minutes.postedWith' : 'meetings.minutes.postedText', { count: open });
    const reply = postedReply(turn, { networkId: scope.networkId, id: meeting }, { heading, text });
    return { ...instead(reply), after: () => minutes.afterwards(scope, outcome, turn.person) };
  }

  const own: Routes = {
    commands: [
      defineCommand({
        id: 'minutes', access: member, about: 'network', scopes: ['personal', 'group', 'channel'],
        run: async (turn, _, scope) => {
          const coordinates = scope.part.roles.includes('coordinator');
          const last = coordinates ? await desk.last(scope.networkId, turn.now) : undefined;
          return last ? desk.show(turn, scope, last.id) : desk.list(turn, scope, 0);
        },
      }),
    ],
    verbs: [
      defineVerb('meetings.minutes.list', member, NetworkRef, async (turn, { id }, scope) => instead(await desk.list(turn, scope, offset(id)))),
      defineVerb('meetings.minutes.open', member, NetworkRef, async (turn, { id }, scope) => instead(await desk.show(turn, scope, id))),
      defineVerb('meetings.minutes.read', member, PartRef, async (turn, { meeting, part }, scope) => {
        const { networkId } = scope;
        const [about, posted] = await Promise.all([desk.case(networkId, meeting), minutes.store.posted(networkId, meeting)]);
        if (!posted) throw new NotYours();
        return instead(desk.posted(turn, scope, about, posted, offset(part)));
      }),
      defineVerb('meetings.minutes.edit', coordinator, NetworkRef, async (turn, { id }, { networkId }) => {
        const [about, papers] = await Promise.all([desk.case(networkId, id), minutes.store.papers(networkId, id)]);
        return instead(desk.draft(turn, about, papers.draft));
      }),
      defineVerb('meetings.minutes.preview', coordinator, NetworkRef, async (turn, { id }, { networkId }) => instead(await preview(turn, networkId, id))),
      defineVerb('meetings.minutes.post', coordinator, PartRef, (turn, { meeting, part }, scope) => post(turn, meeting, part, scope)),
    ],
  };
  const parts = { minutes, desk, unique: () => ids.unique() };
  return together([own, draftRoutes(parts), checkRoutes(parts)]);
}
