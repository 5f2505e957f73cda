import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadSources, MODEL_FILE } from '../features/advice/knowledge';
import { encodeModel } from '../features/advice/model/trained-model';
import { trainModel } from '../features/advice/model/train';

/** Part of `npm run build`: trains the answers on the bank and the corpus. */
const started = performance.now();
const { bank, passages, thesaurus, fingerprint } = loadSources();
const bytes = encodeModel(trainModel(bank, passages, thesaurus, fingerprint));
mkdirSync(dirname(MODEL_FILE), { recursive: true });
writeFileSync(MODEL_FILE, bytes);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.error(`Trained the answers in ${seconds} s: ${(bytes.length / 1024 ** 2).toFixed(1)} MB`);
