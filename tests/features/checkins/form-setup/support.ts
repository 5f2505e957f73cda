import { FormSettingsStore } from '../../../../src/features/checkins/form-setup/form-settings';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import { translator } from '../../../../src/lib/language';
import type { World } from '../../../support/activities';
import { cardOf } from '../../../support/replies';
import { pressOn, say, type Pressed, type Stage } from '../../meetings/minutes/support';

export const t = translator('nb');
export const forms = new Forms();
/** The ids of the newest form's parts. */
export const allParts = forms.current().parts.map(({ id }) => id);
export const settingsOf = ({ store }: Stage) => new FormSettingsStore(store, forms);

export const title = {
  edit: t('cards.checkins.form-overview.edit'), preview: t('cards.checkins.form-edit.preview'), rework: t('cards.checkins.form-preview.rework'),
  save: t('checkins.setup.save'), saveAnyway: t('checkins.setup.saveAnyway'), mine: t('cards.checkins.form-clash.save'),
  keep: t('cards.checkins.form-clash.keep'), look: t('cards.checkins.form-clash.look'),
};

/** The five rows as the form sends them, the rest empty. */
export const rows = (...questions: [string, string?][]): Record<string, string> => Object.fromEntries([1, 2, 3, 4, 5].flatMap((nth) => {
  const [text = '', kind = 'status'] = questions[nth - 1] ?? [];
  return [[`text${nth}`, text], [`kind${nth}`, kind]];
}));

export const everything = (...questions: [string, string?][]) => ({ parts: allParts.join(','), ...rows(...questions) });

/** «innsjekkskjema», and then the form. */
export async function openForm(stage: Stage, world: World): Promise<Pressed> {
  return pressOn(stage, world, cardOf(await say(stage, world, 'innsjekkskjema')), title.edit);
}

/** The form filled in, as far as its preview, or again with what is wrong. */
export const preview = async (stage: Stage, world: World, fields: object): Promise<Pressed> => (
  pressOn(stage, world, (await openForm(stage, world)).card, title.preview, fields)
);
