/**
 * `npm run bench:reminders`: 5,000 reminders of one tenant that are due at once, three processes on one SQLite file, and a Teams that takes
 * 30 a second of all together and answers 429 beyond. Prints figures beside the wanted ones (design/reliability.md); ends with 1 when one
 * was sent twice or is missing. `--reminders=500` for a shorter one.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startInstance } from '../support/reminder-processes';
import { startReminderTeams } from '../support/reminder-teams';
import { waitFor } from '../support/wait-for';
import { table } from './answers/table';

const ARTIFACTS = join(__dirname, '..', '..', 'artifacts');
const INSTANCES = ['one', 'two', 'three'];
const PER_SECOND = 30;
const TAKES_MS = 80;
/** Until all have planned. */
const BEGIN_AFTER_MS = 20_000;
const LONGEST_MS = 20 * 60_000;

async function main(count: number): Promise<void> {
  console.log(`${os.availableParallelism()} cores, node ${process.version}, load before ${os.loadavg()[0]?.toFixed(2)}; ${count} reminders …`);
  const folder = mkdtempSync(join(os.tmpdir(), 'reminders-'));
  const teams = await startReminderTeams({ perSecond: PER_SECOND, takesMs: TAKES_MS });
  const plan = [{ what: 'nudge', recipients: count }];
  const options = { store: { kind: 'sqlite', file: join(folder, 'a.db') } as const, teamsUrl: teams.url, plan };
  const instances = await Promise.all(INSTANCES.map((name) => startInstance({ name, ...options })));
  const dueAt = Date.now() + BEGIN_AFTER_MS;
  for (const each of instances) each.begin(dueAt);
  const got = () => new Set(teams.taken.map(({ to }) => to)).size;
  await waitFor(() => got() === count, { what: 'all reminders', timeoutMs: LONGEST_MS, everyMs: 250 }).catch((error: Error) => console.log(error.message));
  await Promise.all(instances.map((each) => each.stop()));
  await teams.close();
  rmSync(folder, { recursive: true });

  const late = teams.taken.map(({ at }) => (at - dueAt) / 1_000).sort((a, b) => a - b);
  const [seconds, p95] = [late.at(-1) ?? Number.NaN, late[Math.floor(late.length * 0.95)] ?? Number.NaN];
  const figures = { seconds, duplicates: late.length - got(), missed: count - got(), refused: teams.refused(), p95 };
  const wanted = Math.round((180 * count) / 5_000);
  console.log(`\n${table([
    ['', 'measured', 'wanted'],
    ['seconds from due to the last', seconds.toFixed(1), `≤ ${wanted}`],
    ['sent twice', String(figures.duplicates), '0'],
    ['missed', String(figures.missed), '0'],
    ['answered 429', String(figures.refused), ''],
    ['p95 lateness, s', p95.toFixed(1), ''],
    ...INSTANCES.map((name) => [`sent by ${name}`, String(teams.taken.filter(({ instance }) => instance === name).length), '']),
  ])}`);
  mkdirSync(ARTIFACTS, { recursive: true });
  writeFileSync(join(ARTIFACTS, 'bench-reminders.json'), `${JSON.stringify({ at: new Date().toISOString(), count, figures }, null, 2)}\n`);
  if (figures.duplicates + figures.missed > 0) process.exitCode = 1;
}

const { values } = parseArgs({ options: { reminders: { type: 'string', default: '5000' } } });
void main(Number(values.reminders));
