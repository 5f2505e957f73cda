import { textsUnder, translator, type Language } from '../../../lib/language';
import { standardNumbers } from './numbers';
import { afterDanger, checkedText, hostOf } from './phone-texts';
import type { DangerKind } from './rules';

/** The emergency card's words, in the same order, for the command line. */
export function emergencyLines(kind: DangerKind, language: Language): string[] {
  const texts = textsUnder(language, kind === 'suicide' ? 'cards.advice.suicide' : 'cards.advice.emergency');
  const steps = Object.keys(texts).filter((key) => /^step\d$/.test(key)).map((key, at) => `${at + 1}. ${texts[key] ?? ''}`);
  const after = kind === 'suicide' ? [texts.acute ?? '', afterDanger(standardNumbers(), language)] : [texts.suicide ?? '', texts.safe ?? ''];
  return [texts.title ?? '', '', ...steps, '', ...after, texts.bot ?? ''];
}

/** The card of telephone numbers as lines. */
export function phoneLines(language: Language): string[] {
  const t = translator(language);
  const lines = standardNumbers().map(({ name, when, number, confirmed, link = '' }) =>
    `- ${name[language]}: ${confirmed ? number : t('advice.numberAt', { place: hostOf(link) })}. ${when[language]}`);
  return [t('cards.advice.phones.danger'), '', t('cards.advice.phones.title'), ...lines, checkedText(standardNumbers(), language)];
}
