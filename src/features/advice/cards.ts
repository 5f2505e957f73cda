import { translator, type Language } from '../../lib/language';
import { escapeMarkdown, shortened } from '../../lib/people-text';
import { fixedCard } from '../define';
import type { CardReply, Reply } from '../feature';
import { emergencyReply, phonesReply, type PhoneNumbers } from './emergency';
import { guardText } from './guards/text';
import { shownPassages } from './shown-passages';
import type { Library } from './library';
import { dateText, languageNote, statusLine, statusText, wordingNote } from './passage-view';
import type { Answer, GuardKind, Passage, Status } from './types';

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
/** A card may have five buttons everywhere; a råd beyond them is asked for by its number. */
const LIST_BUTTONS = 5;
/** Of a title that people wrote, in the line that a notification shows. */
const SUMMARY_LENGTH = 100;

/** The reply to a question, by zone: the passage, three titles without a claim, or that we do not know. */
export function answerReply(answer: Answer, library: Library, numbers?: PhoneNumbers): Reply {
  const shown = shownPassages(answer);
  const [best] = shown;
  const { kind, language, banner, hits } = answer;
  if (kind === 'emergency') return emergencyReply(language, answer.danger, numbers);
  if (kind === 'phones') return phonesReply(language, numbers);
  if (kind === 'answer' && best) return passageReply(best, library, language, hits.slice(1, 3).map((hit) => hit.passage), banner);
  if (kind === 'unsure') return unsureReply(shown, language);
  if (answer.guard) return guardedReply(answer.guard, language);
  return fixedCard('advice/refusal', translator(language)('cards.advice.refusal.title'));
}

/** One passage in full, with status and date first, source, and two to read next. */
export function passageReply(passage: Passage, library: Library, language: Language, next: Passage[] = [], banner = false): CardReply {
  const written = passage.status === 'local' || passage.licence ? escapeMarkdown : (ours: string) => ours;
  const data = {
    banner,
    title: written(passage.title),
    status: statusLine(passage, language),
    statusStyle: passage.gap ? 'accent' : STATUS_STYLE[passage.status],
    body: passage.licence ? escapeLines(passage.body) : written(passage.body),
    note: languageNote(passage, language),
    source: written(passage.source),
    wording: wordingNote(passage, language),
    quoted: passage.licence !== undefined,
    url: passage.url ?? '',
    seeAlso: library.seeAlso(passage, next).map(asButton),
  };
  const summary = `${shortened(passage.title, SUMMARY_LENGTH)} (${statusText(passage, language)}, ${dateText(passage, language)})`;
  return { kind: 'card', card: { template: 'advice/answer', data }, summary, feedback: true };
}

/** Imported text keeps its lists; nothing else in it is markup. */
function escapeLines(body: string): string {
  return body.replaceAll(/^( *(?:-|\d+\.) )?(.*)$/gm, (_line, marker: string | undefined, text: string) => (marker ?? '') + escapeMarkdown(text));
}

/** Which råd there are and how much of each we hold. */
export function listReply(library: Library, language: Language): Reply {
  const t = translator(language);
  const raad = library.overviews().map((passage) => ({
    id: passage.id,
    title: passage.title,
    coverage: t(`cards.advice.list.${passage.licence ? 'imported' : passage.gap ? 'themeOnly' : 'whole'}`),
    button: t('advice.raadNumber', { number: passage.raad ?? 0 }),
  }));
  return { kind: 'card', card: { template: 'advice/list', data: { raad, buttons: raad.slice(0, LIST_BUTTONS) } }, summary: t('cards.advice.list.title') };
}

/** Why this is refused, and a way on. Fixed text: nothing of the question is repeated. */
function guardedReply(guard: GuardKind, language: Language): Reply {
  const data = guardText(guard, language);
  return { kind: 'card', card: { template: 'advice/guarded', data: { ...data } }, summary: data.title };
}

function unsureReply(passages: Passage[], language: Language): Reply {
  const nearest = passages.map(asButton);
  const summary = translator(language)('cards.advice.unsure.title');
  return { kind: 'card', card: { template: 'advice/unsure', data: { nearest } }, summary, feedback: true };
}

function asButton({ id, title }: Passage): { id: string; title: string } {
  return { id, title: shortened(title, BUTTON_LENGTH) };
}
