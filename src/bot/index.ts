import { LRUCache } from 'lru-cache';
import type { Config } from '../config';
import type { Command, Feature, Teams, Verb } from '../features/feature';
import { pseudonym, type Ids } from '../lib/ids';
import type { Log } from '../lib/log';
import type { Clock } from '../lib/time';
import { TeamsAdapter } from './adapter';
import { audienceOf, authenticator, createAuthentication, type AuthenticationOverrides } from './authentication';
import { CommandTable } from './commands';
import { Conversations, type ConversationReference } from './conversations';
import { parseEnvelope } from './envelope';
import { helpFeature } from './help';
import { tenantOf } from './incoming';
import { LIMITS, type Limits } from './limits';
import { RecentPosts } from './recent-posts';
import { loadCards, type RenderCard } from './render';
import { Router } from './router';
import { isTrustedServiceUrl } from './service-host';
import { teamsOutsideTurns } from './teams';
import type { People } from './turn';
import { TurnHandler } from './turn-handler';

export type { AuthenticationOverrides } from './authentication';
export { conversationData } from './conversation-data';
export { Conversations, type ConversationReference } from './conversations';
export type { Limits } from './limits';

/** Those who wrote lately; the others are worked out again. */
const MAX_PSEUDONYMS = 5_000;

export interface BotParts {
  config: Config;
  features: Feature[];
  people: People;
  edge: TeamsEdge;
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
  /** Everything that people can do with it: what the matrix of rights in the tests is made from. */
  offers: { commands: readonly Command[]; verbs: readonly Verb[] };
}

/** The way to Teams, made before the features that use it. */
export interface TeamsEdge {
  teams: Teams;
  conversations: Conversations;
  adapter: TeamsAdapter;
  authentication: ReturnType<typeof createAuthentication>;
  render: RenderCard;
  limits: Limits;
}

export type EdgeParts = Pick<BotParts, 'config' | 'log' | 'authentication' | 'limits'> & { conversations: Conversations };

export function openTeams({ config, log, conversations, authentication: overrides, limits: given }: EdgeParts): TeamsEdge {
  const limits = { ...LIMITS, ...given };
  const authentication = createAuthentication(config.bot, { sendMs: limits.sendMs, throughProxy: config.throughProxy }, overrides);
  const [adapter, render] = [new TeamsAdapter(authentication), loadCards()];
  const us = { appId: config.bot.appId, audience: audienceOf(overrides) };
  const mayWrite = ({ tenantId, serviceUrl }: ConversationReference) => !foreign(serviceUrl, tenantId, config);
  const teams = teamsOutsideTurns({ adapter, us, conversations, render, log, mayWrite, askMs: limits.sendMs });
  return { teams, conversations, adapter, authentication, render, limits };
}

/**
 * Gates, in this order: 400 not an activity · 403 another channel (the SDK checks those less) · 401 not from Teams · 403 a
 * tenant or service host that is not ours · then the turn. Nothing is stored or sent before all have passed, and a refusal
 * never says why: the log does.
 */
export function createBot(parts: BotParts): Bot {
  const { config, log, clock, ids, people, authentication: overrides } = parts;
  const { adapter, authentication, conversations, render, limits } = parts.edge;
  const authenticate = authenticator(authentication, config.bot.appId, overrides?.settings);
  const features: Feature[] = [...parts.features, helpFeature(() => commands, people)];
  const commands: CommandTable = new CommandTable(features);
  const handler = new TurnHandler({
    features,
    router: new Router(features, commands),
    render,
    conversations,
    recentPosts: new RecentPosts(limits.repeatMs),
    people,
    isAdmin: ({ id }) => config.admins.includes(id.toLowerCase()),
    clock,
    ids,
    log,
    limits,
    defaultLanguage: config.defaultLanguage,
  });
  const secret = config.logSecret ?? ids.unique();
  const pseudonyms = new LRUCache<string, string>({ max: MAX_PSEUDONYMS, memoMethod: (id) => pseudonym(secret, id) });

  return {
    offers: { commands: commands.all, verbs: features.flatMap(({ verbs = [] }) => verbs) },
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
