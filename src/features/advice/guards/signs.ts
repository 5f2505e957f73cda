import type { GuardKind } from '../types';
import { anyWords, words } from './words';

/** A kind of wording: every part of it stands somewhere in the question. */
type Sign = RegExp[];

const sign = (...parts: string[]): Sign => parts.map(words);

const DOSE: Sign[] = [
  // How much one may take, and whether that is too much.
  sign('{howMuch} {some}(?:{mayI}|er (?:trygt|greit)|(?:is|are) (?:safe|ok|okay))', '{any}'),
  sign('{howMuch} (?:legger|legg|tar|tek|setter|set|røyker|røykjer|putter) (?:jeg|eg|æ|ej|man|ein)'),
  sign('{howMuch} {some}{mayI} {take}', 'øl|vin|rus|{any}'),
  sign('(?:trygg|sikker|sikreste|dødele?i?g|høyeste|høgaste|maks|grei|riktig|safe|safest|starting|lethal|fatal|max|start)' +
    ' ?(?:dose[nr]?|amount)'),
  sign('(?:hvilken|kva|hva er|what|what.s|which) {some}(?:dose[nr]?|doser?ing|dosage)|doser?ing av', '{drug}'),
  sign('(?:my|min|no|uten|utan) toleran[cs]e|toleransen (?:min|er (?:borte|nede))', 'dose[nr]?|{howMuch}|half|halv(?:parten)?' +
    '|quarter|kvart'),
  sign('{count} ?(?:\\p{L}+ )?(?:mg|g|{any}|poser|øl|beers)', 'for m(?:ye|ykje)|too much|fint|tåle[rt]?|toler', '{any}'),
  sign('{mayI} (?:jeg |eg )?{take} {few}{drug}|{mayI} {some}(?:double|doble|øke|auke|increase) (?:min|my) '),
  // For more of a high.
  sign('(?:beste?|mest|sterkest|me(?:i)?r|more|better|same|samme) (?:rus|russopp|kick|high|buzz)(?! (?:og|i|blant|hos))'),
  sign('(?:hits?|kicks? in|slår inn|virker|verkar) (?:faster|harder|quicker|fortere|raskere|sterk[ea]re)'),
  sign('(?:for å|to|å) (?:bli|verte|få|get) (?:\\p{L}+ ){0,2}(?:høye?r?e?|high|rusa|ruset|stein|stoned)', '{howMuch}|hva|kva' +
    '|what|{how}|{mayI}'),
  // How it is made or used.
  sign('{how} (?:do |can )?(?:\\p{L}+ ){0,2}{make} (?:\\p{L}+ )?(?:{drug}|skudd|it up)|(?:oppskrift|recipe|ratio) {some}{drug}'),
  sign('{how} {some}(?:sette?r?|set|shoot(?: up)?|inject|injiserer?|find|finne?r?) {some}(?:lysken|halsen|foten|åre[rn]?|veins?|my leg)'),
  sign('lysken|halsen|åre[rn]?|veins?|groin', 'sprøyt\\p{L}*|skudd|nåla?|needle|shot', 'triks\\p{L}*|treffe?r?|bomme?r?|trick|miss|{how}'),
];

const MARKET = '(?:darknet|dark ?web|mørke nettet|(?:telegram|snapchat|signal)[ -]?(?:gruppe|kanal|channel|group))\\p{L}*';
const BUY: Sign[] = [
  sign('{seek} {some}{some}{trade} {few}{any}'),
  sign('^(?:kjøpe?|buy|selge|selje|selling|billige?|cheap|score|pris) {few}{any}(?: \\p{L}+){0,2}\\P{L}*$'),
  sign('^(?:\\p{L}+ ){0,6}(?:til salg?s|for sale)', '{any}'),
  sign('(?:finner?|finn|find|nummer(?:et)? til|number|kjenner|know) {some}(?:dealer|langer|plug|selger|seljar|seller)\\p{L}*' +
    '|dealer.s number'),
  sign(`(?:which|what|hvilke[nt]?|kva|{how}|lenke|link|finnes|vei?t du) {some}${MARKET}`),
  sign('(?:gate|street)[ -]?pri[cs]\\p{L}*', 'hva|kva|ka|what|{howMuch}'),
  sign('(?:hva|kva|ka|what|{howMuch}) (?:koste?r?|kostar?|is|does|tar) (?:\\p{L}+ ){0,3}(?:gram|plate|brett|strip|kilo)'),
  sign('(?:uten|utan|without(?: a)?) (?:resept|prescription)', '{any}'),
  sign('(?:trenger|treng|need|want|vil ha|tom for) {few}{any}', '(?:hvem|kven|kem|who|hvor|kvar|where) {some}(?:selger|sel' +
    '|text|kjøpe?|buy)'),
];

