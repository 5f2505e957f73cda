import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { hasNationalId } from '../../../lib/person-data';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineVerb, NetworkRef } from '../../define';
import type { Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import { missedLine, pasteReply, previewReply } from './add-cards';
import { addedReply, auditAdded, newMember } from './add-routes';
import { rosterOf } from './add-session';
import type { AddDraft, Drafts } from './drafts';
import { matchLines } from './matching';
import { MAX_LINES, MAX_LIST, readPastedList, type PastedLine } from './pasted-list';
import type { People } from './people';
import { municipalityNamed } from './place-names';
import { roleNamed } from './wording';

/** More is refused by the edge; a list that is too long for us is shown again. */
const List = NetworkRef.and(z.object({ list: z.string().max(100_000).default('') }));
const MOST_SHOWN = 20;

/** How coordinators add people by a list that they paste. */
export function pasteRoutes(networks: Networks, people: People, drafts: Drafts): Routes {
  /** The preview of the draft's list by who is in one channel; whoever was found in another before stays found. */
  async function preview(turn: Turn, draft: AddDraft, lines: readonly PastedLine[], at: number): Promise<VerbResult> {
    const channel = draft.channels[at];
    if (!channel) throw new NotYours();
    const [roster, municipalities] = await Promise.all([rosterOf(networks, channel), networks.store.municipalities(draft.networkId)]);
    if (!roster) throw new UserError('networks.people.paste.noRoster');
    const { found, missed } = matchLines(lines, {
      roster, before: draft.found ?? [], role: roleNamed,
      municipality: (name) => municipalityNamed(name, municipalities, networks.municipalities, true),
    });
    const { chosen: _, ...rest } = draft;
    await drafts.save(turn.person, { ...rest, people: [], found, at: turn.now });
    const next = missed.length > 0 && at + 1 < draft.channels.length ? `${draft.networkId}.${draft.id}-${at + 1}` : '';
    return { show: 'instead', reply: previewReply(turn.t, draft, found, missed, municipalities, next) };
  }

  async function read(turn: Turn, { networkId }: CoordinatorScope, id: string, list: string): Promise<VerbResult> {
    const form = (text: Parameters<typeof pasteReply>[3]): VerbResult =>
      ({ show: 'instead', reply: pasteReply(turn.t, `${networkId}.${id}`, list.slice(0, MAX_LIST), text) });
    if (list.length > MAX_LIST) return form({ text: 'networks.people.paste.tooLong', values: { max: MAX_LIST } });
    if (hasNationalId(list)) return form({ text: 'networks.people.wrong.person' });
    const lines = linesOf(list);
    if (lines.length === 0) return form({ text: 'networks.people.paste.empty' });
    if (lines.length > MAX_LINES) return form({ text: 'networks.people.paste.tooMany', values: { max: MAX_LINES } });
    const { found: _, ...draft } = await drafts.find(turn.person, networkId, id, turn.now);
    return preview(turn, { ...draft, list }, lines, 0);
  }

  async function save(turn: Turn, scope: CoordinatorScope, id: string): Promise<VerbResult> {
    const { networkId } = scope;
    const draft = await drafts.find(turn.person, networkId, id, turn.now);
    const { found = [], list = '' } = draft;
    if (found.length === 0) throw new UserError('networks.people.add.outdated');
    const result = await people.add(scope, (municipalities) => {
      const gone = found.some(({ part }) => part.municipality && !municipalities.some(({ number }) => number === part.municipality));
      return gone ? { wrong: 'networks.people.paste.gone' } : { newcomers: found.map(({ person, part }) => newMember(person, part, turn.now)) };
    });
    if ('wrong' in result) throw new UserError(result.wrong);
    const left = linesOf(list).filter(({ line }) => !found.some((each) => each.line === line));
    const lines = left.slice(0, MOST_SHOWN).map((each) => missedLine(turn.t, { ...each, why: 'networks.people.missed.nobody' }));
    const said = left.length > 0 ? [turn.t('networks.people.paste.left', { count: left.length }), ...lines] : [];
    return {
      show: 'instead',
      reply: addedReply(turn, result, said, left.length > 0 ? `${networkId}.${id}` : ''),
      after: async () => {
        await auditAdded(networks, turn, scope, result.added);
        const { found: _, ...rest } = draft;
        if (left.length === 0) await drafts.remove(turn.person, networkId);
        else await drafts.save(turn.person, { ...rest, list: left.map(({ text }) => text).join('\n') });
      },
    };
  }

  return {
    commands: [],
    verbs: [
      defineVerb('networks.paste.open', coordinator, NetworkRef, async (turn, { network, id }) => {
        const { list = '' } = await drafts.find(turn.person, network, id, turn.now);
        return { show: 'below', reply: pasteReply(turn.t, `${network}.${id}`, list) };
      }),
      defineVerb('networks.paste.read', coordinator, List, (turn, { id, list }, scope) => read(turn, scope, id, list)),
      defineVerb('networks.paste.channel', coordinator, NetworkRef, async (turn, { id }, { networkId }) => {
        const [, wanted = '', at = ''] = /^(.+)-(\d{1,2})$/.exec(id) ?? [];
        const draft = await drafts.find(turn.person, networkId, wanted, turn.now);
        return preview(turn, draft, linesOf(draft.list ?? ''), Number(at));
      }),
      defineVerb('networks.paste.save', coordinator, NetworkRef, (turn, { id }, scope) => save(turn, scope, id)),
    ],
  };
}

const linesOf = (list: string): PastedLine[] => readPastedList(list, (word) => roleNamed(word) !== undefined);
