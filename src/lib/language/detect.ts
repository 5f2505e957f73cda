import type { Language } from './languages';

/**
 * Words that belong to one of the three languages and not to the others. Function words and the commonest verbs decide;
 * topic words are mostly the same in bokmål and nynorsk. Question words and negations weigh double: they are seldom quoted.
 */
const MARKERS: Record<Language, { strong: string; weak: string }> = {
  nb: {
    strong: 'hva hvem hvordan hvorfor hvilke hvilken hvilket hvor ikke jeg noen noe',
    weak: 'en et er og som fra til mye være fører kommer gjør sier følger deres dere vi kommunene rådene utdeling hun gjelder ' +
      'vite bare hos siden selv oppfølging forebygging brukerutstyr skal kan må får etter om på',
  },
  nn: {
    strong: 'kva kven korleis kvifor kvar ikkje eg nokon noko nokre kor mykje korfor kvifor me dykk dykkar ho',
    weak: 'ein eit ei frå vere følgjer kjem gjer seier kommunane råda gjeld berre sjølv førebygging oppfølging brukarutstyr ' +
      'brukarane utdeling kan skal må får blir vert vart ynskjer ønskjer dei desse heiter veit møte etter om på og til er som',
  },
  en: {
    strong: 'what who how why which where when not anyone someone the is are does do we i you should can',
    weak: 'of and for in to from about with after a an it our their there have has been help please meeting advice overdose ' +
      'naloxone equipment municipality municipalities next of kin follow up say says',
  },
};

const WEIGHTS = buildWeights();

/**
 * The language of a message, or undefined when its words do not tell (a name, a number, «nalokson»).
 * A tie between bokmål and nynorsk tells nothing; the caller's next best guess (choice, locale, network) decides.
 */
export function detectLanguage(text: string): Language | undefined {
  const score: Record<Language, number> = { nb: 0, nn: 0, en: 0 };
  for (const word of text.normalize('NFKC').toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const [language, weight] of WEIGHTS.get(word) ?? []) score[language] += weight;
  }
  if (/[æøå]/iu.test(text)) score.en -= 1;
  const ranked = (Object.entries(score) as [Language, number][]).sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  return best && second && best[1] > 0 && best[1] > second[1] ? best[0] : undefined;
}

function buildWeights(): Map<string, [Language, number][]> {
  const weights = new Map<string, [Language, number][]>();
  const add = (language: Language, words: string, weight: number) => {
    for (const word of words.split(' ')) weights.set(word, [...(weights.get(word) ?? []), [language, weight]]);
  };
  for (const language of Object.keys(MARKERS) as Language[]) {
    add(language, MARKERS[language].strong, 3);
    add(language, MARKERS[language].weak, 1);
  }
  return weights;
}
