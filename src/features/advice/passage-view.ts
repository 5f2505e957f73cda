import { translator, type Language } from '../../lib/language';
import { formatSourceDate } from '../../lib/time';
import type { Passage } from './types';

/** What is said of a passage before its text: is it in force, and from when. The card and the command line say the same. */
export function statusText(passage: Passage, language: Language): string {
  const t = translator(language);
  if (passage.gap) return t('advice.status.described');
  // Which hearing an imported draft belongs to, its source does not say.
  if (passage.licence && passage.status === 'draft') return t('advice.status.draftOfSource');
  const year = passage.date?.slice(0, 4);
  if (passage.status === 'superseded' && year) return t('advice.status.supersededYear', { year });
  return t(`advice.status.${passage.status}`);
}

export function dateText(passage: Passage, language: Language): string {
  return passage.date ? formatSourceDate(passage.date, language) : translator(language)('advice.undated');
}

/** Status and date as they stand above a passage. */
export function statusLine(passage: Passage, language: Language): string {
  return `${statusText(passage, language)} · ${dateText(passage, language)}`;
}

/** Said to those who asked in another language than the passage is written in: we translate nothing by machine. */
export function languageNote(passage: Passage, language: Language): string {
  const understood = language === passage.language || language === 'nb' || passage.status === 'local';
  return understood ? '' : translator(language)('advice.inNorwegian');
}

/** Whose wording it is, and whether there is an official text that rules. */
export function wordingNote({ status, review, licence }: Passage, language: Language): string {
  if (licence) return translator(language)('advice.official');
  if (review) return translator(language)('advice.ownUntil', { date: formatSourceDate(review, language) });
  const official = status === 'in_force' || status === 'superseded' || status === 'draft';
  return translator(language)(official ? 'advice.ours' : 'advice.oursOfSource');
}
