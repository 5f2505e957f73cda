import { translator, type Language } from '../../lib/language';
import { formatSourceDate } from '../../lib/time';
import type { Passage } from './types';

/** What is said of a passage before its text: is it in force, and from when. The card and the command line say the same. */
export function statusText(passage: Passage, language: Language): string {
  const t = translator(language);
  if (passage.gap) return t('advice.status.described');
  const year = passage.date?.slice(0, 4);
  if (passage.status === 'superseded' && year) return t('advice.status.supersededYear', { year });
  return t(`advice.status.${passage.status}`);
}

export function dateText(passage: Passage, language: Language): string {
  return passage.date ? formatSourceDate(passage.date, language) : translator(language)('advice.undated');
}

/** Said to those who asked in another language than the passage is written in: we translate nothing by machine. */
export function languageNote(passage: Passage, language: Language): string {
  return language === passage.language || language === 'nb' ? '' : translator(language)('advice.inNorwegian');
}

/** Whose wording it is, and whether there is an official text that rules. */
export function wordingNote({ status }: Passage, language: Language): string {
  const official = status === 'in_force' || status === 'superseded' || status === 'draft';
  return translator(language)(official ? 'advice.ours' : 'advice.oursOfSource');
}
