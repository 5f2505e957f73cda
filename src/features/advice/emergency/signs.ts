/**
 * What people write when somebody is in danger, as fragments of regular expressions in bokmål, nynorsk and English,
 * spelling slips included. `{not}` and `{breathes}` stand for the forms below.
 */
const NOT = '(?:ikk?j?e|inte|int|ittj|ikkj|ik|ke|knapt|nesten ikke|så vidt)';
const BREATHES = '(?:puster?|pustar|pusta|pustet|ånder|andar|pust)';

const BREATHING = [
  '{breathes} (?:\\p{L}+ ){0,2}{not}',
  '{not} (?:\\p{L}+ ){0,2}{breathes}',
  '{breathes} (?:nesten|veldig|svært|så) (?:svakt|sakte|sjeldan|sjelden|lite)',
  'slutt(?:a|et|er|ar)?(?: nettopp)? å puste?',
  '(?:ingen|ingenting) pust|pustestans|hikster etter luft|gisper|gurgler?|gurglelyder|surkler?',
  '(?:hører|høyrer|trekker|trekkjer|får) (?:\\p{L}+ ){0,2}{not} (?:\\p{L}+ ){0,2}(?:pust(?:en)?|luft)',
  '(?:not|\\p{L}+n.?t|stopped|barely|hardly) (?:really )?breath(?:e|ing)',
  'gasping|gurgling|choking',
];

const COLOUR_AND_PULSE = [
  'blå(?:e|tt)?(?: (?:i|på|rundt|om))? (?:lepp|fing|fjes|ansikt|munn|andlet|hud|negl)\\p{L}*',
  '(?:lepp|fing|ansikt|andlet|fjes|negl)\\p{L}*(?: \\p{L}+){0,3} (?:mørke|helt |heilt )?(?:blå|grå|lilla)(?:e|tt)?',
  '(?:lips?|fingers?|fingertips|face)(?: \\p{L}+){0,3} (?:blue|grey|gray|purple)|blue lips?|blue in the face',
  '(?:blå|grå|lilla|hvit|kvit)(?:e|tt)? (?:i|rundt|på) (?:hele |heile )?(?:lepp|fjes|ansikt|munn|andlet)\\p{L}*',
  '(?:turning|gone|going|went) (?:all )?(?:blue|grey|gray)',
  '(?:hjerte|hjarte)t(?: \\p{L}+){0,2} (?:slår|slo) {not}',
  '(?:ingen|ikke|ikkje) (?:\\p{L}+ )?puls|no pulse|hjertestans|hjartestans|cardiac arrest',
  'iskald|stivner? til|skum (?:rundt|om|ut)',
];

const CONSCIOUSNESS = [
  'bevis?s?t?l(?:øs|aus)e?|medvits?l(?:aus|øs)e?|umedviten|livl(?:øs|aus)e?|{not} (?:\\p{L}+ )?ved bevissthet',
  'unconscious|uncons?cious|lifeless|unresponsive|passed out|blacked out',
  '(?:får|fær|fekk|fikk) {not}(?: \\p{L}+){0,2} (?:kontakt|liv|svar)',
  '(?:ingen|ikke|ikkje) (?:kontakt|reaksjon) med|ikke kontaktbar',
  '(?:ingen|null|uten|utan) (?:reaksjon|respons|livstegn|livsteikn|respirasjon)',
  '(?:han|hun|ho|hu|hen) (?:er|e|ligger|ligg|blir) (?:\\p{L}+ )?hei?lt (?:borte|vekk)|kollaps(?:et|a)',
  '(?:våkn|vakn|svar|reager)\\p{L}* (?:\\p{L}+ ){0,3}{not}|rører? (?:\\p{L}+ ){0,3}{not}',
  '(?:lar|let) seg {not} vekk\\p{L}*|{not} lar seg vekke|får {not} vekk\\p{L}*',
  '(?:wont|won.t|doesnt|doesn.t|not|cant|can.t|cannot)(?: \\p{L}+){0,2} (?:wake|respond|responding|reacting|moving|waking)(?: up)?',
  '(?:falt|datt|fall|seig|sank|sklir|siger|segnet) (?:\\p{L}+ ){0,2}(?:sammen|saman|om)',
  'urørlig|urørleg|helt slapp|heilt slapp|seizures?|kramper?|krampar|besvimt|svimt av',
];

