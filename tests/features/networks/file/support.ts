import { municipalityFinder } from '../../../../src/features/networks/file/municipalities';
import { NetworkFileProblem } from '../../../../src/features/networks/file/problem';
import { readNetworkFile } from '../../../../src/features/networks/file/read';
import type { NetworkFile } from '../../../../src/features/networks/file/schema';

export const TENANT = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export type Person = { tenant: string; id: string; name: string; roles: string[] } & Record<string, unknown>;
export const person = (number: number, more: Record<string, unknown> = {}): Person =>
  ({ tenant: TENANT, id: uuid(number), name: `Demo ${number}`, roles: ['participant'], municipality: 'Molde', ...more });
export const channel = (number: number, more: Record<string, unknown> = {}) =>
  ({ tenant: TENANT, conversation: `19:demo-${number}@thread.tacv2`, name: `Kanal ${number}`, ...more });

/** A file that is right, as plain values. */
export function aFile(more: Record<string, unknown> = {}) {
  return {
    network: { id: 'prove', name: 'Prøvenettverk', language: 'nn', organisers: ['KORUS midt'], targetGroups: ['medical'], rhythm: 'tertial' },
    municipalities: ['Aukra', 'Molde'],
    people: [person(1, { roles: ['coordinator'] }), person(2, { roles: ['contact'], email: 'to@demo.example' })],
    channels: [channel(1)],
    ...more,
  };
}

export const bytesOf = (content: unknown): Uint8Array => Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
export const read = (content: unknown): NetworkFile => readNetworkFile(bytesOf(content), municipalityFinder());

/** What is wrong with it, without the lines. */
export function problemsOf(content: unknown): string[] {
  try {
    read(content);
    return [];
  } catch (error) {
    if (!(error instanceof NetworkFileProblem)) throw error;
    return error.problems.map((problem) => problem.replace(/ \(line \d+\)/, ''));
  }
}
