import { signOfDanger, signOfTheBody, suicidal } from './signs';
import { mendSlips } from './slips';
import { happeningNow, talkedAbout } from './talk';

export type DangerKind = 'overdose' | 'suicide';

/** What the words alone say: signs of danger, of which kind if they tell, and whether they are only talked about. */
export interface Signs {
  kind?: DangerKind;
  talkedAbout: boolean;
}

/** First net for emergencies. Pure, no store, no search, no model: it runs before everything else. Undefined without signs. */
export function readSigns(text: string): Signs | undefined {
  const words = plainWords(text);
  const mended = mendSlips(words).toLowerCase();
  const hasSlips = mended !== words.toLowerCase();
  const says = (pattern: RegExp) => pattern.test(words) || (hasSlips && pattern.test(mended));
  if (!says(signOfDanger)) return undefined;
  // Who does not breathe is helped the same way whatever was meant.
  const kind = says(signOfTheBody) ? 'overdose' : says(suicidal) ? 'suicide' : undefined;
  return { kind, talkedAbout: talkedAbout.test(words) && !happeningNow.test(words) };
}

/** One space between words; «våkner'ke» and «får'n» as the two words they are. */
function plainWords(text: string): string {
  return text.normalize('NFKC').replaceAll(/[’´`]/g, "'").replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=\p{L})'(?:k?ke|kje|ikke|ikkje|itj|itte|te)(?!\p{L})/giu, ' ikke')
    .replaceAll(/(?<=\p{L})'(?:n|an|en)(?!\p{L})/giu, ' han');
}
