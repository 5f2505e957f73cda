import { z } from 'zod';
import { escapeMarkdown } from '../../../lib/people-text';
import { coordinator, member, type CoordinatorScope, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { Reply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import { contactsReply } from '../contacts/cards';
import type { Networks, Routes } from '../parts';
import type { Member } from '../types';
import { byRef, type Changed } from './decisions';
import { memberReply, membersReply, peopleReceipt, removeReply, type MemberNote } from './member-cards';
import { checkPart } from './part';
import type { People } from './people';
import type { Requests } from './requests';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

const field = z.string().max(2_000).default('');
const Form = NetworkRef.and(z.object({ role: field, municipality: field, organisation: field, title: field }));

/** How coordinators see and change who takes part. */
export function memberRoutes(networks: Networks, people: People, requests: Requests): Routes {
  const { store, audit } = networks;

  async function list(turn: Turn, networkId: string, from: number): Promise<Reply> {
    const [members, municipalities] = await Promise.all([store.members(networkId), store.municipalities(networkId)]);
    return membersReply(turn.t, networkId, members, municipalities, from);
  }

  /** What other members see instead. */
  async function contacts(turn: Turn, scope: MemberScope): Promise<Reply> {
    const [members, municipalities] = await Promise.all([store.members(scope.networkId), store.municipalities(scope.networkId)]);
    return contactsReply(turn, scope, municipalities, members, 0);
  }

  async function find(networkId: string, ref: string): Promise<Member> {
    const found = byRef(await store.members(networkId), ref);
    if (!found) throw new NotYours();
    return found;
  }

  async function card(turn: Turn, networkId: string, ref: string, note: MemberNote = {}): Promise<Reply> {
    const [found, municipalities] = await Promise.all([find(networkId, ref), store.municipalities(networkId)]);
    return memberReply(turn, networkId, found, municipalities, note);
  }

  async function save(turn: Turn, scope: CoordinatorScope, id: string, fields: Parameters<typeof checkPart>[0]): Promise<VerbResult> {
    const { ref, stamp } = readId(id);
    const municipalities = await store.municipalities(scope.networkId);
    const checked = checkPart(fields, municipalities);
    if ('wrong' in checked) return { show: 'instead', reply: await card(turn, scope.networkId, ref, { wrong: checked.wrong, fields }) };
    const changed = await people.change(scope, ref, checked.part, stamp);
    const reply = memberReply(turn, scope.networkId, changed.member, municipalities, NOTES[changed.outcome]);
    return { show: 'instead', reply, ...(changed.outcome === 'saved' && { after: () => noteDown(turn, scope, 'person.changed', changed.member) }) };
  }

  async function remove(turn: Turn, scope: CoordinatorScope, ref: string): Promise<VerbResult> {
    const { outcome, member: gone } = await people.remove(scope, ref);
    if (outcome === 'last') return { show: 'instead', reply: await card(turn, scope.networkId, ref, NOTES.last) };
    const heading = turn.t('networks.people.removed', { name: escapeMarkdown(gone.name) });
    return {
      show: 'instead',
      reply: peopleReceipt(heading, [turn.t('networks.people.removedLine')]),
      after: async () => {
        await noteDown(turn, scope, 'person.removed', gone);
        await requests.remove(scope.networkId, ref);
      },
    };
  }

  function noteDown(turn: Turn, { networkId }: CoordinatorScope, action: 'person.changed' | 'person.removed', about: Member): Promise<void> {
    const { tenantId, personId, municipality } = about;
    return audit.write(networkId, action, { by: turn.person, to: { tenantId, id: personId }, ...(municipality && { municipality }) });
  }

  return {
    commands: [
      defineCommand({
        id: 'members', access: member, about: 'network', scopes: EVERYWHERE,
        run: (turn, _, scope) => (coordinator.scope(turn, scope.part) ? list(turn, scope.networkId, 0) : contacts(turn, scope)),
      }),
    ],
    verbs: [
      defineVerb('networks.members', coordinator, NetworkRef, async (turn, { id }, { networkId }) => (
        { show: 'instead', reply: await list(turn, networkId, Number(id) || 0) }
      )),
      defineVerb('networks.member.open', coordinator, NetworkRef, async (turn, { id }, { networkId }) => (
        { show: 'instead', reply: await card(turn, networkId, id) }
      )),
      defineVerb('networks.member.save', coordinator, Form, (turn, { id, network: _, ...fields }, scope) =>
        save(turn, scope, id, { ...fields, topics: '' })),
      defineVerb('networks.member.remove', coordinator, NetworkRef, async (turn, { id }, { networkId }) => (
        { show: 'instead', reply: removeReply(turn.t, networkId, await find(networkId, readId(id).ref)) }
      )),
      defineVerb('networks.member.removed', coordinator, NetworkRef, (turn, { id }, scope) => remove(turn, scope, id)),
    ],
  };
}

/** What the card says of a change that was asked for. */
const NOTES: Record<Changed['outcome'], MemberNote> = {
  saved: { said: 'networks.people.saved' },
  unchanged: { said: 'networks.people.saved' },
  changed: { wrong: 'networks.people.wrong.changed' },
  last: { wrong: 'networks.people.wrong.lastCoordinator' },
  unknown: { wrong: 'networks.people.wrong.unknown' },
};

/** `<person>-<stamp>`: who, and how they were when the form was shown. */
function readId(id: string): { ref: string; stamp: string } {
  const [, ref = '', stamp = ''] = /^([0-9a-f]{20})-([0-9a-f]{8})$/.exec(id) ?? [];
  if (!ref) throw new NotYours();
  return { ref, stamp };
}

