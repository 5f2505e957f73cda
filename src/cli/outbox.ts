import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config';
import { outboxStatus, retryRefused, type OutboxStatus } from '../delivery';
import { systemClock, wallTimeOf } from '../lib/time';
import { openStore, StoreError } from '../storage';

const USAGE = `Usage: npm run outbox -- COMMAND
  status   what is due, and what did not reach anybody for certain in the last seven days
  retry    send what Teams refused in the last seven days and is not too late for, when what was wrong is put right`;

/** `npm run outbox`: see docs/operators.md, Reminders. Exit code 2 for wrong arguments, 1 when it could not be done. */
async function main(): Promise<void> {
  const command = readArguments();
  if (!command) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  try {
    const store = await openStore(readConfig(process.env).store);
    const now = systemClock.now();
    const text = command === 'status' ? outboxStatus(store, now).then(statusText) : retryRefused(store, now).then(retryText);
    console.log(await text.finally(() => store.close()));
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function statusText({ sources, dueNow, sending, again, late, dueLater, next, undelivered }: OutboxStatus): string {
  const lines = [
    ['due now', dueNow], ['being sent', sending], ['waits for its next try', again], ['of these late, by a minute or more', late],
    ['due later', dueLater, next === undefined ? '' : `the next ${timeText(next)}`], ['polls, meetings and so on with something to come', sources],
  ].map(([name, count, more = '']) => `${String(name).padEnd(52)}${String(count).padStart(8)}  ${more}`.trimEnd());
  if (undelivered.length === 0) return [...lines, 'Everything of the last seven days was delivered.'].join('\n');
  const table = undelivered.map(({ kind, what, why, count, last }) => [kind, what, why, String(count), timeText(last)]);
  const rows = [['kind', 'what', 'why', 'count', 'last'], ...table];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  return [...lines, '', 'Not delivered for certain in the last seven days:', ...text].join('\n');
}

const retryText = (count: number): string => (
  count === 0 ? 'Teams has refused nothing that could still be sent.' : `${count} are sent within two minutes, by a running service.`
);

/** In Norway. */
const timeText = (ms: number): string => wallTimeOf(ms).local.replace('T', ' ');

/** Undefined when the arguments are not as the usage says. */
function readArguments(): 'status' | 'retry' | undefined {
  try {
    const { positionals: [command, ...more] } = parseArgs({ allowPositionals: true, options: {} });
    return more.length === 0 && (command === 'status' || command === 'retry') ? command : undefined;
  } catch {
    return undefined;
  }
}

void main();
