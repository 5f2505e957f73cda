import { readFileSync } from 'node:fs';
import { Advisor } from '../../../src/features/advice/advisor';
import { decodeKnowledge } from '../../../src/features/advice/knowledge-file';
import { SOURCES } from '../../../src/features/advice/knowledge';
import { fingerprintOf } from '../../../src/features/advice/model/fingerprint';

/** Milliseconds of a cold start, in the order in which they pass. */
export interface LoadTimes {
  /** Every file of bank and corpus read for the fingerprint. */
  fingerprint: number;
  /** The file of the build read and unpacked. */
  knowledge: number;
  /** The advisor built on it. */
  advisor: number;
}

/** `load-time.ts knowledge.bin`, run by speed.ts in a new process: what a start costs is not seen in one that has run for a while. */
function main(file: string): void {
  const started = performance.now();
  const fingerprint = fingerprintOf(SOURCES);
  const read = performance.now();
  const knowledge = decodeKnowledge(readFileSync(file), fingerprint);
  if (!knowledge) throw new Error(`${file} was made of other files`);
  const decoded = performance.now();
  new Advisor(knowledge);
  const times: LoadTimes = { fingerprint: read - started, knowledge: decoded - read, advisor: performance.now() - decoded };
  console.log(JSON.stringify(times));
}

const [file] = process.argv.slice(2);
if (require.main === module && file) main(file);
