import { z } from 'zod';
import { coordinator, member, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkOnly, NetworkRef } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import type { Meetings } from '../parts';
import { addReply, calendarLinkReply, calendarReply, type Subscriptions } from './cards';
import { MEETING_FILE } from './calendar';
import type { Owner } from './records';

/** The version of the link that a button is about, as it stands in its data. */
const Version = z.coerce.number().int().min(0).max(1_000_000);
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/**
 * The meetings in people's own calendars. A subscription's link is shown once, and in a personal chat only: whoever has it reads the
 * calendar.
 */
export function calendarRoutes({ networks, links, store, calendar: { feeds } }: Meetings): Routes {
  const ownOf = ({ person: { tenantId, id } }: Turn): Owner => ({ kind: 'person', tenantId, personId: id });
  const sharedOf = ({ networkId }: MemberScope): Owner => ({ kind: 'network', networkId });

  /** `gone`: whose link was just deleted, and need not be looked for. */
  async function state(turn: Turn, { networkId, networkName, part }: MemberScope, gone?: Owner): Promise<Subscriptions> {
    const shares = part.roles.includes('coordinator');
    const linkOf = async (owner: Owner) => (owner.kind === gone?.kind ? undefined : feeds.linkOf(owner));
    const [own, shared] = await Promise.all([linkOf(ownOf(turn)), shares ? linkOf({ kind: 'network', networkId }) : undefined]);
    return { networkId, networkName, own, reachable: links.address('') !== undefined, ...(shares && { network: { link: shared } }) };
  }

  async function show(turn: Turn, scope: MemberScope, note = '', gone?: Owner): Promise<CardReply> {
    return calendarReply(turn, await state(turn, scope, gone), note);
  }

  /** `after` comes only after a link was made. */
  async function make(turn: Turn, scope: MemberScope, id: string, owner: Owner, after?: VerbResult['after']): Promise<VerbResult> {
    const version = versionIn(turn, id);
    if (links.address('') === undefined) return instead(await show(turn, scope));
    const made = await feeds.make(owner, version, turn.now);
    if (!made) return instead(await show(turn, scope, turn.t('meetings.calendar.changedMeanwhile')));
    const of = owner.kind === 'person' ? turn.t('meetings.calendar.ofYou') : turn.t('meetings.calendar.ofNetwork', { network: scope.networkName });
    const link = links.address(`calendar/${made.token}.ics`) ?? '';
    return { ...instead(calendarLinkReply(turn, scope.networkId, of, link)), ...(after && { after }) };
  }

  /** `after` comes only after a link was deleted. */
  async function remove(turn: Turn, scope: MemberScope, id: string, owner: Owner, after?: VerbResult['after']): Promise<VerbResult> {
    const removed = await feeds.remove(owner, versionIn(turn, id));
    const note = turn.t(removed ? 'meetings.calendar.removed' : 'meetings.calendar.changedMeanwhile');
    return { ...instead(await show(turn, scope, note, removed ? owner : undefined)), ...(removed && after && { after }) };
  }

  const noted = (turn: Turn, { networkId }: MemberScope, action: 'calendar.shared' | 'calendar.unshared') => (
    () => networks.audit.write(networkId, action, { by: turn.person })
  );

  return {
    commands: [defineCommand({
      id: 'calendar', access: member, about: 'network', scopes: ['personal'], run: (turn, _, scope) => show(turn, scope),
    })],
    verbs: [
      defineVerb('meetings.calendar.add', member, NetworkRef, async (turn, { id }, { networkId }) => {
        const meeting = await store.find(networkId, id);
        if (!meeting) throw new NotYours();
        const link = links.to(MEETING_FILE, turn.person, turn.language, `${networkId}.${id}`);
        // In a channel the card that was pressed is everybody's, and what stands in its place only the one's who pressed.
        return { show: turn.place.scope === 'personal' ? 'below' : 'instead', reply: addReply(turn, meeting, link) };
      }),
      defineVerb('meetings.calendar.show', member, NetworkOnly, async (turn, _, scope) => {
        inOwnChat(turn);
        return instead(await show(turn, scope));
      }),
      defineVerb('meetings.calendar.make', member, NetworkRef, (turn, { id }, scope) => make(turn, scope, id, ownOf(turn))),
      defineVerb('meetings.calendar.remove', member, NetworkRef, (turn, { id }, scope) => remove(turn, scope, id, ownOf(turn))),
      defineVerb('meetings.calendar.share', coordinator, NetworkRef, (turn, { id }, scope) => (
        make(turn, scope, id, sharedOf(scope), noted(turn, scope, 'calendar.shared'))
      )),
      defineVerb('meetings.calendar.unshare', coordinator, NetworkRef, (turn, { id }, scope) => (
        remove(turn, scope, id, sharedOf(scope), noted(turn, scope, 'calendar.unshared'))
      )),
    ],
  };
}

/** Where nobody else reads. */
function inOwnChat({ place }: Turn): void {
  if (place.scope !== 'personal') throw new NotYours();
}

function versionIn(turn: Turn, id: string): number {
  inOwnChat(turn);
  const version = Version.safeParse(id);
  if (!version.success) throw new NotYours();
  return version.data;
}
