import { Conflict, NotFound, type NewRow, type RecordCodec, type Row, type TableStore } from '../storage';

/** A record as it stood when it was read or written: the next write needs that it still stands so. */
export interface Held<T> {
  readonly partition: string;
  readonly row: string;
  readonly etag: string;
  readonly record: T;
}

export const heldOf = <T>(codec: RecordCodec<T>, { partition, row, etag, ...rest }: Row): Held<T> => (
  { partition, row, etag, record: codec.decode(rest) }
);

/** Creates the row, or replaces what was held; undefined when somebody else was first: then nothing is written. */
export async function put<T>(
  table: TableStore, codec: RecordCodec<T>, { partition, row, etag }: Pick<NewRow, 'partition' | 'row'> & { etag?: string }, record: T,
): Promise<Held<T> | undefined> {
  const encoded = { partition, row, ...codec.encode(record) };
  try {
    const written = await (etag === undefined ? table.create(encoded) : table.replace({ ...encoded, etag }));
    return { partition, row, etag: written.etag, record };
  } catch (error) {
    if (error instanceof Conflict || error instanceof NotFound) return undefined;
    throw error;
  }
}
