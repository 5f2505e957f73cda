import { z } from 'zod';
import type { TextKey, TextValues } from '../../../lib/language';
import { LANGUAGES, type Language } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { isTooLong, MAX_MUNICIPALITIES } from '../municipalities/understand';
import { RHYTHMS, TARGET_GROUPS, type Network, type Rhythm, type TargetGroup } from '../types';

const LENGTHS = { name: 80, organiser: 100, municipalities: 3_000 } as const;
const MAX_ORGANISERS = 12;

/** What the form sends; an input that is left empty may be missing, and a number may come as one. */
const field = z.union([z.string().max(10_000), z.number()]).default('').transform(String);
export const FormFields = z.object({
  name: field, municipalities: field, organisers: field, targetGroups: field, language: field, quorum: field, rhythm: field,
});
export type FormFields = z.infer<typeof FormFields>;

/** What somebody wants a network to be. `municipalities` is as they wrote it. */
export interface Wanted {
  name: string;
  municipalities: string;
  organisers: string[];
  targetGroups: TargetGroup[];
  language: Language;
  quorum?: number;
  rhythm: Rhythm;
}

/** A sentence that says what is wrong, and what to do. */
export interface Wrong {
  text: TextKey;
  values?: TextValues;
}

/** What the form means, or what is wrong with it. */
export function readForm(fields: FormFields): { wanted: Wanted; wrong?: undefined } | { wrong: Wrong } {
  const name = cleaned(fields.name).replaceAll('\n', ' ');
  if (!/\p{L}{2}/u.test(name) || name.length > LENGTHS.name) return wrongWith('networks.setup.wrong.name');
  const municipalities = cleaned(fields.municipalities);
  if (!/[\p{L}\d]/u.test(municipalities)) return wrongWith('networks.setup.wrong.noMunicipality');
  if (municipalities.length > LENGTHS.municipalities || isTooLong(municipalities)) return wrongWith('networks.setup.wrong.tooMany', { max: MAX_MUNICIPALITIES });
  // «Statsforvalteren i Møre og Romsdal» is one: only commas and lines divide.
  const organisers = [...new Set(cleaned(fields.organisers).split(/[,;\n]+/).map((each) => each.trim()).filter(Boolean))];
  if (organisers.length > MAX_ORGANISERS || organisers.some((each) => each.length > LENGTHS.organiser)) {
    return wrongWith('networks.setup.wrong.organisers', { count: MAX_ORGANISERS });
  }
  const language = LANGUAGES.find((each) => each === fields.language);
  if (!language) return wrongWith('networks.setup.wrong.language');
  const rhythm = RHYTHMS.find((each) => each === fields.rhythm);
  if (!rhythm) return wrongWith('networks.setup.wrong.rhythm');
  const groups = fields.targetGroups.split(',').map((each) => each.trim());
  const targetGroups = TARGET_GROUPS.filter((each) => groups.includes(each));
  const quorum = fields.quorum.trim();
  if (quorum !== '' && !/^[1-9]\d{0,2}$/.test(quorum)) return wrongWith('networks.setup.wrong.quorum');
  return { wanted: { name, municipalities, organisers, targetGroups, language, rhythm, ...(quorum && { quorum: Number(quorum) }) } };
}

/** The form as it would have been filled in for this. */
export function fieldsOf({ name, municipalities, organisers, targetGroups, language, quorum, rhythm }: Wanted): FormFields {
  return {
    name, municipalities, organisers: organisers.join('\n'), targetGroups: targetGroups.join(','), language, rhythm,
    quorum: quorum === undefined ? '' : String(quorum),
  };
}

export function networkOf(id: string, { name, organisers, targetGroups, language, quorum, rhythm }: Wanted): Network {
  return { id, name, organisers, language, targetGroups, rhythm, ...(quorum !== undefined && { quorum }) };
}

const wrongWith = (text: TextKey, values?: TextValues): { wrong: Wrong } => ({ wrong: { text, ...(values && { values }) } });
