import { ActivityEx, TurnContext, teamsGetChannelId, teamsGetTeamId } from 'botbuilder';
import type { Activity } from 'botbuilder';
import * as build from '../support/activities';
import type { TeamsActivity, World } from '../support/activities';

const { molde, statsforvalteren } = build;
const sdk = (activity: TeamsActivity): Activity => activity as unknown as Activity;

const every: [string, (world: World) => TeamsActivity][] = [
  ['personalMessage', (world) => build.personalMessage(world, 'hei')],
  ['groupMessage', (world) => build.groupMessage(world, 'hei')],
  ['channelMessage', (world) => build.channelMessage(world, 'hei')],
  ['messageWithValue', (world) => build.messageWithValue(world, { verb: 'poll.vote' })],
  ['editedMessage', (world) => build.editedMessage(world, 'hei')],
  ['undeletedMessage', (world) => build.undeletedMessage(world, 'hei')],
  ['deletedMessage', (world) => build.deletedMessage(world)],
  ['reaction', (world) => build.reaction(world, { added: ['like'] })],
  ['cardAction', (world) => build.cardAction(world, 'poll.vote', { pollId: 'p1' })],
  ['submitFeedback', (world) => build.submitFeedback(world, 'like', '17')],
  ['invoke', (world) => build.invoke(world)],
  ['composeSearch', (world) => build.composeSearch(world, 'nalokson')],
  ['composeLink', (world) => build.composeLink(world, 'https://www.helsedirektoratet.no/')],
  ['installed', (world) => build.installed(world, 'channel')],
  ['uninstalled', (world) => build.uninstalled(world)],
  ['membersAdded', (world) => build.membersAdded(world, [world.from], { in: 'channel' })],
  ['membersRemoved', (world) => build.membersRemoved(world, [world.from], { in: 'channel' })],
  ['channelCreated', (world) => build.channelCreated(world, { id: '19:ny@thread.tacv2', name: 'Ny' })],
  ['channelRenamed', (world) => build.channelRenamed(world, { id: '19:ny@thread.tacv2', name: 'Nyere' })],
  ['typing', (world) => build.typing(world)],
  ['event', (world) => build.event(world)],
];

describe.each(every)('%s', (_name, make) => {
  it('says which tenant it comes from, twice, and who sent it', () => {
    const activity = make(molde);
    expect(activity).toMatchObject({
      channelId: 'msteams', serviceUrl: molde.serviceUrl, locale: 'nb-NO', recipient: molde.bot,
      from: { id: molde.from.id, aadObjectId: molde.from.aadObjectId },
      conversation: { tenantId: molde.tenantId }, channelData: { tenant: { id: molde.tenantId } },
    });
    expect(activity.entities).toContainEqual(expect.objectContaining({ type: 'clientInfo', locale: 'nb-NO' }));
  });

  it('is pure, and survives JSON: nothing is undefined', () => {
    expect(JSON.parse(JSON.stringify(make(molde)))).toStrictEqual(make(molde));
    expect(make(molde).id).not.toBe(make(statsforvalteren).id);
  });
});

describe('messages', () => {
  it('in personal chat carry their text also as an html attachment, and the time in Oslo', () => {
    expect(build.personalMessage(molde, 'a < b')).toMatchObject({
      text: 'a < b', textFormat: 'plain', conversation: { id: molde.personalChat.id, conversationType: 'personal' },
      attachments: [{ contentType: 'text/html', content: '<div><div>a &lt; b</div>\n</div>' }],
      timestamp: '2026-11-16T08:00:00.000Z', localTimestamp: '2026-11-16T09:00:00.000+01:00', localTimezone: 'Europe/Oslo',
    });
    expect(build.personalMessage(molde, 'hei').conversation).not.toHaveProperty('isGroup');
  });

  it.each([build.groupMessage, build.channelMessage])('elsewhere mention the bot so that the SDK can strip it (%p)', (make) => {
    const activity = make(molde, 'hjelp');
    expect(activity.text).toBe('<at>Nettverksassistenten</at> hjelp\n');
    expect(activity.conversation.isGroup).toBe(true);
    expect(TurnContext.removeRecipientMention(sdk(activity)).trim()).toBe('hjelp');
  });

  it('in a channel are the root of a thread, or answer in one', () => {
    const root = build.channelMessage(molde, 'hei');
    expect(root.conversation.id).toBe(`${molde.channel.id};messageid=${root.id}`);
    const answer = build.channelMessage(molde, 'hei', { thread: root.id });
    expect(answer.conversation.id).toBe(root.conversation.id);
    expect([teamsGetTeamId(sdk(root)), teamsGetChannelId(sdk(root))]).toEqual([molde.team.id, molde.channel.id]);
  });

  it('with other words have other ids, and any field can be given', () => {
    expect(build.personalMessage(molde, 'ja').id).not.toBe(build.personalMessage(molde, 'nei').id);
    const given = { id: '7', locale: 'nn-NO' };
    expect(build.personalMessage(molde, 'ja', given)).toMatchObject({ ...given, text: 'ja' });
  });

  it('from Action.Submit have a value and no text', () => {
    const activity = build.messageWithValue(molde, { verb: 'poll.vote' }, { replyToId: '17' });
    expect(activity).toMatchObject({ type: 'message', value: { verb: 'poll.vote' }, replyToId: '17' });
    expect(activity).not.toHaveProperty('text');
  });

  it('that are edited, deleted or brought back say so in channelData', () => {
    const gone = build.deletedMessage(molde);
    const all = [build.editedMessage(molde, 'ny'), gone, build.undeletedMessage(molde, 'ny')];
    expect(all.map((it) => [it.type, it.channelData.eventType])).toEqual([
      ['messageUpdate', 'editMessage'], ['messageDelete', 'softDeleteMessage'], ['messageUpdate', 'undeleteMessage'],
    ]);
    expect(gone).not.toHaveProperty('text');
  });

  it('get reactions, added and removed', () => {
    expect(build.reaction(molde, { added: ['heart'], removed: ['like'] }, { replyToId: '17' })).toMatchObject({
      type: 'messageReaction', replyToId: '17', reactionsAdded: [{ type: 'heart' }], reactionsRemoved: [{ type: 'like' }],
    });
  });
});

