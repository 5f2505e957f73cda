import { createHash } from 'node:crypto';
import type { FormUse } from '../forms/types';

const SHAPE = /^(\d{13}-[a-z0-9]{1,12})(?:-f([0-9a-f]{8}))?$/;

/** The same for forms that ask the same: a round is made with the form that was looked at, and with no other. */
export function formPrint({ id, version, parts, own }: FormUse): string {
  const asked = JSON.stringify([id, version, parts, own.map((question) => [question.id, question.text, question.kind])]);
  return createHash('sha256').update(asked).digest('hex').slice(0, 8);
}

/** As the id of a thing on a card: `<round>-f<print of the form that is shown>`. */
export const makeRef = (round: string, form: FormUse): string => `${round}-f${formPrint(form)}`;

/** `print` is absent where the form of the draft is shown. Undefined for what no card of ours has sent. */
export function readMakeRef(id: string): { round: string; print?: string } | undefined {
  const [, round, print] = SHAPE.exec(id) ?? [];
  return round === undefined ? undefined : { round, ...(print !== undefined && { print }) };
}
