import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, readAll, type TableStore } from '../../src/storage';
import { startInstance, type InstanceOptions, type ReminderInstance } from '../support/reminder-processes';
import { startReminderTeams, type ReminderTeams } from '../support/reminder-teams';
import { waitFor } from '../support/wait-for';

/** Three processes on one SQLite file, one killed with -9 while copies of its are on their way. */
const PEOPLE = 30;
const IN_FLIGHT = 10;
const KILLED_AFTER = 6;
const LEASE_MS = 4_000;
const LIMITS = { tickEveryMs: 200, leaseMs: LEASE_MS, againAfterMs: LEASE_MS };

let folder: string;
let teams: ReminderTeams;
let table: TableStore;
let instances: ReminderInstance[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dispatcher-'));
  table = await openStore({ kind: 'sqlite', file: join(folder, 'a.db') });
});
afterEach(async () => {
  for (const { child } of instances) child.kill('SIGKILL');
  await teams.close();
  await table.close();
  rmSync(folder, { recursive: true });
});

async function entries(): Promise<{ what: string; recipient: string; state: string }[]> {
  const rows = await readAll(table, 'sl:bench:bench:b1');
  return rows.map(({ data }) => JSON.parse(data) as { what: string; recipient: string; state: string });
}

test('killed in the middle of its sends: a deadline reaches everybody, twice at the most; a nudge nobody twice', async () => {
  let [killed, byKilled] = [false, 0];
  teams = await startReminderTeams({
    takesMs: 150,
    onTaken: ({ instance }) => {
      if (killed || instance !== 'one' || ++byKilled < KILLED_AFTER) return;
      killed = instances[0]?.child.kill('SIGKILL') ?? false;
    },
  });
  const plan = ['deadline', 'nudge'].map((what) => ({ what, recipients: PEOPLE }));
  const options: Omit<InstanceOptions, 'name'> = { store: { kind: 'sqlite', file: join(folder, 'a.db') }, teamsUrl: teams.url, plan, limits: LIMITS };
  instances = await Promise.all(['one', 'two', 'three'].map((name) => startInstance({ name, ...options })));
  for (const each of instances) each.begin(Date.now());
  const over = ({ state }: { state: string }) => state === 'sent' || state === 'uncertain';
  const found = await waitFor(async () => {
    const all = await entries();
    return all.length === 2 * PEOPLE && all.every(over) ? all : undefined;
  }, { what: 'every reminder to be over', timeoutMs: 40_000, everyMs: 200 });
  expect(killed).toBe(true);

  const copies = (what: string, to: string) => teams.taken.filter((each) => each.what === what && each.to === to).length;
  const counts = (what: string) => Array.from({ length: PEOPLE }, (_, at) => copies(what, `person-${at}`));
  const [deadlines, nudges] = [counts('deadline'), counts('nudge')];
  expect([Math.min(...deadlines) >= 1, Math.max(...deadlines) <= 2, Math.max(...nudges) <= 1]).toEqual([true, true, true]);
  expect(deadlines.filter((count) => count === 2).length).toBeLessThanOrEqual(IN_FLIGHT);
  const unsure = found.filter(({ state }) => state === 'uncertain');
  expect(unsure.length).toBeLessThanOrEqual(IN_FLIGHT);
  // Whoever got no nudge is on the operator's list.
  const without = nudges.flatMap((count, at) => (count === 0 ? [`person-${at}`] : []));
  expect(unsure.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining(without));
  await Promise.all(instances.slice(1).map((each) => each.stop()));
}, 60_000);
