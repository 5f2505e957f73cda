import { languageOfLocale, isLanguage, possibleLanguages, translator, type Language } from '../lib/language';
import type { NetworkHere, Person, Place, Turn } from '../features/feature';

/** What is known of a person in a place; the store may know nothing, or be away. */
export interface Known {
  chosenLanguage?: Language;
  networkLanguage?: Language;
  network?: NetworkHere;
  /** Why nothing is known: the store did not answer. */
  failure?: Error;
}

export type LookUp = (person: Person, place: Place) => Promise<Known>;

/** Signs of which language to answer in. */
export interface LanguageSigns {
  /** What the person wrote, when they wrote something. */
  text?: string;
  /** The languages in which that is a command's name: «samlinger» tells what no sentence around it does. */
  command?: Language[];
  /** The card that was pressed names the language it was shown in. */
  cardData?: unknown;
  /** Teams' locale of the person's client. */
  locale?: string;
}

/**
 * The person's own choice; else the language they write, since many read Teams in English and write nynorsk. Words that leave
 * several possible (all Norwegian ones, a name, a press on a card) leave it to the card's language, Teams' locale, the
 * network's language and the installation's, in this order, among those.
 */
export function chooseLanguage(known: Known, signs: LanguageSigns, fallback: Language): Language {
  if (known.chosenLanguage) return known.chosenLanguage;
  const possible = signs.command ?? possibleLanguages(signs.text ?? '');
  const onCard = (signs.cardData as { lang?: unknown } | null | undefined)?.lang;
  const guesses = [isLanguage(onCard) ? onCard : undefined, languageOfLocale(signs.locale), known.networkLanguage, fallback];
  return guesses.find((guess) => guess && possible.includes(guess)) ?? possible[0] ?? fallback;
}

/** The turn as features see it. */
export function buildTurn(
  facts: Pick<Turn, 'correlationId' | 'now' | 'person' | 'place'>,
  known: Known,
  signs: LanguageSigns,
  fallback: Language,
): Turn {
  const language = chooseLanguage(known, signs, fallback);
  const network = () => {
    if (known.failure) throw known.failure;
    return known.network;
  };
  return { ...facts, network, language, t: translator(language) };
}
