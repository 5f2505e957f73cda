import { build } from './activity';
import type { Options, TeamsActivity } from './activity';
import type { World } from './world';

export interface SearchOptions extends Options {
  skip?: number;
  count?: number;
}

const compose = { channelData: { source: { name: 'compose' } } };

/** What Teams asks while somebody types in the search field of the compose box; without a question, as it opens. */
export function composeSearch(world: World, question?: string, { skip = 0, count = 25, ...options }: SearchOptions = {}): TeamsActivity {
  const parameters = question === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'question', value: question }];
  const value = { commandId: 'searchAdvice', commandContext: 'compose', parameters, queryOptions: { skip, count } };
  return build(world, { type: 'invoke', name: 'composeExtension/query', value, ...compose }, options);
}

/** What Teams asks about an address that somebody puts in a message. */
export function composeLink(world: World, url: string, options: Options = {}): TeamsActivity {
  return build(world, { type: 'invoke', name: 'composeExtension/queryLink', value: { url }, ...compose }, options);
}

/** The same for somebody who has not installed the app: without name and directory id. */
export function anonymousLink(world: World, url: string, options: Options = {}): TeamsActivity {
  const from = { id: world.from.id };
  return composeLink(world, url, { name: 'composeExtension/anonymousQueryLink', from, ...options });
}
