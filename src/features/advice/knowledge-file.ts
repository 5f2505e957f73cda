import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Thesaurus, type ThesaurusWords } from './analysis/thesaurus';
import type { Bank } from './bank';
import { trainModel, OUTSIDE } from './model/train';
import { fromPlain, toPlain, type PlainModel, type TrainedModel } from './model/trained-model';
import { indexQuestions, type QuestionIndex } from './ranking/nearest';
import { AdviceSearch, type PreparedSearch } from './search';
import type { Passage } from './types';

/** What answers are made of, ready to answer. */
export interface Knowledge {
  passages: Passage[];
  /** The index of the passages. */
  search: PreparedSearch;
  /** Every question of the bank. */
  questions: QuestionIndex;
  thesaurus: Thesaurus;
  model: TrainedModel;
}

interface Plain {
  fingerprint: string;
  passages: Passage[];
  search: PreparedSearch;
  questions: QuestionIndex;
  model: PlainModel;
  thesaurus: ThesaurusWords;
}

/** Trains on bank and passages. Pure and deterministic. */
export function makeKnowledge(bank: Bank, passages: Passage[], thesaurus: Thesaurus): Knowledge {
  const search = new AdviceSearch(passages, thesaurus).prepared();
  return { passages, search, questions: indexQuestions(bank, OUTSIDE), thesaurus, model: trainModel(bank, passages, thesaurus) };
}

/** As one compressed file. `fingerprint` is of the files it was made of (model/fingerprint.ts). */
export function encodeKnowledge({ passages, search, questions, thesaurus, model }: Knowledge, fingerprint: string): Buffer {
  const plain: Plain = { fingerprint, passages, search, questions, thesaurus: thesaurus.prepared(), model: toPlain(model) };
  return gzipSync(serialize(plain));
}

/** Undefined when the bytes are not whole, or were made of other files: a build may have been cut off, or forgotten. */
export function decodeKnowledge(bytes: Buffer, fingerprint: string): Knowledge | undefined {
  const plain = read(bytes);
  if (plain?.fingerprint !== fingerprint) return undefined;
  const { passages, search, questions, thesaurus, model } = plain;
  return { passages, search, questions, thesaurus: new Thesaurus(thesaurus), model: fromPlain(model) };
}

function read(bytes: Buffer): Plain | undefined {
  try {
    return deserialize(gunzipSync(bytes)) as Plain;
  } catch {
    return undefined;
  }
}
