import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkOnly, NetworkRef } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import { newThingId } from '../../thing-id';
import type { Checkins } from '../parts';
import { clashReply, editReply, overviewReply, previewReply } from './cards';
import { FormDrafts, type Draft } from './draft';
import { ChoiceFields, readChoice, shownOf, thoughtsOn } from './form-choice';
import { formRef, readFormRef, type FormRef } from './form-ref';
import { withIds } from './own-questions';

const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** `innsjekkskjema`: which parts of the form a network's rounds ask from now on, and questions of its own. */
export function formSetupRoutes({ networks, forms, formSettings }: Pick<Checkins, 'networks' | 'forms' | 'formSettings'>): Routes {
  const drafts = new FormDrafts(networks.table);

  function refOf(id: string): FormRef {
    const ref = readFormRef(id);
    if (!ref) throw new NotYours();
    return ref;
  }

  async function draftOf(turn: Turn, { networkId }: CoordinatorScope, { draft }: FormRef): Promise<Draft> {
    const found = await drafts.find(turn.person, networkId, draft);
    if (!found) throw new UserError('checkins.setup.noDraft');
    return found;
  }

  const overview = async (turn: Turn, { networkId }: CoordinatorScope): Promise<CardReply> => (
    overviewReply(turn, networkId, await formSettings.of(networkId), forms.current())
  );

  async function save(turn: Turn, scope: CoordinatorScope, ref: FormRef): Promise<VerbResult> {
    const { networkId } = scope;
    const { tenantId, id: personId } = turn.person;
    const { parts, own } = await draftOf(turn, scope, ref);
    const saved = await formSettings.save(scope, { parts, own }, ref.seen, personRef(tenantId, personId), turn.now);
    if (saved.kind === 'clash') {
      const next = `${networkId}.${formRef({ ...ref, seen: saved.stands.version })}`;
      return instead(clashReply(turn, next, forms.current(), saved.stands.use, { parts, own }));
    }
    const reply = overviewReply(turn, networkId, { parts, own }, forms.current(), turn.t('checkins.setup.saved'));
    const after = () => networks.audit.write(networkId, 'form.changed', { by: turn.person });
    return { ...instead(reply), ...(saved.changed && { after }) };
  }

  const onDraft = (name: string, act: (turn: Turn, ref: FormRef, scope: CoordinatorScope) => Promise<VerbResult>): Verb => (
    defineVerb(`checkins.form.${name}`, coordinator, NetworkRef, (turn, { id }, scope) => act(turn, refOf(id), scope))
  );

  return {
    commands: [
      defineCommand({
        id: 'check-in-form', access: coordinator, about: 'coordinators', scopes: ['personal', 'group', 'channel'],
        run: (turn, _, scope) => overview(turn, scope),
      }),
    ],
    verbs: [
      defineVerb('checkins.form.edit', coordinator, NetworkOnly, async (turn, _, { networkId }) => {
        const { use, version } = await formSettings.chosen(networkId);
        const draft = newThingId(turn.now, networks.ids.unique().replaceAll('-', '').slice(0, 8));
        return instead(editReply(turn, `${networkId}.${formRef({ draft, seen: version })}`, forms.current(), shownOf(use)));
      }),
      defineVerb('checkins.form.preview', coordinator, NetworkRef.and(ChoiceFields), async (turn, { id, network: _, ...fields }, { networkId }) => {
        const ref = refOf(id);
        const read = readChoice(fields, forms.current());
        if (read.wrong) return instead(editReply(turn, `${networkId}.${id}`, forms.current(), read.shown, read.wrong));
        await drafts.save(turn.person, ref.draft, { networkId, at: turn.now, ...read.choice });
        return instead(previewReply(turn, `${networkId}.${id}`, seen(read.choice), read.thoughts));
      }),
      onDraft('rework', async (turn, ref, scope) => (
        instead(editReply(turn, `${scope.networkId}.${formRef(ref)}`, forms.current(), shownOf(await draftOf(turn, scope, ref))))
      )),
      onDraft('look', async (turn, ref, scope) => {
        const draft = await draftOf(turn, scope, ref);
        return instead(previewReply(turn, `${scope.networkId}.${formRef(ref)}`, seen(draft), thoughtsOn(draft.own)));
      }),
      onDraft('save', (turn, ref, scope) => save(turn, scope, ref)),
    ],
  };

  /** The form as a round would ask it. */
  function seen({ parts, own }: Pick<Draft, 'parts' | 'own'>) {
    return forms.of(forms.use(parts, withIds(own, [], 1)));
  }
}
