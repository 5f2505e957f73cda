import { build } from './activity';
import type { Account, Options, Place, TeamsActivity } from './activity';
import type { World } from './world';

/** In a team the conversation is the channel that was chosen at installation; people come without a name. */
export function installed(world: World, scope: Place = 'personal', options: Options = {}): TeamsActivity {
  return installation(world, 'add', scope, options);
}

export function uninstalled(world: World, scope: Place = 'personal', options: Options = {}): TeamsActivity {
  return installation(world, 'remove', scope, options);
}

/** The bot itself among them means that it was added: then the conversation is the chosen channel, else the whole team. */
export function membersAdded(world: World, members: Account[], options: Options = {}): TeamsActivity {
  const bot = members.some((it) => it.id === world.bot.id);
  return conversationUpdate(world, 'teamMemberAdded', { membersAdded: members.map(unnamed) }, bot, options);
}

export function membersRemoved(world: World, members: Account[], options: Options = {}): TeamsActivity {
  return conversationUpdate(world, 'teamMemberRemoved', { membersRemoved: members.map(unnamed) }, false, options);
}

export function channelCreated(world: World, channel: { id: string; name: string }, options: Options = {}): TeamsActivity {
  return channelChanged(world, 'channelCreated', channel, options);
}

export function channelRenamed(world: World, channel: { id: string; name: string }, options: Options = {}): TeamsActivity {
  return channelChanged(world, 'channelRenamed', channel, options);
}

export function typing(world: World, options: Options = {}): TeamsActivity {
  return build(world, { type: 'typing' }, options);
}

/** Teams' read receipts are events; the default is one. */
export function event(
  world: World, name = 'application/vnd.microsoft.readReceipt', value: unknown = { lastReadMessageId: '1' },
  options: Options = {},
): TeamsActivity {
  return build(world, { type: 'event', name, value }, options);
}

function installation(world: World, action: 'add' | 'remove', scope: Place, options: Options): TeamsActivity {
  const channelData = { ...teamData(world, scope, true), source: { name: 'message' } };
  return lifecycle(world, { type: 'installationUpdate', action, channelData }, scope, world.channel.id, options);
}

function conversationUpdate(
  world: World, eventType: string, members: Partial<TeamsActivity>, botAdded: boolean, options: Options,
): TeamsActivity {
  const scope = options.in ?? 'personal';
  const channelData = { ...teamData(world, scope, botAdded), ...(scope === 'channel' && { eventType }) };
  const where = botAdded ? world.channel.id : world.team.id;
  return lifecycle(world, { type: 'conversationUpdate', ...members, channelData }, scope, where, options);
}

function channelChanged(
  world: World, eventType: string, channel: { id: string; name: string }, options: Options,
): TeamsActivity {
  const channelData = { channel, team: { id: world.team.id }, eventType };
  return lifecycle(world, { type: 'conversationUpdate', channelData }, 'channel', world.team.id, options);
}

/** Events have ids of their own kind, no thread, no local time, a sender without a name, and their own channelData. */
function lifecycle(
  world: World, kind: Partial<TeamsActivity> & { type: string }, scope: Place, channelOrTeam: string, options: Options,
): TeamsActivity {
  const channelData = { ...kind.channelData, tenant: { id: world.tenantId } };
  const { localTimestamp: _time, localTimezone: _zone, ...activity } = build(world, kind, { channelData, ...options, in: scope });
  const { name: _name, ...from } = activity.from;
  const conversation = scope === 'channel' ? { ...activity.conversation, id: channelOrTeam } : activity.conversation;
  return { ...activity, id: `f:${activity.id}`, from, conversation, ...overridesOf(options) };
}

function overridesOf({ in: _place, thread: _thread, ...overrides }: Options): Partial<TeamsActivity> {
  return overrides;
}

/** With `channel` only where the bot was installed; names and the directory id come with members and installation. */
function teamData({ team, channel }: World, scope: Place, installation: boolean): Record<string, unknown> {
  if (scope !== 'channel') return {};
  return {
    team: { aadGroupId: team.aadGroupId, name: team.name, id: team.id },
    ...(installation && { settings: { selectedChannel: { id: channel.id } }, channel: { id: channel.id } }),
  };
}

function unnamed({ id, aadObjectId }: Account): Account {
  return aadObjectId === undefined ? { id } : { id, aadObjectId };
}
