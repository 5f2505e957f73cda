import { translator, type Language } from '../../lib/language';
import { emergencyLines, phoneLines } from './emergency';
import { guardText } from './guards/text';
import { shownPassages } from './shown-passages';
import type { Library } from './library';
import { languageNote, statusLine, wordingNote } from './passage-view';
import type { Answer, GuardKind, Passage } from './types';

/** The answer as text, for the command line: the same words as on the card, in the same order. */
export function answerText(answer: Answer, library: Library): string {
  const t = translator(answer.language);
  const [best, ...others] = answer.hits.map((hit) => hit.passage);
  const lines: string[] = [];
  if (answer.banner || answer.kind === 'unsure' || answer.kind === 'refusal') lines.push(t('advice.danger'), '');
  if (answer.kind === 'emergency') lines.push(...emergencyLines(answer.danger ?? 'overdose', answer.language));
  else if (answer.kind === 'phones') return phoneLines(answer.language).join('\n');
  else if (answer.kind === 'answer' && best) lines.push(...passageLines(best, library.seeAlso(best, others.slice(0, 2)), answer));
  else if (answer.kind === 'unsure') {
    const nearest = shownPassages(answer).map(({ title }) => `- ${title}`);
    lines.push(t('cards.advice.unsure.title'), ...nearest, t('cards.advice.unsure.rephrase'));
  } else if (answer.guard) lines.push(...guardLines(answer.guard, answer.language));
  else lines.push(t('cards.advice.refusal.title'), t('cards.advice.refusal.body'), t('cards.advice.refusal.whom'));
  return lines.join('\n');
}

function guardLines(guard: GuardKind, language: Language): string[] {
  const { title, body, way } = guardText(guard, language);
  return [title, body, way];
}

function passageLines(passage: Passage, seeAlso: Passage[], { language }: Answer): string[] {
  const t = translator(language);
  return [
    statusLine(passage, language),
    passage.title,
    '',
    passage.body,
    '',
    languageNote(passage, language),
    t('advice.sourceLine', { source: passage.source }) + (passage.url ? ` <${passage.url}>` : ''),
    wordingNote(passage, language),
    seeAlso.length ? t('advice.seeAlsoLine', { titles: seeAlso.map(({ title }) => title).join(' · ') }) : '',
  ].filter((line, at) => line || at === 2 || at === 4);
}
