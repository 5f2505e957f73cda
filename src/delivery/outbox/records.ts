import { createHash } from 'node:crypto';
import { z } from 'zod';
import { defineRecord, encodeKeyPart, key, sortableTime } from '../../storage';
import type { Planned, Reminder, SourceRef } from './types';

const Source = { networkId: z.string(), kind: z.string(), id: z.string() };
const Key = { ...Source, what: z.string(), recipient: z.string(), version: z.int() };
const Times = { dueAt: z.number(), staleAt: z.number() };

const Open = z.strictObject({ ...Source, at: z.number() });
export type Open = z.infer<typeof Open>;

const Due = z.strictObject({
  ...Key,
  ...Times,
  /** How often in a row it came to nothing. */
  attempts: z.int().min(0),
  /** Not before, after an attempt; UTC ms. */
  notBefore: z.number().optional(),
  /** Which instance is at it, and until when nobody else is. */
  claim: z.strictObject({ owner: z.string(), until: z.number() }).optional(),
});
export type Due = z.infer<typeof Due>;

const STATES = ['sending', 'waiting', 'sent', 'done', 'dropped', 'stale', 'unreachable', 'refused', 'uncertain'] as const;

/**
 * What became of a reminder. `sending` is stored before a copy goes out: found later, nobody knows what became of it. `waiting`: nothing
 * is on its way, and it is to be tried again. In every other state it is over.
 */
const Entry = z.strictObject({
  ...Key,
  state: z.enum(STATES),
  /** How many copies may have arrived, with the one on its way. */
  copies: z.int().min(0).max(2),
  /** Names the last copy, so that whoever sent it knows it again. */
  attempt: z.string().optional(),
  /** Of `sending`: until when whoever sends it is waited for; of `waiting`: not before. UTC ms. */
  until: z.number().optional(),
  /** Why it was dropped, or what follows from being uncertain: a word for the log. */
  reason: z.string().optional(),
  /** When it came into this state, UTC ms. */
  at: z.number(),
});
export type Entry = z.infer<typeof Entry>;
export type EntryState = Entry['state'];

/** What did not reach anybody for certain: for the operator. */
const Dead = z.strictObject({ ...Key, ...Times, state: z.enum(STATES), at: z.number() });
export type Dead = z.infer<typeof Dead>;

export const openRecord = defineRecord<Open>({ kind: 'open source', v: 1, schema: Open });
export const dueRecord = defineRecord<Due>({ kind: 'due reminder', v: 1, schema: Due });
export const entryRecord = defineRecord<Entry>({ kind: 'ledger entry', v: 1, schema: Entry });
export const deadRecord = defineRecord<Dead>({ kind: 'dead letter', v: 1, schema: Dead });

/** What names a reminder; the same again is the same reminder. */
export type ReminderKey = Pick<Due, 'networkId' | 'kind' | 'id' | 'what' | 'recipient' | 'version'>;

const SHARDS = 8;
const shardOf = (text: string): string => String((createHash('sha256').update(text).digest()[0] ?? 0) % SHARDS);
export const shardPartitions = (name: 'due' | 'open'): string[] => Array.from({ length: SHARDS }, (_, shard) => key(name, String(shard)));

export const sourceOf = ({ networkId, kind, id }: SourceRef): SourceRef => ({ networkId, kind, id });
export const sourceId = ({ networkId, kind, id }: SourceRef): string => key(networkId, kind, id);
export const openPartition = (source: SourceRef): string => key('open', shardOf(sourceId(source)));

export const reminderId = ({ networkId, kind, id, what, recipient, version }: ReminderKey): string => (
  key(networkId, kind, id, what, recipient, String(version))
);
export const duePartition = (reminder: ReminderKey): string => key('due', shardOf(reminderId(reminder)));
export const dueRow = (at: number, reminder: ReminderKey): string => `${sortableTime(at)}:${reminderId(reminder)}`;
/** By the row's key: also of a record that only a newer release can read. */
export const isDueFor = (row: string, recipient: string): boolean => row.split(':')[5] === encodeKeyPart(recipient);
export const ledgerPartition = ({ networkId, kind, id }: SourceRef): string => key('sl', networkId, kind, id);
export const ledgerRow = ({ what, recipient, version }: Planned | ReminderKey): string => key(what, recipient, String(version));

export const keyOf = ({ networkId, kind, id, what, recipient, version }: ReminderKey): ReminderKey => (
  { networkId, kind, id, what, recipient, version }
);
/** For anybody to take, at once. */
export const unclaimed = ({ claim: _, notBefore: __, ...rest }: Due): Due => rest;
/** As the features know it. */
export const reminderOf = (due: Due): Reminder => {
  const { what, recipient, version, dueAt, staleAt } = due;
  return { source: sourceOf(due), what, recipient, version, dueAt, staleAt };
};
/** A word for the log. */
export const wordOf = ({ kind, what }: ReminderKey): string => `${kind} ${what}`;
