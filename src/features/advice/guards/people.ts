import { hasNationalId } from '../../../lib/person-data';
import { anyWords, words } from './words';

/** What is nobody's business in a chat: health, use, sentence, home. */
const PRIVATE = words([
  'inn?la(?:gt|gd)|overdose\\p{L}*|overdosed',
  'rus(?:a|et|er|ar|avhengig\\p{L}*|historie\\p{L}*|bruk\\p{L}*|problem\\p{L}*|kontakt\\p{L}*)|pillebruk\\p{L}*|lar|metadon',
  'methadone|heroin|nykter|edru|avrus\\p{L}*|behandling|treat(?:ed|ment)|rehab|detox|diagnos\\p{L}*|hospital|fengsel\\p{L}*',
  'fengslet|arrest\\p{L}*|prison|jail|dom|dømt|straffe\\p{L}*|etterforsk\\p{L}*|convicted|dødd?e?|døydde?|die|died|dead|full',
  'drunk|registrert|registered|venteliste?a?|adresse\\p{L}*|address|bor|bur|bustad|bolig|lives?|oppholder|telefonnummer\\p{L}*',
  'phone|personnummer\\p{L}*|journal\\p{L}*|file|status|stoff|drugs?|addict\\p{L}*|using|clean|positive?|positiv|prøve',
  'tilbakefall|relapsed?|barnevern\\p{L}*|child services|evicted|kastet ut|sammendrag|summary|sykdom\\p{L}*|medisin\\p{L}*',
  'nalokson|naloxone|nesespray|revived|dose|lar-dose|samtykke|notert|om meg|hva vet du om|kva veit du om|know about|who is',
  'hvem er|kven er',
].join('|'));

/** What people do in public: a lecturer, a contact, an author may be asked about. */
const PUBLIC = words(
  '(?:innlegg|foredrag|innleder|samling|konferanse|conference|rapport|lecture)\\p{L}*|program|forsk[ea]r|researcher|speaker' +
  '|author|article|kontaktperson|koordinator|coordinator|contact person|kommuneoverlege|leder|leiar|director|direktør',
);

/** Capitalised words that begin a sentence or stand in the names of places, offices, acts and organisations. */
const NOT_A_NAME = new Set((
  'er har hva hvem hvor når kan skal bør må vi jeg du det den de en et og i på for med fra til om hvis hvordan hvorfor hvilke ' +
  'hvilken bor går står fikk bruker deler selger finnes gjelder kommer gir tilbyr får kjenner deltar møter sier hos ved under ' +
  'etter mens kva kven kvar korleis kvifor eg bur ein ei frå fekk brukar is has does did was were can could what who where when ' +
  'why how before after the a an my our if in tell give finn gi gje skriv write find list hei hello as so møre romsdal nordland ' +
  'nordmøre sunnmøre trøndelag vestland rogaland agder telemark vestfold oslo norge noreg norway molde ålesund kristiansund helse ' +
  'helsedirektoratet kommune kommunen fylke kirkens blå røde red cross kors bymisjon frelsesarmeen statsforvalteren nasjonal ' +
  'nasjonale national norwegian norsk norske overdose verdens world day overdosedag strategi strategy project health directorate ' +
  'teams microsoft mental hjelpetelefonen nord sør øst vest midt north south west east sentrum sykehus sjukehus universitet ' +
  'university public act infection control personnel night ravens people aid services plan council'
).split(' '));
/** Two such words together; the second is looked at again as the first of the next pair. */
const NAME = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}?\\p{Ll}+)?';
const PAIR = new RegExp(`(?<!\\p{L})(${NAME}) (?=(${NAME}|\\p{Lu}\\.)(?! kommune| council| municipality|\\p{L}))`, 'gu');
const INITIALS = /(?<!\p{L})\p{Lu}\. ?\p{Lu}\.(?!\p{L})/u;
/** When somebody was born. */
const BORN = /(?<!\p{L})(?:f\.|født|fødd|born)(?: i)? ?\d/iu;

