import { z } from 'zod';
import { defineRecord } from '../../storage';
import type { Meeting } from './types';

export const Wall = z.strictObject({ local: z.string(), zone: z.string() });

export const RaadField = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const AgendaItem = z.strictObject({
  id: z.string(),
  text: z.string(),
  raad: RaadField.optional(),
  minutes: z.number().int().optional(),
  presenter: z.string().optional(),
});

export const meetingRecord = defineRecord<Meeting>({
  kind: 'meeting',
  v: 1,
  schema: z.strictObject({
    id: z.string(),
    networkId: z.string(),
    title: z.string(),
    start: Wall,
    minutes: z.number().int().optional(),
    agenda: z.array(AgendaItem).optional(),
    place: z.string().optional(),
    joinUrl: z.string().optional(),
    onlineMeetingId: z.string().optional(),
    seriesId: z.string().optional(),
    pollId: z.string().optional(),
    version: z.number().int().optional(),
    movedAt: z.number().optional(),
    movedFrom: Wall.optional(),
    cancelledAt: z.number().optional(),
    editedAt: z.number().optional(),
    reason: z.string().optional(),
    changedWith: z.string().optional(),
    onlineWanted: z.literal(true).optional(),
    createdAt: z.number().optional(),
    by: z.string().optional(),
  }),
});
