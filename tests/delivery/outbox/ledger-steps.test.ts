import fc from 'fast-check';
import type { Delivery } from '../../../src/delivery';
import { afterSend, inState, isOpen, isOver, retryAt } from '../../../src/delivery/outbox/ledger-steps';
import type { Entry } from '../../../src/delivery/outbox/records';

const sending = (copies = 1): Entry => ({
  networkId: 'romsdal', kind: 'poll', id: 'p1', what: 'deadline', recipient: 'per', version: 1, state: 'sending', copies, attempt: 'a1', until: 60, at: 0,
});
const follow = { now: 5, retryAt: 20, againAt: 60 };

test.each<[Delivery, Partial<Entry>]>([
  [{ outcome: 'sent', activityId: 'x' }, { state: 'sent', copies: 1 }],
  [{ outcome: 'busy', retryAfterMs: 9 }, { state: 'waiting', copies: 0, until: 20 }],
  [{ outcome: 'uncertain' }, { state: 'waiting', copies: 1, until: 60 }],
  [{ outcome: 'refused' }, { state: 'refused', copies: 1 }],
  [{ outcome: 'unreachable' }, { state: 'unreachable', copies: 1 }],
  [{ outcome: 'gone' }, { state: 'unreachable', copies: 1 }],
])('after the first copy: %j', (delivery, expected) => {
  const { until: _, ...base } = sending();
  expect(afterSend(sending(), delivery, follow)).toEqual({ ...base, at: 5, ...expected });
});

test('uncertain is the end for what is never sent again, and for the second copy', () => {
  expect(afterSend(sending(), { outcome: 'uncertain' }, { ...follow, againAt: undefined }).state).toBe('uncertain');
  expect(afterSend(sending(2), { outcome: 'uncertain' }, follow)).toMatchObject({ state: 'uncertain', copies: 2 });
});

test('a second copy that was not taken leaves the first one uncertain', () => {
  expect(afterSend(sending(2), { outcome: 'busy', retryAfterMs: 9 }, follow)).toMatchObject({ state: 'waiting', copies: 1 });
});

test('whatever Teams answers, in whatever order, no more than two copies may have arrived', () => {
  const outcome = fc.constantFrom<Delivery>({ outcome: 'busy', retryAfterMs: 1 }, { outcome: 'uncertain' });
  fc.assert(fc.property(fc.array(outcome, { maxLength: 20 }), (outcomes) => {
    let [entry, arrived] = [inState(sending(), 'waiting', 0), 0];
    entry = { ...entry, copies: 0 };
    for (const each of outcomes) {
      if (isOver(entry)) break;
      if (each.outcome === 'uncertain') arrived++;
      entry = afterSend({ ...entry, state: 'sending', copies: entry.copies + 1 }, each, follow);
      expect(entry.copies).toBe(arrived);
    }
    expect(arrived).toBeLessThanOrEqual(2);
  }));
});

test('only what waits to hear of this very copy is open for it', () => {
  expect(isOpen(sending(), 'a1')).toBe(true);
  expect(isOpen(sending(), 'a2')).toBe(false);
  expect(isOpen(inState(sending(), 'uncertain', 1), 'a1')).toBe(true);
  expect(isOpen(inState(sending(), 'sent', 1), 'a1')).toBe(false);
});

test('each try waits longer, at least as Teams asks, and five minutes and a half at the most', () => {
  const waits = Array.from({ length: 30 }, (_, at) => retryAt(0, at + 1, 0, 0));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect([waits[0], waits[1], waits.at(-1)]).toEqual([1_000, 2_000, 300_000]);
  expect(retryAt(0, 1, 20_000, 0)).toBe(20_000);
  expect(retryAt(0, 30, 0, 1)).toBe(450_000);
});
