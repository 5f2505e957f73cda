import { changeRow, key, readAll, type TableStore } from '../../../storage';
import type { MunicipalityScope } from '../../authority';
import { NotYours } from '../../refusals';
import { linkRecord, municipalityRecord } from '../records';
import { partitionOf } from '../store';

const FINDABLE = key('findable');

/**
 * Whether other networks may find who speaks for a municipality: its own consent, off until it is given. Nobody is found unless both
 * the municipality's row and the list of those that can be found say so. The row is changed first: a withdrawal that is cut short
 * holds, and a consent that is cut short does not yet.
 */
export class Consents {
  constructor(private readonly table: TableStore) {}

  /** True when it was not given before. Throws NotYours when the municipality has left the network. */
  async give({ networkId, municipality }: MunicipalityScope): Promise<boolean> {
    const changed = await this.set(networkId, municipality, true);
    const row = { partition: FINDABLE, row: key(municipality, networkId) };
    await this.table.upsert({ ...row, ...linkRecord.encode({ networkId }) });
    return changed;
  }

  /** True when it was given before. From then on nobody is found by it. Throws NotYours as `give`. */
  async withdraw({ networkId, municipality }: MunicipalityScope): Promise<boolean> {
    const changed = await this.set(networkId, municipality, false);
    await this.table.delete(FINDABLE, key(municipality, networkId));
    return changed;
  }

  /** The networks in which a municipality can be found; `holds` tells whether it still may. */
  async networksOf(municipality: string): Promise<string[]> {
    const rows = await readAll(this.table, FINDABLE, { prefix: `${key(municipality)}:` });
    return rows.map((row) => linkRecord.decode(row).networkId);
  }

  async holds(networkId: string, municipality: string): Promise<boolean> {
    const row = await this.table.get(partitionOf(networkId), key('k', municipality));
    return row !== undefined && municipalityRecord.decode(row).findable === true;
  }

  private async set(networkId: string, municipality: string, findable: boolean): Promise<boolean> {
    let changed = false;
    const place = { partition: partitionOf(networkId), row: key('k', municipality) };
    const stands = await changeRow(this.table, municipalityRecord, place, (old) => {
      changed = old !== undefined && (old.findable ?? false) !== findable;
      return old && changed ? { ...old, findable } : undefined;
    });
    if (!stands) throw new NotYours();
    return changed;
  }
}