const OVERDOSE_NOW = [
  // «Sett en overdose» is to have seen one; «sett overdose» and «sett seg overdose» are to have taken one.
  '(?:(?:tatt|teke|tok|satt) (?:en |ei |ein |seg )?|sett (?:seg )?)(?:overdose|od)',
  '(?:overdose|od) (?:nå|no|now|akkurat)',
  '(?:is|am|he.s|she.s|im|i.m) (?:overdosing|oding|od.ing)|overdosing',
  '(?:alt)?for (?:mye|mykje|mange) (?:heroin|metadon|oxy|oksy|morfin|pill|tablett|fentanyl|subutex|ghb)\\p{L}*',
  '(?:fått|fekk|fikk) i seg (?:\\p{L}+ ){0,3}(?:heroin|metadon|morfin|pill|tablett|fentanyl|suboxon|subutex|ghb)\\p{L}*',
  '(?:svelget|svelgd|tatt|teke|tok) (?:alle|alt|hele|heile) (?:\\p{L}+ ){0,3}(?:pill|tablett|brett|metadon)\\p{L}*',
  'too (?:much|many) (?:heroin|methadone|oxy|pills|morphine|fentanyl|tablets)',
  '(?:trenger|treng|må ha|need) (?:\\p{L}+ )?(?:nalokson|naloxone|\\p{L}+spray|\\p{L}+bil|ambulan[sc]e)(?: her)?(?: og)? (?:nå|no|now|fort|straks)',
  '(?:holder|held|er) (?:på|i ferd med) å døy?',
  '(?:han|hun|ho|hu|jeg|eg) (?:dør|døyr)(?! \\p{L}+ enn)|is dying|he.s dying|she.s dying',
];

/** Acute danger of suicide is answered the same way: 113 (domain/facts-emergency.md, point 4). */
const SUICIDE = [
  '(?:vil|ønsker å|ynskjer å|ønskjer å) (?:bare |berre )?døy?',
  '(?:ta|tar|tek) livet (?:mitt|av meg)|(?:ta|ende) (?:mitt )?eget liv|orker ikke (?:å )?(?:mer|leve)|vil ikke leve',
  'kill myself|want to die|end my life|suicidal',
];

/** Words of planning, teaching, counting and the past: the sign is talked about, it is not happening. */
const ABOUT = [
  '(?:rutine|kurs|opplæring|prosedyre|retningslinje|mal|statistikk|tall|tal|prosjekt|strategi|rapport|hendelsesrapport)\\p{L}*',
  '(?:brosjyre|plakat|oppslag|quiz|møte|øvelse|øving|samarbeid|avvik|debrief|kartlegging|skjema|plan|lenke|tittel|titler)\\p{L}*',
  '(?:rådet|råda|rådene|kommunen|kommunar?ne|kommunene|nabokommunen|koordinatoren|korus|tilbud|meldeplikt|kva meiner ein)',
  'hva (?:sier|gjelder|betyr)|kva (?:seier|gjeld|tyder)|hv?(?:or|em) (?:ofte|mange|skal|bør|burde)|ko?r? (?:ofte|mange)|kven (?:skal|bør)',
  '(?:hvordan|korleis) (?:bør|burde|skal|skrives|lager?|følger|følgjer|lærer|gjenkjenne|advarer)|er det lov',
  'i (?:fjor|vinter|sommer|høst|våres|forrige uke)|forrige|førre|overlevd|tegn på|teikn på|vanlig|vanleg|vanligste|definisjon\\p{L}*',
  'how (?:do we|should|often|many|long)|what (?:does|did)|should (?:paramedics|we)|statistically|drill|actor',
  '(?:routine|training|course|polic|guideline|municipalit|plan|prevent|statistic)\\p{L}*|last (?:year|winter|week|month|summer)',
];

/** «Nå», «hjelp»: it is happening, whatever else is said. */
const NOW = ['akkurat nå|nettopp|right now|hjelp!|help!|help me|straks|foran meg|framfor meg|in front of me|ligger her'];

/** `\b` and `\w` know ASCII only and would miss «blå» and «nå», so words get edges of their own. */
function anyOf(...patterns: string[][]): RegExp {
  const source = patterns.flat().join('|').replaceAll('{not}', NOT).replaceAll('{breathes}', BREATHES);
  return new RegExp(`(?<!\\p{L})(?:${source})(?!\\p{L})`, 'iu');
}

export const signOfDanger = anyOf(BREATHING, COLOUR_AND_PULSE, CONSCIOUSNESS, OVERDOSE_NOW, SUICIDE);
export const suicidal = anyOf(SUICIDE);
export const talkedAbout = anyOf(ABOUT);
export const happeningNow = anyOf(NOW);
