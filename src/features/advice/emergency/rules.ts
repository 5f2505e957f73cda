import { happeningNow, signOfDanger, suicidal, talkedAbout } from './signs';
import { mendSlips } from './slips';

export type DangerKind = 'overdose' | 'suicide';

/** What the words alone say: signs of danger, of which kind, and whether they are only talked about. */
export interface Signs {
  kind: DangerKind;
  talkedAbout: boolean;
}

/** First net for emergencies. Pure, no store, no search, no model: it runs before everything else. Undefined without signs. */
export function readSigns(text: string): Signs | undefined {
  const words = text.normalize('NFKC').replaceAll(/\s+/g, ' ');
  const mended = mendSlips(words);
  if (!signOfDanger.test(words) && !signOfDanger.test(mended)) return undefined;
  const kind = suicidal.test(words) || suicidal.test(mended) ? 'suicide' : 'overdose';
  return { kind, talkedAbout: talkedAbout.test(words) && !happeningNow.test(words) };
}
