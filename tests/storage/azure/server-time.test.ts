import type { TableClient } from '@azure/data-tables';
import { serverTime } from '../../../src/storage/azure/server-time';

type Options = { onResponse?: (response: { headers: { get(name: string): string | undefined } }) => void };

/** A client whose every answer has this date. */
function answering(date: string | undefined): TableClient {
  const listEntities = ({ onResponse }: Options) => ({
    next: async () => {
      onResponse?.({ headers: { get: (name) => (name === 'date' ? date : undefined) } });
      return { done: true, value: undefined };
    },
  });
  return { listEntities } as unknown as TableClient;
}

const { signal } = new AbortController();

test('the store’s clock is the date of its answer, and half a second for what that leaves out', async () => {
  expect(await serverTime(answering('Mon, 02 Mar 2026 09:00:01 GMT'), signal)).toBe(Date.parse('2026-03-02T09:00:01.500Z'));
});

test.each([undefined, 'soon'])('an answer without a date tells nothing (%j)', async (date) => {
  expect(await serverTime(answering(date), signal)).toBeUndefined();
});
