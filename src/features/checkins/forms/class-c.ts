import type { Question } from './types';

/** Words for what class C has, in any of the three languages. */
const NEVER = [
  // Deaths, also whether they were gone through: a «ja» tells that there was one.
  /(?<!ikke-|ikkje-)død|\bdøyd|omkom|death|\bdied\b|\bdead\b|(?<!non-)fatal/u,
  // How many people.
  /\bperson(?:er|ar|ene|ane|s)?\b|\bpeople\b|\bbruk(?:ere|arar)\b|\busers\b|pasient|patient|klient|client/u,
  // Next of kin and the bereaved.
  /pårørende|pårørande|etterlatt|etterlatn|\bkin\b|bereaved/u,
  // Follow-ups after overdoses, and naloxone that was used: nearly always 0 to 4.
  /oppfølging(?:er|ar)\b|fulgt opp|følgd opp|followed up|follow-ups|\bbrukt[e]?\b|\bused\b/u,
];

/**
 * Whether a question asks for what is never collected from a municipality: class C, and what may only be shown regionally
 * (domain/indicators.md, 3). A status tells of a routine, whatever the routine is about, so it never does.
 */
export function asksForClassC({ id, kind, label }: Pick<Question, 'id' | 'kind' | 'label'>): boolean {
  return kind !== 'status' && [id, ...Object.values(label)].some(soundsLikeClassC);
}

/** The same of words alone, such as a coordinator’s for a question of the network’s own. */
export function soundsLikeClassC(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  return NEVER.some((pattern) => pattern.test(plain));
}
