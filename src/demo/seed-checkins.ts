import type { App } from '../app';
import { reporterFor, type Answers } from '../features/checkins';
import { coordinator } from '../features/authority';
import type { Person } from '../features/feature';
import { newThingId } from '../features/thing-id';
import { toInstant, ZONE } from '../lib/time';
import { statsforvalteren } from './organisations';

/** Everything about it is made up, in figures that nobody takes for real ones. */
const at = (local: string): number => toInstant({ local, zone: ZONE });
const OPENED = at('2026-05-04T09:00');
const ROUND_ID = newThingId(OPENED, 'demo1');
const SENT = at('2026-05-11T10:00');
const CLOSED = at('2026-06-17T15:00');

const step = (value: number) => ({ step: String(value) });
const routines = (...values: readonly number[]): Answers => (
  Object.fromEntries([...'abcdefgh'].map((letter, index) => [`r1-8${letter}`, step(values[index] ?? 0)]))
);
const PLAN = { text: 'Oppdiktet rusplan (demo)' };

const REPORTS: Readonly<Record<string, Answers>> = {
  // Hustadvika
  1579: { 'r1-status': step(3), ...routines(3, 2, 3, 2, 1, 1, 4, 2), 'r2-status': step(4), 'r2-units': { number: 1000 }, 'r3-status': step(2) },
  // Molde
  1506: {
    'r1-status': step(4), 'r1-plan': PLAN, 'r1-meetings': { number: 3 }, ...routines(4, 3, 4, 3, 2, 2, 4, 3),
    'r2-status': step(4), 'r2-units': { number: 2000 }, 'r3-status': step(3), 'r3-naloxone': { choices: ['yes'] }, 'r3-sprays': { number: 100 },
  },
  // Vestnes
  1535: { 'r1-status': step(2), ...routines(2, 1, 2, 1, 1, 0, 2, 1), 'r2-status': step(1), 'r3-status': step(1), 'net-help': { choices: ['naloxone'] } },
};

/** One round of check-ins that is closed, so that the next one has something to be filled in from. */
export async function seedCheckins({ checkins }: Pick<App, 'checkins'>, networkId: string, networkName: string): Promise<void> {
  const { roundStore, reports, forms } = checkins;
  const use = forms.use();
  const form = forms.of(use);
  await roundStore.create({
    id: ROUND_ID, networkId, period: { from: '2026-01-01', to: '2026-04-30' }, form: use, opensAt: OPENED, openedAt: OPENED, createdAt: OPENED,
    due: { local: '2026-05-20T15:00', zone: ZONE }, closesAt: CLOSED, municipalities: Object.keys(REPORTS), rhythm: 'none', state: 'open',
    version: 1,
  });
  const { tenantId, currentUser: { aadObjectId: id, name } } = statsforvalteren;
  const person: Person = { tenantId, id, name };
  const scope = coordinator.scope({ admin: false }, { networkId, networkName, language: 'nb', roles: ['coordinator'] });
  if (!scope) throw new Error('The demo has no coordinator.');
  for (const [municipality, answers] of Object.entries(REPORTS)) {
    const reporter = reporterFor(scope, municipality);
    let version = 0;
    for (const part of form.parts) {
      const asked = new Set(part.questions.map(({ id }) => id));
      const given = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
      if (Object.keys(given).length === 0) continue;
      const saved = await reports.save(reporter, ROUND_ID, part.id, given, version, person, SENT);
      version = saved.view.version;
    }
    await reports.afterSubmit(await reports.submit(reporter, ROUND_ID, version, person, SENT), reporter, person);
  }
  await roundStore.change(networkId, ROUND_ID, (round) => ({ ...round, state: 'closed', closedAt: CLOSED, version: round.version + 1 }));
}
