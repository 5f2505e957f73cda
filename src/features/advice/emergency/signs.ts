/**
 * What people write when somebody is in danger, as fragments of regular expressions in bokmål, nynorsk and English,
 * dialect and spelling slips included. `{not}`, `{breathes}` and the like stand for the forms below, `{3}` for up to three
 * words between.
 */
const FORMS: Record<string, string> = {
  not: '(?:ikk?j?e|inte|int|ittj|itj|ikkj|ik|ke|kje|knapt|nesten ikk?j?e|så vidt)',
  breathes: '(?:puster?|pustar|pusta|pustet|ånder|andar|pust)',
  person: '(?:han|hun|ho|hu|hen|ham|henne|hain|person\\p{L}*|mann(?:en)?|dame?[na]?|kvinn[ea]n?|gutt?(?:en)?|jent[ae]|bebo?er\\p{L}*|bebuar\\p{L}*|' +
    'bruker(?:en)?|brukar(?:en)?|pasient\\p{L}*|innsatt|innsett|kompis\\p{L}*|kamerat\\p{L}*|sønn?en|sonen|datter\\p{L}*|dotter\\p{L}*|' +
    'mamma|pappa|mor|far|bror(?:en)?|søster\\p{L}*|syster\\p{L}*|he|she|they|man|woman|guy|kid)',
  is: '(?:er|e|ble|blei|vart|blir|bli|vert|ligger|ligg|sitter|sit|har blitt|is|s|are|was|has gone|gone|going|went|turned|turning|turns)',
  part: '(?:lepp|læpp|fing|fjes|ansikt|munn|andlet|hud|negl|tryn|kjeft|hend)\\p{L}*',
  paint: '(?:mørkeblå|blåleta|gråblå|blågrå|blå(?:ere)?|askegrå|grå|lilla|fiolett|hvit|kvit|gul)(?:e|tt|t)?',
  antidote: '(?:nalokson|naloxon|motgift|nesespray|nasespray|spray|narcan|dose|støyt)\\p{L}*',
  spray: '(?:nalokson|naloxone|narcan|motgift|antidote|nesespray|nasespray|sprayen)\\p{L}*',
  quick: '(?:nå|no|now|kjapt|fort|straks|asap|right now|quick\\p{L}*|med en gang|med ein gong)',
  opioid: '(?:heroin|metadon|methadone|oxy|oksy|morfin|morphine|fentanyl|subutex|suboxon|ghb)\\p{L}*',
  pills: '(?:pill|tablett?|tablet|paracet|paralgin|sobril|imovane|ibux|rivotril|valium|oxy|medisin|medicine|meds|plaster|plastr|tylenol)\\p{L}*',
  many: '(?:[2-9]\\d|1\\d\\d|tjue|tretti|førti|femti|seksti|twenty|thirty|forty|fifty|sixty)',
};

