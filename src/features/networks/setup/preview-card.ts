import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import { countyName } from '../municipalities/counties';
import { chosen, type Recognised } from '../municipalities/understand';
import type { Filled } from './founding';
import { settingsRows } from './network-card';

/** What was understood of the form, with a choice for each name that may be several, before anything is made. */
export function previewReply(turn: Turn, { id, filled: { wanted, understood } }: Filled, wrong = ''): CardReply {
  const { t } = turn;
  const { recognised, ambiguous, unknown } = understood;
  const municipalities = chosen(recognised);
  const summary = t('networks.setup.previewTitle', { name: wanted.name });
  const rows = [
    { label: t('networks.setup.labels.municipalities'), value: municipalities.map(({ name }) => name).join(', ') },
    { label: t('networks.setup.labels.organisers'), value: wanted.organisers.join(', ') },
    ...settingsRows(turn, wanted, municipalities.length + ambiguous.length + unknown.length),
  ];
  const data = {
    id, heading: escapeMarkdown(summary), wrong: escapeMarkdown(wrong),
    rows: rows.filter(({ value }) => value !== '').map(({ label, value }) => ({ label, value: escapeMarkdown(value) })),
    notes: notesOf(turn, recognised).map((note) => ({ note: escapeMarkdown(note) })),
    choices: ambiguous.map(({ typed, candidates }, at) => ({
      field: `m${at}`, label: t('networks.setup.which', { typed: shortened(typed, 60) }),
      missing: t('networks.setup.wrong.choose'),
      candidates: candidates.map(({ number, name }) => ({ value: number, title: placed(number, name) })),
    })),
    unknown: unknown.length > 0 ? escapeMarkdown(t('networks.setup.unknown', { names: unknown.map((each) => shortened(each, 60)).join(', ') })) : '',
    mayCreate: unknown.length === 0 && municipalities.length + ambiguous.length > 0,
  };
  return { kind: 'card', card: { template: 'networks/network-preview', data }, summary: shortened(summary, 150) };
}

/** «Herøy (Nordland)», or the number for a county that we do not know. */
export const placed = (number: string, name: string): string => `${name} (${countyName(number) ?? number})`;

/** Where what was written is not what it is called, and what is not on our list. */
function notesOf({ t }: Turn, recognised: readonly Recognised[]): string[] {
  const notes = recognised.flatMap(({ typed, name, by }) => {
    return by === 'former' || by === 'slip' ? [t(`networks.setup.notes.${by}`, { typed: shortened(typed, 60), name })] : [];
  });
  const written = recognised.filter(({ by }) => by === 'written').map(({ name, number }) => `${name} (${number})`);
  return written.length > 0 ? [...notes, t('networks.setup.notes.written', { names: written.join(', ') })] : notes;
}
