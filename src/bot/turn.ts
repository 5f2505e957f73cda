import { languageOfLocale, isLanguage, possibleLanguages, translator, type Language } from '../lib/language';
import type { NetworkHere, Person, Place, Turn } from '../features/feature';

/** What is known of a person in a place; the store may know nothing, or be away. */
export interface Known {
  chosenLanguage?: Language;
  network?: NetworkHere;
  /** The person's parts in all their networks, where none of them is the one here. */
  choices?: readonly NetworkHere[];
  /** Whether they are in more than one. */
  several?: boolean;
  /** Why nothing is known: the store did not answer. */
  failure?: Error;
}

/** Who people are and what they take part in, from the store. */
export interface People {
  lookUp(person: Person, place: Place): Promise<Known>;
  part(person: Person, networkId: string): Promise<NetworkHere | undefined>;
  /** Those of all networks that the person is in. */
  partsOf(person: Person): Promise<readonly NetworkHere[]>;
  /** Which network the personal chat is about, for the rest of the day. */
  choose(person: Person, networkId: string): Promise<void>;
}

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
  const guesses = [isLanguage(onCard) ? onCard : undefined, languageOfLocale(signs.locale), known.network?.language, fallback];
  return guesses.find((guess) => guess && possible.includes(guess)) ?? possible[0] ?? fallback;
}

/** The turn as features see it. */
export function buildTurn(
  facts: Pick<Turn, 'correlationId' | 'now' | 'person' | 'place' | 'teamsId' | 'admin'>,
  known: Known,
  people: People,
  signs: LanguageSigns,
  fallback: Language,
): Turn {
  const language = chooseLanguage(known, signs, fallback);
  const network = () => {
    if (known.failure) throw known.failure;
    return known.network;
  };
  const part = async (networkId: string) => {
    const here = network();
    if (here?.networkId === networkId) return here;
    // A card of one network is not used in another's channel, nor in one that the network has let go, nor in a group chat.
    return facts.place.scope === 'personal' ? people.part(facts.person, networkId) : undefined;
  };
  const parts = async () => {
    if (known.failure) throw known.failure;
    return people.partsOf(facts.person);
  };
  const choices = () => {
    if (known.failure) throw known.failure;
    return known.choices ?? [];
  };
  return { ...facts, several: known.several ?? false, network, part, parts, choices, language, t: translator(language) };
}
