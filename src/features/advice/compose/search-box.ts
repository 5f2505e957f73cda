import { translator, type Language } from '../../../lib/language';
import type { SearchOutcome } from '../../feature';
import type { PhoneNumbers } from '../emergency';
import { guardText } from '../guards/text';
import type { Library } from '../library';
import type { Answer } from '../types';
import { dangerFinding, findingOf, phonesFinding } from './finding';

/** Offered beside the råd before anything is written: what a municipality looks for first. */
const COMMON = [
  'raad-1-sjekkliste-aatte-punkter', 'parorende-raad-1', 'sarbare-overganger-raad-1', 'nalokson-hva', 'forstehjelp-handling',
];

/** Before anything is written: the råd by number, then some that many need. */
export function suggestions(library: Library, language: Language): SearchOutcome {
  const common = COMMON.map((id) => library.find(id)).filter((passage) => passage !== undefined);
  const passages = [...new Set([...library.overviews(), ...common])];
  return { findings: passages.map((passage) => findingOf(passage, library, language)) };
}

/**
 * What was found, best first; words instead where the answer is a refusal. The person chooses among titles, so an unsure
 * answer shows its rows like a sure one. Signs of danger put 113 first whatever was found.
 */
export function searchOutcome(answer: Answer, library: Library, numbers?: PhoneNumbers): SearchOutcome {
  const { kind, banner, hits, language } = answer;
  const findings = banner || kind === 'emergency' ? [dangerFinding(answer, numbers)] : [];
  if (kind === 'phones') findings.push(phonesFinding(language, numbers));
  if (kind === 'answer' || kind === 'unsure') findings.push(...hits.map(({ passage }) => findingOf(passage, library, language)));
  return findings.length ? { findings } : { text: nothingText(answer) };
}

function nothingText({ guard, language }: Answer): string {
  if (!guard) return translator(language)('advice.compose.nothing');
  const { title, body, way } = guardText(guard, language);
  return `${title}. ${body} ${way}`;
}
