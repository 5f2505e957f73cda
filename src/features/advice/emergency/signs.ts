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
  '(?:not|n.t|stopped|barely|hardly|isnt|aint) (?:really )?breath(?:e|ing)',
  'gasping|gurgling|choking',
];

const COLOUR_AND_PULSE = [
  'blå(?:e|tt)?(?: (?:i|på|rundt|om))? (?:lepp|fing|fjes|ansikt|munn|andlet|hud|negl)\\p{L}*',
  '(?:lepp|fing|ansikt|andlet|fjes|negl)\\p{L}*(?: \\p{L}+){0,3} (?:mørke|helt |heilt )?(?:blå|grå|lilla)(?:e|tt)?',
  '(?:lips?|fingers?|fingertips|face)(?: \\p{L}+){0,3} (?:blue|grey|gray|purple)|blue lips?|blue in the face',
  '(?:turning|gone|going|went) (?:all )?(?:blue|grey|gray)',
  '(?:ingen|ikke|ikkje) (?:\\p{L}+ )?puls|no pulse|hjertestans|hjartestans|cardiac arrest',
  'iskald|stivner? til|skum (?:rundt|om|ut)',
];

const CONSCIOUSNESS = [
  'bevis?s?tl?øs|bevistløs|bevisstlaus|medvits?laus|umedviten|livl(?:øs|aus)',
  'unconscious|uncons?cious|lifeless|unresponsive|passed out|blacked out',
  '(?:får|fær|fekk|fikk) {not}(?: \\p{L}+){0,2} (?:kontakt|liv|svar)',
  '(?:ingen|ikke|ikkje) (?:kontakt|reaksjon) med|ikke kontaktbar',
  '(?:våkn|vakn|svar|reager)\\p{L}* (?:\\p{L}+ ){0,3}{not}|rører? (?:\\p{L}+ ){0,3}{not}',
  '(?:lar|let) seg {not} vekk\\p{L}*|{not} lar seg vekke|får {not} vekk\\p{L}*',
  '(?:wont|won.t|doesnt|doesn.t|not|cant|can.t|cannot)(?: \\p{L}+){0,2} (?:wake|respond|responding|reacting|moving|waking)(?: up)?',
  '(?:falt|datt|fall|seig|sank|sklir|siger|segnet) (?:\\p{L}+ ){0,2}(?:sammen|saman|om)',
  'urørlig|urørleg|helt slapp|heilt slapp|seizures?|kramper|besvimt|svimt av',
];

const OVERDOSE_NOW = [
  '(?:tatt|teke|tok|sett) (?:en |ei |ein |seg )?(?:overdose|od)',
  '(?:overdose|od) (?:nå|no|akkurat)',
  '(?:is|am|he.s|she.s|im|i.m) (?:overdosing|oding|od.ing)|overdosing',
  '(?:har|tatt|teke|tok) (?:\\p{L}+ ){0,2}for (?:mye|mykje|mange) (?:heroin|metadon|oxy|oksy|morfin|pill|tablett|fentanyl|subutex|ghb)\\p{L}*',
  'too (?:much|many) (?:heroin|methadone|oxy|pills|morphine|fentanyl|tablets)',
  '(?:trenger|treng|må ha|need) (?:\\p{L}+ )?(?:nalokson|naloxone|\\p{L}+spray|\\p{L}+bil|ambulan[sc]e)(?: her)?(?: og)? (?:nå|no|now|fort|straks)',
  '(?:holder|held|er) (?:på|i ferd med) å døy?|is dying|he.s dying|she.s dying',
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
export const talkedAbout = anyOf(ABOUT);
export const happeningNow = anyOf(NOW);
