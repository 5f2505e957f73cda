import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { escapeMarkdown } from '../../../lib/people-text';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { RosterPerson, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import type { Member } from '../types';
import { addReply, addRoleReply } from './add-cards';
import { channelsFor, offer, PAGE } from './add-session';
import type { AddDraft, Drafts } from './drafts';
import { peopleReceipt } from './member-cards';
import { checkPart, NO_FIELDS, withPart, type Part, type PartFields } from './part';
import type { People } from './people';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

const field = z.string().max(5_000).default('');
const Form = NetworkRef.and(z.object({ role: field, municipality: field, organisation: field }));

/** How coordinators add people who are in the channel: first who, then what they are to be. */
export function addRoutes(networks: Networks, people: People, drafts: Drafts): Routes {
  const { store } = networks;

  async function choose(turn: Turn, { networkId }: CoordinatorScope, id: string, refs: string): Promise<VerbResult> {
    const draft = await drafts.find(turn.person, networkId, id, turn.now);
    const wanted = refs.split(/[,;]/);
    const chosen = draft.people.filter((one) => wanted.includes(refOfPerson(one)));
    if (chosen.length === 0) {
      return { show: 'instead', reply: addReply(turn.t, draft, draft.people, {}, 'networks.people.wrong.nobody') };
    }
    await drafts.save(turn.person, { ...draft, chosen: chosen.map(refOfPerson) });
    const municipalities = await store.municipalities(networkId);
    return { show: 'instead', reply: addRoleReply(turn.t, draft, chosen, municipalities, { ...NO_FIELDS, role: 'participant' }) };
  }

  async function save(turn: Turn, scope: CoordinatorScope, id: string, fields: PartFields): Promise<VerbResult> {
    const draft = await drafts.find(turn.person, scope.networkId, id, turn.now);
    const chosen = draft.people.filter((one) => draft.chosen?.includes(refOfPerson(one)));
    if (chosen.length === 0) throw new UserError('networks.people.add.outdated');
    const result = await people.add(scope, (municipalities) => {
      const checked = checkPart(fields, municipalities);
      return 'wrong' in checked ? checked : { newcomers: chosen.map((person) => newMember(person, checked.part, turn.now)) };
    });
    if ('wrong' in result) {
      return { show: 'instead', reply: addRoleReply(turn.t, draft, chosen, result.municipalities, fields, result.wrong) };
    }
    return {
      show: 'instead',
      reply: addedReply(turn, result),
      after: async () => {
        await auditAdded(networks, turn, scope, result.added);
        await drafts.remove(turn.person, scope.networkId);
      },
    };
  }

  return {
    commands: [
      defineCommand({
        id: 'add-people', access: coordinator, about: 'coordinators', scopes: EVERYWHERE,
        run: async (turn, _, scope) => {
          const channels = await channelsFor(networks, turn, scope);
          const id = networks.ids.unique().toLowerCase();
          return offer(networks, drafts, turn, { id, networkId: scope.networkId, channels }, { at: 0, from: 0 });
        },
      }),
    ],
    verbs: [
      defineVerb('networks.add.page', coordinator, NetworkRef, async (turn, { id }, { networkId }) => {
        const { draft: wanted, at, from } = readPage(id);
        const draft = await drafts.find(turn.person, networkId, wanted, turn.now);
        return { show: 'instead', reply: await offer(networks, drafts, turn, draft, { at, from }) };
      }),
      defineVerb('networks.add.choose', coordinator, NetworkRef.and(z.object({ people: field })), (turn, { id, people: refs }, scope) =>
        choose(turn, scope, id, refs)),
      defineVerb('networks.add.save', coordinator, Form, (turn, { id, network: _, ...fields }, scope) =>
        save(turn, scope, id, { ...NO_FIELDS, ...fields })),
    ],
  };
}

/** What a coordinator makes of somebody in the channel. */
export function newMember({ tenantId, id, name, email, guest }: RosterPerson, part: Part, now: number): Member {
  const known = { tenantId, personId: id, name, roles: [], ...(email && { email }), ...(guest && { guest }), joinedAt: now };
  return withPart(known, part);
}

/** Said only when the store has them. `lines`, `rest`: what is left of a pasted list. */
export function addedReply(
  turn: Turn, { added, already }: { added: readonly Member[]; already: readonly Member[] }, lines: readonly string[] = [], rest = '',
) {
  const names = (members: readonly Member[]) => members.map(({ name }) => escapeMarkdown(name)).join(', ');
  const all = [names(added), already.length > 0 ? turn.t('networks.people.add.already', { names: names(already) }) : '', ...lines];
  return peopleReceipt(turn.t('networks.people.add.added', { count: added.length }), all.filter(Boolean), rest);
}

export async function auditAdded(
  { audit }: Networks, turn: Turn, { networkId }: CoordinatorScope, added: readonly Member[],
): Promise<void> {
  for (const { tenantId, personId, municipality } of added) {
    const to = { tenantId, id: personId };
    await audit.write(networkId, 'person.added', { by: turn.person, to, ...(municipality && { municipality }) });
  }
}

const refOfPerson = ({ tenantId, id }: RosterPerson): string => personRef(tenantId, id);

/** `<draft>-<channel>-<from>`. */
function readPage(id: string): { draft: AddDraft['id']; at: number; from: number } {
  const [, draft = '', at = '', from = ''] = /^(.+)-(\d{1,2})-(\d{1,5})$/.exec(id) ?? [];
  if (!draft || Number(from) % PAGE !== 0) throw new NotYours();
  return { draft, at: Number(at), from: Number(from) };
}
