import type { z } from 'zod';

/** Why a file cannot be imported: sentences, each with its place, that tell the operator what to mend. Nothing was written. */
export class NetworkFileProblem extends Error {
  constructor(readonly problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.name = 'NetworkFileProblem';
  }
}

export type Path = readonly PropertyKey[];
/** What is wrong, and where. */
export type Fault = { path: Path; what: string };
/** A part of the file that is right in itself, and where it stands. */
export type Placed<T> = { path: Path; part: T };

/** `people[3].roles`, counted from 0. */
export function placeName(path: Path): string {
  return path.reduce<string>((place, part) => {
    return typeof part === 'number' ? `${place}[${part}]` : `${place}${place && '.'}${String(part)}`;
  }, '');
}

/** What a check of zod found, below a place; checked with `reportInput`. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], at: Path = []): Fault[] {
  return issues.map((issue) => ({ path: [...at, ...issue.path], what: sentence(issue) }));
}

const KINDS: Record<string, string> = {
  string: 'text', array: 'a list', object: 'keys with values', number: 'a number', int: 'a whole number', boolean: 'true or false',
};

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return 'is missing';
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}${needsQuotes(issue) ? ': put it in quotes' : ''}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'unrecognized_keys') return `has the unknown key${issue.keys.length > 1 ? 's' : ''} ${issue.keys.join(', ')}`;
  return issue.message;
}

/** What looks like a number or a truth value is read as one. */
function needsQuotes({ expected, input }: z.core.$ZodIssueInvalidType): boolean {
  return expected === 'string' && (typeof input === 'number' || typeof input === 'boolean');
}
