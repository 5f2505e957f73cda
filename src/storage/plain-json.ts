import { InvalidRow } from './errors';

const MAX_DEPTH = 32;

/**
 * Throws `InvalidRow` unless JSON gives the value back as it was: no undefined, NaN, infinity, date, bigint, function,
 * class, hole or cycle. Names the place, never the value.
 */
export function assertPlainJson(value: unknown, path = '$', depth = 0): void {
  if (depth > MAX_DEPTH) throw new InvalidRow(`A record is nested more than ${MAX_DEPTH} deep, or in a circle.`);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    // Array.from also visits holes, which JSON would turn into null.
    Array.from(value).forEach((item, at) => assertPlainJson(item, `${path}[${at}]`, depth + 1));
    return;
  }
  if (isPlainObject(value)) {
    Object.entries(value).forEach(([name, item]) => assertPlainJson(item, `${path}.${placeName(name)}`, depth + 1));
    return;
  }
  throw new InvalidRow(`A record has ${describe(value)} at ${path}, which JSON does not keep.`);
}

/** A property's name as a message may hold it: the keys of a map can be the ids of people. */
export function placeName(name: PropertyKey): string {
  return /^[A-Za-z_]\w{0,30}$/.test(String(name)) || typeof name === 'number' ? String(name) : '*';
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype;
}

function describe(value: unknown): string {
  if (typeof value === 'number') return 'NaN or infinity';
  if (value === undefined) return 'undefined';
  if (typeof value === 'object') return 'an object of a class';
  return `a ${typeof value}`;
}
