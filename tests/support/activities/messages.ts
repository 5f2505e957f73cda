import { build, clientInfo } from './activity';
import type { Options, TeamsActivity } from './activity';
import type { World } from './world';

const source = { source: { name: 'message' } };

export function personalMessage(world: World, text: string, options: Options = {}): TeamsActivity {
  return build(world, { type: 'message', textFormat: 'plain', text, attachments: [html(text)] }, options);
}

/** In a group chat too the bot only hears what mentions it. */
export function groupMessage(world: World, text: string, options: Options = {}): TeamsActivity {
  return build(world, mentioning(world, text), { in: 'groupChat', ...options });
}

/** A new post, or with `thread` an answer to one. */
export function channelMessage(world: World, text: string, options: Options = {}): TeamsActivity {
  return build(world, mentioning(world, text), { in: 'channel', ...options });
}

/** What Action.Submit sends: a message without text. `replyToId` is the card's message. */
export function messageWithValue(world: World, value: unknown, options: Options = {}): TeamsActivity {
  const { replyToId = 'activity-1', ...rest } = options;
  const channelData = { ...source, legacy: { replyToId: `1:${replyToId}` } };
  return build(world, { type: 'message', value, replyToId, channelData }, rest);
}

/** Has the id of the message that was edited: give it, as `id`. */
export function editedMessage(world: World, text: string, options: Options = {}): TeamsActivity {
  return updated(world, 'editMessage', text, options);
}

export function undeletedMessage(world: World, text: string, options: Options = {}): TeamsActivity {
  return updated(world, 'undeleteMessage', text, options);
}

/** Comes without the text. */
export function deletedMessage(world: World, options: Options = {}): TeamsActivity {
  return build(world, { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }, options);
}

/** To a message of the bot: `replyToId`. A person who changes a reaction sends both lists in one activity. */
export function reaction(world: World, change: { added?: string[]; removed?: string[] }, options: Options = {}): TeamsActivity {
  const { replyToId = 'activity-1', ...rest } = options;
  return build(world, {
    type: 'messageReaction',
    replyToId,
    channelData: { legacy: { replyToId: `1:${replyToId}` } },
    ...(change.added && { reactionsAdded: change.added.map((type) => ({ type })) }),
    ...(change.removed && { reactionsRemoved: change.removed.map((type) => ({ type })) }),
  }, rest);
}

function updated(world: World, eventType: string, text: string, options: Options): TeamsActivity {
  return build(world, { type: 'messageUpdate', textFormat: 'plain', text, channelData: { eventType } }, options);
}

/** The mention is `<at>` in the text, an entity, and markup in a text/html attachment; the text ends in a line break. */
function mentioning({ bot }: World, text: string): Partial<TeamsActivity> & { type: string } {
  const mention = { mentioned: { ...bot }, text: `<at>${bot.name}</at>`, type: 'mention' };
  return {
    type: 'message',
    textFormat: 'plain',
    text: `<at>${bot.name}</at> ${text}\n`,
    attachments: [html(text, bot.name)],
    entities: [mention, clientInfo],
  };
}

/** Teams adds the formatted text as an attachment: a message with an attachment is not a message with a file. */
function html(text: string, mentioned?: string): { contentType: string; content: string } {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const span = mentioned && `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${mentioned}</span>&nbsp;`;
  return { contentType: 'text/html', content: `<div><div>${span ?? ''}${escaped}</div>\n</div>` };
}
