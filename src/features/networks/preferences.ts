import { changeRow, type TableStore } from '../../storage';
import type { PersonId } from '../feature';
import { preferencesRecord } from './records';
import type { Preferences } from './types';
import { partitionOfPerson } from './person-partition';

export const PREFERENCES_ROW = 'preferences';

/** What people have chosen for themselves, in the store. */
export class PreferenceStore {
  constructor(private readonly table: TableStore) {}

  async of(person: PersonId): Promise<Preferences> {
    const { partition, row } = placeOf(person);
    const found = await this.table.get(partition, row);
    return found ? preferencesRecord.decode(found) : {};
  }

  /** Changes some choices and leaves the others as they are; undefined takes a choice away. Gives what stands there then. */
  async change(person: PersonId, change: { [K in keyof Preferences]: Preferences[K] | undefined }): Promise<Preferences> {
    const changed = await changeRow(this.table, preferencesRecord, placeOf(person), (old) => {
      const all = Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined);
      return Object.fromEntries(all);
    });
    return changed ?? {};
  }
}

const placeOf = (person: PersonId) => ({ partition: partitionOfPerson(person), row: PREFERENCES_ROW });
