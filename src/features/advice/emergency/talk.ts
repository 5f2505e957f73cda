import { anyOf } from './signs';

/** Words that show that a sign of danger is only talked about: it is planned for, taught, counted, past, or said of a thing. */
const PLANNING = [
  '(?:mal|malen|maler|malar|tal|tala|tall|tallene)|(?:rutine|kurs|opplæring|prosedyre|retningslinje|statistikk|prosjekt|strategi|rapport|hendelsesrapport|tiltakskort|læringsmøte|arrangement|kampanje)\\p{L}*',
  '(?:brosjyre|plakat|oppslag|møte|øvelse|øving|øvd|samarbeid|avvik|debrief|debrifing|kartlegging|skjema|handlingsplan|lenke|tittel|titler|beredskap|taushetsplikt|teieplikt|evaluer)\\p{L}*',
  '(?:rådet|råda|rådene|kommunen|kommunar?ne|kommunene|nabokommunen|koordinatoren|korus|tilbud|meldeplikt|kva meiner ein)',
  'protokoll\\p{L}*|e-?læring\\p{L}*|(?:suggest|foreslå|log|logge|loggføre|register|registrere) (?:how|hvordan|korleis)|incidents where|dying to (?:see|know|hear|meet)|(?:åtti|nitti|sytti)tal[le]e?t',
  'planen|ein plan|en plan|planar|planer|hva (?:sier (?!jeg)|gjelder|bør|skal (?:stå|jeg svare))|kva (?:seier (?!eg)|gjeld|bør|skal stå)|hv?(?:or|em) (?:ofte|mange|skal|bør|burde|har ansvar\\p{L}*|skriver|varsler)|ko?r? (?:ofte|mange)|kven (?:skal|bør|skriv|varslar|eig)',
  '(?:hvordan|korleis|åssen|kossen|korsn) (?:bør|burde|skal vi|skrives|lager?|følger|følgjer|lærer|gjenkjenne|advarer|støtter|sikrer|skiller|ser)',
  'how (?:do we|should|often|many)|what (?:does|did) (?:the|a|it|our)|should (?:paramedics|we)|statistically|drill|actor|who (?:follows|pays|calls relatives|writes)',
  '(?:routine|training|course|polic|guideline|municipalit|planning|prevent|statistic|procedure|incident log|template|checklist|tabletop|protocol|figures|debrief)\\p{L}*',
];

const TEACHING = [
  'tegn på|teikn på|vanlig(?:ste)?|vanleg|definisjon\\p{L}*|faglig|fagleg|generelt|in general|generally|begrep\\p{L}*|omgrep\\p{L}*|faguttrykk|forklar\\p{L}*|explain|ordforklaring|fagdefinisjon|fagord',
  'hva (?:betyr|heter|er (?:nynorsk|forskjellen|definisjonen))|kva (?:tyder|heiter|er skilnaden)|what.?s? (?:does .{1,40} mean|is meant|is the (?:word|norwegian)|the (?:norwegian|difference|english))|how do (?:you|i) say|meaning',
  '(?:oversett|omset|oversette|omsetje|omsette|omskriv|translat)\\p{L}*|på (?:engelsk|norsk|nynorsk|bokmål|polsk|arabisk|somali|ukrainsk|tigrinja)|in (?:norwegian|english)|into (?:\\p{Lu}\\p{L}+)|setningen|the word for',
  'quiz\\p{L}*|quizspørsmål|spørsmål \\d+|case[n]?|case for|rollespill\\p{L}*|scenario\\p{L}*|scenarie\\p{L}*|markør\\p{L}*|dukke[nr]?|dokke|dukka|simulering|e-?l[æe]ring|e-learning|tenk (?:dere|dykk|deg) at|imagine|hypoteti\\p{L}*|hypothetic\\p{L}*|pustestopp',
  'undervis\\p{L}*|foredrag\\p{L}*|lysbilde\\p{L}*|powerpoint|pensum|lecture|slides|handout|leaflet|poster|newsletter|studentene|studenter|studentar|students|lærebok\\p{L}*|teaching|teach|skolen? spør|klassen? (?:spør|jeg)',
];

const TOLD = [
  '(?:roman|film|serie|podkast|dokumentar|teater|skuespill|skodespel|sketsj|nyhet|nyhend|avis|artikkel|minneord|manus|novel|movie|documentary|series)\\p{L}*|boka?|bok om|the news|in the play|spillet',
  'straffbart|straffes?|straffet|bot for|(?:er det|få|får vi|har (?:vi|jeg)) lov|lovlig|loven|lova|arbeidsmiljøloven|hjelpeplikt|journal(?:en)?|punished|is it a crime|illegal|legally|by law|according to the law|sued',
  '(?:i|in|fra|frå|since|siden|sidan|back in) (?:\\p{L}+ )?(?:19|20)\\d\\d|(?:19|20)\\d\\d (?:var|ble|vart|hadde)|\\p{L}+ (?:år|uker|måneder|veker|månader) (?:siden|sidan|sia)|(?:years?|months?|weeks?) ago',
  'i (?:fjor|vinter|sommer|sommar|høst|haust|våres|vår|helga|forrige uke|påske\\p{L}*|julen|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)|forrige|førre|sist (?:gang|uke|helg)|den gongen|den gangen|gjennom årene',
  '(?:last|this) (?:year|winter|week|weekend|month|summer|autumn|spring|monday|friday|saturday)|in (?:january|february|march|april|may|june|july|august|october)',
  'overlev\\p{L}*|surviv\\p{L}*|har det (?:bra|fint)|doing well|gikk (?:heldigvis )?bra|gjekk bra|kom seg|i ettertid|etterpå|etterkant|afterwards|for lenge siden|lenge sidan|(?:da|då) (?:jeg|eg|han|hun|ho|vi|bror min) (?:var|tok|hadde)|when (?:we|i|he|she) (?:were|was)|as a (?:child|teenager|student)|(?:er|ble|vart|blei) (?:da|nå|no|på beina) igjen',
];

