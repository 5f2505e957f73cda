import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Advisor } from '../../../src/features/advice/advisor';
import { SOURCES } from '../../../src/features/advice/knowledge';
import { encodeKnowledge, type Knowledge } from '../../../src/features/advice/knowledge-file';
import { fingerprintOf } from '../../../src/features/advice/model/fingerprint';
import type { Line } from './lines';
import type { LoadTimes } from './load-time';
import { percentile } from './metrics';
import { ask } from './trained';

const STARTS = 5;
const REGISTER = join(__dirname, '..', '..', 'support', 'register-swc.js');

/** Milliseconds a question takes in a service that has been asked before, each text new to it: nothing is remembered of it. */
export function questionTimes(knowledge: Knowledge, lines: Line[]): { p50: number; p95: number } {
  ask(new Advisor(knowledge), lines);
  const fresh = new Advisor(knowledge);
  const times = lines.map((line) => {
    const started = performance.now();
    ask(fresh, [line]);
    return performance.now() - started;
  });
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** Bytes of the build's file, and the median milliseconds that processes of their own need to read it and be ready. */
export function loadTimes(knowledge: Knowledge): LoadTimes & { bytes: number } {
  const bytes = encodeKnowledge(knowledge, fingerprintOf(SOURCES));
  const folder = mkdtempSync(join(tmpdir(), 'bench-answers-'));
  const file = join(folder, 'knowledge.bin');
  try {
    writeFileSync(file, bytes);
    const starts = Array.from({ length: STARTS }, () => measureStart(file));
    const median = (part: keyof LoadTimes) => percentile(starts.map((start) => start[part]), 0.5);
    return { bytes: bytes.length, fingerprint: median('fingerprint'), knowledge: median('knowledge'), advisor: median('advisor') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureStart(file: string): LoadTimes {
  const script = join(__dirname, 'load-time.ts');
  return JSON.parse(execFileSync(process.execPath, ['-r', REGISTER, script, file], { encoding: 'utf8' })) as LoadTimes;
}
