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

/** Said only to those who asked in English: our passages are Norwegian, and we translate nothing by machine. */
export function languageNote(language: Language): string {
  return language === 'en' ? translator(language)('advice.inNorwegian') : '';
}
