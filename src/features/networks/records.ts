import { z } from 'zod';
import { LANGUAGES } from '../../lib/language';
import { defineRecord } from '../../storage';
import type { Channel, Member, Municipality, Network } from './types';

const ROLES = ['coordinator', 'contact', 'deputy', 'participant', 'partner', 'manager'] as const;

export const networkRecord = defineRecord<Network>({
  kind: 'network',
  v: 1,
  schema: z.strictObject({ id: z.string(), name: z.string(), organisers: z.array(z.string()), language: z.enum(LANGUAGES) }),
});

export const municipalityRecord = defineRecord<Municipality>({
  kind: 'municipality',
  v: 1,
  schema: z.strictObject({ number: z.string().regex(/^\d{4}$/), name: z.string() }),
});

export const memberRecord = defineRecord<Member>({
  kind: 'member',
  v: 1,
  schema: z.strictObject({
    tenantId: z.string(),
    personId: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    municipality: z.string().optional(),
    organisation: z.string().optional(),
  }),
});

export const channelRecord = defineRecord<Channel>({
  kind: 'channel',
  v: 1,
  schema: z.strictObject({ tenantId: z.string(), conversationId: z.string() }),
});

/** Points from a person or a channel to a network. */
export const linkRecord = defineRecord<{ networkId: string }>({
  kind: 'network link',
  v: 1,
  schema: z.strictObject({ networkId: z.string() }),
});

export const preferencesRecord = defineRecord<{ language: (typeof LANGUAGES)[number] }>({
  kind: 'preferences',
  v: 1,
  schema: z.strictObject({ language: z.enum(LANGUAGES) }),
});
