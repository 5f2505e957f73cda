import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { anyone, coordinator, founder, type FounderScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { CardReply, Reply, Turn } from '../../feature';
import { NotYours } from '../../refusals';
import { chosen, MAX_MUNICIPALITIES } from '../municipalities/understand';
import type { Networks, Routes } from '../parts';
import { Editing, type Edited } from './editing';
import { editFormReply, whyNotSaved } from './edit-cards';
import { emptyFields, formReply, type FormOf } from './form-card';
import { Founding, settled, type Filled, type Founded } from './founding';
import { coordinatorsAmong, networkCard, networkReply } from './network-card';
import { fieldsOf, FormFields, readForm } from './network-form';
import { previewReply } from './preview-card';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

const DraftRef = z.object({ id: z.string().regex(/^[a-z0-9-]{1,60}$/) });
const choice = z.string().max(10).default('');
const Choices = z.object({ m0: choice, m1: choice, m2: choice, m3: choice, m4: choice, m5: choice, m6: choice, m7: choice });

/** The network here, and making and changing one. */
export function setupRoutes(networks: Networks): Routes {
  const [founding, editing] = [new Founding(networks), new Editing(networks)];

  /** A channel has one network: whoever may change it is offered that. */
  async function begin(turn: Turn, scope: FounderScope): Promise<Reply> {
    if (turn.network()) return networkReply(networks, turn, (network) => turn.t('networks.setup.channelHas', { network }));
    return formReply(turn, { kind: 'new', id: await founding.begin(scope, turn) }, emptyFields(turn));
  }

  async function fill(turn: Turn, scope: FounderScope, id: string, fields: FormFields): Promise<CardReply> {
    const read = readForm(fields);
    if (read.wrong) return formReply(turn, { kind: 'new', id }, fields, turn.t(read.wrong.text, read.wrong.values));
    const filled = await founding.fill(scope, turn, id, read.wanted);
    if ('made' in filled) throw new UserError('networks.setup.alreadyMade', { network: filled.made.name });
    return outOfBounds(turn, filled, countOf(filled)) ?? previewReply(turn, filled);
  }

  async function create(turn: Turn, scope: FounderScope, id: string, choices: z.infer<typeof Choices>): Promise<CardReply> {
    const draft = await filledDraft(turn, scope, id);
    const { tenantId, conversationId } = draft.channel;
    const isThere = turn.place.tenantId === tenantId && turn.place.conversationId === conversationId;
    const here = isThere ? turn.network() : undefined;
    if (here && here.networkId !== draft.filled.networkId) throw new UserError('networks.setup.channelHas', { network: here.networkName });
    const municipalities = settled(draft.filled.understood, Object.values(choices));
    if (!municipalities) return previewReply(turn, draft, turn.t('networks.setup.wrong.choose'));
    return outOfBounds(turn, draft, municipalities.length) ?? receipt(turn, await founding.create(scope, turn, draft, municipalities));
  }

  async function filledDraft(turn: Turn, scope: FounderScope, id: string): Promise<Filled> {
    const draft = await founding.find(scope, turn, id);
    if (!draft.filled) throw new NotYours();
    return { ...draft, filled: draft.filled };
  }

  return {
    commands: [
      { id: 'network', access: anyone, ofNetwork: true, about: 'network', scopes: EVERYWHERE, run: (turn) => networkReply(networks, turn) },
      defineCommand({
        id: 'new-network', access: founder, about: 'coordinators', scopes: ['channel'], run: (turn, _, scope) => begin(turn, scope),
      }),
      defineCommand({
        id: 'edit-network', access: coordinator, about: 'coordinators', scopes: EVERYWHERE,
        run: async (turn, _, scope) => editFormReply(turn, await editing.read(scope), networks.municipalities),
      }),
    ],
    verbs: [
      defineVerb('networks.setup.fill', founder, DraftRef.and(FormFields), async (turn, { id, ...fields }, scope) => (
        { show: 'instead', reply: await fill(turn, scope, id, fields) }
      )),
      defineVerb('networks.setup.reopen', founder, DraftRef, async (turn, { id }, scope) => {
        const { filled } = await filledDraft(turn, scope, id);
        return { show: 'instead', reply: formReply(turn, { kind: 'new', id }, fieldsOf(filled.wanted)) };
      }),
      defineVerb('networks.setup.create', founder, DraftRef.and(Choices), async (turn, { id, ...choices }, scope) => (
        { show: 'instead', reply: await create(turn, scope, id, choices) }
      )),
      defineVerb('networks.setup.save', coordinator, NetworkRef.and(FormFields), async (turn, { network, id, ...fields }, scope) => {
        const read = readForm(fields);
        const form = { kind: 'edit', id: `${network}.${id}` } as const;
        if (read.wrong) return { show: 'instead', reply: formReply(turn, form, fields, turn.t(read.wrong.text, read.wrong.values)) };
        const edited = await editing.save(scope, turn, id, read.wanted);
        return { show: 'instead', reply: editedReply(turn, form, fields, edited, networks) };
      }),
    ],
  };
}

/** The network as it is saved; else the form, with what was written, or with what somebody else saved meanwhile. */
function editedReply(turn: Turn, form: FormOf, fields: FormFields, edited: Edited, { municipalities: register }: Networks): CardReply {
  if (edited.outcome === 'changed') return editFormReply(turn, edited.seen, register, turn.t('networks.setup.changedMeanwhile'));
  if (edited.outcome !== 'saved') return formReply(turn, form, fields, whyNotSaved(turn, edited));
  const { seen: { network, municipalities }, members } = edited;
  const said = turn.t('networks.setup.saved');
  return networkCard(turn, { network, municipalities, coordinators: coordinatorsAmong(members), mayEdit: true, said });
}

const countOf = ({ filled: { understood: { recognised, ambiguous } } }: Filled) => chosen(recognised).length + ambiguous.length;

/** The form again, for more municipalities than a network may have, or a vote that would need more than there are. */
function outOfBounds(turn: Turn, { id, filled: { wanted, understood } }: Filled, count: number): CardReply | undefined {
  const again = (wrong: string) => formReply(turn, { kind: 'new', id }, fieldsOf(wanted), wrong);
  if (count > MAX_MUNICIPALITIES) return again(turn.t('networks.setup.wrong.tooMany', { max: MAX_MUNICIPALITIES }));
  if (understood.unknown.length > 0 || (wanted.quorum ?? 0) <= count) return undefined;
  return again(turn.t('networks.setup.wrong.quorumOver', { count }));
}

function receipt(turn: Turn, { network, municipalities, founder: { name }, channelTaken }: Founded): CardReply {
  return networkCard(turn, {
    network, municipalities, coordinators: [{ name }], mayEdit: true,
    said: turn.t(channelTaken ? 'networks.setup.madeWithoutChannel' : 'networks.setup.made'),
    steps: ['networks.setup.steps.join', 'networks.setup.steps.add', 'networks.setup.steps.channels'],
  });
}
