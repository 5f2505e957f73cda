import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config';
import { outboxRetention } from '../delivery';
import { adviceRetention } from '../features/advice';
import { checkinsRetention } from '../features/checkins';
import { meetingsRetention } from '../features/meetings';
import { networksRetention } from '../features/networks';
import { runRetention, type Tally } from '../features/retention';
import { systemClock } from '../lib/time';
import { openStore, StoreError } from '../storage';

const USAGE = `Usage: npm run retention -- [options]
  (no option)   delete what is older than it is kept (docs/operators.md, What is kept)
  --dry-run     print what would be deleted, delete nothing`;

const RULES = [...networksRetention, ...meetingsRetention, ...checkinsRetention(), ...adviceRetention, ...outboxRetention];
/** Between pages of 1,000 rows, so that people's turns come first. */
const PAUSE_MS = 50;

/** `npm run retention`: see docs/operators.md. Exit code 2 for wrong arguments, 1 when it was cut short. */
async function main(): Promise<void> {
  const dryRun = readArguments();
  if (dryRun === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  let begun = false;
  try {
    const store = await openStore(readConfig(process.env).store);
    begun = !dryRun;
    const job = runRetention({ table: store, rules: RULES, now: systemClock.now(), dryRun, pauseMs: PAUSE_MS });
    const { tallies, others } = await job.finally(() => store.close());
    console.log(tableOf(tallies, dryRun));
    console.log(`${others} other rows are not deleted by age.`);
    if (dryRun) console.log('A dry run: nothing was deleted.');
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
    console.error(`${error.message}\n${begun ? 'Some of it may be deleted: run it again for the rest.' : 'Nothing was deleted.'}`);
    process.exitCode = 1;
  }
}

function tableOf(tallies: readonly Tally[], dryRun: boolean): string {
  const rows = tallies.map(({ kind, rows, due, deleted }) => [kind, String(rows), String(dryRun ? due : deleted)]);
  const lines = [['kind', 'rows', dryRun ? 'would delete' : 'deleted'], ...rows];
  return lines.map(([kind = '', ...numbers]) => kind.padEnd(24) + numbers.map((text) => text.padStart(14)).join('')).join('\n');
}

/** Whether nothing is to be deleted; undefined when the arguments are not as the usage says. */
function readArguments(): boolean | undefined {
  try {
    return parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } }).values['dry-run'];
  } catch {
    return undefined;
  }
}

void main();
