import { LANGUAGES } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { RHYTHMS, TARGET_GROUPS } from '../types';
import type { FormFields } from './network-form';

/** `new`: `id` is the draft's. `edit`: `<network>.<version that is shown>`. */
export type FormOf = { kind: 'new' | 'edit'; id: string };

/** The form for a network, with what stands in it already and what was wrong with that. */
export function formReply(turn: Turn, { kind, id }: FormOf, fields: FormFields, wrong = ''): CardReply {
  const { t } = turn;
  const summary = t(kind === 'new' ? 'networks.setup.newTitle' : 'networks.setup.editTitle');
  const data = {
    ...fields, id, heading: summary, wrong: escapeMarkdown(wrong), isNew: kind === 'new',
    // A number field takes a number or nothing.
    hasQuorum: /^\d{1,3}$/.test(fields.quorum), quorum: Number(fields.quorum) || 0,
    groups: TARGET_GROUPS.map((value) => ({ value, title: t(`networks.setup.groups.${value}`) })),
    languages: LANGUAGES.map((value) => ({ value, title: t(`networks.setup.languages.${value}`) })),
    rhythms: RHYTHMS.map((value) => ({ value, title: t(`networks.setup.rhythms.${value}`) })),
  };
  return { kind: 'card', card: { template: 'networks/network-form', data }, summary };
}

/** An empty form, with the commonest choices made. */
export const emptyFields = ({ language }: Pick<Turn, 'language'>): FormFields => (
  { name: '', municipalities: '', organisers: '', targetGroups: '', language, quorum: '', rhythm: 'meetings' }
);