const BREATHING = [
  '{breathes}(?: (?!{person} )\\p{L}+){0,2} {not}',
  '{not} {2}{breathes}',
  '{breathes} (?:nesten|veldig|svært|så) (?:svakt|sakte|sjeldan|sjelden|lite)',
  '{breathes} {2}(?:rart|merkelig|merkeleg|overfladisk|overflatisk|sakte|seint|langsomt|tregt|svakt|bare av og til|berre av og til|innimellom|i støt)',
  '(?:pust|respirasjon)(?:en)?(?: \\p{L}+){0,3} (?:svak(?:ere|are)?|tregere|treigare|overfladisk|overflatisk|borte|stopp(?:a|er|ar|et))',
  'slutt(?:a|et|er|ar)? {1}(?:å )?pust[ea]?|pusten? (?:stopper|stoppar|stoppet|stoppa)',
  '(?:ingen|ingenting|uten|utan|mangler|manglar) pust|pustestans|pustestopp|hikster etter luft|gisper?|gispar|gulper|gurgl(?:er?|ar|a|elyd\\p{L}*)|surkl(?:er?|ar|ing|ende)',
  'rall?(?:er?|ar|a|ing|elyd\\p{L}*|ende)|bobl(?:er|ar|elyd\\p{L}*)|snork(?:er?|ar|a) {1}(?:rart|merkelig|merkeleg|unormalt|dypt|djupt|stygt|tungt)',
  '(?:hører|høyrer|trekker|trekkjer|dreg|får|fær) {2}{not} {2}(?:pust(?:en?)?|luft)|{not} {2}luft {2}(?:ut|inn|av)',
  '(?:bryst\\p{L}*|chest)(?: \\p{L}+){0,3} {not}|(?:not|isn.t|isnt) rising|pust\\p{L}* har lange pauser|hiver? etter (?:pusten|luft)|{person} kveles|holder på å kveles',
  '(?:not|\\p{L}+n.?t|aint|stopped|stopt|barely|hardly|keeps stopping|wont) (?:really )?(?:breath(?:e|ing|in)?|take a breath)',
  'no breath(?:ing)?|breath(?:ing|es)? {1}(?:slow|slowly|shallow|weird|funny|strange|shallowly)|agonal|apnoeic|apneic',
  'gasping|gurgling|choking|frothing|foaming|foam(?:in)?|rattling|snor(?:ing|es) (?:weird|strange|like)\\p{L}*',
  '(?:{breathes}|breath\\p{L}*)(?: \\p{L}+){0,6} (?:hvert|kvart|every|each) [\\p{L}\\d]+\\.? (?:sek|second|minut)\\p{L}*',
  // What a professional counts and writes tersely.
  '(?:resp|rr|respirasjonsfrekvens|pust)(?: \\p{L}+){0,2} (?:[1-9]|fem|seks|sju|fire|tre)(?! ?\\d)|(?:sat|spo2|gcs|o2 sat) (?:[3-8]\\d|[3-8])',
  '(?:[1-9]|tre|fire|fem|seks|sju|åtte|three|four|five|six|seven) (?:ganger|gonger|åndedrag|pust|times|breaths) (?:i|a|per) minut\\p{L}*',
];

const COLOUR_AND_PULSE = [
  'blå(?:e|tt)?(?: (?:i|på|rundt|om))? (?:hele |heile |heila )?{part}',
  '{part}(?: \\p{L}+){0,3} (?:mørke|helt |heilt )?(?:blå|grå|lilla|svart|fiolett)(?:e|tt)?',
  '(?:lips?|fingers?|fingertips|fingernails|nails|face|skin)(?: \\p{L}+){0,3} (?:blue|grey|gray|purple|dark|mottled)|(?:blue|purple) (?:lips?|fingers|nails)|blue in the face',
  '{paint} (?:i|rundt|på|om) (?:hele |heile )?{part}',
  '{person}(?: \\p{L}+){0,2} {is} {2}{paint}',
  '(?:he|she|they)(?:.s)?(?: is| has| just)? {1}(?:blue|grey|gray|purple)|(?:turning|gone|going|went|turned) (?:all )?(?:blue|grey|gray|purple)',
  '(?:hjerte|hjarte)t(?: \\p{L}+){0,2} (?:slår|slo) {not}|(?:finner|finn|kjenner|kjenne|finn) {2}(?:ingen|{not}) {1}(?:noe?n? )?puls\\p{L}*|svak puls',
  '(?:ingen|ikke|ikkje|uten|utan) (?:\\p{L}+ )?puls|no pulse|(?:find|feel) (?:a |any )?pulse|hjertestans|hjartestans|cardiac arrest|heart stopped',
  '(?:hjerte|hjarte)(?:slag(?:et)?)? (?:er )?(?:borte|stoppet|stoppa)',
  'iskald|ice cold|stone cold|stivner? til|(?:skum|fråde|skumm?er?) (?:rundt|om|ut|ved|i|på)|{is} (?:kald|kold)(?: og| å|,)? (?:stiv|klam|slapp|grå)|kald og (?:klam|stiv)',
  '(?:knappenåls?|bitte ?små|ørsmå|knøttsmå|pinpoint|tiny) (?:pupill\\p{L}*|pupils?)|pupill\\p{L}* (?:er|som) {2}(?:prikk\\p{L}*|små|ørsmå|knappenål\\p{L}*)|pupils (?:are )?(?:tiny|pinpoint)',
];

