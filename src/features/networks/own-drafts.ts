import { key, type RecordCodec, type TableStore } from '../../storage';
import type { PersonId } from '../feature';
import { isThingId } from '../thing-id';
import { partitionOfPerson } from './person-partition';

/**
 * What somebody has begun and not sent, of one kind (`poll`, `meeting`, `notice`), with the other rows about that person: nobody else can
 * send it. Throws what the store throws.
 */
export class OwnDrafts<T extends { networkId: string }> {
  constructor(
    protected readonly table: TableStore,
    private readonly kind: string,
    private readonly codec: RecordCodec<T>,
  ) {}

  /** Undefined when there is none by this person for this network. */
  async find(person: PersonId, networkId: string, id: string): Promise<T | undefined> {
    if (!isThingId(id)) return undefined;
    const { partition, row } = this.placeOf(person, id);
    const found = await this.table.get(partition, row);
    const draft = found && this.codec.decode(found);
    return draft?.networkId === networkId ? draft : undefined;
  }

  /** Whatever was there: it is one person's own, and the last press wins. */
  async save(person: PersonId, id: string, draft: T): Promise<void> {
    await this.table.upsert({ ...this.placeOf(person, id), ...this.codec.encode(draft) });
  }

  async remove(person: PersonId, id: string): Promise<void> {
    if (!isThingId(id)) return;
    const { partition, row } = this.placeOf(person, id);
    await this.table.delete(partition, row);
  }

  protected placeOf(person: PersonId, id: string) {
    return { partition: partitionOfPerson(person), row: key('d', this.kind, id) };
  }
}
