import { LRUCache } from 'lru-cache';
import type { Config } from '../config';
import type { Feature, Post } from '../features/feature';
import { pseudonym, type Ids } from '../lib/ids';
import type { Log } from '../lib/log';
import type { Clock } from '../lib/time';
import type { TableStore } from '../storage';
import { TeamsAdapter } from './adapter';
import { audienceOf, authenticator, createAuthentication, type AuthenticationOverrides } from './authentication';
import { CommandTable } from './commands';
import { Conversations } from './conversations';
import { parseEnvelope } from './envelope';
import { helpFeature } from './help';
import { tenantOf } from './incoming';
import { LIMITS, type Limits } from './limits';
import { proactivePost } from './proactive';
import { RecentPosts } from './recent-posts';
import { loadCards } from './render';
import { Router } from './router';
import { isTrustedServiceUrl } from './service-host';
import type { LookUp } from './turn';
import { TurnHandler } from './turn-handler';

export type { AuthenticationOverrides } from './authentication';
export type { Limits } from './limits';

/** Those who wrote lately; the others are worked out again. */
const MAX_PSEUDONYMS = 5_000;

export interface BotParts {
  config: Config;
  features: Feature[];
  lookUp: LookUp;
  store: TableStore;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** For tests: another issuer than Microsoft's. */
  authentication?: AuthenticationOverrides;
  /** For tests: shorter than the real ones. */
  limits?: Partial<Limits>;
}

export interface BotResponse {
  status: number;
  body?: unknown;
}

/** The bot as the HTTP edge sees it. Never throws. */
export interface Bot {
  /** What was posted, and its Authorization header (empty when there is none). */
  receive(body: unknown, authorization: string): Promise<BotResponse>;
  post: Post;
}

/**
 * Gates, in this order: 400 not an activity · 403 another channel (the SDK checks those less) · 401 not from Teams · 403 a
 * tenant or service host that is not ours · then the turn. Nothing is stored or sent before all have passed, and a refusal
 * never says why: the log does.
 */
export function createBot(parts: BotParts): Bot {
  const { config, log, clock, ids, authentication: overrides } = parts;
  const limits = { ...LIMITS, ...parts.limits };
  const authentication = createAuthentication(config.bot, { sendMs: limits.sendMs, throughProxy: config.throughProxy }, overrides);
  const authenticate = authenticator(authentication, config.bot.appId, overrides?.settings);
  const adapter = new TeamsAdapter(authentication);
  const features: Feature[] = [...parts.features, helpFeature(() => commands)];
  const commands: CommandTable = new CommandTable(features);
  const [render, conversations] = [loadCards(), new Conversations(parts.store)];
  const handler = new TurnHandler({
    features,
    router: new Router(features, commands),
    render,
    conversations,
    recentPosts: new RecentPosts(limits.repeatMs),
    lookUp: parts.lookUp,
    clock,
    ids,
    log,
    limits,
    defaultLanguage: config.defaultLanguage,
  });
  const secret = config.logSecret ?? ids.unique();
  const pseudonyms = new LRUCache<string, string>({ max: MAX_PSEUDONYMS, memoMethod: (id) => pseudonym(secret, id) });

  return {
    post: proactivePost({
      adapter, us: { appId: config.bot.appId, audience: audienceOf(overrides) }, conversations, render,
      mayWrite: ({ tenantId, serviceUrl }) => !foreign(serviceUrl, tenantId, config),
    }),
    async receive(body, authorization) {
      const activity = parseEnvelope(body);
      if (!activity) return refuse(log, 400, 'not an activity');
      if (config.bot.appId && activity.channelId !== 'msteams') return refuse(log, 403, 'foreign channel');
      const authenticated = await authenticate(activity, authorization);
      if ('refused' in authenticated) {
        const status = authenticated.refused === 'unauthorised' ? 401 : 503;
        return refuse(log, status, authenticated.reason);
      }
      const tenantId = tenantOf(activity);
      const stranger = foreign(activity.serviceUrl, tenantId, config);
      if (stranger || !tenantId) return refuse(log, 403, stranger ?? 'no tenant');
      const started = clock.now();
      const person = pseudonyms.memo(`${tenantId}\u0000${activity.from.id}`);
      const fields = { activityType: activity.type, tenant: pseudonyms.memo(tenantId), person };
      try {
        const response = await adapter.run(authenticated, activity, (context) => handler.handle(context, activity, tenantId));
        log.info('Turn', { ...fields, ms: clock.now() - started, status: response?.status ?? 200 });
        return { status: response?.status ?? 200, body: response?.body };
      } catch (error) {
        // The turn has told the person what it could; Teams is told that we got the message, so that it is not sent again.
        log.error('Turn not completed', { ...fields, ms: clock.now() - started, error: error as Error });
        return { status: 200 };
      }
    },
  };
}

/** Why an activity that Teams vouches for, or a conversation we once knew, is still not for us. */
function foreign(serviceUrl: string, tenantId: string | undefined, { bot, allowedTenants }: Config): string | undefined {
  if (!tenantId) return 'no tenant';
  if (allowedTenants.length && !allowedTenants.includes(tenantId)) return 'foreign tenant';
  return isTrustedServiceUrl(serviceUrl, { development: bot.appId === '' }) ? undefined : 'foreign service host';
}

function refuse(log: Log, status: number, reason: string): BotResponse {
  log.warn('Refused', { status, reason });
  return { status };
}