const UNCONSCIOUS = [
  'bevis?s?t?l(?:øs|aus)e?|medvits?l(?:aus|øs)e?|umedviten|livl(?:øs|aus)e?|{not} (?:\\p{L}+ )?ved bevissthet|mist(?:et|a) (?:bevisstheten|medvitet)',
  'unconscious|uncons?cious|lifeless|unresponsive|passed out|blacked out|out cold|not rousable|rouse (?:him|her|them)|(?:is|she.s|he.s|gone|so) limp',
  '(?:får|fær|fekk|fikk|finner|finn) {not}(?: \\p{L}+){0,2} liv|{not} (?:noe |noko )?liv i|{not} tegn til liv|{not} teikn til liv|er (?:han|hun|ho) død',
  '(?:ingen|null|uten|utan) (?:reaksjon|respons|livstegn|livsteikn|respirasjon|teikn til liv|tegn til liv)|no response|reagerer {not} på smerte',
  '(?:uten|utan) å (?:reagere|svare|puste|pusta|røre)\\p{L}*|(?:er|e) {not} (?:våken|vaken)|lever (?:nesten )?{not}|(?:dett|datt|glir|glipper|sig|siger) (?:\\p{L}+ )?bort',
  '{person} (?:er|e|ligger|ligg|blir) (?:\\p{L}+ )?hei?lt (?:borte|vekk|slapp)|kollaps(?:et|a|er)|collaps(?:ed|ing)|keeled over|slumped|(?:just )?dropped(?: dead)?',
  '(?:falt|datt|falle[rn]?|fallen|seig|siger?|sig|sank|sklir|segne[rt]) (?:\\p{L}+ ){0,2}(?:sammen|saman|om|bort|ned|rett i)|svime[rt]? av|besvim(?:t|er|te)|faints?|fainted',
  'urørlig|urørleg|helt slapp|heilt slapp|seiz(?:ure|ing|es)s?|fitting|kramp(?:er?|ar|e|etrekninger)|rykker i hele|(?:rister|rykkjer|skjelver) i (?:hele|heile)',
  '(?:én|en|ein|ei|1|to|2|mann|person|kvinne|gutt|jente|folk) nede|(?:man|woman|person|one|two|guy) down',
];

const UNANSWERING = [
  '(?:får|fær|fekk|fikk) {not}(?: \\p{L}+){0,2} (?:kontakt|svar)|(?:ingen|null) kontakt',
  '(?:ingen|ikke|ikkje) (?:kontakt|reaksjon) med|ikk?j?e kontaktbar|ikk?j?e (?:vekkbar|vekkjande)',
  '(?:våkn|vakn|svar|reager)\\p{L}*(?: \\p{L}+){0,3} {not}|rører? (?:\\p{L}+ ){0,3}{not}|rører seg {not}|har {not} rørt seg',
  '(?:lar|let) seg {not} (?:riste |lett )?(?:vekk\\p{L}*|våken)|{not} lar seg (?:vekke|riste)|får {not} vekk\\p{L}*|(?:umulig|umogleg) å (?:vekk\\p{L}*|få kontakt)',
  '{not} (?:til|mulig|mogleg|råd|te|særlig) ?å (?:vekk\\p{L}*|få (?:liv|kontakt|svar)|snakke med)|{not} til å (?:våkne|vakne)|{not} vil (?:våkne|vakne)|vil {not} (?:våkn|vakn)\\p{L}*',
  '(?:får|fær|fårn|klarer|klarar) (?:\\p{L}+ ){0,3}{not} (?:\\p{L}+ ){0,2}(?:vekt|vekk\\p{L}*|våken|vaken|opp|til å svare|til å våkne)|får han {not}|får henne {not}',
  '(?:wont|won.t|doesnt|doesn.t|not|isnt|isn.t|cant|can.t|cannot|never)(?: \\p{L}+){0,2} (?:wake|woken|respond|responding|reacting|react|moving|waking|answering|rouse|come round|coming round)(?: up)?',
];

