import { createBot, type AuthenticationOverrides, type Limits } from './bot';
import type { Config } from './config';
import { adviceFeature, FeedbackStore } from './features/advice';
import { meetingsFeature, MeetingStore } from './features/meetings';
import { Directory, networksFeature, NetworkStore } from './features/networks';
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
}

export interface App {
  networks: NetworkStore;
  meetings: MeetingStore;
  /** Listens as the configuration says. */
  listen(): Promise<{ url: string; port: number }>;
  /** Ends the turns under way, then closes the store. */
  stop(): Promise<void>;
}

/** The composition root: the only place that constructs things. Features are listed here, those that answer first first. */
export function createApp({ config, store, log, clock = systemClock, ids = randomIds, authentication, limits }: AppParts): App {
  const networks = new NetworkStore(store);
  const meetings = new MeetingStore(store);
  const directory = new Directory(networks, clock);
  const features = [adviceFeature(new FeedbackStore(store)), meetingsFeature(meetings), networksFeature(networks, directory)];
  const lookUp = directory.lookUp.bind(directory);
  const bot = createBot({ config, features, lookUp, store, clock, ids, log, authentication, limits });
  const http = createHttpServer({ bot, ping: () => store.ping(), log, clock });

  return {
    networks,
    meetings,
    listen: () => http.listen(config.port, config.host),
    async stop() {
      await http.stop();
      await store.close();
    },
  };
}
