import { addMonths } from '../../../lib/time';
import type { TableStore } from '../../../storage';
import { changes, codesAt, KlassProblem, type KlassChange, type KlassOptions } from './klass';
import { BUILT_IN } from './municipalities';
import type { RegisteredMunicipality } from './municipality';
import { nationalList, problemsOf } from './national-list';
import { readList, saveList } from './records';

/** Names that went out of use before are in nobody's mouth. */
const FORMER_SINCE = '2002-01-01';
const MOST_PROBLEMS = 3;

export interface UpdateOptions extends KlassOptions {
  /** `2026-11-16`. */
  today: string;
  acceptCounts: boolean;
  dryRun: boolean;
}

export interface Updated {
  municipalities: number;
  formerNames: number;
  /** Why former names are those that we had before; absent when Klass told them. */
  withoutChanges?: string;
}

/**
 * Fetches the list, checks it, and puts it in the place of the old one. Throws KlassProblem for a list that cannot be had or looks
 * wrong, and what the store throws: the old list stays then. Former names are no reason to be without a list.
 */
export async function updateMunicipalities(table: Pick<TableStore, 'query' | 'transaction'>, options: UpdateOptions): Promise<Updated> {
  const codes = await codesAt(options, options.today);
  const former = await formerNames(options);
  const known: RegisteredMunicipality[] = [...BUILT_IN, ...((await readList(table)) ?? [])];
  const list = nationalList(codes, former.changes, known);
  const problems = problemsOf(list, options);
  if (problems.length > 0) {
    const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : '';
    throw new KlassProblem(`The list from ${options.url} looks wrong: ${problems.slice(0, MOST_PROBLEMS).join('; ')}${more}`);
  }
  if (!options.dryRun) await saveList(table, list);
  return {
    municipalities: list.length,
    formerNames: list.reduce((sum, { formerly }) => sum + formerly.length, 0),
    ...(former.problem !== undefined && { withoutChanges: former.problem }),
  };
}

async function formerNames(options: UpdateOptions): Promise<{ changes: KlassChange[]; problem?: string }> {
  try {
    // The last day is left out by Klass.
    return { changes: await changes(options, FORMER_SINCE, addMonths(options.today, 1)) };
  } catch (error) {
    if (!(error instanceof KlassProblem)) throw error;
    return { changes: [], problem: error.message };
  }
}
