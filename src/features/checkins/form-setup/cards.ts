import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { fieldsOf } from '../forms/fields';
import { LONGEST_OWN, OWN_PART } from '../forms/limits';
import type { Form, FormUse } from '../forms/types';
import type { Said, Shown, Thought } from './form-choice';
import { OWN_KINDS, type Written } from './own-questions';

type Wording = Pick<Turn, 't' | 'language'>;

/** What a network asks: a line for each part, and its own questions. `current`: the newest form with all its parts. */
export function overviewReply(
  wording: Wording, networkId: string, use: { parts: readonly string[]; own: readonly Written[] }, current: Form, intro = '',
): CardReply {
  const { t } = wording;
  const data = {
    network: networkId, intro, ...linesOf(wording, current, use), none: use.own.length === 0 ? t('checkins.setup.noOwn') : '',
  };
  const summary = intro ? shortened(intro, 200) : t('cards.checkins.form-overview.title');
  return { kind: 'card', card: { template: 'checkins/form-overview', data }, summary };
}

/** The form that is to be chosen; `id` as `formRef`, with the network before it. */
export function editReply({ t, language }: Wording, id: string, current: Form, shown: Shown, wrong?: Said): CardReply {
  const data = {
    id,
    wrong: wrong ? t(wrong.text, wrong.values) : '',
    parts: current.parts.map((part) => ({ value: part.id, title: partText({ t, language }, part) })),
    chosen: shown.parts.join(','),
    rows: shown.rows.map(({ text, kind }, at) => {
      const nth = at + 1;
      const labels = { label: t('checkins.setup.own', { nth }), kindLabel: t('checkins.setup.kind', { nth }) };
      return { nth, text, kind, ...labels, long: t('checkins.setup.atMost', { most: LONGEST_OWN }), kindMissing: t('checkins.setup.kindMissing') };
    }),
    kinds: OWN_KINDS.map((value) => ({ value, title: t(`checkins.setup.kinds.${value}`) })),
    most: LONGEST_OWN,
  };
  return { kind: 'card', card: { template: 'checkins/form-edit', data }, summary: t('cards.checkins.form-edit.title') };
}

/** What is chosen as a municipality will see it, before it is saved. `form`: the parts that are chosen, and the network's own questions. */
export function previewReply({ t, language }: Wording, id: string, form: Form, thoughts: readonly Thought[]): CardReply {
  const data = {
    id,
    lines: form.parts.filter((part) => part.id !== OWN_PART).map((part) => ({ text: partText({ t, language }, part) })),
    own: form.parts.some((part) => part.id === OWN_PART) ? t('checkins.setup.ownAsSeen') : '',
    fields: fieldsOf(form, OWN_PART, {}, language, t).map(({ id: name, kind, label, help, choices, maxLength, why }) => (
      { name: `see-${name}`, label, help, isChoice: kind === 'one', isText: kind !== 'one', long: kind === 'text', maxLength, choices, why: why?.label ?? '' }
    )),
    thoughts: thoughts.map(({ nth, about }) => ({ text: t(`checkins.setup.thoughts.${about}`, { nth }) })),
    save: t(thoughts.length > 0 ? 'checkins.setup.saveAnyway' : 'checkins.setup.save'),
  };
  return { kind: 'card', card: { template: 'checkins/form-preview', data }, summary: t('cards.checkins.form-preview.title') };
}

/** Somebody else has saved another choice: both are shown. `id` carries the version that stands now. */
export function clashReply(
  wording: Wording, id: string, current: Form, theirs: Pick<FormUse, 'parts' | 'own'>, mine: { parts: string[]; own: readonly Written[] },
): CardReply {
  const [stands, wanted] = [linesOf(wording, current, theirs), linesOf(wording, current, mine)];
  const data = { id, theirs: [...stands.lines, ...stands.own], mine: [...wanted.lines, ...wanted.own] };
  return { kind: 'card', card: { template: 'checkins/form-clash', data }, summary: wording.t('cards.checkins.form-clash.title') };
}

function linesOf(wording: Wording, current: Form, { parts, own }: { parts: readonly string[]; own: readonly Written[] }) {
  const { t } = wording;
  return {
    lines: current.parts.filter(({ id }) => parts.includes(id)).map((part) => ({ text: partText(wording, part) })),
    own: own.map(({ text, kind }) => ({ text: t('checkins.setup.ownLine', { text: escapeMarkdown(text), kind: t(`checkins.setup.kinds.${kind}`) }) })),
  };
}

const partText = ({ t, language }: Wording, { title, questions }: Form['parts'][number]): string => (
  t('checkins.setup.part', { title: title[language], count: questions.length })
);
