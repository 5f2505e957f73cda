import { translator, type Language } from '../../../lib/language';
import type { GuardKind } from '../types';

/** What is said to a guarded question, in this order: what we do not do, why or what it is about, and a way on. */
export interface GuardText {
  title: string;
  body: string;
  way: string;
}

export function guardText(kind: GuardKind, language: Language): GuardText {
  const t = translator(language);
  return { title: t(`advice.guarded.title.${kind}`), body: t(`advice.guarded.body.${kind}`), way: t(`advice.guarded.way.${kind}`) };
}
