import { Conversations, createBot, openTeams, type AuthenticationOverrides, type Bot, type Limits } from './bot';
import type { Config } from './config';
import { adviceFeature, Announcements, Announcer, FollowUps, ImportStore, ImportWatch, Learning, LiveAdvice } from './features/advice';
import { modelChoice } from './features/advice/chooser';
import { meetingsFeature, MeetingStore } from './features/meetings';
import { networksFeature, openNetworks, type NetworkStore } from './features/networks';
import { createHttpServer } from './http';
import { randomIds, type Ids } from './lib/ids';
import type { Log } from './lib/log';
import { systemClock, type Clock } from './lib/time';
import type { TableStore } from './storage';

export interface AppParts {
  config: Config;
  store: TableStore;
  log: Log;
  clock?: Clock;
  ids?: Ids;
  authentication?: AuthenticationOverrides;
  limits?: Partial<Limits>;
  /** For tests: how often imported text is looked for, in ms. */
  refreshEveryMs?: number;
}

export interface App {
  networks: NetworkStore;
  meetings: MeetingStore;
  conversations: Conversations;
  /** What people can do, by name. */
  offers: Bot['offers'];
  /** Looks for imported text now, instead of within the minute. */
  refreshAdvice(): Promise<void>;
  /** Listens as the configuration says, with the imported text that there is. */
  listen(): Promise<{ url: string; port: number }>;
  /** Ends the turns under way, then closes the store. */
  stop(): Promise<void>;
}

/** The composition root: the only place that constructs things. Features are listed here, those that answer first first. */
export function createApp(parts: AppParts): App {
  const { config, store, log, clock = systemClock, ids = randomIds, authentication, limits, refreshEveryMs } = parts;
  const conversations = new Conversations(store);
  const edge = openTeams({ config, log, conversations, authentication, limits });
  const { teams } = edge;
  const networks = openNetworks({ table: store, teams, clock, ids, log });
  const meetings = new MeetingStore(store);
  const advice = new LiveAdvice();
  const choice = modelChoice(config.model, log);
  const extras = { followUps: new FollowUps(store), numbers: config.emergencyNumbers, ...(choice ? { choice } : {}) };
  const features = [
    networksFeature(networks), meetingsFeature(meetings), adviceFeature(new Learning(store, ids), advice, extras),
  ];
  const bot = createBot({ config, features, people: networks.directory, edge, clock, ids, log, authentication });
  const announcer = new Announcer({ announcements: new Announcements(store), networks: networks.store, teams, clock, log });
  const imported = new ImportWatch({ advice, imports: new ImportStore(store), announcer, log, everyMs: refreshEveryMs });
  const http = createHttpServer({ bot, ping: () => store.ping(), log, clock });

  return {
    networks: networks.store,
    meetings,
    conversations,
    offers: bot.offers,
    refreshAdvice: () => imported.refresh(),
    async listen() {
      await imported.start();
      return http.listen(config.port, config.host);
    },
    async stop() {
      await Promise.all([imported.stop(), http.stop()]);
      await store.close();
    },
  };
}