const TREATED_NOW = [
  // The spray is given, and does not help.
  '{antidote}(?: \\p{L}+){0,4} {not} (?:\\p{L}+ ){0,1}(?:virk|verk|hjelp|hjalp|fung)\\p{L}*|{antidote} (?:\\p{L}+ ){0,2}(?:virk|verk|hjelp|hjalp|funk|fung)\\p{L}* {not}',
  '(?:ingen|null|0) (?:effekt|virkning|verknad|reaksjon)|{antidote} (?:gitt|gjeve|given)|(?:gitt|gjeve|gitt ham|gitt henne|given|gave) (?:\\p{L}+ ){0,3}{antidote}(?: \\p{L}+){0,4} (?:fortsatt|framleis|still|men|but|igjen|ingen)',
  '(?:spray|narcan|naloxone|dose)(?: \\p{L}+){0,3} (?:not working|did nothing|didn.t (?:work|do)|no effect|isn.t working)|no effect|nothing happens?|{antidote},? (?:ingenting|nothing)|(?:trenger|treng) hjelp til (?:hlr|gjenoppliv\\p{L}*)|ingenting skjer|skjer ingenting',
  '(?:tom|tomt|fri) for (?:spray|nalokson)|finner {not} (?:nalokson|spray)\\p{L}*',
  // Resuscitation under way, also as said over a radio.
  '(?:gjør|gjer|driver|driv|gir|gjev|startet|starta|starter|begynt med|holder på med|held på med|tar) {2}(?:hlr|hjerte- og lungeredning|hjertekompresjon\\p{L}*|hjartekompresjon\\p{L}*|' +
    'kompresjon\\p{L}*|innblåsing\\p{L}*|gjenoppliv\\p{L}*)(?! (?:øv|kurs))',
  '(?:hlr|cpr|gjenoppliving|kompresjoner)(?: \\p{L}+)? (?:nå|no|pågår|i gang|now|in progress|started|ongoing)|(?:doing|started|giving|been doing|performing) (?:cpr|compressions|rescue breaths)',
  'overdose(?: \\p{L}+){0,2} (?:pågår|pågår nå)|pågående overdose|active overdose|overdose in (?:the|room|progress)|(?:hvem|kven|kem|kæm) ring(?:er|jer|e)(?= ?[?!.,]|$)|who.s calling',
];

