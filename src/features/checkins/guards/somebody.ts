import { FIRST_NAME } from './first-names';
import { hasFullName } from './full-name';

const AGE = '(?:1[0-9]|[2-9]\\d)';
/** One person, never several: «34 kvinner» and «menn i 40-årene» are counts and groups. */
const ONE =
  '(?:mann|mannen|mannsperson|kvinne|kvinna|kvinnen|dame|dama|damen|gutt|gutten|gut|guten|jente|jenta|jenten|ungjente|ungdommen|fyr|fyren|kar|' +
  'karen|jenteunge|tenåring|tenåringen|student|studenten|elev|eleven|far|faren|mor|moren|mora|sønnen|sonen|datteren|dattera|dottera|man|woman|boy|' +
  'girl|lad|teenager|bloke|guy)';
/** Who may be one or the thing that is done: only with an age in years. */
const EITHER = '(?:person|personen|pasient|pasienten|bruker|brukeren|brukar|brukaren|patient|user|client|klient|klienten|innbygger|innbyggaren|beboer|bebuar)';
/** With an age after it: «hun på 19», «he (34)», «ho er berre 17». */
const PRONOUN =
  '(?:han|hun|ho|hen|he|she)(?:,? | ?\\(|(?:[\'’]s| (?:som )?er| var| blei| ble| vart| is| was| aged| turned| fylte| fyller)? ' +
  '(?:(?:på|om|bare|berre|only|just|about|ca\\.|rundt|kring) )?)';
const HERE = '(?<![\\p{L}\\d-])';
const END = '(?![\\p{L}\\d-])';
const FEW_WORDS = '(?:,? \\p{L}+){0,2}?';
const AGED = '(?:på|om|i|aged|of|\\()';
const YEARS = '(?: ?år| ?åra| years?| ?yrs?| ?yo)';
const FIFTIES = '(?:[1-9]0-(?:åra|årene|års?alderen)|[1-9]0 ?-?åra|(?:his|her|their) (?:early |mid-?|late )?[1-9]0s|tjueårene|tjueåra|trettiårene|trettiåra|førtiårene|' +
  'førtiåra|femtiårene|femtiåra|sekstiårene|sekstiåra)';
/** Not «mann 34 prosent», and no count of something. */
const NO_UNIT = '(?! ?(?:%|prosent|percent|kr|stk|ganger|gonger|times|timer|timar|minutt|møter|møte|sprøyter|sprayer|enheter|einingar|,\\d|\\.\\d))';

const AGES: readonly RegExp[] = [
  `${HERE}${ONE}${FEW_WORDS},? ?\\(?(?:${AGED} ?)?(?:ca\\.? |rundt |kring |about )?${AGE}\\)?${END}${NO_UNIT}`,
  `${HERE}${ONE}(?:,? \\p{L}+){0,3}? ${FIFTIES}${END}`,
  `${HERE}${EITHER}${FEW_WORDS},? ?\\(?(?:${AGED} ?)?${AGE}\\)?${YEARS}${END}`,
  `${HERE}${EITHER}${FEW_WORDS} i ${FIFTIES}${END}`,
  `${HERE}${AGE} ?-? ?(?:år|åra|years?)[ -](?:gammal|gammel|gamle|gamal|gamalt|old)(?: \\p{L}+)? ?(?:${ONE}|${EITHER})${END}`,
  `${HERE}${PRONOUN}${AGE}\\)?${END}(?!\\. ?\\p{Ll})${NO_UNIT}`,
  // One of that age; «18-åringer» are many.
  `${HERE}${AGE} ?-? ?(?:åring(?:en)?|year-?old)${END}`,
  `${HERE}(?:en|ein|ei|ung|eldre|an?|the|young) ${ONE} (?:fra|frå|from|i|in) \\p{Lu}`,
].map((pattern) => new RegExp(pattern, 'u'));

const TOOK = '(?:tok|tok ei|fekk|fikk|hadde|hatt|had|took|etter|after|døde av|døydde av|died of|overlevde|overlevd|survived)(?: (?:en|ein|ei|sin|an?|ny))?(?: \\p{L}+)? (?:OD|od|overdose\\p{L}*)';
const EVENT =
  `(?:${TOOK}|[Oo]verdosen? etter|overdoser\\p{L}*|overdosed|døde|døydde|døyr|dør|død|dead|died|omkom|innlagt|innlagd|lagt inn|lagd inn|hospitali[sz]ed|admitted|løslatt|lauslaten|` +
  'løslates|released|arrestert|arrested|fengslet|fengsla|i fengsel|in prison|hjertestans|hjartestans|cardiac arrest|selvmord\\p{L}*|' +
  'sjølvmord\\p{L}*|suicide|tilbakefall|tilbakefallet|relapsed?|sprakk|avrusning|avrusing|detox|ruspåvirket|ruspåverka|funnet|funnen|found|' +
  'hentet av ambulanse\\p{L}*|henta av ambulanse\\p{L}*|ambulansen|gjenopplivet|gjenoppliva|revived|på LAR|rusavhengig|bruker heroin|brukar heroin)';
const SURNAME = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?';
/** In one sentence, on either side. */
const NEAR = '[^.!?\\n]{0,60}?';
/** «Karin Hansen Vei», a chair or a programme is nobody. */
const PUBLIC = /(?<!\p{L})(?:koordinator|kontaktperson|kommuneoverlege|leder|leiar|foredrag|innlegg|ansvarlig|ansvarleg|coordinator|lecture|speaker|holder|held|kurset|kurs)(?!\p{L})/iu;

const NAMED: readonly RegExp[] = [
  `${HERE}(?:${FIRST_NAME})(?: ${SURNAME}){0,3}(?!\\p{L})${NEAR}${HERE}${EVENT}(?!\\p{L})`,
  `${HERE}${EVENT}(?!\\p{L})${NEAR}${HERE}(?:${FIRST_NAME})(?: ${SURNAME}){0,3}(?!\\p{L})`,
  `${HERE}${SURNAME} ${SURNAME} (?:tok|fikk|fekk|døde|døydde|died|overdosed|ble|blei|vart|was|er|is|har|has) (?:\\p{L}+ ){0,2}?(?:${EVENT})(?!\\p{L})`,
].map((pattern) => new RegExp(pattern, 'u'));

/**
 * Whether a text seems to be about one person: a man, a woman, he, she, … with an age («mann 34 fra …»), somebody's whole name, or a first
 * name in a sentence with an event («Kari ble innlagt»); not the name of a contact or a lecturer. For a question, never for a
 * refusal: what is asked about may be about nobody.
 */
export function seemsAboutSomebody(text: string): boolean {
  const plain = text.normalize('NFC').replaceAll(/[\p{Cf}]/gu, '').replaceAll(/[^\S\n]+/gu, ' ');
  if (AGES.some((pattern) => pattern.test(lowered(plain)))) return true;
  return sentences(plain).some((sentence) => !PUBLIC.test(sentence) && namesSomebody(sentence));
}

const namesSomebody = (sentence: string): boolean => hasFullName(sentence) || NAMED.some((pattern) => pattern.test(sentence));
/** Small letters but for places («ung mann fra Molde»): only a word at the beginning of a sentence is made small. */
const lowered = (text: string): string => text.replaceAll(/(?<=^|[.!?:\n«“"(] ?)\p{Lu}/gu, (letter) => letter.toLowerCase());
const sentences = (text: string): string[] => text.split(/(?<=[!?\n]|(?<!(?<!\p{L})\p{Lu})\.)/u);
