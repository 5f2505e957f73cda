import type { OwnQuestion } from '../forms/types';

export const OWN_KINDS = ['status', 'number', 'yes-no', 'text'] as const;

/** A question as a coordinator writes it. */
export type Written = Pick<OwnQuestion, 'text' | 'kind'>;

/**
 * The questions of version `version` of a network's choice. What is asked as before keeps its id, and so its answers of last round are
 * filled in; another question, or the same put differently, gets one that was never used.
 */
export function withIds(written: readonly Written[], before: readonly OwnQuestion[], version: number): OwnQuestion[] {
  const left = [...before];
  return written.map(({ text, kind }, at) => {
    const same = left.findIndex((each) => each.text === text && each.kind === kind);
    const [kept] = same < 0 ? [] : left.splice(same, 1);
    return { id: kept?.id ?? `own${version}-${at + 1}`, text, kind };
  });
}
