import { buildKnowledge } from '../features/advice/knowledge';

/** Part of `npm run build`: trains the answers on the bank and the corpus. */
const started = performance.now();
const bytes = buildKnowledge();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.error(`Trained the answers in ${seconds} s: ${(bytes / 1024 ** 2).toFixed(1)} MB`);
