import { translator, type Language } from '../../lib/language';
import { fixedCard, type Reply } from '../feature';
import { shownPassages } from './shown-passages';
import type { Library } from './library';
import { dateText, languageNote, statusText, wordingNote } from './passage-view';
import type { Answer, Passage, Status } from './types';

/** The colour behind the status; the words say the same. */
const STATUS_STYLE: Record<Status, string> = {
  in_force: 'good',
  local: 'emphasis',
  network: 'emphasis',
  background: 'emphasis',
  superseded: 'warning',
  draft: 'warning',
};

/** Teams cuts long button texts without saying so; ours end with a mark that says they were cut. */
const BUTTON_LENGTH = 60;

/** The reply to a question, by zone: the passage, three titles without a claim, or that we do not know. */
export function answerReply(answer: Answer, library: Library): Reply {
  const shown = shownPassages(answer);
  const [best] = shown;
  const { kind, language, banner, hits } = answer;
  if (kind === 'emergency') return emergencyReply(language);
  if (kind === 'answer' && best) return passageReply(best, library, language, hits.slice(1, 3).map((hit) => hit.passage), banner);
  if (kind === 'unsure') return unsureReply(shown, language);
  return fixedCard('advice/refusal', translator(language)('cards.advice.refusal.title'));
}

/** One passage in full, with status and date first, source, and two to read next. */
export function passageReply(passage: Passage, library: Library, language: Language, next: Passage[] = [], banner = false): Reply {
  const status = statusText(passage, language);
  const date = dateText(passage, language);
  const data = {
    banner,
    title: passage.title,
    status: `${status} · ${date}`,
    statusStyle: passage.gap ? 'accent' : STATUS_STYLE[passage.status],
    body: passage.body,
    note: languageNote(passage, language),
    source: passage.source,
    wording: wordingNote(passage, language),
    url: passage.url ?? '',
    seeAlso: library.seeAlso(passage, next).map(asButton),
  };
  return { kind: 'card', card: { template: 'advice/answer', data }, summary: `${passage.title} (${status}, ${date})`, feedback: true };
}

/** Fixed text, never made from the question (domain/facts-emergency.md). */
export function emergencyReply(language: Language): Reply {
  return fixedCard('advice/emergency', translator(language)('cards.advice.emergency.title'));
}

/** Which råd there are and how much of each we hold. */
export function listReply(library: Library, language: Language): Reply {
  const t = translator(language);
  const raad = library.overviews().map((passage) => ({
    id: passage.id,
    title: passage.title,
    coverage: t(passage.gap ? 'cards.advice.list.themeOnly' : 'cards.advice.list.whole'),
    button: t('advice.raadNumber', { number: passage.raad ?? 0 }),
  }));
  return { kind: 'card', card: { template: 'advice/list', data: { raad } }, summary: t('cards.advice.list.title') };
}

function unsureReply(passages: Passage[], language: Language): Reply {
  const nearest = passages.map(asButton);
  const summary = translator(language)('cards.advice.unsure.title');
  return { kind: 'card', card: { template: 'advice/unsure', data: { nearest } }, summary, feedback: true };
}

function asButton({ id, title }: Passage): { id: string; title: string } {
  return { id, title: title.length > BUTTON_LENGTH ? `${title.slice(0, BUTTON_LENGTH - 1).trimEnd()}…` : title };
}
