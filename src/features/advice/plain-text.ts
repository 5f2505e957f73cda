import { textsUnder, translator } from '../../lib/language';
import { shownPassages } from './shown-passages';
import type { Library } from './library';
import { dateText, languageNote, statusText, wordingNote } from './passage-view';
import type { Answer, Passage } from './types';

/** The answer as text, for the command line: the same words as on the card, in the same order. */
export function answerText(answer: Answer, library: Library): string {
  const t = translator(answer.language);
  const [best, ...others] = answer.hits.map((hit) => hit.passage);
  const lines: string[] = [];
  if (answer.banner || answer.kind === 'unsure' || answer.kind === 'refusal') lines.push(t('advice.danger'), '');
  if (answer.kind === 'emergency') lines.push(...emergencyLines(answer));
  else if (answer.kind === 'answer' && best) lines.push(...passageLines(best, library.seeAlso(best, others.slice(0, 2)), answer));
  else if (answer.kind === 'unsure') {
    const nearest = shownPassages(answer).map(({ title }) => `- ${title}`);
    lines.push(t('cards.advice.unsure.title'), ...nearest, t('cards.advice.unsure.rephrase'));
  } else lines.push(t('cards.advice.refusal.title'), t('cards.advice.refusal.body'), t('cards.advice.refusal.whom'));
  return lines.join('\n');
}

function passageLines(passage: Passage, seeAlso: Passage[], { language }: Answer): string[] {
  const t = translator(language);
  return [
    `${statusText(passage, language)} · ${dateText(passage, language)}`,
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

function emergencyLines({ language }: Answer): string[] {
  const { title = '', step1 = '', step2 = '', step3 = '', step4 = '', step5 = '', suicide = '', safe = '', bot = '' } =
    textsUnder(language, 'cards.advice.emergency');
  return [title, '', ...[step1, step2, step3, step4, step5].map((step, at) => `${at + 1}. ${step}`), '', suicide, safe, bot];
}
