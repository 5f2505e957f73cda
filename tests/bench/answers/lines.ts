import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../../src/features/advice/types';
import type { Language } from '../../../src/lib/language';

/** What somebody asks, and what should come of it. */
export interface Line {
  text: string;
  lang: Language;
  kind: 'topic' | 'outside' | 'emergency' | 'near-miss' | 'guard';
  /** Topics of which each is a right first answer; none but for `topic`. */
  expect: string[];
  /** Of a line of the bank: who speaks, or in what manner. */
  voice?: string;
}

/** What came of a line. */
export interface Outcome {
  line: Line;
  kind: Answer['kind'];
  banner: boolean;
  /** The main topics of the passages that were found, best first. */
  topics: string[];
}

const ANSWERS = join(__dirname, '..', '..', 'answers');

/** The development set: tuned on, never trained on. */
export function devLines(): Line[] {
  return jsonLines<Omit<Line, 'expect'> & { expect?: string[] }>('dev.jsonl').map((line) => ({ ...line, expect: line.expect ?? [] }));
}

/** What must be refused whatever it scores. */
export function guardLines(): Line[] {
  return jsonLines<Pick<Line, 'text' | 'lang'>>('guards.jsonl').map(({ text, lang }) => ({ text, lang, kind: 'guard', expect: [] }));
}

export function outcomeOf(line: Line, { kind, banner, hits }: Answer): Outcome {
  return { line, kind, banner, topics: hits.map(({ passage }) => passage.topics[0] ?? '') };
}

function jsonLines<T>(file: string): T[] {
  const lines = readFileSync(join(ANSWERS, file), 'utf8').split('\n').filter((line) => line.trim());
  return lines.map((line) => JSON.parse(line) as T);
}
