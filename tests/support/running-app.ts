import { createApp, type App, type AppParts } from '../../src/app';
import type { Config } from '../../src/config';
import { standardNumbers, type PhoneNumbers } from '../../src/features/advice/emergency';
import { createLog } from '../../src/lib/log';
import { openStore, type TableStore } from '../../src/storage';
import { APP_ID, molde, statsforvalteren, type TeamsActivity, type World } from './activities';
import type { Sent } from './connector';
import { FakeCredentialsFactory } from './credentials';
import { startFakeTeams, type FakeTeams } from './fake-teams';
import { postActivity, type PostOptions, type PostResult } from './http-client';
import { authenticationSettings, startIssuer, type Issuer } from './issuer';
import { joinTeamsNetwork } from './teams-network';
import { testClock } from './test-clock';

type GivenParts = 'clock' | 'ids' | 'limits' | 'refreshEveryMs' | 'boardLimits' | 'outboxLimits' | 'meetingLimits';

export interface TestAppOptions extends Partial<Pick<AppParts, GivenParts>> {
  /** Empty: no tokens, as on a developer's machine. */
  appId?: string;
  allowedTenants?: string[];
  admins?: string[];
  publicUrl?: string;
  linkSecret?: string;
  /** Another app's, to be two instances of one service, or an unruly one; then it is not closed with this app. */
  store?: TableStore;
  teams?: FakeTeams;
  issuer?: Issuer;
  emergencyNumbers?: PhoneNumbers;
  defaultLanguage?: Config['defaultLanguage'];
  /** Absent: no question leaves. */
  model?: Config['model'];
  logLevel?: Config['logLevel'];
  seed?(app: App): Promise<void>;
}

/** `token`: null for none; absent for a good one, when the app wants any. */
export type TestPostOptions = Omit<PostOptions, 'token'> & { token?: string | null };

export type LogLine = { level: number; msg: string } & Record<string, unknown>;

/** A whole service: HTTP in, a fake Teams out, a real store. Two organisations write to it, `molde` and `statsforvalteren`. */
export interface TestApp {
  url: string;
  serviceUrl: string;
  app: App;
  store: TableStore;
  teams: FakeTeams;
  issuer: Issuer;
  molde: World;
  statsforvalteren: World;
  logLines: LogLine[];
  /** As Teams does it. The turn is over when it answers. */
  post(activity: unknown, options?: TestPostOptions): Promise<PostResult>;
  /** Posts, and gives what the bot sent meanwhile. */
  exchange(activity: TeamsActivity, options?: TestPostOptions): Promise<PostResult & { sent: Sent[] }>;
  /** The same, for the one message that is expected: throws when there are fewer or more. */
  ask(activity: TeamsActivity): Promise<Sent>;
  stop(): Promise<void>;
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { appId = APP_ID, clock = testClock(), ids, limits, refreshEveryMs } = options;
  // A pass of the outbox comes when a test asks for it, and never into what another counts.
  const outboxLimits = { tickEveryMs: 3_600_000, ...options.outboxLimits };
  const meetingLimits = { closingMs: 0, tallyMs: 0, ...options.meetingLimits };
  // Cards follow at once; a test of the pace says otherwise.
  const boardLimits = { roundEveryMs: 0, ...options.boardLimits };
  const teams = options.teams ?? (await startFakeTeams());
  const network = joinTeamsNetwork(teams.url);
  const serviceUrl = appId ? network.serviceUrl : teams.url;
  const issuer = options.issuer ?? (await startIssuer({ appId, serviceUrl }));
  const lent = options.store && { ...options.store, close: async () => undefined };
  const store = lent ?? (await openStore({ kind: 'sqlite', file: ':memory:' }));
  const logLines: LogLine[] = [];
  const log = createLog(options.logLevel ?? 'debug', { write: (line: string) => logLines.push(JSON.parse(line) as LogLine) });
  const authentication = appId
    ? { settings: authenticationSettings(issuer), credentials: new FakeCredentialsFactory(appId) }
    : undefined;
  const times = { boardLimits, outboxLimits, meetingLimits };
  const app = createApp({ config: configOf(appId, options), store, log, clock, ids, limits, authentication, refreshEveryMs, ...times });
  await options.seed?.(app);
  const { url } = await app.listen();

  const tokens = new Map<string, Promise<string>>();
  function goodToken(activity: unknown): Promise<string> {
    const wanted = (activity as Partial<TeamsActivity> | null)?.serviceUrl ?? serviceUrl;
    const token = tokens.get(wanted) ?? issuer.token({ serviceUrl: wanted });
    tokens.set(wanted, token);
    return token;
  }

  async function post(activity: unknown, { token, ...rest }: TestPostOptions = {}): Promise<PostResult> {
    const given = token === undefined && appId ? await goodToken(activity) : token;
    return postActivity(url, activity, { ...rest, ...(given ? { token: given } : {}) });
  }

  async function exchange(activity: TeamsActivity, postOptions?: TestPostOptions): Promise<PostResult & { sent: Sent[] }> {
    const before = teams.sent.length;
    const result = await post(activity, postOptions);
    return { ...result, sent: teams.sent.slice(before) };
  }

  return {
    url, serviceUrl, app, store, teams, issuer, logLines, post, exchange,
    molde: { ...molde, serviceUrl },
    statsforvalteren: { ...statsforvalteren, serviceUrl },
    async ask(activity) {
      const { status, sent } = await exchange(activity);
      const [only] = sent;
      if (!only || sent.length > 1) throw new Error(`HTTP ${status}; ${sent.length} messages were sent, not one.`);
      return only;
    },
    async stop() {
      await app.stop();
      network.leave();
      if (!options.issuer) await issuer.close();
      if (!options.teams) await teams.close();
    },
  };
}

function configOf(appId: string, options: TestAppOptions): Config {
  const allowedTenants = options.allowedTenants ?? [molde.tenantId, statsforvalteren.tenantId];
  return {
    host: '127.0.0.1',
    port: 0,
    bot: { appId, tenantId: appId && molde.tenantId, credentials: { kind: 'none' } },
    allowedTenants: appId ? allowedTenants : [],
    admins: options.admins ?? [],
    ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    ...(options.linkSecret ? { linkSecret: options.linkSecret } : {}),
    store: { kind: 'sqlite', file: ':memory:' },
    emergencyNumbers: options.emergencyNumbers ?? standardNumbers(),
    ...(options.model ? { model: options.model } : {}),
    defaultLanguage: options.defaultLanguage ?? 'nb',
    logLevel: options.logLevel ?? 'debug',
    throughProxy: false, logSecret: 'log-secret-of-the-test', adviceApi: { url: 'http://127.0.0.1:9' }, klassApiUrl: 'http://127.0.0.1:9',
  };
}
