import { z } from 'zod';
import { dayOf } from '../../../lib/time';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { Command, Reply, Turn, Verb } from '../../feature';
import { normalised } from './keepable';
import type { Learning } from './learning';
import { isOverdue } from './own-answers';
import { PageData } from './pages';
import { unansweredReply, type UnansweredView } from './unanswered-card';
import type { UnansweredGroup } from './unanswered';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

const Keep = NetworkRef.pipe(z.object({ network: z.string(), id: z.enum(['on', 'off']) }));

/**
 * The unanswered questions of a network, less those that it has answered itself since. A question's own words are shown
 * where the coordinator reads alone, and nowhere else.
 */
export async function openGroups(learning: Learning, networkId: string, { now, place }: Turn): Promise<UnansweredGroup[]> {
  const groupsHere = learning.unanswered.groups(networkId, now, place.scope === 'personal');
  const [groups, answers] = await Promise.all([groupsHere, learning.answers.all(networkId)]);
  const answered = new Set(answers.filter((own) => !isOverdue(own, dayOf(now))).map(({ question }) => normalised(question)));
  return groups.filter(({ text }) => text === undefined || !answered.has(normalised(text)));
}

/** What coordinators see of what was asked, and whether its words are kept. */
export function unansweredRoutes(learning: Learning, titleOf: UnansweredView['titleOf']): { commands: Command[]; verbs: Verb[] } {
  async function list(turn: Turn, { networkId }: CoordinatorScope, from: number): Promise<Reply> {
    const [{ since }, groups] = await Promise.all([
      learning.texts.settings(networkId), openGroups(learning, networkId, turn),
    ]);
    return unansweredReply(turn, { networkId, groups, keeping: since !== undefined, from, titleOf });
  }

  return {
    commands: [defineCommand({
      id: 'unanswered', access: coordinator, about: 'coordinators', scopes: EVERYWHERE, run: (turn, _, scope) => list(turn, scope, 0),
    })],
    verbs: [
      defineVerb('advice.unanswered', coordinator, PageData, async (turn, { id }, scope) => (
        { show: 'instead', reply: await list(turn, scope, id) }
      )),
      defineVerb('advice.keep', coordinator, Keep, async (turn, { id }, scope) => {
        await learning.texts.choose(scope.networkId, id === 'on', turn.now);
        return { show: 'instead', reply: await list(turn, scope, 0) };
      }),
    ],
  };
}
