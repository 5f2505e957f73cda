import fc from 'fast-check';
import type { Delivery } from '../../../src/delivery';
import { afterPost, afterUpdate, MOST_ATTEMPTS, newChannel, nextStep, triedAgain } from '../../../src/delivery/board/channel-steps';
import { channelRecord, type ChannelRow } from '../../../src/delivery/board/records';

/** The states of one channel, driven by whatever Teams may answer and whoever may die: the rules hold after every event. */
type Event =
  | { kind: 'answer'; delivery: Exclude<Delivery['outcome'], 'sent'> | 'sent'; arrived: boolean }
  | { kind: 'crash'; arrived: boolean; sent: boolean }
  | { kind: 'change' }
  | { kind: 'time'; ms: number }
  | { kind: 'person' };

const outcomes = ['sent', 'busy', 'gone', 'refused', 'unreachable', 'uncertain'] as const;
const anEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), delivery: fc.constantFrom(...outcomes), arrived: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), arrived: fc.boolean(), sent: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'change' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 0, max: 20 * 60_000 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'person' as const }) },
);

const delivered = (outcome: Delivery['outcome'], id: string): Delivery => {
  if (outcome === 'sent') return { outcome, activityId: id };
  return outcome === 'busy' ? { outcome, retryAfterMs: 3_000 } : { outcome };
};

const address = { tenantId: 't', conversationId: 'c' };
const start = Date.parse('2026-11-16T08:00:00Z');

test('whatever happens, a card is posted again only when Teams has said that it took none, that it is gone, or a person has said so', () => {
  fc.assert(fc.property(fc.array(anEvent, { maxLength: 60 }), (events) => {
    let row = newChannel(address, start);
    let [now, wanted, ids, standing, allowed] = [start, 1, 0, 0, 1];
    for (const event of events) {
      const step = nextStep(row, wanted);
      if (event.kind === 'change') wanted++;
      if (event.kind === 'time') now += event.ms;
      if (event.kind === 'person' && (row.state === 'uncertain' || row.state === 'unreachable')) {
        if (!row.activityId && row.state === 'uncertain') allowed++;
        row = triedAgain(row, now);
      }
      if ((event.kind !== 'answer' && event.kind !== 'crash') || !step || step.at > now) continue;
      if (step.do === 'tell') row = { ...row, told: true };
      if (step.do === 'doubt') row = afterPost(row, { outcome: 'uncertain' }, wanted, now, 0);
      if (step.do === 'update' && event.kind === 'answer') {
        if (event.delivery === 'gone') allowed++;
        row = afterUpdate(row, delivered(event.delivery, step.activityId), wanted, now, 0);
      }
      if (step.do !== 'post') continue;
      const sending: ChannelRow = { ...row, state: 'sending', attempt: `a${++ids}` };
      if (event.kind === 'crash') {
        if (event.sent && event.arrived) standing++;
        row = sending;
      } else {
        const taken = event.delivery === 'sent' || (event.delivery === 'uncertain' && event.arrived);
        if (taken) standing++;
        row = afterPost(sending, delivered(event.delivery, `m${ids}`), wanted, now, 0);
      }
      expect(standing).toBeLessThanOrEqual(allowed);
      channelRecord.encode(row);
    }
  }), { numRuns: 3_000 });
});

test('when Teams answers well from some time on, every channel comes to rest with the version that is wanted, or is uncertain and told', () => {
  fc.assert(fc.property(fc.array(anEvent, { maxLength: 40 }), (events) => {
    let row = newChannel(address, start);
    let [now, wanted] = [start, 1];
    const act = (outcome: Delivery['outcome']): boolean => {
      const step = nextStep(row, wanted);
      if (!step) return false;
      now = Math.max(now, step.at);
      if (step.do === 'tell') row = { ...row, told: true };
      if (step.do === 'doubt') row = afterPost(row, { outcome: 'uncertain' }, wanted, now, 0);
      if (step.do === 'post') row = afterPost({ ...row, state: 'sending', attempt: 'a' }, delivered(outcome, 'm'), wanted, now, 0);
      if (step.do === 'update') row = afterUpdate(row, delivered(outcome, step.activityId), wanted, now, 0);
      return true;
    };
    for (const event of events) {
      if (event.kind === 'change') wanted++;
      if (event.kind === 'answer') act(event.delivery);
    }
    now += 60 * 60_000;
    wanted++;
    let steps = 0;
    while (act('sent')) expect(++steps).toBeLessThan(5);
    if (row.state === 'uncertain') expect(row.told).toBe(true);
    else expect(row).toMatchObject({ state: 'sent', version: wanted, attempts: 0 });
  }), { numRuns: 1_000 });
});

test('waits grow from what Teams asks to some minutes, with jitter, and end', () => {
  let row = newChannel(address, start);
  let now = start;
  const waits: number[] = [];
  while (row.state === 'waiting') {
    row = afterPost({ ...row, state: 'sending' }, { outcome: 'busy', retryAfterMs: 700 }, 1, now, 1);
    if (row.notBefore !== undefined) waits.push(row.notBefore - now);
    now = row.notBefore ?? now;
  }
  expect([row.state, waits.length + 1, waits.slice(0, 4), Math.max(...waits)]).toEqual(['unreachable', MOST_ATTEMPTS, [700, 2_500, 5_000, 10_000], 375_000]);
});

test('Teams asks for longer than we would wait: as Teams says', () => {
  const row = afterPost({ ...newChannel(address, start), state: 'sending', attempts: 1 }, { outcome: 'busy', retryAfterMs: 300_000 }, 1, start, 0);
  expect(row.notBefore).toBe(start + 300_000);
});
