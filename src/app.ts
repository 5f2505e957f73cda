import { conversationData, Conversations, createBot, openTeams, type AuthenticationOverrides, type Bot, type Limits } from './bot';
import type { Config } from './config';
import type { Board, BoardLimits, Outbox, OutboxLimits } from './delivery';
import {
  adviceFeature, advicePersonalData, Announcements, Announcer, FollowUps, ImportStore, ImportWatch, Learning, LiveAdvice,
} from './features/advice';
import { modelChoice } from './features/advice/chooser';
import { checkinsFeature, CheckinSweep, checkinsPersonalData, openCheckins, type Checkins } from './features/checkins';
import { FileLinks, Files } from './features/files';
import type { Reply } from './features/feature';
import {
  calendarPersonalData, checkJoinUrl, meetingsFeature, meetingsPersonalData, openMeetings, Sweep, type MeetingLimits, type MeetingStore,
} from './features/meetings';
import { NetworkFiles, networksFeature, openNetworks, Privacy, TwiceAYear, type Message, type NetworkStore } from './features/networks';
import { openOnlineMeetings } from './graph';
import { createHttpServer } from './http';
import { randomIds, type Ids } from './lib/ids';
import type { Log } from './lib/log';
import { sealer } from './lib/sealed-token';
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
  /** For tests: other times than the real ones, for what is posted to networks. */
  boardLimits?: Partial<BoardLimits>;
  outboxLimits?: Partial<OutboxLimits>;
  meetingLimits?: Partial<MeetingLimits>;
}

export interface App {
  networks: NetworkStore;
  networkFiles: NetworkFiles;
  meetings: MeetingStore;
  checkins: Pick<Checkins, 'forms' | 'roundStore' | 'reports'>;
  conversations: Conversations;
  /** What is posted to networks. */
  board: Board<Reply>;
  /** What happens by itself at a time. */
  outbox: Outbox<Message>;
  /** What people can do, by name. */
  offers: Bot['offers'];
  /** Looks for imported text now, instead of within the minute, and tells the networks of it. */
  refreshAdvice(): Promise<void>;
  /** Listens as the configuration says, with the imported text that there is. */
  listen(): Promise<{ url: string; port: number }>;
  /** Ends the turns under way, then closes the store. */
  stop(): Promise<void>;
}

/** The composition root: the only place that constructs things. Features are listed here, those that answer first first. */
export function createApp(parts: AppParts): App {
  const { config, store, log, clock = systemClock, ids = randomIds, authentication, limits, refreshEveryMs } = parts;
  const { boardLimits, outboxLimits, meetingLimits } = parts;
  const conversations = new Conversations(store);
  const edge = openTeams({ config, log, conversations, authentication, limits });
  const { teams } = edge;
  const networks = openNetworks({ table: store, teams, clock, ids, log, boardLimits, outboxLimits });
  const advice = new LiveAdvice();
  const choice = modelChoice(config.model, log);
  const [learning, followUps] = [new Learning(store, ids), new FollowUps(store)];
  const extras = { followUps, numbers: config.emergencyNumbers, ...(choice ? { choice } : {}) };
  let listening: string | undefined;
  // Without an app id the service is for this machine only, and so are its links.
  const base = () => config.publicUrl ?? (config.bot.appId ? undefined : listening);
  const links = new FileLinks({ sealer: sealer(config.linkSecret), clock, base });
  const onlineMeetings = openOnlineMeetings(config, trustedJoinUrl, log);
  const meetings = openMeetings({ networks, links, limits: meetingLimits, onlineMeetings });
  const checkins = openCheckins({ networks, links, meetings: meetings.store });
  // Whoever keeps something of people stands here; what networks keep is the privacy module's own, and goes last.
  const ofAdvice = advicePersonalData({ learning, followUps, networks: networks.store, audit: networks.audit, clock });
  const ofMeetings = [calendarPersonalData(store), meetingsPersonalData(networks)];
  const others = [conversationData(store, conversations), ofAdvice, ...ofMeetings, checkinsPersonalData(networks)];
  const privacy = new Privacy({ networks, others, links });
  const mayUse = (tenantId: string) => config.allowedTenants.length === 0 || config.allowedTenants.includes(tenantId);
  const files = new Files({ links, kinds: [privacy.file, meetings.calendar.file, ...checkins.reportFiles.kinds], mayUse, log });
  const features = [
    networksFeature(networks, privacy), meetingsFeature(meetings), checkinsFeature(checkins), adviceFeature(learning, advice, extras),
  ];
  const bot = createBot({ config, features, people: networks.directory, edge, clock, ids, log, authentication });
  const announcer = new Announcer({ announcements: new Announcements(store), networks: networks.store, board: networks.board, clock, log });
  const twiceAYear = new TwiceAYear(networks);
  const sweeps = [new Sweep(meetings), new CheckinSweep(checkins)];
  const imported = new ImportWatch({ advice, imports: new ImportStore(store), announcer, log, everyMs: refreshEveryMs });
  const http = createHttpServer({
    bot, ping: () => store.ping(), fetchFile: (token) => files.fetch(token), log, clock,
    fetchCalendar: (token) => meetings.calendar.fetch(token, mayUse),
  });

  return {
    networks: networks.store,
    networkFiles: new NetworkFiles(networks),
    meetings: meetings.store,
    checkins,
    conversations,
    board: networks.board,
    outbox: networks.outbox,
    offers: bot.offers,
    async refreshAdvice() {
      await imported.refresh();
      await networks.board.settled();
    },
    async listen() {
      networks.board.start();
      networks.outbox.start();
      await Promise.all([imported.start(), networks.municipalities.start(), twiceAYear.start(), ...sweeps.map((sweep) => sweep.start())]);
      const address = await http.listen(config.port, config.host);
      listening = address.url;
      return address;
    },
    async stop() {
      networks.municipalities.stop();
      twiceAYear.stop();
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
      await Promise.all([imported.stop(), http.stop(), networks.outbox.stop(), networks.board.stop()]);
      await networks.audit.flush();
      await store.close();
    },
  };
}

/** What Graph answers is trusted no more than what somebody pastes. */
function trustedJoinUrl(given: string): string | undefined {
  const checked = checkJoinUrl(given);
  return 'url' in checked ? checked.url : undefined;
}