const NEAR =
  '(?:nabo|sjef|kollega|lærar|lærer|eks|kjæreste|datter|dotter|sønn|bror|søster|syster|kone|venninne|leietaker)\\p{L}* ?(?:min|mi|vår)?';
const NEAR_EN = '(?:my|our) (?:neighbou?r|boss|colleague|ex|daughter|son|brother|sister|teacher|husband|wife)';
const THAT_ONE = '(?:han|hun|ho|mannen|dama|kvinnen|kvinna|gutten|guten|jenta|man|woman|boy|girl)';
const STATE = '(?:inn?lag[td]|registrert|dømt|på lar|rei?n|nykter|rus\\p{L}+|i fengsel|under etterforskning|hatt overdose)';
const STATE_EN = '(?:hospital|clean|registered|treated|treatment|overdosed?|jail|prison|addict\\p{L}*|collect\\p{L}*)';

/** Somebody without a name whom those who read it could still point at. */
const POINTED_AT = anyWords([
  `(?:^|[.?!,] )(?:er|e|har|går|bruk[ea]r|står) ${NEAR} {some}${STATE}`,
  `(?:is|has|does|did|was) ${NEAR_EN}[^.?!]{0,40} ${STATE_EN}`,
  `${THAT_ONE} (?:i|in|på|from) (?:nr|nummer|number|leilighet|leilegheit|flat|rom|room|oppgang|rød|red)`,
  '(?:hvem|kven|kem|who) (?:er|var|va|was) (?:det|that|it) (?:som |who )?(?:døde|døydde|died|fikk|fekk|ambulansen hent\\p{L}+' +
    '|ble hentet)',
  `(?:hva|kva|ka|what) (?:he(?:i)?te?r?|is the name of) (?:${THAT_ONE}|den)|(?:^|[.?!,] )who died (?:at|in|on|yesterday)`,
  '(?:na[vm]n|names?)\\p{L}* (?:på|til|of|av) (?:den|dei?|alle|the|all) (?:\\p{L}+ )?' +
    '(?:av)?(?:død\\p{L}*|som (?:har|fikk|fekk|hent\\p{L}*)|bruk[ea]r\\p{L}*|patients?|who|dead)',
  '(?:hvilke|kva|which) (?:of my |av )?(?:ansatte|tilsette|elev[ea]r|lærere|lærarar|employees|teachers|students)' +
    ' {some}(?:rus\\p{L}*|hatt|drugs?|picked)',
  '(?:hvem|kven|who|hvilke brukere|kva brukarar|which users) i[n]? \\p{L}+ (?:har|have|has) (?:vært|vore|hatt|been|overdosed)',
  '(?:hvem|kven|kem|who) {some}(?:meldt\\p{L}*|melde|angi\\p{L}+|sladra|reported) (?:\\p{L}+ ){0,3}(?:meg|me|mæ)',
  '(?:privat|hjemme|heime|home) ?adress\\p{L}*|(?:person|fødsels)nummer(?:et)? til',
  '(?:list|liste|gi meg|gje meg|give me) {some}(?:lar|omt)?[ -]?(?:pasient[ea]ne|patients?|brukerne|brukarane) (?:i|in)',
].map(words));

/** Whether a question is about somebody who could be found: by name and a private matter, or pointed at. */
export function asksAboutAPerson(question: string): boolean {
  if (hasNationalId(question) || BORN.test(question) || POINTED_AT.test(question)) return true;
  return (hasName(question) || INITIALS.test(question)) && PRIVATE.test(question) && !PUBLIC.test(question);
}

function hasName(question: string): boolean {
  const pairs = [...question.matchAll(PAIR)];
  return pairs.some(([, first = '', last = '']) => [first, last].every((word) => !NOT_A_NAME.has(word.toLowerCase())));
}
