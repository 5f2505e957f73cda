import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { World } from './world';

export type Place = 'personal' | 'groupChat' | 'channel';

export interface Account {
  id: string;
  name?: string;
  aadObjectId?: string;
}

/** The JSON that Teams posts to a bot. A field that Teams leaves out is absent here, never null. */
export interface TeamsActivity {
  type: string;
  id: string;
  timestamp: string;
  localTimestamp?: string;
  localTimezone?: string;
  channelId: string;
  serviceUrl: string;
  from: Account;
  recipient: Account;
  conversation: { id: string; conversationType: Place; tenantId: string; isGroup?: true; name?: string };
  channelData: Record<string, unknown>;
  entities?: Record<string, unknown>[];
  locale?: string;
  text?: string;
  textFormat?: string;
  attachments?: { contentType: string; content?: unknown; contentUrl?: string; name?: string }[];
  name?: string;
  value?: unknown;
  replyToId?: string;
  action?: string;
  membersAdded?: Account[];
  membersRemoved?: Account[];
  reactionsAdded?: { type: string }[];
  reactionsRemoved?: { type: string }[];
}

/**
 * What every builder takes last: where it happens, and any field of the activity, which then stands as given.
 * `thread` is the id of the post that a channel message answers.
 */
export type Options = Partial<TeamsActivity> & { in?: Place; thread?: string };

/**
 * Builders are pure: the same arguments give the same activity with the same id, which to a bot is a redelivery.
 * For a second message with the same words, give it an `id`.
 */
export function build(world: World, kind: Partial<TeamsActivity> & { type: string }, options: Options = {}): TeamsActivity {
  const { in: place = 'personal', thread, ...overrides } = options;
  const timestamp = overrides.timestamp ?? '2026-11-16T08:00:00.000Z';
  const id = overrides.id ?? stableId(world, kind, options);
  const { channelData, ...fields } = kind;

  return {
    id,
    timestamp,
    localTimestamp: DateTime.fromISO(timestamp, { zone: 'Europe/Oslo' }).toISO() ?? timestamp,
    localTimezone: 'Europe/Oslo',
    channelId: 'msteams',
    serviceUrl: world.serviceUrl,
    from: { ...world.from },
    conversation: conversation(world, place, thread ?? id),
    recipient: { ...world.bot },
    entities: [clientInfo],
    channelData: { ...whereItHappens(world, place), tenant: { id: world.tenantId }, ...channelData },
    locale: 'nb-NO',
    ...fields,
    ...overrides,
  };
}

export const clientInfo = { locale: 'nb-NO', country: 'NO', platform: 'Web', timezone: 'Europe/Oslo', type: 'clientInfo' };

/** A channel's messages are in threads: a new post is the root of its own. A team's events have the bare id. */
function conversation(world: World, place: Place, root: string): TeamsActivity['conversation'] {
  const { tenantId } = world;
  if (place === 'personal') return { conversationType: place, tenantId, id: world.personalChat.id };
  if (place === 'groupChat') return { isGroup: true, conversationType: place, tenantId, id: world.groupChat.id };
  return { isGroup: true, conversationType: place, tenantId, id: `${world.channel.id};messageid=${root}` };
}

function whereItHappens(world: World, place: Place): Record<string, unknown> {
  if (place !== 'channel') return {};
  const [channel, team] = [world.channel.id, world.team.id];
  return { teamsChannelId: channel, teamsTeamId: team, channel: { id: channel }, team: { id: team } };
}

/** Message ids are milliseconds since 1970, in Teams and so here: one in November 2026, made from the content. */
function stableId(...content: unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest();
  return String(1_793_500_000_000 + (digest.readUIntBE(0, 6) % 1_000_000_000));
}
