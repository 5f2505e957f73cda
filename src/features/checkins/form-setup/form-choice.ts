import { z } from 'zod';
import type { TextKey, TextValues } from '../../../lib/language';
import { cleaned, cutTo } from '../../../lib/people-text';
import { remarkOn, type Topic } from '../forms/class-c';
import { LONGEST_OWN, MOST_OWN } from '../forms/limits';
import type { Form } from '../forms/types';
import { checkWords, maskDigits } from '../guards';
import type { FormChoice } from './form-settings';
import { OWN_KINDS, type Written } from './own-questions';

/** Of a text that is too long to be stored: what fits on the card together with the rest. */
const LONGEST_SHOWN = 600;
const NTH = Array.from({ length: MOST_OWN }, (_, at) => at + 1);

const text = z.string().max(20_000).default('');
const kind = z.string().max(100).default('');
/** What the form sends: ids of parts with commas between, and room for five questions. */
export const ChoiceFields = z.object({
  parts: z.string().max(1_000).default(''),
  text1: text, kind1: kind, text2: text, kind2: kind, text3: text, kind3: kind, text4: text, kind4: kind, text5: text, kind5: kind,
});
export type ChoiceFields = z.infer<typeof ChoiceFields>;

/** The form as it is shown: five rows, empty ones too. */
export interface Shown {
  parts: string[];
  rows: { text: string; kind: string }[];
}

export interface Said {
  text: TextKey;
  values?: TextValues;
}

/** Something about question `nth` that the coordinator is to think over; `person`: its words may be about one person. */
export interface Thought {
  nth: number;
  about: Topic | 'person';
}

export type ReadChoice = { choice: FormChoice; thoughts: Thought[]; wrong?: undefined } | { wrong: Said; shown: Shown };

/** As the form shows what is chosen. */
export const shownOf = ({ parts, own }: FormChoice): Shown => (
  { parts, rows: NTH.map((nth) => own[nth - 1] ?? { text: '', kind: 'status' }) }
);

/** What was chosen and written, or what is wrong with it and how it is shown again. Never throws. */
export function readChoice(fields: ChoiceFields, form: Form): ReadChoice {
  const given = fields.parts.split(',').map((each) => each.trim());
  const parts = form.parts.map(({ id }) => id).filter((id) => given.includes(id));
  const rows = NTH.map((nth) => {
    const row = rowOf(fields, nth);
    return { nth, text: cleaned(row.text).replaceAll(/\s+/g, ' '), kind: row.kind };
  });
  const asked = rows.filter((row) => row.text !== '');
  const shown = { parts, rows: rows.map((row) => ({ text: cutTo(row.text, LONGEST_SHOWN), kind: row.kind })) };
  const words = checkWords(asked.map((row) => row.text));
  if (words === 'refused') {
    return { wrong: { text: 'checkins.setup.wrong.person' }, shown: { parts, rows: shown.rows.map((row) => ({ ...row, text: maskDigits(row.text) })) } };
  }
  const wrong = wrongAmong(parts, asked);
  if (wrong) return { wrong, shown };
  return { choice: { parts, own: asked.flatMap(written) }, thoughts: thoughtsOn(asked.flatMap(written)) };
}

/** What is to be thought over before these are asked. */
export const thoughtsOn = (own: readonly Written[]): Thought[] => own.flatMap(({ text: words, kind: how }, at): Thought[] => {
  const remark = remarkOn(words, how);
  const about = remark?.topic ?? (checkWords([words]) === 'asked' ? 'person' : undefined);
  return about ? [{ nth: at + 1, about }] : [];
});

interface Row {
  nth: number;
  text: string;
  kind: string;
}

function wrongAmong(parts: readonly string[], asked: readonly Row[]): Said | undefined {
  if (parts.length === 0) return { text: 'checkins.setup.wrong.parts' };
  return asked.map((row) => wrongWith(row, asked)).find((wrong) => wrong !== undefined);
}

function wrongWith({ nth, text: words, kind: how }: Row, all: readonly Row[]): Said | undefined {
  if (!/\p{L}/u.test(words)) return { text: 'checkins.setup.wrong.words', values: { nth } };
  if (words.length > LONGEST_OWN) return { text: 'checkins.setup.wrong.long', values: { nth, most: LONGEST_OWN, count: words.length } };
  const ofKind = kindOf(how);
  if (!ofKind) return { text: 'checkins.setup.wrong.kind', values: { nth } };
  if (all.some((other) => other.nth < nth && other.text === words)) return { text: 'checkins.setup.wrong.twice', values: { nth } };
  const remark = remarkOn(words, ofKind);
  return remark?.how === 'refused' ? { text: `checkins.setup.wrong.${remark.topic}`, values: { nth } } : undefined;
}

const kindOf = (how: string): Written['kind'] | undefined => OWN_KINDS.find((each) => each === how);

function written({ text: words, kind: how }: Row): Written[] {
  const ofKind = kindOf(how);
  return ofKind ? [{ text: words, kind: ofKind }] : [];
}

function rowOf(fields: ChoiceFields, nth: number): { text: string; kind: string } {
  switch (nth) {
    case 1: return { text: fields.text1, kind: fields.kind1 };
    case 2: return { text: fields.text2, kind: fields.kind2 };
    case 3: return { text: fields.text3, kind: fields.kind3 };
    case 4: return { text: fields.text4, kind: fields.kind4 };
    default: return { text: fields.text5, kind: fields.kind5 };
  }
}
