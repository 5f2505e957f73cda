import { UserError } from '../../../lib/errors';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import { isThingId, newThingId } from '../../thing-id';
import type { Meetings } from '../parts';
import { MeetingDrafts } from './draft';
import { EMPTY, MeetingFields, readMeetingForm } from './meeting-form';
import { createLink, doneReply, formReply, previewReply } from './new-meeting-cards';

/** Long enough beside the time, and short enough for what an id is put together with on cards. */
const NAME = 12;
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** `nytt møte`: what the meeting is, and a look at all of it before it is announced. */
export function newMeetingRoutes({ networks, store, planning, onlineMeetings }: Pick<Meetings, 'networks' | 'store' | 'planning' | 'onlineMeetings'>): Routes {
  const drafts = new MeetingDrafts(networks.table);
  const online = onlineMeetings !== undefined;

  async function draftOf(turn: Turn, { networkId }: CoordinatorScope, id: string): Promise<MeetingFields> {
    const fields = (await drafts.find(turn.person, networkId, id))?.fields;
    if (!fields) throw new UserError('meetings.planning.noDraft');
    return fields;
  }

  /** Pressed twice it is announced once, and the second is told so. */
  async function announce(turn: Turn, scope: CoordinatorScope, id: string): Promise<VerbResult> {
    const { t, person, now } = turn;
    const { networkId } = scope;
    const ref = `${networkId}.${id}`;
    const fields = (await drafts.find(person, networkId, id))?.fields;
    if (!fields) {
      const before = isThingId(id) ? await store.find(networkId, id) : undefined;
      if (!before) throw new UserError('meetings.planning.noDraft');
      return instead(doneReply(turn, t('meetings.planning.announcedBefore'), t('meetings.planning.announcedText'), ref, createLink(before)));
    }
    const read = readMeetingForm(fields, now);
    if (read.wrong) return instead(formReply(turn, ref, fields, online, read.wrong));
    const meetings = read.starts.map(({ start }) => ({ ...read.meeting, start }));
    const set = await planning.setSeries(scope, id, meetings, person, now);
    const create = createLink(set);
    const text = t(create ? 'meetings.planning.announcedNoLink' : 'meetings.planning.announcedText');
    return { ...instead(doneReply(turn, t('meetings.planning.announcedNow'), text, ref, create)), after: () => drafts.remove(person, id) };
  }

  return {
    commands: [
      defineCommand({
        id: 'new-meeting', access: coordinator, about: 'coordinators', scopes: ['personal', 'group', 'channel'],
        run: (turn, _, { networkId }) => (
          formReply(turn, `${networkId}.${newThingId(turn.now, networks.ids.unique().slice(-NAME))}`, { ...EMPTY, online: String(online) }, online)
        ),
      }),
    ],
    verbs: [
      defineVerb('meetings.planning.preview', coordinator, NetworkRef.and(MeetingFields), async (turn, { id, network: _, ...fields }, { networkId }) => {
        if (!isThingId(id)) throw new NotYours();
        const ref = `${networkId}.${id}`;
        const read = readMeetingForm(fields, turn.now);
        if (read.wrong) return instead(formReply(turn, ref, fields, online, read.wrong));
        const [channels, all] = await Promise.all([
          networks.store.channels(networkId), store.ofNetwork(networkId), drafts.save(turn.person, id, { networkId, at: turn.now, fields }),
        ]);
        return instead(previewReply(turn, ref, read, channels, all));
      }),
      defineVerb('meetings.planning.rework', coordinator, NetworkRef, async (turn, { id }, scope) => (
        instead(formReply(turn, `${scope.networkId}.${id}`, await draftOf(turn, scope, id), online))
      )),
      defineVerb('meetings.planning.discard', coordinator, NetworkRef, async (turn, { id }, scope) => {
        await draftOf(turn, scope, id);
        await drafts.remove(turn.person, id);
        return instead(doneReply(turn, turn.t('meetings.planning.discarded'), turn.t('meetings.planning.discardedText'), ''));
      }),
      defineVerb('meetings.planning.announce', coordinator, NetworkRef, (turn, { id }, scope) => announce(turn, scope, id)),
    ],
  };
}
