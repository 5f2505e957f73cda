import { reporterFor } from '../../src/features/checkins/reporting/reporter';
import { Conflict, openStore } from '../../src/storage';
import { MOLDE, n, person, reportsOn, ROUND, scopeOf } from '../features/checkins/reporting/core-support';

/** What an instance was told, after the service had answered. */
export interface Acknowledged {
  revision: number;
  /** The answer that was saved before, and that no other revision has. */
  value: number;
}

/**
 * Reports for one municipality again and again in a process of its own, until it is killed: SQLite file, name and first number come as
 * arguments. It tells what was acknowledged, and before that nothing.
 */
async function main([file = '', name = '', first = '0']: readonly string[]): Promise<void> {
  const { reports } = reportsOn(await openStore({ kind: 'sqlite', file }));
  const [reporter, who] = [reporterFor(scopeOf(['contact'], MOLDE), MOLDE), person(name)];
  process.send?.('ready');
  for (let value = Number(first); ; value++) {
    const now = Date.now();
    try {
      const { version } = await reports.view(reporter, ROUND, who);
      const saved = await reports.save(reporter, ROUND, 'a', { a1: n(value) }, version, who, now);
      if (saved.kind !== 'saved') continue;
      const sent = await reports.submit(reporter, ROUND, saved.view.version, who, now);
      if (sent.kind !== 'sent') continue;
      process.send?.({ revision: sent.report.revision, value } satisfies Acknowledged);
      await reports.afterSubmit(sent, reporter, who);
    } catch (error) {
      // The other instance was first, ten times.
      if (!(error instanceof Conflict)) throw error;
    }
  }
}

process.on('disconnect', () => process.exit());
void main(process.argv.slice(2));
