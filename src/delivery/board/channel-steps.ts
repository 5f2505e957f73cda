import type { Delivery } from '../delivery';
import type { ChannelRow } from './records';

/** A change waits for so much time to pass before it is tried in a channel that could not be reached. */
const UNREACHABLE_FOR_MS = 10 * 60_000;
/** So often in a row is it tried, with longer and longer waits: some hours. Then the channel counts as unreachable. */
export const MOST_ATTEMPTS = 40;
const LONGEST_BACKOFF_MS = 5 * 60_000;
const UNCERTAIN_WAIT_MS = 2_000;

/** What is to be done in a channel, not before `at` (UTC ms). `doubt`: a message was going out when its sender was lost. */
export type Step =
  | { do: 'post'; at: number }
  | { do: 'update'; at: number; activityId: string }
  | { do: 'doubt'; at: number }
  | { do: 'tell'; at: number };

/** The next thing to do in a channel where version `wanted` should stand; undefined when there is nothing. */
export function nextStep(row: ChannelRow, wanted: number): Step | undefined {
  const behind = row.version < wanted;
  const at = row.notBefore ?? 0;
  switch (row.state) {
    case 'sending':
      return { do: 'doubt', at: 0 };
    case 'waiting':
      return behind ? { do: 'post', at } : undefined;
    case 'sent':
      return behind ? show(row, at) : undefined;
    case 'uncertain':
      return row.told ? undefined : { do: 'tell', at: 0 };
    case 'unreachable':
      if (!row.told) return { do: 'tell', at: 0 };
      return behind ? show(row, row.at + UNREACHABLE_FOR_MS) : undefined;
  }
}

/** A message that went out with `wanted`, and what became of it. `random` (0 to 1) spreads those who wait. */
export function afterPost(row: ChannelRow, delivery: Delivery, wanted: number, now: number, random: number): ChannelRow {
  switch (delivery.outcome) {
    case 'sent':
      return sent(row, delivery.activityId, wanted, now);
    case 'busy':
      return later({ ...row, state: 'waiting' }, delivery.retryAfterMs, wanted, now, random);
    case 'uncertain':
      return { ...calm(row), state: 'uncertain', version: wanted, told: false, at: now };
    case 'gone':
    case 'refused':
    case 'unreachable':
      return lost(row, delivery.outcome, wanted, now);
  }
}

/** The same for a card that was to be put in the place of ours: that may be done again, and again. */
export function afterUpdate(row: ChannelRow, delivery: Delivery, wanted: number, now: number, random: number): ChannelRow {
  switch (delivery.outcome) {
    case 'sent':
      return sent(row, delivery.activityId, wanted, now);
    case 'busy':
      return later(row, delivery.retryAfterMs, wanted, now, random);
    case 'uncertain':
      return later(row, UNCERTAIN_WAIT_MS, wanted, now, random);
    case 'gone': {
      const { activityId: _, ...rest } = calm(row);
      return { ...rest, state: 'waiting', version: 0, told: false, at: now };
    }
    case 'refused':
    case 'unreachable':
      return lost(row, delivery.outcome, wanted, now);
  }
}

/** A channel that did not come to an end by itself, when somebody asks for it: a card of ours there is brought up to date first. */
export function triedAgain(row: ChannelRow, now: number): ChannelRow {
  return { ...calm(row), state: row.activityId ? 'sent' : 'waiting', version: 0, told: false, at: now };
}

export function newChannel(address: Pick<ChannelRow, 'tenantId' | 'conversationId'>, now: number): ChannelRow {
  const { tenantId, conversationId } = address;
  return { tenantId, conversationId, state: 'waiting', version: 0, attempts: 0, told: false, at: now };
}

const show = ({ activityId }: ChannelRow, at: number): Step => (activityId ? { do: 'update', at, activityId } : { do: 'post', at });

function sent(row: ChannelRow, activityId: string, version: number, now: number): ChannelRow {
  return { ...calm(row), state: 'sent', activityId, version, told: false, at: now };
}

/** A refusal is no fault of the channel's, and no coordinator can mend it: the operator is told, by the log. */
function lost(row: ChannelRow, why: 'gone' | 'refused' | 'unreachable', version: number, now: number): ChannelRow {
  return { ...calm(row), state: 'unreachable', version, told: why === 'refused', at: now };
}

/** The first wait is as Teams says; then they double, at least. */
function later(row: ChannelRow, askedMs: number, wanted: number, now: number, random: number): ChannelRow {
  const attempts = row.attempts + 1;
  if (attempts >= MOST_ATTEMPTS) return lost(row, 'unreachable', wanted, now);
  const backoff = attempts === 1 ? 0 : Math.min(LONGEST_BACKOFF_MS, 500 * 2 ** attempts) * (1 + random / 4);
  return { ...row, attempts, notBefore: now + Math.round(Math.max(askedMs, backoff)) };
}

function calm(row: ChannelRow): ChannelRow {
  const { notBefore: _, ...rest } = row;
  return { ...rest, attempts: 0 };
}
