/**
 * Building blocks of the guards' signs: words in bokmål, nynorsk, dialect and English, as fragments of regular expressions.
 * Naloxone is no drug here: questions about it are what the assistant is for.
 */
const DRUG = anyOf(
  'heroin metadon methadone subutex subs suboxone? buprenor\\p{L}+ (?:ox|oks)y\\p{L}* dolcontin morfin morphine opioid\\p{L}*',
  'opiat\\p{L}* fent[ay]n\\p{L}* tramadol [kc]odein\\p{L}* paralgin ghb gbl am(?:f|ph)etamin\\p{L}* speed meth [kc]o[kc]ain\\p{L}* kola',
  'coke crack mdma molly ecstasy lsd dmt [kc]etamin\\p{L}* hasj hash weed mari[hj]uana cannabis benz\\p{L}+ rivo\\p{L}*',
  'xan(?:or|ax) valium',
  'diazepam sobril stesolid imovane lyrica pregabalin ritalin concerta nitazen\\p{L}* steroid\\p{L}* lystgass (?:flein)?sopp mushrooms?',
  'speedball brunt [hk]vitt',
);
/** What it is called by those who need not say what it is. */
const STUFF = anyOf('stoff dop dope drugs? pill(?:er|ar|en|s)? tablett\\p{L}* tablets plaster patch(?:es)? gram bags? greiene?');

const HOW = anyOf('hvordann? hvodan korleis korsn korsen kossen åssen how');
const HOW_MUCH = `(?:(?:hv?or|hvo|hvro|hvr|kor|ko|ka) ${anyOf('mye mykje møkje myke my mange ofte stor')}|how` +
  ` ${anyOf('much mch many often far')})`;
/** English “I” is Norwegian «i», so it counts only after a verb. */
const MAY_I =
  `(?:${anyOf('kan kunne skal bør må tåler toler tålar trenger treng tør')} ${anyOf('jeg eg æ ej e man en ein du han ho hun')}` +
  `|${anyOf('can could should do may must')} ${anyOf('i you one people someone')})`;
const TAKE = anyOf(
  'ta sette setje røyke? røykje sniffe? snorte? blande? drikke? svelge svelgje injisere doble knuse koke putte',
  'take mix smoke snort inject shoot swallow drink double combine crush redose',
);
const MAKE = anyOf('kok(?:e|er|ar)? dyrk(?:e|er|ar) lag(?:e|er|ar) ekstraher\\p{L}* cook grow make extract mix bland(?:e|er|ar)?');

const SEEK =
  `(?:${list(
    'hvor kvar kor where hvem kven kem who hvilke[nt]? kva which what noen nokon',
    'anyone anybody finnes fins finst trenger treng need',
  )}` +
  `|${HOW}|har du|vei?t du|do you know|er det|is it|kan (?:jeg|eg|man|ein|en|du)|can (?:i|you))`;
const TRADE =
  `(?:${list(
    'kjøp(?:e|er|t|a|te)? selg(?:e|er|es)? seler sel selje handl(?:e|er|a) skaff(?:e|er|ar|a)? score',
    'cop buy sells? selling order',
  )}` +
  '|bestill(?:e|er)?|ting(?:e|ar|er)|tak i|get(?! (?:off|help|out|rid)))';

/** What shows that somebody has used something. */
const SAMPLE =
  `(?:${anyOf('urin spytt hår blod rus hurtig')}?-?(?:prøv(?:e|en|a|er|ene|ane|ar)|test(?:e|en|er|ar|s)?)` +
  `|${list('urin(?:en)? urine piss pee spytt saliva samples? screening labb?(?:en)? strips?')})`;
const AUTHORITY = anyOf(
  'politi\\p{L}* snuten vekter\\p{L}* vakt(?:a|en|er)? toll(?:en|ere)? hund(?:en)? kontroll\\p{L}* personale\\p{L}*',
  'foreldre\\p{L}* barnevern\\p{L}*',
  'police cops? customs guards? staff dogs? parents landlord probation prison fengsel\\p{L}* apotek\\p{L}* pharmacy',
);
const CHEAT = anyOf(
  // «lure på» is to wonder.
  'lur(?:e|er|ar)?(?!\\spå) juks(?:e|er|ar)? fusk(?:e|er)?',
  'manipuler\\p{L}* bestå fool beat cheat trick pass fake falsk',
);
const CLEAN = anyOf('ren rein rene reine negativt? clean negative renset');

/** Up to three words, none of which makes what follows a subject of talk: «tall på heroin», «kurs om hasj». */
const FEW = `(?:(?!${anyOf('på om mot for fra frå on about against from with med av of')} )[\\p{L}\\d’']+ ){0,3}`;

const PARTS: Record<string, string> = {
  drug: DRUG, any: `(?:${DRUG}|${STUFF})`, how: HOW, howMuch: HOW_MUCH, mayI: MAY_I, take: TAKE, make: MAKE, seek: SEEK, trade: TRADE,
  sample: SAMPLE, authority: AUTHORITY, cheat: CHEAT, clean: CLEAN, few: FEW, some: "(?:[\\p{L}\\d’']+ ){0,4}",
  count: anyOf('to tre fire fem seks two three four five \\d+'),
};

/** The edges of whole words. */
const [BEFORE, AFTER] = ['(?<![\\p{L}\\d])(?:', ')(?![\\p{L}\\d])'];

/** A fragment as a regular expression: whole words, in any case; `{drug}` and the like are the words above. */
export function words(source: string): RegExp {
  const whole = source.replaceAll(/\{([a-z][a-zA-Z]*)\}/g, (_, name: string) => PARTS[name] ?? '');
  return edged(whole);
}

/** One expression for any of several made by `words`: the edges of a word are looked for once, and not once for each. */
export function anyWords(expressions: RegExp[]): RegExp {
  return edged(expressions.map(({ source }) => source.slice(BEFORE.length, -AFTER.length)).join('|'));
}

function edged(whole: string): RegExp {
  return new RegExp(BEFORE + whole + AFTER, 'iu');
}

function anyOf(...alternatives: string[]): string {
  return `(?:${list(...alternatives)})`;
}

/** Alternatives between blanks; more can follow. */
function list(...alternatives: string[]): string {
  return alternatives.join(' ').replaceAll(' ', '|');
}
