import { translator, type Language } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { Finding } from '../../feature';
import { passageReply } from '../cards';
import { emergencyReply, phonesReply, type PhoneNumbers } from '../emergency';
import type { Library } from '../library';
import { statusLine } from '../passage-view';
import type { Answer, Passage } from '../types';

/** A passage as a row to choose and a card to send: the answer card without «se også», whose buttons work only where we are. */
export function findingOf(passage: Passage, library: Library, language: Language): Finding {
  const { card } = passageReply(passage, library, language);
  const note = [String(card.data.note), replacedNote(passage, library, language)].filter(Boolean).join(' ');
  const data = { ...card.data, note, seeAlso: [] };
  return { title: markedTitle(passage, language), status: statusLine(passage, language), card: { ...card, data } };
}

/** For signs of danger, also those we are not sure of: stands before what was found, and is the emergency card. */
export function dangerFinding({ language, danger }: Answer, numbers?: PhoneNumbers): Finding {
  const { card, summary } = emergencyReply(language, danger, numbers);
  return { title: translator(language)('advice.danger'), status: summary, card };
}

/** Whom one can call, 113 first. */
export function phonesFinding(language: Language, numbers?: PhoneNumbers): Finding {
  const { card, summary } = phonesReply(language, numbers);
  return { title: summary, status: '', card };
}

/** The title begins with what the status below it says too: clients cut what is long, and some the second line. */
export function markedTitle({ title, status, gap }: Passage, language: Language): string {
  const t = translator(language);
  if (gap) return t('advice.mark.described', { title });
  if (status === 'in_force' || status === 'superseded' || status === 'draft') return t(`advice.mark.${status}`, { title });
  return title;
}

/** Those who read the card where we are not cannot press their way to what replaced it, so it is named. */
function replacedNote(passage: Passage, library: Library, language: Language): string {
  const [now] = library.replacing(passage);
  return now ? translator(language)('advice.compose.replacedBy', { title: inMarkdown(now, now.title) }) : '';
}

/** Titles that are not of our own editors are shown as they are written, whatever markup is in them. */
export function inMarkdown({ licence }: Passage, title: string): string {
  return licence ? escapeMarkdown(title) : title;
}
