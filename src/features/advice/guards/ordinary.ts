import type { GuardKind } from '../types';
import { words } from './words';

/** Naloxone: how much is in it, when it is given again and where it is had are what the assistant is for. */
const NALOXONE = words(
  'nalo[xk]s?on\\p{L}*|nyxoid|ventizolve|nese-?spray\\p{L}*|nasal spray|motgift\\p{L}*|antidote|narcan|113-?kort\\p{L}*' +
    '|overdosekort\\p{L}*' +
  '|(?:neste|andre|second|next) dosen?|dose to|pakning\\p{L}*|packs?',
);
/** What a municipality hands out. */
const EQUIPMENT = words('(?:brukar?)?utstyr\\p{L}*|sprøyter?|spisser|equipment|needles|syringes|gear|folie|test-?(?:sett' +
  '|strimler|strips)');
/** Those who work with it say «we», and ask what to do. */
const AT_WORK = words(
  '(?:hva|kva|hvordan|korleis|hvor|kvar|når|what|how|where|when) \\p{L}+ (?:vi|we|kommunen|tjenesten|tenesta|the municipality|councils)' +
  '|(?:kan|skal|bør|må|can|should|do|har) (?:vi|we|kommunen|tjenesten|tenesta)|rutine\\p{L}*|retningslinje\\p{L}*|procedures?' +
    '|guidelines?' +
  '|sier? (?:jeg|vi) fra|seier? (?:eg|vi) frå|councils|municipalit\\p{L}+',
);
const TAKING_DRUGS = words('{mayI} {take} {few}{drug}');
const DRUGS = words('{drug}');

/** Whether the wording is that of people at work, though it has the look of what is refused. */
export function isOrdinary(text: string, kind: GuardKind): boolean {
  if (kind === 'dose' && NALOXONE.test(text)) return !TAKING_DRUGS.test(text);
  if (kind === 'buy' && (NALOXONE.test(text) || EQUIPMENT.test(text))) return !DRUGS.test(text);
  return AT_WORK.test(text);
}
