import type { Form, Question } from '../forms/types';
import type { Told } from './history';
import type { Wording } from './words';

/** A question as a column: the same in another version when it asks the same in the same way. */
export interface Column {
  part: string;
  question: Question;
  /** The newest that asks it. */
  form: Form;
  /** Of all forms that ask it, oldest first. */
  versions: number[];
}

export interface PartOfExport {
  id: string;
  title: string;
  columns: Column[];
}

/** A changed scale is another column: its steps are not to be compared. */
export const sameColumn = (a: Question, b: Question): boolean => (
  a.id === b.id && a.kind === b.kind && (a.kind !== 'status' || (b.kind === 'status' && a.scale === b.scale))
);

/** Every part that any of the forms has, with every question it ever asked: those of the newest form first. `all` is newest first. */
export function partsOf(all: readonly Told[], { language }: Pick<Wording, 'language'>): PartOfExport[] {
  const parts: PartOfExport[] = [];
  for (const { form } of all) {
    for (const { id, title, questions } of form.parts) {
      let part = parts.find((each) => each.id === id);
      if (!part) parts.push(part = { id, title: title[language], columns: [] });
      for (const question of questions) {
        const column = part.columns.find((each) => sameColumn(each.question, question));
        if (!column) part.columns.push({ part: id, question, form, versions: [form.version] });
        else if (!column.versions.includes(form.version)) column.versions.unshift(form.version);
      }
    }
  }
  return parts;
}
