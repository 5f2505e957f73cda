import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LANGUAGES, type Language } from '../../../lib/language';
import { GUARD_KINDS, type GuardKind } from '../types';

/** One way of asking. */
export interface BankLine {
  language: Language;
  /** Who speaks, or in what manner; of a line for the guards, which it is of. Taught to no model. */
  voice: string;
  text: string;
}

/** How people ask: what the models are trained on and what is nearest to a question. See bank/README.md. */
export interface Bank {
  topics: Map<string, BankLine[]>;
  guards: Map<GuardKind, BankLine[]>;
  outside: BankLine[];
  emergencies: BankLine[];
  suicide: BankLine[];
  nearMisses: BankLine[];
}

/** Where the bank lies, in the source tree and in the built service alike. */
const FOLDER = __dirname;

/** Throws an Error that names file and line when a line is not `language<TAB>voice<TAB>text`. */
export function loadBank(folder = FOLDER): Bank {
  const lines = (file: string) => parseLines(file, readFileSync(join(folder, `${file}.tsv`), 'utf8'));
  const topics = readdirSync(join(folder, 'topics')).filter((file) => file.endsWith('.tsv')).sort().map((file) => basename(file, '.tsv'));
  const guard = lines('guard');
  return {
    topics: new Map(topics.map((topic) => [topic, lines(join('topics', topic))])),
    guards: new Map(GUARD_KINDS.map((kind) => [kind, guard.filter(({ voice }) => voice === kind)])),
    outside: lines('out-of-scope'),
    emergencies: lines('emergency'),
    suicide: lines('suicide'),
    nearMisses: lines('near-miss'),
  };
}

/** The lines of one file. */
export function parseLines(file: string, content: string): BankLine[] {
  const rows = content.split('\n');
  if (rows.at(-1) === '') rows.pop();
  return rows.map((row, at) => {
    const [language, voice, text, ...more] = row.split('\t');
    const known = LANGUAGES.find((one) => one === language);
    if (!known || !voice || !text?.trim() || more.length) throw new Error(`${file}.tsv:${at + 1}: not language, voice and text between tabs.`);
    return { language: known, voice, text };
  });
}
