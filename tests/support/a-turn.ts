import { openCheckins, type Checkins } from '../../src/features/checkins';
import type { Teams, Turn } from '../../src/features/feature';
import { FileLinks } from '../../src/features/files';
import { openMeetings, type MeetingLimits, type Meetings } from '../../src/features/meetings';
import { openNetworks, type Networks } from '../../src/features/networks';
import { sealer } from '../../src/lib/sealed-token';
import { randomIds } from '../../src/lib/ids';
import { translator, type Language } from '../../src/lib/language';
import type { Log } from '../../src/lib/log';
import type { Clock } from '../../src/lib/time';
import type { TableStore } from '../../src/storage';

/** A turn of somebody in a personal chat, in no network unless `parts` says so. */
export function aTurn(language: Language = 'nb', parts: Partial<Turn> = {}): Turn {
  return {
    correlationId: 'ABCD2345', now: Date.parse('2026-11-16T08:00:00Z'), admin: false,
    person: { tenantId: 'tenant', id: 'person', name: 'Demo Person' },
    place: { scope: 'personal', tenantId: 'tenant', conversationId: 'conversation' },
    teamsId: '29:person', several: false, network: () => undefined, part: async () => undefined, parts: async () => [], choices: () => [],
    language, t: translator(language), ...parts,
  };
}

/** A Teams that reaches nobody. */
export const silentTeams: Teams = {
  post: async () => ({ outcome: 'unreachable' }),
  update: async () => ({ outcome: 'unreachable' }),
  tell: async () => ({ outcome: 'unreachable' }),
  members: async () => undefined,
  member: async () => undefined,
  names: async () => ({}),
};

export const silentLog: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The networks feature's parts on a store, where nothing is sent. */
export function networksOn(table: TableStore, clock: Clock, parts: Partial<Networks> = {}): Networks {
  return openNetworks({ table, clock, teams: silentTeams, ids: randomIds, log: silentLog, ...parts });
}

/** The meetings feature's parts on those of networks; links to files lead nowhere, and nothing is waited for. */
export function meetingsOn(networks: Networks, limits: MeetingLimits = { closingMs: 0, tallyMs: 0 }): Meetings {
  const links = new FileLinks({ sealer: sealer(undefined), clock: networks.clock, base: () => undefined });
  return openMeetings({ networks, links, limits });
}

/** The check-ins feature's parts on those of networks, with the published forms unless others are given. */
export function checkinsOn(networks: Networks, forms?: Parameters<typeof openCheckins>[0]['forms']): Checkins {
  const { links, store: meetings } = meetingsOn(networks);
  return openCheckins({ networks, links, meetings, ...(forms && { forms }) });
}
