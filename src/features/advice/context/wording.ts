import type { Language } from '../../../lib/language';

/** What somebody may want of the answer above. */
export type Wish = { kind: 'language'; language: Language } | { kind: 'more' } | { kind: 'source' };

/** Nobody needs more characters to say so. */
const LONGEST_WISH = 60;
/** A longer rest is a question of its own. */
const LONGEST_NARROWING = 8;

const POLITE = '(?: (?:takk|please|da|vær så snill|ver så snill))?';
const IT = '(?:det|dette|den|denne|that|this|it)';

const LANGUAGE = [
  whole('(?:(?:og|and|men|but) )?(?:(?:hva med|kva med|what about|samme|det same|the same|kan du (?:ta|si|vise|skrive) (?:det|den)) )?' +
    `(?:på|i|in|til|to) (?:(nynorsk)|(bokmål|norsk|norwegian)|(engelsk|english))${POLITE}`),
];
const MORE = [
  whole('(?:(?:og|kan du|can you) )?(?:(?:fortelle?|fortel|vise?|si|sei|tell|show|give|gi|gje) )?(?:(?:meg|me) )?(?:(?:litt|even|noe) )?' +
    `(?:mer|meir|more)(?: (?:om|about|på|on) ${IT})?${POLITE}`),
  whole(`(?:(?:kan|can) (?:du|you) )?(?:utdype?|elaborate|fortsette?|go on|gå vidare|hald fram)(?: (?:om |on )?${IT})?${POLITE}`),
];
const SOURCE = [
  whole(
    '(?:(?:og|hva er|kva er|har du|what is|what.s|any|the) )?(?:en |ei |the )?' +
    `(?:kilden?|kilder|kjeld[ea]|kjelder|sources?|referanse|lenken?|lenkja|link)(?: (?:på|til|for|to) ${IT})?`,
  ),
  whole(`(?:hvor|kvar|kor|where) (?:står|stod|har du|har de|kommer|kjem|is|does) ${IT}(?: (?:fra|frå|from|come from))?`),
  whole(`where does it say (?:that|this|so)|(?:hvem|kven|who) (?:sier|seier|says|har sagt) (?:${IT}|so|så)`),
  whole(`(?:gjelder|gjeld) ${IT} (?:fortsatt|fremdeles|framleis|ennå|enno|nå|no|i dag)`),
  whole(`er ${IT} (?:(?:fortsatt|fremdeles|framleis) )?(?:gjeldende|gjeldande|gyldige?|gyldig|i kraft|oppdatert|nytt|gammelt|gammalt)`),
  whole(`(?:når|kva tid|(?:fra |frå )?(?:hvilket|kva) år) (?:er|var|kom) ${IT}(?: (?:fra|frå|skrevet|skrive|ut))?`),
  whole(`(?:hvor|kor) (?:gammelt|gammalt|nytt|gammel|ny) er ${IT}`),
  whole(`(?:is|are) ${IT} (?:still )?(?:in force|valid|current|up to date)|does ${IT} still (?:apply|count|hold)`),
  whole(`(?:when|what year) (?:is|was) ${IT}(?: (?:from|written|published))?|how old is ${IT}`),
];

/** «hva med X?», «og X?», «enn X?», “what about X”: X is asked of what was answered. */
const LEAD = new RegExp(
  '^(?:(?:og|men|and|but) )?(?:(?:hva|kva|ka) (?:da |så )?(?:med|om)|what about|how about|enn' +
  '|(?:gjelder|gjeld) det(?: også| òg)?(?: for)?|og|and) (.+)$',
  'u',
);

/** The wish that a message is, if it is nothing else. */
export function wishIn(text: string): Wish | undefined {
  const said = bare(text);
  if (!said || said.length > LONGEST_WISH) return undefined;
  for (const pattern of LANGUAGE) {
    const [, nynorsk, bokmaal, english] = pattern.exec(said) ?? [];
    if (nynorsk ?? bokmaal ?? english) return { kind: 'language', language: nynorsk ? 'nn' : bokmaal ? 'nb' : 'en' };
  }
  if (MORE.some((pattern) => pattern.test(said))) return { kind: 'more' };
  return SOURCE.some((pattern) => pattern.test(said)) ? { kind: 'source' } : undefined;
}

/** What a message asks of the answer above, without «hva med»; undefined for one that stands on its own. */
export function narrowingIn(text: string): string | undefined {
  const [, rest = ''] = LEAD.exec(bare(text)) ?? [];
  const words = rest.replace(/ (?:da|then|òg|også)$/u, '').trim();
  return words && words.split(' ').length <= LONGEST_NARROWING ? words : undefined;
}

function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s,]+/g, ' ').replaceAll(/^[\s«"“]+|[\s.!?»"”…]+$/g, '');
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}
