import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { coordinator, member, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import { doneReply, formReply, noticesReply, PAGE, previewReply, stateReply, withdrawReply } from './cards';
import { checkText, FormData } from './notice-form';
import { isThingId, newThingId } from '../../thing-id';
import { KIND, Notices } from './notices';
import type { Draft, Notice } from './records';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;
const Offset = z.coerce.number().int().min(0).max(100_000);
/** Of a text that is too long to be stored: what fits on the card together with the rest. */
const LONGEST_SHOWN = 4_000;
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** What coordinators send to every channel of a network, and what members do with it. */
export function noticeRoutes(networks: Networks): Routes {
  const { store, audit, board, ids } = networks;
  const notices = new Notices(networks);
  board.register(KIND, (posting) => notices.render(posting));

  async function list(turn: Turn, { networkId }: CoordinatorScope, from: number): Promise<CardReply> {
    const [all, channels] = await Promise.all([notices.store.all(networkId), store.channels(networkId)]);
    const start = from < all.length ? from : 0;
    const listed = await notices.states(networkId, all.slice(start, start + PAGE));
    return noticesReply(turn, networkId, listed, channels, start + PAGE < all.length ? start + PAGE : 0);
  }

  async function one(turn: Turn, { networkId }: CoordinatorScope, notice: Notice): Promise<CardReply> {
    const [channels, [listed]] = await Promise.all([store.channels(networkId), notices.states(networkId, [notice])]);
    return stateReply(turn, networkId, listed ?? { notice, states: [] }, channels);
  }

  async function open({ networkId }: { networkId: string }, id: string): Promise<Notice> {
    const notice = await notices.store.find(networkId, id);
    if (!notice) throw new NotYours();
    return notice;
  }

  async function draftOf(turn: Turn, { networkId }: CoordinatorScope, id: string): Promise<Draft> {
    const draft = await notices.drafts.find(turn.person, networkId, id);
    if (!draft) throw new UserError('networks.notices.noDraft');
    return draft;
  }

  const stillOpen = (notice: Notice): Notice & { text: string } => {
    const { text } = notice;
    if (text === undefined) throw new UserError('networks.notices.isWithdrawn');
    return { ...notice, text };
  };

  /** A verb of coordinators about one notice, or one that is to be. */
  type Act = (turn: Turn, id: string, scope: CoordinatorScope) => Promise<VerbResult>;
  const onNotice = (name: string, act: Act): Verb => (
    defineVerb(`networks.notices.${name}`, coordinator, NetworkRef, (turn, { id }, scope) => act(turn, id, scope))
  );

  return {
    commands: [
      defineCommand({
        id: 'new-notice', access: coordinator, about: 'coordinators', scopes: EVERYWHERE,
        run: (turn, _, { networkId }) => formReply(turn, `${networkId}.${newThingId(turn.now, ids.unique())}`, '', false),
      }),
      defineCommand({
        id: 'notices', access: coordinator, about: 'coordinators', scopes: EVERYWHERE, run: (turn, _, scope) => list(turn, scope, 0),
      }),
    ],
    verbs: [
      defineVerb('networks.notices.preview', coordinator, FormData, async (turn, { id, text: given }, { networkId }) => {
        if (!isThingId(id)) throw new NotYours();
        const { text, wrong } = checkText(given);
        const ref = `${networkId}.${id}`;
        if (wrong) {
          const begun = await notices.drafts.find(turn.person, networkId, id);
          return instead(formReply(turn, ref, given.slice(0, LONGEST_SHOWN), (begun?.version ?? 0) > 0, wrong));
        }
        const writing = notices.drafts.write(turn.person, networkId, id, text, turn.now);
        const [draft, channels] = await Promise.all([writing, store.channels(networkId)]);
        if (!draft) throw new NotYours();
        return instead(previewReply(turn, ref, draft, channels));
      }),
      onNotice('rework', async (turn, id, scope) => {
        const { text, version } = await draftOf(turn, scope, id);
        return instead(formReply(turn, `${scope.networkId}.${id}`, text, version > 0));
      }),
      onNotice('discard', async (turn, id, scope) => {
        await draftOf(turn, scope, id);
        await notices.drafts.remove(turn.person, id);
        return instead(doneReply(turn, 'networks.notices.discarded', 'networks.notices.discardedText'));
      }),
      onNotice('send', async (turn, id, scope) => {
        const draft = await draftOf(turn, scope, id);
        const saved = await notices.send(scope, id, draft, turn.person, turn.now);
        if (saved.outcome === 'gone') throw new UserError('networks.notices.isWithdrawn');
        if (saved.outcome === 'changed') throw new UserError('networks.notices.changedMeanwhile');
        const reply = draft.version === 0
          ? doneReply(turn, 'networks.notices.sent', 'networks.notices.sentText')
          : doneReply(turn, 'networks.notices.editSent', 'networks.notices.editSentText');
        return { ...instead(reply), after: () => notices.afterSending(scope, id, draft, turn.person) };
      }),
      defineVerb('networks.notices.list', coordinator, NetworkRef, async (turn, { id }, scope) => {
        const from = Offset.safeParse(id);
        return instead(await list(turn, scope, from.success ? from.data : 0));
      }),
      onNotice('open', async (turn, id, scope) => instead(await one(turn, scope, await open(scope, id)))),
      onNotice('edit', async (turn, id, scope) => {
        const { text, version } = stillOpen(await open(scope, id));
        await notices.drafts.save(turn.person, id, { networkId: scope.networkId, text, version, at: turn.now });
        return instead(formReply(turn, `${scope.networkId}.${id}`, text, true));
      }),
      onNotice('ask-withdraw', async (turn, id, scope) => instead(withdrawReply(turn, scope.networkId, stillOpen(await open(scope, id))))),
      onNotice('withdraw', async (turn, id, scope) => {
        const outcome = await notices.withdraw(scope, id, turn.now);
        if (outcome === 'gone') throw new NotYours();
        const reply = doneReply(turn, 'networks.notices.withdrawnNow', 'networks.notices.withdrawnNowText');
        const noted = () => audit.write(scope.networkId, 'notice.withdrawn', { by: turn.person });
        return { ...instead(reply), ...(outcome === 'withdrawn' && { after: noted }) };
      }),
      onNotice('again', async (turn, id, scope) => {
        const [, channels] = await Promise.all([open(scope, id), store.channels(scope.networkId)]);
        const reply = doneReply(turn, 'networks.notices.again', 'networks.notices.againText');
        return { ...instead(reply), after: () => notices.again(scope.networkId, id, channels) };
      }),
      defineVerb('networks.notices.read', member, NetworkRef, async (turn, { id }, scope) => {
        const notice = await open(scope, id);
        stillOpen(notice);
        const first = await notices.read(scope, notice, turn.person, turn.now);
        return { show: 'below', reply: { kind: 'text', text: turn.t(first ? 'networks.notices.read' : 'networks.notices.readBefore') } };
      }),
    ],
  };
}
