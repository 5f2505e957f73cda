import { build } from './activity';
import type { Options, TeamsActivity } from './activity';
import type { World } from './world';

export interface CardActionOptions extends Options {
  /** `automatic` is a refresh that nobody pressed: it may only give a card back. */
  trigger?: 'manual' | 'automatic';
  /** The `id` of the action in the card. */
  actionId?: string;
}

/** Action.Execute. `replyToId` is the card's message; inputs of the card come among `data`. */
export function cardAction(
  world: World, verb: string, data: Record<string, unknown> = {}, options: CardActionOptions = {},
): TeamsActivity {
  const { trigger = 'manual', actionId = verb, ...rest } = options;
  const action = { type: 'Action.Execute', id: actionId, verb, data };
  return answering(world, 'adaptiveCard/action', { action, trigger }, rest);
}

/** The thumb under an answer; `feedback` is JSON in a string, as Teams sends it. `replyToId` is the answer. */
export function submitFeedback(
  world: World, thumb: 'like' | 'dislike', replyToId: string, options: Options & { words?: string } = {},
): TeamsActivity {
  const { words = '', ...rest } = options;
  const actionValue = { reaction: thumb, feedback: JSON.stringify({ feedbackText: words }) };
  return answering(world, 'message/submitAction', { actionName: 'feedback', actionValue }, { ...rest, replyToId });
}

/** Any other invoke, such as one the bot has never heard of. */
export function invoke(world: World, name = 'demo/unknown', value: unknown = {}, options: Options = {}): TeamsActivity {
  return build(world, { type: 'invoke', name, value, channelData: { source: { name: 'message' } } }, options);
}

function answering(world: World, name: string, value: unknown, options: Options): TeamsActivity {
  const { replyToId = 'activity-1', ...rest } = options;
  const channelData = { source: { name: 'message' }, legacy: { replyToId: `1:${replyToId}` } };
  return build(world, { type: 'invoke', name, value, replyToId, channelData }, rest);
}
