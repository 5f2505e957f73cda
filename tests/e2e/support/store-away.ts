import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** A store that its running demo cannot use for a while. */
interface StoreAway {
  giveBack(): void;
}

/** Every read and write fails at once: what the store's table was called is not there. */
export function takeTableAway(folder: string): StoreAway {
  return away(folder, 'ALTER TABLE rows RENAME TO rows_away', 'ALTER TABLE rows_away RENAME TO rows');
}

/** Reads work; every write waits for this process, which lets go of the file only when it is told to. */
export function holdTheFile(folder: string): StoreAway {
  return away(folder, 'BEGIN EXCLUSIVE', 'ROLLBACK');
}

function away(folder: string, take: string, undo: string): StoreAway {
  const database = new DatabaseSync(path.join(folder, 'data', 'nettverksassistenten.db'), { timeout: 3_000 });
  database.exec(take);
  return {
    giveBack: () => {
      database.exec(undo);
      database.close();
    },
  };
}
