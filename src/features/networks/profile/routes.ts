import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { dayOf } from '../../../lib/time';
import { anyone, member, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkOnly } from '../../define';
import type { Reply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import { isAway } from '../contacts/speaking';
import type { Networks, Routes } from '../parts';
import { leavesNoCoordinator } from '../people/decisions';
import type { Member } from '../types';
import {
  awayFormReply, awayLines, detailsReply, doneReply, leaveReply, leftReply, profileReply, reminderFields, remindersReply,
} from './cards';
import { DetailFields, readDetails, readUntil } from './details';
import { OwnPart } from './own-part';
import { readReminders, ReminderFields } from './reminders';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;
const AwayForm = NetworkOnly.and(z.object({ until: z.string().max(100).default('') }));

const instead = (reply: Reply): VerbResult => ({ show: 'instead', reply });

/** What people decide about themselves. */
export function profileRoutes(networks: Networks): Routes {
  const { store, preferences } = networks;
  const part = new OwnPart(networks);

  /** What is remembered of a member may be a minute older than what is stored. */
  async function own({ person }: Turn, { networkId }: MemberScope): Promise<Member> {
    const found = await store.member(networkId, person);
    if (!found) throw new NotYours();
    return found;
  }

  async function profile(turn: Turn, scope: MemberScope): Promise<Reply> {
    const [me, chosen, municipalities] = await Promise.all([
      own(turn, scope), preferences.of(turn.person), store.municipalities(scope.networkId),
    ]);
    const name = municipalities.find(({ number }) => number === me.municipality)?.name ?? me.municipality ?? '';
    return profileReply(turn, scope, me, name, chosen);
  }

  async function back(turn: Turn, scope: MemberScope): Promise<Reply> {
    await part.comeBack(turn, scope);
    return doneReply(turn, 'back', [turn.t('networks.profile.backWhat')]);
  }

  async function askToLeave(turn: Turn, scope: MemberScope): Promise<Reply> {
    const members = await store.members(scope.networkId);
    const me = members.filter(({ tenantId, personId }) => tenantId === turn.person.tenantId && personId === turn.person.id);
    if (leavesNoCoordinator(members, { remove: me })) throw new UserError('networks.profile.lastCoordinator');
    return leaveReply(turn, scope);
  }

  return {
    commands: [
      defineCommand({ id: 'my-profile', access: member, about: 'you', scopes: EVERYWHERE, run: (turn, _, scope) => profile(turn, scope) }),
      {
        id: 'reminders', access: anyone, about: 'you', scopes: EVERYWHERE,
        run: async (turn) => remindersReply(turn, reminderFields(await preferences.of(turn.person))),
      },
      defineCommand({
        id: 'away', access: member, about: 'you', scopes: EVERYWHERE,
        run: async (turn, _, scope) => {
          const me = await own(turn, scope);
          return awayFormReply(turn, scope, isAway(me, dayOf(turn.now)) ? (me.away?.until ?? '') : '');
        },
      }),
      defineCommand({ id: 'back', access: member, about: 'you', scopes: EVERYWHERE, run: (turn, _, scope) => back(turn, scope) }),
      defineCommand({ id: 'leave', access: member, about: 'you', scopes: EVERYWHERE, run: (turn, _, scope) => askToLeave(turn, scope) }),
    ],
    verbs: [
      defineVerb('networks.profile.confirm', member, NetworkOnly, async (turn, _, scope) => {
        await part.confirm(turn, scope);
        return instead(doneReply(turn, 'confirmed', [turn.t('networks.profile.confirmedWhat')]));
      }),
      defineVerb('networks.profile.edit', member, NetworkOnly, async (turn, _, scope) => {
        const { title = '', topics = [] } = await own(turn, scope);
        return { show: 'below', reply: detailsReply(turn, scope, { title, topics: topics.join(',') }) };
      }),
      defineVerb('networks.profile.save', member, NetworkOnly.and(DetailFields), async (turn, { title, topics }, scope) => {
        const read = readDetails({ title, topics });
        if ('wrong' in read) return instead(detailsReply(turn, scope, { title, topics }, read.wrong));
        await part.describe(turn, scope, read);
        return instead(doneReply(turn, 'saved', [turn.t('networks.profile.savedWhat')]));
      }),
      defineVerb('networks.profile.reminders', anyone, ReminderFields, async (turn, fields) => {
        const read = readReminders(fields);
        if ('wrong' in read) return instead(remindersReply(turn, fields, read.wrong));
        await preferences.change(turn.person, { quiet: undefined, ...read.chosen });
        return instead(doneReply(turn, 'reminders', [turn.t('networks.profile.remindersWhat')]));
      }),
      defineVerb('networks.profile.away', member, AwayForm, async (turn, { until }, scope) => {
        const read = readUntil(until, dayOf(turn.now));
        if ('wrong' in read) return instead(awayFormReply(turn, scope, until, read.wrong));
        return instead(doneReply(turn, 'away', awayLines(turn, await part.goAway(turn, scope, read))));
      }),
      defineVerb('networks.profile.leave', member, NetworkOnly, async (turn, _, scope) => {
        if ((await part.leave(turn, scope)) === 'last') throw new UserError('networks.profile.lastCoordinator');
        return instead(leftReply(turn, scope));
      }),
    ],
  };
}
