import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { rememberStems, stemsFor, wordsOf } from './analysis';
import { Thesaurus } from './analysis/thesaurus';
import type { Bank } from './bank';
import { trainModel, OUTSIDE } from './model/train';
import { fromPlain, toPlain, type PlainModel, type TrainedModel } from './model/trained-model';
import { indexQuestions, type QuestionIndex } from './ranking/nearest';
import type { Passage } from './types';

/** What answers are made of, ready to answer. */
export interface Knowledge {
  passages: Passage[];
  /** Every question of the bank. */
  questions: QuestionIndex;
  thesaurus: Thesaurus;
  model: TrainedModel;
}

interface Plain {
  fingerprint: string;
  passages: Passage[];
  questions: QuestionIndex;
  model: PlainModel;
  stems: Map<string, string>;
}

/** Trains on bank and passages. Pure and deterministic. */
export function makeKnowledge(bank: Bank, passages: Passage[], thesaurus: Thesaurus): Knowledge {
  return { passages, questions: indexQuestions(bank, OUTSIDE), thesaurus, model: trainModel(bank, passages, thesaurus) };
}

/**
 * As one compressed file. `fingerprint` is of the files it was made of (model/fingerprint.ts); `texts` are those whose words
 * a service will meet first.
 */
export function encodeKnowledge({ passages, questions, model, thesaurus }: Knowledge, fingerprint: string, texts: string[] = []): Buffer {
  const ofPassages = passages.flatMap(({ title, keywords, body }) => [title, ...keywords, body]);
  const stems = stemsFor([thesaurus.source, ...texts, ...ofPassages].flatMap(wordsOf));
  const plain: Plain = { fingerprint, passages, questions, model: toPlain(model), stems };
  return gzipSync(serialize(plain));
}

/** Undefined when the bytes are not whole, or were made of other files: a build may have been cut off, or forgotten. */
export function decodeKnowledge(bytes: Buffer, fingerprint: string): Knowledge | undefined {
  const plain = read(bytes);
  if (plain?.fingerprint !== fingerprint) return undefined;
  rememberStems(plain.stems);
  return { passages: plain.passages, questions: plain.questions, thesaurus: new Thesaurus(), model: fromPlain(plain.model) };
}

function read(bytes: Buffer): Plain | undefined {
  try {
    return deserialize(gunzipSync(bytes)) as Plain;
  } catch {
    return undefined;
  }
}