describe('invokes', () => {
  it('of a card have verb, data and trigger, and what they answer', () => {
    const activity = build.cardAction(molde, 'poll.vote', { pollId: 'p1' }, { replyToId: '17', in: 'channel' });
    expect(activity).toMatchObject({ type: 'invoke', name: 'adaptiveCard/action', replyToId: '17' });
    expect(activity.value).toEqual({
      action: { type: 'Action.Execute', id: 'poll.vote', verb: 'poll.vote', data: { pollId: 'p1' } }, trigger: 'manual',
    });
    expect(teamsGetChannelId(sdk(activity))).toBe(molde.channel.id);
  });

  it('of a card can be a refresh that nobody pressed', () => {
    expect(build.cardAction(molde, 'poll.view', {}, { trigger: 'automatic' }).value).toMatchObject({ trigger: 'automatic' });
  });

  it('of feedback have JSON in a string', () => {
    const { value, replyToId } = build.submitFeedback(molde, 'dislike', '17', { words: 'for kort' });
    expect(replyToId).toBe('17');
    const actionValue = { reaction: 'dislike', feedback: '{"feedbackText":"for kort"}' };
    expect(value).toEqual({ actionName: 'feedback', actionValue });
  });
});

describe('events', () => {
  it('of installation in a team name the chosen channel, the team and its directory id', () => {
    const activity = build.installed(molde, 'channel');
    expect(activity).toMatchObject({
      type: 'installationUpdate', action: 'add', conversation: { id: molde.channel.id, conversationType: 'channel' },
      channelData: { settings: { selectedChannel: { id: molde.channel.id } }, team: molde.team, source: { name: 'message' } },
    });
    expect([activity.from, activity.id.slice(0, 2)]).toEqual([
      { id: molde.from.id, aadObjectId: molde.from.aadObjectId }, 'f:']);
  });

  it.each(['personal', 'groupChat'] as const)('of installation in %s have no team', (scope) => {
    expect(build.installed(molde, scope).channelData).not.toHaveProperty('team');
    expect(build.uninstalled(molde, scope)).toMatchObject({ action: 'remove', conversation: { conversationType: scope } });
  });

  it('of people in a team belong to the team, but of the bot to the chosen channel', () => {
    const person = build.membersAdded(molde, [molde.from], { in: 'channel' });
    const bot = build.membersAdded(molde, [molde.bot], { in: 'channel' });
    expect([person.conversation.id, bot.conversation.id]).toEqual([molde.team.id, molde.channel.id]);
    expect(person.membersAdded).toEqual([{ id: molde.from.id, aadObjectId: molde.from.aadObjectId }]);
    expect([person.channelData.eventType, build.membersRemoved(molde, [molde.from], { in: 'channel' }).channelData.eventType])
      .toEqual(['teamMemberAdded', 'teamMemberRemoved']);
    expect(person.channelData).not.toHaveProperty('channel');
  });

  it('of people elsewhere have no event type', () => {
    expect(build.membersAdded(molde, [molde.bot, molde.from]).channelData).toEqual({ tenant: { id: molde.tenantId } });
  });

  it('of channels name the channel, in the conversation of the team', () => {
    const channel = { id: '19:ny@thread.tacv2', name: 'Ny' };
    expect(build.channelCreated(molde, channel)).toMatchObject({
      type: 'conversationUpdate', conversation: { id: molde.team.id },
      channelData: { eventType: 'channelCreated', channel, team: { id: molde.team.id } },
    });
    expect(build.channelRenamed(molde, channel).channelData.eventType).toBe('channelRenamed');
  });
});

it('a reference taken from a message leads back to the same chat', () => {
  const reference = TurnContext.getConversationReference(sdk(build.channelMessage(molde, 'hei')));
  const back = ActivityEx.getContinuationActivity(reference);
  expect(back).toMatchObject({ serviceUrl: molde.serviceUrl, conversation: { tenantId: molde.tenantId } });
});

it('the two worlds share the bot and nothing else', () => {
  const { bot: _a, ...one } = statsforvalteren;
  const { bot: _b, ...other } = molde;
  const leaves = (value: object): unknown[] =>
    Object.values(value).flatMap((it) => (typeof it === 'object' ? leaves(it as object) : it));
  expect(leaves(one).filter((it) => leaves(other).includes(it))).toEqual([]);
});
