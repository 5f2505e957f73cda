import { COUNTIES, countyOf } from './counties';
import { fold } from './fold';
import type { KlassChange, KlassCode } from './klass';
import { parallelNames, type RegisteredMunicipality } from './municipality';

/** Klass has it among the municipalities for what is not known. */
const UNSPECIFIED = '9999';

/** The list from what Klass answered, by number. `known`: former names that we have already, by number. */
export function nationalList(
  codes: readonly KlassCode[], changes: readonly KlassChange[], known: readonly RegisteredMunicipality[],
): RegisteredMunicipality[] {
  const list = codes.filter(({ code }) => code !== UNSPECIFIED).map(({ code, name }) => ({ number: code, name: name.trim() }));
  const current = new Set(list.flatMap(({ name }) => foldedNames(name)));
  const successors = successorsIn(changes);
  const formerly = new Map(list.map(({ number }) => [number, new Map<string, string>()]));
  const note = (number: string, name: string) => {
    for (const each of parallelNames(name)) if (!current.has(fold(each).together)) formerly.get(number)?.set(fold(each).together, each);
  };
  for (const { number, formerly: names } of known) names.forEach((name) => note(number, name));
  for (const { oldCode, oldName } of changes) {
    if (oldCode && oldName) for (const number of latest(oldCode, successors, formerly)) note(number, oldName);
  }
  return list.sort((a, b) => (a.number < b.number ? -1 : 1))
    .map((each) => ({ ...each, formerly: [...(formerly.get(each.number)?.values() ?? [])].sort((a, b) => a.localeCompare(b, 'nb')) }));
}

/**
 * What is wrong with a list, a half sentence each; nothing when it may be used. A count that differs from what is known (2024) is
 * most likely half an answer; when municipalities have merged or split, an operator says so (`acceptCounts`).
 */
export function problemsOf(list: readonly RegisteredMunicipality[], { acceptCounts = false } = {}): string[] {
  const wrong = list.filter(({ number, name }) => !/^\d{4}$/.test(number) || !/\p{L}/u.test(name))
    .map(({ number }) => `«${number.slice(0, 20)}» has not both a number of four digits and a name`);
  const twice = list.filter(({ number }, at) => list.findIndex((each) => each.number === number) !== at)
    .map(({ number }) => `${number} is there twice`);
  const counties = [...new Set(list.map(({ number }) => countyOf(number)))];
  const foreign = counties.filter((county) => !COUNTIES.some(({ number }) => number === county))
    .map((county) => `${county} is no county's number that is known`);
  const missing = COUNTIES.filter(({ number }) => countIn(list, number) === 0).map(({ name }) => `${name} has no municipalities`);
  const counts = COUNTIES.filter(({ number, municipalities }) => countIn(list, number) !== municipalities && countIn(list, number) > 0)
    .map(({ name, number, municipalities }) => `${name} has ${countIn(list, number)} municipalities, not ${municipalities}`);
  return [...wrong, ...twice, ...missing, ...(acceptCounts ? [] : [...foreign, ...counts])];
}

const countIn = (list: readonly RegisteredMunicipality[], county: string) =>
  list.filter(({ number }) => countyOf(number) === county).length;
const foldedNames = (name: string) => [name, ...parallelNames(name)].map((each) => fold(each).together);

function successorsIn(changes: readonly KlassChange[]): Map<string, Set<string>> {
  const successors = new Map<string, Set<string>>();
  for (const { oldCode, newCode } of changes) {
    if (!oldCode || !newCode || oldCode === newCode) continue;
    successors.set(oldCode, (successors.get(oldCode) ?? new Set()).add(newCode));
  }
  return successors;
}

/** The numbers of today that an older one has become, through all changes between. */
function latest(code: string, successors: Map<string, Set<string>>, today: ReadonlyMap<string, unknown>): string[] {
  const [seen, open] = [new Set<string>(), [code]];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(successors.get(at) ?? []));
  }
  return [...seen].filter((each) => today.has(each));
}
