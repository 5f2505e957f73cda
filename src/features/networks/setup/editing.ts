import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { key, readAll, type Operation, type Row } from '../../../storage';
import type { CoordinatorScope } from '../../authority';
import type { Turn } from '../../feature';
import { NotYours } from '../../refusals';
import { chosen, MAX_MUNICIPALITIES, understand, type Understood } from '../municipalities/understand';
import type { Networks } from '../parts';
import { municipalityRecord, networkRecord } from '../records';
import { partitionOf } from '../store';
import type { Member, Municipality, Network } from '../types';
import { networkOf, type Wanted } from './network-form';

/** Municipalities that come and go in one save: a transaction has 100 rows, two of them the network's and its members' guard. */
export const MAX_CHANGES = 98;

/** A network as a coordinator saw it when the form was shown. */
export interface Seen {
  network: Network;
  municipalities: Municipality[];
  /** Changes with whatever the form shows; as an id on a card. */
  version: string;
}

export type Edited =
  | { outcome: 'saved'; seen: Seen; members: Member[] }
  /** Somebody else changed it meanwhile: as it stands now. */
  | { outcome: 'changed'; seen: Seen }
  /** Not saved: some names are not clear. */
  | { outcome: 'unclear'; understood: Understood }
  /** Not saved: these have members, so many, and cannot be taken out. */
  | { outcome: 'inUse'; inUse: { name: string; count: number }[] }
  /** Not saved: a vote would need more municipalities than there are. */
  | { outcome: 'quorum'; count: number }
  | { outcome: 'tooMany' }
  /** Not saved: more municipalities come and go than are written at once. */
  | { outcome: 'tooManyChanges'; count: number };

/** Changes what a network is called, whom it spans and how it works. */
export class Editing {
  constructor(private readonly networks: Networks) {}

  /** One query: the network's own row lies close behind its municipalities. Throws NotYours when it is gone. */
  async read({ networkId }: CoordinatorScope): Promise<Seen> {
    return (await this.rows(networkId)).seen;
  }

  /**
   * Saves over the version that was seen. Decided together with who is a member, so that nobody joins for a municipality while it is
   * taken out; those that stay keep their rows, and with them the consent to be found. Four store calls.
   */
  async save({ networkId }: CoordinatorScope, { person }: Turn, version: string, wanted: Wanted): Promise<Edited> {
    const { memberships, directory, audit, municipalities: register } = this.networks;
    const result = await memberships.change<Edited & { audited?: true }>(networkId, async (members) => {
      const { row, seen } = await this.rows(networkId);
      const understood = understand(wanted.municipalities, register, seen.municipalities);
      if (understood.ambiguous.length > 0 || understood.unknown.length > 0) return { result: { outcome: 'unclear', understood } };
      const after = chosen(understood.recognised);
      const network = networkOf(networkId, wanted);
      const [added, removed] = [without(after, seen.municipalities), without(seen.municipalities, after)];
      const same = isDeepStrictEqual(network, seen.network) && added.length + removed.length === 0;
      if (same) return { result: { outcome: 'saved', seen, members } };
      if (version !== seen.version) return { result: { outcome: 'changed', seen } };
      if (after.length > MAX_MUNICIPALITIES) return { result: { outcome: 'tooMany' } };
      const changes = added.length + removed.length;
      if (changes > MAX_CHANGES) return { result: { outcome: 'tooManyChanges', count: changes } };
      if ((wanted.quorum ?? 0) > after.length) return { result: { outcome: 'quorum', count: after.length } };
      const membersOf = (number: string) => members.filter(({ municipality }) => municipality === number).length;
      const inUse = removed.map(({ number, name }) => ({ name, count: membersOf(number) })).filter(({ count }) => count > 0);
      if (inUse.length > 0) return { result: { outcome: 'inUse', inUse } };
      const partition = partitionOf(networkId);
      const together: Operation[] = [
        { op: 'replace', row: { partition, row: row.row, etag: row.etag, ...networkRecord.encode(network) } },
        ...added.map((each): Operation => (
          { op: 'create', row: { partition, row: key('k', each.number), ...municipalityRecord.encode(each) } }
        )),
        ...removed.map(({ number }): Operation => ({ op: 'delete', key: key('k', number) })),
      ];
      const municipalities = [...without(seen.municipalities, removed), ...added];
      return { together, result: { outcome: 'saved', seen: seenOf(network, municipalities), members, audited: true } };
    });
    directory.forgetAll();
    if (result.audited) await audit.write(networkId, 'network.changed', { by: person });
    return result;
  }

  private async rows(networkId: string): Promise<{ row: Row; seen: Seen }> {
    const rows = await readAll(this.networks.table, partitionOf(networkId), { from: 'k:', to: 'network;' });
    const row = rows.find((each) => each.row === 'network');
    if (!row) throw new NotYours();
    const municipalities = rows.filter((each) => each.row.startsWith('k:')).map((each) => municipalityRecord.decode(each));
    return { row, seen: seenOf(networkRecord.decode(row), municipalities) };
  }
}

function seenOf(network: Network, municipalities: Municipality[]): Seen {
  const sorted = [...municipalities].sort((a, b) => (a.number < b.number ? -1 : 1));
  const shown = [network, sorted.map(({ number, name }) => [number, name])];
  return { network, municipalities: sorted, version: createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16) };
}

function without<T extends { number: string }>(all: readonly T[], others: readonly { number: string }[]): T[] {
  return all.filter(({ number }) => !others.some((other) => other.number === number));
}