const OVERDOSE_NOW = [
  // «Sett en overdose» is to have seen one; «sett overdose» and «sett seg overdose» are to have taken one.
  '(?:(?:tatt|teke|tok|satt) (?:en |ei |ein |seg )?|sett (?:seg )?)(?:overdose|od)',
  '(?:overdose|od) (?:nå|no|now|akkurat)|overdosed|overdosd|od.?ed|od.?a|^overdose,? (?:\\d|{2}(?:room|rom|etg|etasje))',
  'overdose (?:på|i|in|at|on) (?:the )?(?:do|doen|dass\\p{L}*|\\p{L}*toalett\\p{L}*|rom|room|kaia|heis\\p{L}*|trapp\\p{L}*|gang\\p{L}*|naust\\p{L}*|ferja|lobby\\p{L}*|kjeller\\p{L}*|stair\\p{L}*|laundry|lift)',
  '(?:is|am|he.s|she.s|im|i.m|i think im) (?:overdosing|oding|od.ing|od ing)|overdosing',
  '(?:alt)?for (?:mye|mykje|mange|my) (?:\\p{L}+ )?(?:{opioid}|{pills})|(?:tatt|teke|tok|satt|sett) (?:alt)?for (?:mye|mykje|mange)',
  '(?:fått|fekk|fikk) i seg (?:\\p{L}+ ){0,3}(?:{opioid}|{pills})',
  '(?:svelget|svelgd|svelga|svelgt|tatt|teke|tok|spist|drukket|drukke|ete) (?:alle|alt|hele|heile|dobbel|masse) (?:\\p{L}+ ){0,3}(?:{opioid}|{pills}|brett\\p{L}*|esk\\p{L}*|øskj\\p{L}*|boks\\p{L}*|glass\\p{L}*|dosett\\p{L}*)',
  '(?:took|taken|swallowed|had|drank) (?:all|the whole|a whole|the entire|every|loads of|a load of)(?: \\p{L}+){0,3} (?:{pills}|{opioid}|bottle|box|packet|strip|pack)|took it all|tok alt|(?:svelget|tatt|teke|satt|sett) (?:alt|nok)|(?:injected|swallowed|took|taken) everything',
  '(?:drukket|drukke|drakk|drank|spist|ete|ate|eaten|licked|slikket) (?:\\p{L}+ ){0,3}(?:{opioid}|{pills}|patch)',
  '(?:svelget|svelga|tatt|teke|tok|took|taken|swallowed) (?:\\p{L}+ )?{many}(?: \\p{L}+)? (?:{pills}|stykk\\p{L}*)|{many} (?:{pills})',
  '(?:barn\\p{L}*|unge[nr]|babyen|ongen|småbarn\\p{L}*|toåring\\p{L}*|treåring\\p{L}*|child|toddler|baby|kid)(?: \\p{L}+){0,3} (?:spist|svelget|svelga|tygget|sugd|ete|drukket|drukke|fått i seg|ate|swallowed|licked|drank)',
  'too (?:much|many) (?:\\p{L}+ )?(?:heroin|methadone|oxy|pills|morphine|fentanyl|tablets)|took too (?:much|many)',
  '(?:trenger|treng|må ha|need) (?:\\p{L}+ )?(?:nalokson|naloxone|narcan|motgift|\\p{L}*spray|\\p{L}+bil|ambulan[sc]e)(?: her)?(?: og)? (?:nå|no|now|fort|straks|asap|right)',
  '(?:noen|nokon|nån|anyone|anybody|someone|somebody|hvem|kven)(?: \\p{L}+){0,2} (?:har|got|have|has|med|with) (?:\\p{L}+ ){0,2}{spray}(?: \\p{L}+){0,5}[ ?!.,]+{quick}',
  '(?:trenger|treng|må ha|need|hent|kom med|bring|send)(?: \\p{L}+){0,2} {spray}(?: \\p{L}+){0,6}[ ?!.,]+{quick}',
  'need (?:an )?ambulance|(?:trenger|treng) (?:en |ein )?ambulanse|hjelp ?!{2,}|help ?!{2,}|hjelp hjelp|please hurry|(?:noen|nokon|somebody|someone) må kom(?:m)?e|(?:noen|nokon) kom(?:m)?e fort|ambulanse (?:nå|no|straks|fort)|send (?:en |ein )?ambulanse',
  '(?:nål|sprøyte|sprøyta|spissen|needle|syringe)(?: \\p{L}+){0,2} (?:i|in|på|beside|next to) (?:armen|arma|lysken|foten|halsen|handa|hånda|his|her|arm)',
  '(?:holder|held|er) (?:på|i ferd med) å (?:døy?|stryke med|daue)',
  '(?:han|hun|ho|hu|jeg|eg|hain|æ) (?:dør|døyr)(?! \\p{L}+ enn)|is dying|he.s dying|she.s dying|i.m dying|real person is dying',
];

