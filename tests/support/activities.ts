/**
 * What Teams posts to a bot, as JSON, each from one function: (world, what it is about, options). The shapes are those of
 * Microsoft's documentation (msteams-docs: conversation-messages, subscribe-to-conversation-events, user feedback), of the
 * fixtures in botbuilder-js and of the Agents Playground. Two things are as documented there and were not seen live:
 * `legacy.replyToId` stands in channelData, and the edit and delete events carry no more than is given here.
 */
export type { Account, Options, Place, TeamsActivity } from './activities/activity';
export { anonymousLink, composeLink, composeSearch } from './activities/compose';
export {
  channelCreated, channelRenamed, event, installed, membersAdded, membersRemoved, typing, uninstalled,
} from './activities/events';
export { cardAction, invoke, submitFeedback } from './activities/invokes';
export {
  channelMessage, deletedMessage, editedMessage, groupMessage, messageWithValue, personalMessage, reaction, undeletedMessage,
} from './activities/messages';
export { APP_ID, molde, statsforvalteren } from './activities/world';
export type { Person, World } from './activities/world';