const GENERAL = [
  '(?:hvis|når|dersom|om|viss) (?:noen|nokon|nokre|nån|en (?:bruker|beboer|person|gjest|innsatt|ansatt)|ein (?:person|brukar|bebuar|gjest|innsett))|en person (?:ikke|som)|ein person (?:ikkje|som)|den som ikke|om ein som|om en som',
  '(?:if|when|in case) (?:someone|somebody|anyone|a (?:person|client|guest|resident))|one day|ein gong|en gang skulle|skulle (?:hende|skje)|kan (?:en|ein|man) bli',
];

const THINGS = [
  '(?:skriveren|skrivern|livløs skriver|skrivar|printer|printr|pc|pcen|nettbrett|prosjektor|server|skjerm|laptop|computer|projector|website|nettside|maskin|mikrofon|dataen|mobiln|lenke|linke|batteri|oppdatering|update|kaffemaskin|nettsid)\\p{L}*(?! viser)',
  '(?:telefonen|mobilen|appen|app|teams|network|nettverket|systemet|chat|gruppa|arbeidsgruppa|prosjektet|prossjektet|forslaget|planen|fagrådet|møtet|samarbeidet|debatt|forum)(?: \\p{L}+)? (?:er|svarer|virker|is|has|isn.t|isn|won.t|won|stopped|puster|døde|ligger)',
  // Who cannot be reached is an office, and what was too much is a bun.
  'kontakt med (?:noen (?:i|på) |nokon (?:i|på) )?(?:kommune|nav|fastleg|legekontor|politi|koordinator|statsforvalt|leder|leiar|sjef|korus|it|helse|direktorat|brukerorg|nettverk|dere|dykk|dokker|kundeservice)\\p{L}*',
  'overdos\\p{L}* (?:on|of|av|på|med) (?:\\p{L}+ )?(?:bun|cake|kake|boll|kaffe|coffee|sjokolade|chocolate|sol|sun|sushi|vitamin|godteri|candy|mat|food|netflix|møte|meeting|kanelboll|waffle|vaffel|vafl|cookie|pizza)\\p{L}*',
  'av (?:latter|varme|kjedsomhet|kjeisemd)|(?:of|dying) (?:laughter|laughing|boredom|heat)|laughing|lol|haha|spøk|for bare|jobben|(?:denne|this) (?:stilling\\p{L}*|job)|budsjett\\p{L}*|regning\\p{L}*|rekning\\p{L}*|regnestykk\\p{L}*|excel|deadlines|paperwork|papirarbeid\\p{L}*|working group|initiative|leppestift|slippen|presentasjon\\p{L}*',
];

/** «Hjelp», «ikke en øvelse»: it is happening, whatever else is said. */
const NOW = [
  // A clause about one person, in the present.
  '(?:[,.!;] ?|og |men |and |but )(?:han|hun|ho|hu|hain|he|she)(?:.s)? (?:er|ligger|ligg|puster|pustar|svarer|svarar|våkner|vaknar|reagerer|ralar|rallar|rykker|snorker|snorkar|gisper|blør|is|isn.t|won.t|can.t|doesn.t|just)(?! (?:på (?:beina|bena)|i live|hjemme|heime|fine|doing|ok|redda|reddet))',
  '(?:my|min|mi) \\p{L}+ (?:just|nettopp|akkurat|har akkurat)|(?:vi har|me har|jeg har|eg har|det er) (?:en|ein|noen|nokon) (?:i|på|her|som (?:holder|held|har falt|ligger))',
  'akkurat nå|akkurat no|nettopp nå|right now|hjelp!|help!|help me|straks|foran meg|framfor meg|føre meg|in front of me|ligger her|ligg her|skynd dere|kom fort|fort!|hva gjør (?:jeg|vi)(?! (?:hvis|når|om|dersom))',
  'ikke en øvelse|ikkje ei øving|på ekte|på ordentlig|i alvor|not a drill|for real|nå ligger|no ligg|ligger (?:han|hun)? ?(?:nå|nå der)|men nå|men akkurat|er avbrutt|er avbrote|nå[.!]|nå$|no[.!]|(?:hlr|cpr|gjenoppliving|kompresjoner) (?:nå|no|now|pågår)|what do (?:i|we) do(?! (?:if|when))',
];

export const talkedAbout = anyOf(PLANNING, TEACHING, TOLD, GENERAL, THINGS);
export const happeningNow = anyOf(NOW);
