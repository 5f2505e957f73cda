import type { Language } from '../../lib/language';
import type { Managed, Role } from '../feature';

/** How often municipalities check in (domain/indicators.md): before each meeting, every four months, twice a year, or never. */
export const RHYTHMS = ['meetings', 'tertial', 'half-year', 'none'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Whom a network is for (domain/facts-network.md, section 2). */
export const TARGET_GROUPS = ['decision-makers', 'services', 'users', 'medical', 'home-care', 'correctional'] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** What people can be asked about; `raad1` to `raad3` are the advice of 2025. */
export const TOPICS = ['raad1', 'raad2', 'raad3', 'naloxone', 'equipment', 'next-of-kin', 'follow-up', 'medical', 'data'] as const;
export type Topic = (typeof TOPICS)[number];

export interface Municipality {
  /** Four digits as text: Oslo is `0301`. */
  number: string;
  name: string;
  /** Whether other networks may find its contacts: off until somebody who speaks for the municipality turns it on. */
  findable?: boolean;
}

export interface Network {
  id: string;
  name: string;
  organisers: string[];
  language: Language;
  targetGroups: TargetGroup[];
  rhythm: Rhythm;
  /** How many of the municipalities a vote needs; absent: more than half of them. */
  quorum?: number;
}

/** A person's part in one network. Partners and organisers have an organisation instead of a municipality. */
export interface Member {
  tenantId: string;
  personId: string;
  name: string;
  roles: Role[];
  /** For managers only. */
  manages?: Managed;
  municipality?: string;
  organisation?: string;
  /** What they do: «kommuneoverlege». */
  title?: string;
  topics?: Topic[];
  email?: string;
  /** True for who is a guest in the tenant they write from. */
  guest?: boolean;
  /** UTC ms. */
  joinedAt?: number;
  /** When the person last said that the contact details are right, UTC ms. */
  confirmedAt?: number;
  /** When the person was last asked whether they are right, UTC ms. */
  askedAt?: number;
  /** While away the deputy is shown and reminded in their place; until and with that day (`2026-11-16`), or until they return. */
  away?: { until?: string };
}

/** A channel, in any of the network's tenants, that belongs to the network. */
export interface Channel {
  tenantId: string;
  conversationId: string;
  /** As Teams told them when it was linked. */
  name?: string;
  team?: string;
  /** UTC ms. */
  linkedAt?: number;
  /** Since when nothing can be posted there, UTC ms; absent while it can. */
  unreachableSince?: number;
}

/** What a person can be reminded of. */
export const NOTICES = ['meetings', 'checkins', 'follow-ups', 'digest'] as const;
export type Notice = (typeof NOTICES)[number];

/** What a person has chosen for themselves, in all their networks. */
export interface Preferences {
  language?: Language;
  /** What they do not want to be reminded of. */
  muted?: Notice[];
  /** Wall times in Norway, `HH:mm`, between which nothing is sent to them; may pass midnight. */
  quiet?: { from: string; to: string };
  /** The network that the personal chat is about, chosen on that day (`2026-11-16`). */
  network?: { id: string; day: string };
}
