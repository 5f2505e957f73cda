import { happeningNow, signOfDanger, talkedAbout } from './signs';
import { mendSlips } from './slips';

/**
 * How sure the words alone are that somebody is in danger: `emergency` gets the emergency card and nothing else, `possible`
 * a banner above the ordinary answer. Rather one answer too many (domain/facts-emergency.md, point 6).
 */
export type Danger = 'emergency' | 'possible' | 'none';

/** First net for emergencies. Pure, no store, no search: it runs before everything else. */
export function dangerIn(text: string): Danger {
  const words = text.normalize('NFKC').replaceAll(/\s+/g, ' ');
  if (!signOfDanger.test(words) && !signOfDanger.test(mendSlips(words))) return 'none';
  return talkedAbout.test(words) && !happeningNow.test(words) ? 'possible' : 'emergency';
}
