import { wantedIn, type Wanted } from './words';

/** Where somebody is wanted: in a place that they named, in their own municipality, or anywhere in the network. */
export type Where = { place: string } | 'own' | 'network';

export interface ContactQuestion extends Wanted {
  where: Where;
}

/** Nobody needs more characters to ask for somebody. */
const LONGEST = 120;

const WHO = '(?:(?:og|and|men|but) )?(?:hvem|kven|who)';
const SOME = '(?: (?:noe|noko|mest|mye|mykje|litt|something|anything|most|a lot))?';
const IN = '(?:i|in|fra|frå|from|hos|at|for|of|på|til)';

/** «hvem er X», “who is X”: X is what they are, and where. */
const BEING = new RegExp(`^${WHO}(?:(?: er| e| is| are|'s|’s))(?: det som er)? (.+)$`, 'u');
/** «hvem kan noe om X», “who knows about X”: X is a topic; where may stand before or after. */
const KNOWING = new RegExp(
  `^${WHO}(?: ${IN} (.+?))?(?: som)? (?:kan|veit|vet|kjenner til|kjenner|jobb[ea]r|arbeid[ea]r|har (?:ansvar|ansvaret|greie|erfaring|peiling)` +
  `|knows?|works?|has experience|can help|can tell (?:me|us)|is (?:responsible|in charge))${SOME}(?: (?:om|på|med|for|til|about|with|on|of))? (.+)$`,
  'u',
);
const REACHING = new RegExp(`^${WHO} (?:kan|bør|skal|can|should|do) (?:jeg|eg|vi|man|i|we|one) (?:kontakte|ta kontakt med|contact) ${IN} (.+)$`, 'u');
const LAST_PLACE = new RegExp(`^(.+) ${IN} (.+)$`, 'u');
/** «Raumas kontaktperson», «Rauma sin kontaktperson», “Rauma's contact”. */
const GENITIVE = /^(\p{Lu}?[\p{L}-]+?(?: [\p{L}-]+)?)(?:'s|’s|s'|s| sin| sitt| si| sine) ([\p{L} -]+)$/u;

const NETWORK = /^(?:(?:hele |heile |the |vårt |our )*(?:nettverk(?:et)?|network)(?: vårt| mitt)?)$/u;
const OWN = /^(?:(?:vår|min|our|my|kommunen (?:vår|min)|kommuna (?:vår|mi)) ?(?:kommune|municipality)?|oss|us|kommunen (?:vår|min)|kommuna (?:vår|mi))$/u;

/** The question for somebody of the network that a message is: what is wanted, and where. Undefined for every other message. */
export function contactQuestionIn(text: string): ContactQuestion | undefined {
  const said = bare(text);
  if (!said || said.length > LONGEST) return undefined;
  const [, reaching] = REACHING.exec(said) ?? [];
  if (reaching) return { role: 'contact', where: whereOf(reaching) };
  const [, being] = BEING.exec(said) ?? [];
  const [, before, known] = KNOWING.exec(said) ?? [];
  if (being) return placed(being) ?? onlyCoordinator(being);
  if (!known) return undefined;
  const question = before ? asked(known, before) : placed(known);
  return question?.topic ? question : undefined;
}

/** The same for what follows «kontakter»: «Molde», «i Molde», «nalokson», «stedfortreder i Molde». `isPlace` knows the municipalities. */
export function contactArgumentIn(text: string, isPlace: (text: string) => boolean): ContactQuestion | undefined {
  const said = bare(text).replace(new RegExp(`^(?:${IN}|om|med|about|with) `, 'u'), '');
  if (!said || said.length > LONGEST) return undefined;
  if (isPlace(nameOf(said))) return { role: 'contact', where: { place: nameOf(said) } };
  const wanted = wantedIn(said);
  if (wanted) return { ...wanted, where: 'network' };
  const question = placed(said) ?? beforePlace(said);
  return question && (typeof question.where === 'string' || isPlace(question.where.place)) ? question : undefined;
}

/** «nalokson Molde». */
function beforePlace(text: string): ContactQuestion | undefined {
  const [, what = '', place = ''] = /^(.+) (\S+)$/u.exec(text) ?? [];
  return asked(what, place);
}

function placed(text: string): ContactQuestion | undefined {
  const [, what, place] = LAST_PLACE.exec(text) ?? [];
  const found = what && place ? asked(what, place) : undefined;
  if (found) return found;
  const [, owner, thing] = GENITIVE.exec(text) ?? [];
  const owned = owner && thing ? asked(thing, owner) : undefined;
  if (owned) return owned;
  const ours = text.replace(/(?:^| )(?:vår|our|min|my)(?: |$)/u, ' ').trim();
  return ours === text ? undefined : asked(ours, 'oss');
}

function asked(what: string, place: string): ContactQuestion | undefined {
  const wanted = wantedIn(what);
  return wanted && { ...wanted, where: whereOf(place) };
}

/** There is one kind of coordinator that people mean without saying where. */
function onlyCoordinator(what: string): ContactQuestion | undefined {
  const wanted = wantedIn(what);
  return wanted?.role === 'coordinator' && !wanted.topic ? { ...wanted, where: 'network' } : undefined;
}

function whereOf(place: string): Where {
  if (NETWORK.test(place)) return 'network';
  return OWN.test(place) ? 'own' : { place: nameOf(place) };
}

/** The name alone, of «Rauma kommune». */
const nameOf = (place: string): string =>
  place.replace(/^kommunen /u, '').replace(/ (?:kommune|municipality)$/u, '').trim();

function bare(text: string): string {
  const one = text.normalize('NFKC').toLowerCase().replaceAll(/[\s,]+/gu, ' ').replaceAll(/(?:the )?municipality of /gu, '');
  return one.replaceAll(/^[\s«"“]+|[\s.!?»"”…]+$/gu, '');
}
