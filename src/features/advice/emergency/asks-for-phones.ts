/** Services that people know by name, as fragments of regular expressions. */
const SERVICES =
  'legevakt\\p{L}*|giftinfo\\p{L}*|giftlinj\\p{L}*|pårørendetelefon\\p{L}*|pårørandetelefon\\p{L}*|ivareta|rusinfo|rustelefon\\p{L}*|mental helse|' +
  'kirkens sos|hjelpetelefon\\p{L}*|krisetelefon\\p{L}*|nødtelefon\\p{L}*|naudtelefon\\p{L}*|amk|politiet|brannvesenet|ambulanse\\p{L}*|' +
  'helplines?|crisis lines?|poisons? (?:information|centre|center|control|line)|out.of.hours (?:clinic|doctor)|ambulance|police|next of kin|relatives';
const NUMBER = '(?:telefon)?nummer(?:et|a)?|(?:telefon)?numre(?:ne)?|nødnummer|naudnummer|phone ?numbers?|telephone ?numbers?|number';
const WHO =
  '(?:hvem|kven|hvor|kor|kvar) (?:kan|skal|bør|kunne) (?:jeg|vi|man|eg|ein|en|me|pårørende|pårørande|foreldre) (?:ringe|ringje|ringa)|' +
  '(?:who|where) (?:can|do|should|could) (?:i|we|you|relatives|parents) (?:call|ring|phone)';
/** What may follow without making it a question about something else. */
const ANY_TIME =
  '(?:(?: til)?(?: nå| no| now| om (?:natta|natten|kvelden)| døgnet rundt| at night| for å (?:snakke|prate|få råd)(?: med noen| med nokon)?| som pårørende| som pårørande| as next of kin)?)';

const own = (source: string) => new RegExp(source, 'iu');
const ASKS = [
  own(`^(?:hei,? |og |and )?(?:${WHO})${ANY_TIME}[?.! ]*$`),
  own(`(?<!\\p{L})(?:${NUMBER})(?: \\p{L}+){0,3} (?:${SERVICES})(?!\\p{L})`),
  own(`(?<!\\p{L})(?:${SERVICES})(?: \\p{L}+){0,1},? (?:${NUMBER})(?!\\p{L})`),
  // «The phone number for the overdose helpline», «hvilket telefonnummer kan pårørende ringe».
  own(`(?<!\\p{L})(?:${NUMBER}) (?:for|to|til|of)(?: \\p{L}+){0,3} (?:helpline|hotline|hjelpetelefon\\p{L}*|telefon\\p{L}*)(?!\\p{L})`),
  own(`(?<!\\p{L})(?:phone ?numbers?|telefonnummer|telefonnumre)(?: \\p{L}+){0,3} (?:ringe|ringje|call|ring)(?!\\p{L})`),
  own(`^(?:hva er |kva er |what is |what.?s |har du |finnes det |finst det )?(?:(?:the|en|ein) )?(?:${NUMBER} (?:til|for|to) )?(?:${SERVICES})[?.! ]*$`),
];
/** Services whose bare name asks for nothing: «politiet» alone may be about working together. */
const NO_NAME_OF_ITS_OWN = /^(?:politiet|legevakta?|ambulanse\p{L}*|ambulance|police|amk|next of kin|relatives|brannvesenet)[?.! ]*$/iu;
const LONGEST = 120;

/** Whether a question asks for a telephone number, or whom to call, and for nothing else. Pure. */
export function asksForPhones(text: string): boolean {
  const words = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
  return words.length <= LONGEST && !NO_NAME_OF_ITS_OWN.test(words) && ASKS.some((pattern) => pattern.test(words));
}
