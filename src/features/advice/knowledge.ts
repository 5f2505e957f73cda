import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Thesaurus } from './analysis/thesaurus';
import { loadBank, type Bank } from './bank';
import { loadCorpus } from './corpus';
import { decodeKnowledge, encodeKnowledge, makeKnowledge, type Knowledge } from './knowledge-file';
import { fingerprintOf } from './model/fingerprint';
import type { Passage } from './types';

export type { Knowledge } from './knowledge-file';

/** In dist/, for src/ and dist/ alike. */
const KNOWLEDGE_FILE = join(__dirname, '..', '..', '..', 'dist', 'advice-knowledge.bin');

/** The folders that answers are made of. */
export const SOURCES = ['corpus', 'bank', 'analysis'].map((folder) => join(__dirname, folder));

/** The file does not belong to this bank and corpus, or is not there: an operator must build. */
export class ModelOutdated extends Error {
  constructor() {
    super('The answers have not been trained on this bank and corpus: run `npm run build`.');
    this.name = 'ModelOutdated';
  }
}

let loaded: Knowledge | undefined;

/** What the build has made of corpus and bank, read once. Throws ModelOutdated when either has changed since. */
export function loadKnowledge(): Knowledge {
  loaded ??= existsSync(KNOWLEDGE_FILE) ? decodeKnowledge(readFileSync(KNOWLEDGE_FILE), fingerprintOf(SOURCES)) : undefined;
  if (!loaded) throw new ModelOutdated();
  return loaded;
}

/** What answers are trained on. Throws Error for a file that is wrong. */
export function loadSources(): { bank: Bank; passages: Passage[]; thesaurus: Thesaurus } {
  return { bank: loadBank(), passages: loadCorpus(), thesaurus: new Thesaurus() };
}

/** Part of `npm run build`. Gives the size of the file in bytes. */
export function buildKnowledge(): number {
  const { bank, passages, thesaurus } = loadSources();
  const bytes = encodeKnowledge(makeKnowledge(bank, passages, thesaurus), fingerprintOf(SOURCES));
  mkdirSync(dirname(KNOWLEDGE_FILE), { recursive: true });
  // Others may be reading, or building too: the file is whole at every moment.
  const unfinished = `${KNOWLEDGE_FILE}.${process.pid}`;
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, KNOWLEDGE_FILE);
  return bytes.length;
}