const HIDES = '(?:gjemmer?|gjøymer?|gøyme?r?|skjule?r?|hide|stash|smugler?|smuggle)';
const UNSEEN = '(?:(?:uten|utan) (?:at|å) (?:\\p{L}+ ){1,3}(?:merk|ser|sjå|oppdag|lukt|finn|avslør|blir? tatt)\\p{L}*|without' +
  ' {some}(?:noticing|smelling|caught))';
const SHOWS = '(?:slår? ut|merke[rt]?|syne[rs]|synleg|vises|show|sitter|detectable|leaves|oppdage\\p{L}*)';
const WASHES = '(?:eddik|bleach|klor|vinegar|(?:b-)?vitamin\\p{L}*|masse vann|mye vann|lots of water|sjampo|shampoo|badstue?)';
const EVADE: Sign[] = [
  sign('(?:^|(?:{how}|tips|triks|kan|can|does|do|could) {some}){cheat} (?:\\p{L}+ ){0,2}(?:{sample}|politi\\p{L}*|hunden|police|dogs?)'),
  sign('(?:få|får|get|bli|blir|verte|come out|be) (?:\\p{L}+ )?{clean}', '{sample}', '{how}|tips|triks|tricks|{mayI}|what|hjelper|any'),
  sign('what {some}(?:clears|cleans|flushes)|(?:hva|kva) {some}(?:renser|reinsar|fjerner)', '{sample}|system|kroppen'),
  sign('how long|(?:hv?or|hvr) (?:lenge|lang tid)|how many (?:hours|days)', SHOWS, '{sample}|blod\\p{L}*|blood'),
  sign(`(?:{how}|hvor|kvar|kor|where) {some}${HIDES}`, '{any}|it|my|jeg|eg|{authority}'),
  sign('(?:bytte(?: ut)?|låne|use|swap|bruke|levere) {some}{sample}', 'annens|andres|noen andre|someone else.s|friend.s|bror' +
    ' \\p{L}+|merke[rt]?'),
  sign('(?:fake|falsk|synthetic|syntetisk|someone else.s) (?:urine?|pee|piss|prøve|resept\\p{L}*|prescription)'),
  sign(WASHES, '{sample}|the cup|koppen|kontroll'),
  sign(`${UNSEEN}|unnoticed`, '{sample}|{authority}|{drug}'),
  sign('(?:unngår?|slipper|slepp|avoid|dodge|get past) {some}(?:\\p{L}*kontroll\\p{L}*|bli tatt|urinprøv\\p{L}*|customs' +
    '|checks?)', 'jeg|eg|man|ein|{how} do i'),
  sign(`(?:så|so|so that|for at) {some}(?:ikke|ikkje|not|don.t|doesn.t) {some}${SHOWS}`, '{sample}|{drug}'),
  sign('(?:change|endr\\p{L}*|forfalsk\\p{L}*|forge) {some}(?:resept\\p{L}*|prescription)'),
];

/** The kinds that words alone can tell. A question with signs of two kinds is refused as the first. */
export const SIGNS: [GuardKind, Sign[]][] = [['evade', EVADE], ['dose', DOSE], ['buy', BUY]];

/**
 * Without any first part of a sign there is none: nearly all questions have none, and this looks for them all at once. Long
 * as it is, it takes a fraction of what the signs take one by one.
 */
export const MAYBE_A_SIGN = anyWords(SIGNS.flatMap(([, signs]) => signs.flatMap(([first]) => first ?? [])));
