import { LANGUAGES, type Language } from './languages';

/**
 * Words that belong to one of the three languages. Question words, pronouns and negations weigh three times the others: they
 * are in almost every sentence and seldom quoted. Topic words are mostly the same in bokmål and nynorsk, so they are not here.
 */
const MARKERS: Record<Language, { strong: string; weak: string }> = {
  nb: {
    strong: 'hva hvem hvordan hvorfor hvilke hvilken hvilket hvor hvis hver hverandre ikke jeg noen noe',
    weak: 'en et fra mye være vært kommer gjør gjøre sier følger følge deres dere kommunene rådene hun hennes gjelder bare ' +
      'siden selv nå da sammen uten mer hjem hjemme dem fikk ga tar tatt svarer trenger finnes heter vet se bruker brukes egen eget ' +
      'egne hel hele annet flere uke uker dør døde puster våkner mistet ble blitt tallene gå åpne spørre søke',
  },
  nn: {
    strong: 'kva kven korleis kvifor kvar kvarandre ikkje eg nokon noko nokre kor mykje korfor dykk dykkar',
    weak: 'ein eit ei frå vere vore følgjer kjem gjer gjere seier kommunane råda gjeld berre sidan sjølv sjølve då saman utan ' +
      'meir heim heime dei hennar fekk gje tek teke svarar treng finst heiter heite veit sjå brukar eigen eiga eige eigne heil ' +
      'heile fleire veke veker døyr døydde pustar vaknar mista vart vert blei ynskjer ønskjer desse ho òg hjå åleine tyder',
  },
  en: {
    strong: 'what how why which where when anyone someone the are does should you my am',
    weak: 'who is need we do can not of and in to with about it our their there have has was were been this that these please ' +
      'meeting advice naloxone equipment municipality municipalities prison release next kin follow up say says us they he she',
  },
};

/** Words that are Norwegian and the same in both forms: they speak against English only. */
const NORWEGIAN =
  'og som på av til er det den med har kan skal må vil vi du om når ved etter eller vår vårt våre seg oss ut inn går gi sitt ' +
  'bør får blir opp ned over under mot hos så ja nei takk hei hjelp ring råd rådet kurs ringe mann norsk tall';

/** How words are built in each: «kommunane», «tydeleg», «sjukeheimen» and «forebygging», «tydelig», «sykehjemmet». */
const SHAPES: Record<Language, RegExp> = {
  nb: /^(?:hjem|syke?h|bruker(?!plan)|forebyg|tjenest|løslat|egen|nød)|(?:lige?|ligere|lighet|heten|ende|tjenesten?)$/u,
  nn: /^(?:heim|sjuk|brukar|førebyg|tenest|lauslat|eigen|naud|følgj|kommunar|høyr|rettlei)|(?:..ane|lege?|legare|heit|..ande|tenest[ae])$/u,
  en: /(?:tions?|ness|ough|ould|ally)$/u,
};
/** «IS-24/8» is no English. */
const CODE = /\p{L}+-?\d+/gu;
const STRONG = 3;
const SHORTEST_SHAPED = 5;

const WEIGHTS = buildWeights();

/** The language of a message, or undefined when its words do not tell one from the others (a name, a number, «nalokson»). */
export function detectLanguage(text: string): Language | undefined {
  const [only, ...others] = possibleLanguages(text);
  return others.length === 0 ? only : undefined;
}

/**
 * The languages a message may be in: one when its words tell, bokmål and nynorsk when they only tell that it is Norwegian,
 * all when they tell nothing. Which of them is meant, the caller's next best guess decides (choice, locale, network).
 */
export function possibleLanguages(text: string): Language[] {
  const score: Record<Language, number> = { nb: 0, nn: 0, en: 0 };
  const words = text.normalize('NFKC').toLowerCase().replaceAll(CODE, ' ').match(/\p{L}+/gu) ?? [];
  for (const word of words) {
    const known = WEIGHTS.get(word);
    for (const [language, weight] of known ?? (word.length < SHORTEST_SHAPED ? [] : shapeOf(word))) score[language] += weight;
  }
  if (/[æøå]/iu.test(text)) score.en -= 2;
  const best = Math.max(...LANGUAGES.map((language) => score[language]));
  return LANGUAGES.filter((language) => score[language] === best);
}

function shapeOf(word: string): [Language, number][] {
  return (Object.keys(SHAPES) as Language[]).filter((language) => SHAPES[language].test(word)).map((language) => [language, 1]);
}

function buildWeights(): Map<string, [Language, number][]> {
  const weights = new Map<string, [Language, number][]>();
  const add = (language: Language, words: string, weight: number) => {
    for (const word of words.split(' ')) weights.set(word, [...(weights.get(word) ?? []), [language, weight]]);
  };
  for (const language of Object.keys(MARKERS) as Language[]) {
    add(language, MARKERS[language].strong, STRONG);
    add(language, MARKERS[language].weak, 1);
  }
  add('nb', NORWEGIAN, 1);
  add('nn', NORWEGIAN, 1);
  return weights;
}