/** Acute danger of suicide is answered by 113 too (domain/facts-emergency.md, point 4). */
const SUICIDE = [
  '(?:vil|ønsker å|ynskjer å|ønskjer å|lyst til å|for å) (?:bare |berre )?døy?|bedre om jeg (?:er|var) (?:død|borte)',
  '(?:ta|tar|tek|take|taking) (?:mitt|sitt|my|his|her|their) (?:eget |eige |own )?liv|ta(?:r|tt|k)? livet (?:mitt|av meg|av seg)|(?:skal|vil|kan|kommer til å) {1}ta livet sitt|(?:take|taking|end|ending) (?:my|his|her|their) (?:own )?life',
  '(?:orker|orkar|orke|klarer|klarar) (?:ikk?j?e|itj) (?:å )?(?:mer|meir|leve|en dag til|ein dag til)|vil ikk?j?e (?:leve|være her|vere her|være til|våkne)|(?:slippe|sleppe|slipper) å (?:våkne|vakne)',
  'kill (?:my|him|her|them)sel[fv]\\p{L}*|(?:want|wants|wanna|going|ready) (?:to )?(?:die|end it)|dont want to live|don.t want to live|do not want to live|suicidal|ending it|end it (?:all|tonight)',
  '(?:akutt )?(?:suicidal|selvmordsfare|sjølvmordsfare|selvmordsnær\\p{L}*)|avskjedsbrev|avskilsbrev|suicide note|farvel alle|goodbye everyone|gj[øe]re? (?:det )?slutt (?:på|nå|i kveld|i natt)',
  '(?:henge|hengt|henger|heng|hang|hanged|hung) (?:seg|meg|sæ|himself|herself|themselves|myself)|found (?:\\p{L}+ ){1,2}hanging|(?:tau|rep|rope|noose|løkke|laken\\p{L}*)(?: \\p{L}+){0,3} (?:rundt halsen|ready|klar|klart|med seg)',
  '(?:skal|vil|truer med å|trugar med å|kommer til å|prøver å|going to|gonna|about to|wants to|ll|will) (?:hoppe?|jump)|(?:står|sitter|sit|henger|standing|sitting)(?: \\p{L}+){0,4} (?:brua|taket|rekkverket|togskinn\\p{L}*|skinnene|bridge|roof|train tracks|ledge)',
  '(?:skal|kommer til å|bestemt meg for å) gj[øe]re? det (?:nå|no|i natt|i kveld)|(?:feil|utsi\\p{L}*|wrong) (?:side|sida) (?:av|of)|motoren i gang|engine (?:running|on)|takk for alt|ha det for alltid|better off without me|when you read this|time you read this|last message',
  '(?:ikke|ikkje|don.t|dont|never|not) (?:\\p{L}+ )?(?:våkne|vakne|wake up) (?:igjen|mer|meir|att|again)|{not} (?:tenkt|tenkte) å (?:leve|våkne|vakne)|(?:truer|trugar) med å (?:hoppe|kjøre|henge|skyte|ta|drukne)|hang(?:er|t)? i (?:skapet|bjelken|tauet)|henger i (?:skapet|bjelken|tauet)',
  '(?:skåret|kutter|kuttar|skjærer) seg|cut (?:him|her|my)self|wann?a die|(?:skjære|skåret|skar|kutte[trd]?|kutta|slit|cut|klippet) (?:seg|meg|sæ|\\p{L}+)? ?(?:i (?:armen\\p{L}*|håndledd\\p{L}*)|pulsåra|handledd\\p{L}*|håndledd\\p{L}*|wrists?)|(?:skyte|shoot) (?:seg|meg|himself|herself|myself)',
];

/** `\b` and `\w` know ASCII only and would miss «blå» and «nå», so words get edges of their own. */
export function anyOf(...patterns: string[][]): RegExp {
  const fill = (source: string): string => source
    .replaceAll(/\{(\d)\}/g, '(?:\\p{L}+ ){0,$1}')
    .replaceAll(/\{([a-z]+)\}/g, (_, name: string) => fill(FORMS[name] ?? ''));
  return new RegExp(`(?<!\\p{L})(?:${fill(patterns.flat().join('|'))})(?!\\p{L})`, 'iu');
}

/** The body shows it: what to do first is the same whatever was meant. */
export const signOfTheBody = anyOf(BREATHING, COLOUR_AND_PULSE, UNCONSCIOUS, TREATED_NOW);
export const suicidal = anyOf(SUICIDE);
export const signOfDanger = anyOf(BREATHING, COLOUR_AND_PULSE, UNCONSCIOUS, UNANSWERING, TREATED_NOW, OVERDOSE_NOW, SUICIDE);
