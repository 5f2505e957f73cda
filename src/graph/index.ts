import type { Config } from '../config';
import type { Log } from '../lib/log';
import { GraphOnlineMeetings } from './online-meetings';
import { graphToken } from './token';

export { GraphError } from './graph-error';
export { GraphOnlineMeetings } from './online-meetings';

/** Teams meetings through Graph; undefined, which is the default, when no organiser is configured: then nothing is asked of Graph. */
export function openOnlineMeetings(
  { graph, bot }: Pick<Config, 'graph' | 'bot'>, trusted: (joinUrl: string) => string | undefined, log: Log,
): GraphOnlineMeetings | undefined {
  return graph && new GraphOnlineMeetings({ ...graph, token: graphToken(bot), trusted, log });
}
