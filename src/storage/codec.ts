import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

import { InvalidRow, UnreadableRow } from './errors';
import { MAX_DATA_CHARACTERS, checkData } from './limits';
import { assertPlainJson, placeName } from './plain-json';
import type { NewRow } from './types';

type Encoded = Pick<NewRow, 'v' | 'data'>;
type Upgrade = (old: Record<string, unknown>) => Record<string, unknown>;

export interface RecordDefinition<T> {
  /** For messages only. */
  readonly kind: string;
  /** 1 for the first schema, one more for each change that old rows do not satisfy. */
  readonly v: number;
  readonly schema: z.ZodType<T>;
  /** `upgrades[n]` turns a record of version n into one of version n + 1. One for every n below `v`. */
  readonly upgrades?: Readonly<Record<number, Upgrade>>;
}

export interface RecordCodec<T> {
  readonly kind: string;
  /** Spread into a row. Throws `InvalidRow` for what the schema or JSON would not keep as it is, `TooLarge` past 30,000. */
  encode(record: T): Encoded;
  /** Throws `UnreadableRow` if the row is of a newer version, or not of this kind. */
  decode(row: Encoded): T;
}

/** How one kind of record is kept in a row: checked both ways, and brought up to date when it is read. */
export function defineRecord<T>(definition: RecordDefinition<T>): RecordCodec<T> {
  const { kind, v, schema } = definition;
  const upgrades = upgradePath(definition);

  return {
    kind,
    encode(record) {
      assertPlainJson(record);
      const checked = schema.safeParse(record);
      if (!checked.success) throw new InvalidRow(`A ${kind} does not fit its schema: ${places(checked.error)}.`);
      // A schema that drops or fills in a property would make what is read back differ from what was written.
      if (!isDeepStrictEqual(checked.data, record)) throw new InvalidRow(`The schema of a ${kind} changes or drops a property.`);
      const data = JSON.stringify(record);
      checkData(data, kind);
      return { v, data };
    },
    decode(row) {
      if (row.v > v) {
        throw new UnreadableRow(`A ${kind} has version ${row.v} and this program reads up to ${v}: run a newer release.`);
      }
      const stored = upgrades.slice(row.v - 1).reduce((old, upgrade) => upgrade(old), parse(kind, row));
      const checked = schema.safeParse(stored);
      if (!checked.success) throw new UnreadableRow(`A stored ${kind} does not fit its schema: ${places(checked.error)}.`);
      return checked.data;
    },
  };
}

function upgradePath<T>({ kind, v, upgrades = {} }: RecordDefinition<T>): Upgrade[] {
  if (!Number.isInteger(v) || v < 1) throw new TypeError(`The version of ${kind} must be 1 or more.`);
  return Array.from({ length: v - 1 }, (_, index) => {
    const upgrade = upgrades[index + 1];
    if (!upgrade) throw new TypeError(`${kind} has no upgrade from version ${index + 1}.`);
    return upgrade;
  });
}

function parse(kind: string, { v, data }: Encoded): Record<string, unknown> {
  if (!Number.isInteger(v) || v < 1) throw new UnreadableRow(`A stored ${kind} has no version.`);
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through: the parser's message quotes the data, so it is not kept.
  }
  throw new UnreadableRow(`A stored ${kind} is not a JSON object of at most ${MAX_DATA_CHARACTERS} characters.`);
}

/** Where and what kind, never the value: records hold what people wrote. */
function places(error: z.ZodError): string {
  const first = error.issues.slice(0, 5);
  return first.map(({ path, code }) => `${path.map(placeName).join('.') || 'the record'} (${code})`).join(', ');
}
