import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicon } from './analysis';
import { Thesaurus } from './analysis/thesaurus';
import { loadBank, type Bank } from './bank';
import { loadCorpus } from './corpus';
import { fingerprintOf } from './model/fingerprint';
import { decodeModel, type TrainedModel } from './model/trained-model';
import type { Passage } from './types';

/** Beside the built service, for src/ and dist/ alike. */
export const MODEL_FILE = join(__dirname, '..', '..', '..', 'dist', 'advice-model.bin');

/** What answers are made of. */
export interface Knowledge {
  passages: Passage[];
  bank: Bank;
  thesaurus: Thesaurus;
  model: TrainedModel;
}

/** The model does not belong to this bank and corpus, or is not there: an operator must build. */
export class ModelOutdated extends Error {
  constructor() {
    super('The answers have not been trained on this bank and corpus: run `npm run build`.');
    this.name = 'ModelOutdated';
  }
}

let loaded: Knowledge | undefined;

/** Corpus, bank and model from the files of this version, read once. Throws ModelOutdated, and Error for a wrong file. */
export function loadKnowledge(): Knowledge {
  loaded ??= readKnowledge();
  return loaded;
}

/** What a model is trained on, and the fingerprint it must carry. */
export function loadSources(): Omit<Knowledge, 'model'> & { fingerprint: string } {
  const sources = { passages: loadCorpus(), bank: loadBank(), thesaurus: new Thesaurus() };
  return { ...sources, fingerprint: fingerprintOf(sources.bank, sources.passages, [lexicon, sources.thesaurus.source]) };
}

function readKnowledge(): Knowledge {
  const { fingerprint, ...sources } = loadSources();
  const model = readModel();
  if (model?.fingerprint !== fingerprint) throw new ModelOutdated();
  return { ...sources, model };
}

function readModel(): TrainedModel | undefined {
  return existsSync(MODEL_FILE) ? decodeModel(readFileSync(MODEL_FILE)) : undefined;
}
