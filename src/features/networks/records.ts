import { z } from 'zod';
import { LANGUAGES } from '../../lib/language';
import { defineRecord } from '../../storage';
import { MANAGED, ROLES } from '../feature';
import {
  NOTICES, RHYTHMS, TARGET_GROUPS, TOPICS, type Channel, type Member, type Municipality, type Network, type Preferences,
} from './types';

export const networkRecord = defineRecord<Network>({
  kind: 'network',
  v: 2,
  schema: z.strictObject({
    id: z.string(),
    name: z.string(),
    organisers: z.array(z.string()),
    language: z.enum(LANGUAGES),
    targetGroups: z.array(z.enum(TARGET_GROUPS)),
    rhythm: z.enum(RHYTHMS),
    quorum: z.number().int().min(1).optional(),
  }),
  upgrades: { 1: (old) => ({ ...old, targetGroups: [], rhythm: 'meetings' }) },
});

export const municipalityRecord = defineRecord<Municipality>({
  kind: 'municipality',
  v: 1,
  schema: z.strictObject({ number: z.string().regex(/^\d{4}$/), name: z.string(), findable: z.boolean().optional() }),
});

export const memberRecord = defineRecord<Member>({
  kind: 'member',
  v: 1,
  schema: z.strictObject({
    tenantId: z.string(),
    personId: z.string(),
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    manages: z.enum(MANAGED).optional(),
    municipality: z.string().optional(),
    organisation: z.string().optional(),
    title: z.string().optional(),
    topics: z.array(z.enum(TOPICS)).optional(),
    email: z.string().optional(),
    guest: z.boolean().optional(),
    joinedAt: z.number().optional(),
    confirmedAt: z.number().optional(),
    askedAt: z.number().optional(),
    away: z.strictObject({ until: z.string().optional() }).optional(),
  }),
});

/** Changes with every change of who is a member, so that two changes at once never leave a network without a coordinator. */
export const membershipRecord = defineRecord<{ changes: number }>({
  kind: 'membership',
  v: 1,
  schema: z.strictObject({ changes: z.number().int() }),
});

export const channelRecord = defineRecord<Channel>({
  kind: 'channel',
  v: 1,
  schema: z.strictObject({
    tenantId: z.string(),
    conversationId: z.string(),
    name: z.string().optional(),
    team: z.string().optional(),
    linkedAt: z.number().optional(),
    unreachableSince: z.number().optional(),
  }),
});

/** Points from a person or a channel to a network. `at`: since when, UTC ms. */
export const linkRecord = defineRecord<{ networkId: string; at?: number }>({
  kind: 'network link',
  v: 1,
  schema: z.strictObject({ networkId: z.string(), at: z.number().optional() }),
});

export const preferencesRecord = defineRecord<Preferences>({
  kind: 'preferences',
  v: 1,
  schema: z.strictObject({
    language: z.enum(LANGUAGES).optional(),
    muted: z.array(z.enum(NOTICES)).optional(),
    quiet: z.strictObject({ from: z.string(), to: z.string() }).optional(),
    network: z.strictObject({ id: z.string(), day: z.string() }).optional(),
  }),
});
