import { DateTime } from 'luxon';

/** The instant that an HTTP `date` header tells, in UTC ms, to the second; undefined when it tells none. */
export function fromHttpDate(text: string): number | undefined {
  const at = DateTime.fromHTTP(text);
  return at.isValid ? at.toMillis() : undefined;
}
