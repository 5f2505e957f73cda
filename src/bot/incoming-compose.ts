import { z } from 'zod';
import type { IncomingActivity } from './envelope';

/** What Teams asks while somebody writes a message of their own, maybe where we are not installed. */
export type IncomingCompose =
  /** They search from the compose box, and wait for rows to choose from. */
  | { kind: 'search'; query: Query }
  /** They put an address in the message, and Teams asks what there is to say of it. */
  | { kind: 'link'; url: string };

/** `text` is empty before anything is written. `skip` and `count`: which part of the rows Teams wants. */
export interface Query {
  text: string;
  skip: number;
  count: number;
}

/** What Teams asks for at a time. */
const COUNT = 25;

/** The only command of manifest.json's compose extension, and its parameter. The Agents Playground names neither. */
const SearchValue = z.looseObject({
  commandId: z.literal('searchAdvice').nullish(),
  parameters: z.array(z.looseObject({ name: z.unknown().optional(), value: z.unknown().optional() })).max(10).catch([]),
  queryOptions: z.looseObject({
    skip: z.int().min(0).max(1000).catch(0),
    count: z.int().min(1).max(100).catch(COUNT),
  }).catch({ skip: 0, count: COUNT }),
});
const LinkValue = z.looseObject({ url: z.string().min(1).max(4096) });

/** The second is for people who have not installed the app. */
const LINK_INVOKES = ['composeExtension/queryLink', 'composeExtension/anonymousQueryLink'];

/** Undefined for what is neither, or is not of the shape that Teams sends. */
export function readCompose({ name = '', value }: IncomingActivity): IncomingCompose | undefined {
  if (name === 'composeExtension/query') return readSearch(value);
  return LINK_INVOKES.includes(name) ? readLink(value) : undefined;
}

/** Before anything is written, Teams sends the parameter `initialRun` instead of the question. */
function readSearch(value: unknown): IncomingCompose | undefined {
  const search = SearchValue.safeParse(value);
  if (!search.success) return undefined;
  const { parameters, queryOptions: { skip, count } } = search.data;
  const question = parameters.find(({ name }) => name === 'question' || name === undefined)?.value;
  return { kind: 'search', query: { text: typeof question === 'string' ? question.trim() : '', skip, count } };
}

function readLink(value: unknown): IncomingCompose | undefined {
  const link = LinkValue.safeParse(value);
  return link.success ? { kind: 'link', url: link.data.url } : undefined;
}
