import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readNumbers, standardNumbers, type PhoneNumbers } from './features/advice/emergency/numbers';
import { LANGUAGES } from './lib/language';
import { LOG_LEVELS } from './lib/log';

/**
 * The environment, read once and checked whole. An error is one sentence a variable, naming it and saying what to set.
 * docs/operators.md tells what each is for.
 */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a UUID, as the Entra admin centre shows it')
  .transform((id) => id.toLowerCase());
const list = z.string().transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean));
/** As the SDKs read them, in capitals or not. */
const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('must be a port number').int('must be a port number').min(0, 'must be 0–65535').max(65_535, 'must be 0–65535').default(3978),
  PUBLIC_URL: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  BOT_APP_ID: uuid.optional(),
  BOT_APP_TYPE: z.enum(['single-tenant', 'managed-identity'], 'must be single-tenant or managed-identity').default('single-tenant'),
  BOT_TENANT_ID: uuid.optional(),
  BOT_APP_SECRET: z.string().min(8, 'is too short to be a client secret').optional(),
  BOT_CERTIFICATE_FILE: z.string().optional(),
  BOT_CERTIFICATE_KEY_FILE: z.string().optional(),
  BOT_FEDERATED_CLIENT_ID: uuid.optional(),
  ALLOWED_TENANTS: list.pipe(z.array(uuid)).default([]),
  ADMINS: list.pipe(z.array(uuid)).default([]),
  STORE: z.enum(['sqlite', 'azure'], 'must be sqlite or azure').default('sqlite'),
  SQLITE_FILE: z.string().default('data/nettverksassistenten.db'),
  AZURE_TABLES_URL: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  AZURE_TABLES_CONNECTION_STRING: z.string().optional(),
  AZURE_TABLES_NAME: z.string().regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/, 'must be 3–63 letters and digits').default('nettverksassistenten'),
  AZURE_CLIENT_ID: uuid.optional(),
  EMERGENCY_NUMBERS_FILE: z.string().optional(),
  DEFAULT_LANGUAGE: z.enum(LANGUAGES, 'must be nb, nn or en').default('nb'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  LOG_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  LINK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ADVICE_API_URL: z.string().refine(isSafe, 'must be an https address').default('https://api.helsedirektoratet.no/innhold'),
  ADVICE_API_KEY: z.string().optional(),
  KLASS_API_URL: z.string().refine(isSafe, 'must be an https address').default('https://data.ssb.no/api/klass/v1'),
  AZURE_OPENAI_ENDPOINT: z.string().refine(isSafe, 'must be an https address').optional(),
  AZURE_OPENAI_DEPLOYMENT: z.string().optional(),
  AZURE_OPENAI_API_VERSION: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:-preview)?$/, 'must be a version such as 2024-10-21').default('2024-10-21'),
  AZURE_OPENAI_KEY: z.string().optional(),
  GRAPH_ORGANIZER_ID: uuid.optional(),
  GRAPH_API_URL: z.string().refine(isGraph, 'must be https://graph.microsoft.com').default('https://graph.microsoft.com'),
});

/** Nothing that carries a key goes unencrypted over a network. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname.replace(/^\[|\]$/g, '')));
}

/** Tokens for Graph go to Graph, or to a server on this machine in tests. */
function isGraph(url: string): boolean {
  if (!isSafe(url)) return false;
  const { protocol, host, pathname, search } = new URL(url);
  return pathname === '/' && !search && (protocol === 'http:' || host === 'graph.microsoft.com');
}

/** The variables this service reads; another name that begins like one of ours is most likely misspelt. */
export const VARIABLES = Object.keys(Environment.shape) as (keyof z.infer<typeof Environment>)[];

export type BotCredentials =
  | { kind: 'none' }
  | { kind: 'managed-identity' }
  | { kind: 'secret'; secret: string }
  /** Both as PEM. */
  | { kind: 'certificate'; certificate: string; key: string }
  | { kind: 'federated'; clientId: string };

export interface Config {
  host: string;
  port: number;
  publicUrl?: string;
  bot: { appId: string; tenantId: string; credentials: BotCredentials };
  /** Tenants that may use the bot; empty means all, which is only possible on loopback without an app id. */
  allowedTenants: string[];
  admins: string[];
  store:
    | { kind: 'sqlite'; file: string }
    | { kind: 'azure'; url: string; table: string; managedIdentityClientId?: string }
    | { kind: 'azure'; connectionString: string; table: string };
  /** Whom one can call: the table of this version, or the operator's own. */
  emergencyNumbers: PhoneNumbers;
  defaultLanguage: (typeof LANGUAGES)[number];
  logLevel: (typeof LOG_LEVELS)[number];
  /** True when the environment names a proxy for what goes out. */
  throughProxy: boolean;
  /** Keys the pseudonyms of the log; a new one at each start unless set. */
  logSecret?: string;
  /** Seals links to files; a new one at each start unless set, and the same for all instances. */
  linkSecret?: string;
  /** Where `npm run advice:import` reads the official text. */
  adviceApi: { url: string; key?: string };
  /** Where `npm run municipalities:update` reads the municipalities. */
  klassApiUrl: string;
  /** Makes Teams meetings in the name of this user; absent unless an operator has set it up. */
  graph?: { url: string; organizerId: string };
  /** Chooses among what was found; absent unless an operator wants questions sent to Azure OpenAI. Without a key: managed identity. */
  model?: { endpoint: string; deployment: string; apiVersion: string; key?: string; managedIdentityClientId?: string };
}

/** Reads and checks the environment; empty values count as not set. Throws ConfigError with every problem at once. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, environment[name]?.trim() || undefined]));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`);
    throw new ConfigError([...new Set(sentences)]);
  }
  const env = parsed.data;
  const problems: string[] = [];
  const config: Config = {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    bot: { appId: env.BOT_APP_ID ?? '', tenantId: env.BOT_TENANT_ID ?? '', credentials: credentials(env, problems) },
    allowedTenants: env.ALLOWED_TENANTS.length || !env.BOT_TENANT_ID ? env.ALLOWED_TENANTS : [env.BOT_TENANT_ID],
    admins: env.ADMINS,
    store: store(env, problems),
    emergencyNumbers: emergencyNumbers(env.EMERGENCY_NUMBERS_FILE, problems),
    defaultLanguage: env.DEFAULT_LANGUAGE,
    logLevel: env.LOG_LEVEL,
    throughProxy: PROXIES.some((name) => environment[name] || environment[name.toLowerCase()]),
    logSecret: env.LOG_SECRET,
    linkSecret: env.LINK_SECRET,
    adviceApi: { url: env.ADVICE_API_URL, key: env.ADVICE_API_KEY },
    klassApiUrl: env.KLASS_API_URL,
    graph: graph(env, problems),
    model: model(env, problems),
  };
  if (problems.length) throw new ConfigError(problems);
  return config;
}

/** Anyone who reaches a bot without an app id may speak for anyone, so that is for this machine only. */
function credentials(env: z.infer<typeof Environment>, problems: string[]): BotCredentials {
  if (!env.BOT_APP_ID) {
    if (!LOOPBACK.includes(env.HOST)) problems.push(`BOT_APP_ID must be set when HOST is ${env.HOST}: without it anyone may post to the bot.`);
    return { kind: 'none' };
  }
  if (!env.BOT_TENANT_ID) problems.push('BOT_TENANT_ID must be set together with BOT_APP_ID.');
  if (env.BOT_APP_TYPE === 'managed-identity') {
    if (env.BOT_APP_SECRET) problems.push('BOT_APP_SECRET must not be set when BOT_APP_TYPE is managed-identity.');
    return { kind: 'managed-identity' };
  }
  const ways: BotCredentials[] = [];
  if (env.BOT_FEDERATED_CLIENT_ID) ways.push({ kind: 'federated', clientId: env.BOT_FEDERATED_CLIENT_ID });
  if (env.BOT_CERTIFICATE_FILE && env.BOT_CERTIFICATE_KEY_FILE) {
    const certificate = readPem('BOT_CERTIFICATE_FILE', env.BOT_CERTIFICATE_FILE, (pem) => new X509Certificate(pem), problems);
    const key = readPem('BOT_CERTIFICATE_KEY_FILE', env.BOT_CERTIFICATE_KEY_FILE, createPrivateKey, problems);
    ways.push({ kind: 'certificate', certificate, key });
  } else if (env.BOT_CERTIFICATE_FILE || env.BOT_CERTIFICATE_KEY_FILE) {
    problems.push('BOT_CERTIFICATE_FILE and BOT_CERTIFICATE_KEY_FILE must be set together.');
  }
  if (env.BOT_APP_SECRET) ways.push({ kind: 'secret', secret: env.BOT_APP_SECRET });
  if (ways.length !== 1) {
    problems.push('Set exactly one of BOT_FEDERATED_CLIENT_ID, BOT_CERTIFICATE_FILE (with its key file) and BOT_APP_SECRET.');
  }
  return ways[0] ?? { kind: 'none' };
}

/** Read and parsed now, since otherwise it would fail at the first message. */
function readPem(name: string, file: string, parse: (pem: string) => unknown, problems: string[]): string {
  try {
    const pem = readFileSync(file, 'utf8');
    parse(pem);
    return pem;
  } catch {
    problems.push(`${name} must be the path of a PEM file that this user can read.`);
    return '';
  }
}

/** Read now: a wrong number must be found by an operator, not by somebody who calls it. */
function emergencyNumbers(file: string | undefined, problems: string[]): PhoneNumbers {
  if (!file) return standardNumbers();
  try {
    return readNumbers(file);
  } catch (error) {
    problems.push(`EMERGENCY_NUMBERS_FILE ${file}${(error as Error).message}.`);
    return [];
  }
}

function graph(env: z.infer<typeof Environment>, problems: string[]): Config['graph'] {
  const { GRAPH_ORGANIZER_ID: organizerId, GRAPH_API_URL: url } = env;
  if (!organizerId) return undefined;
  if (!env.BOT_APP_ID) problems.push('GRAPH_ORGANIZER_ID needs BOT_APP_ID: Teams meetings are made as that app.');
  return { url: url.replace(/\/$/, ''), organizerId };
}

function model(env: z.infer<typeof Environment>, problems: string[]): Config['model'] {
  const { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_DEPLOYMENT: deployment, AZURE_OPENAI_KEY: key } = env;
  if (!endpoint && !deployment && !key) return undefined;
  if (!endpoint || !deployment) {
    problems.push('AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT must be set together; without both, no model is used.');
    return undefined;
  }
  return { endpoint, deployment, apiVersion: env.AZURE_OPENAI_API_VERSION, key, managedIdentityClientId: env.AZURE_CLIENT_ID };
}

function store(env: z.infer<typeof Environment>, problems: string[]): Config['store'] {
  if (env.STORE === 'sqlite') return { kind: 'sqlite', file: env.SQLITE_FILE };
  const { AZURE_TABLES_URL: url, AZURE_TABLES_CONNECTION_STRING: connectionString, AZURE_TABLES_NAME: table } = env;
  if (!url === !connectionString) {
    problems.push('Set exactly one of AZURE_TABLES_URL (with managed identity) and AZURE_TABLES_CONNECTION_STRING when STORE is azure.');
  }
  if (connectionString) return { kind: 'azure', connectionString, table };
  return { kind: 'azure', url: url ?? '', table, managedIdentityClientId: env.AZURE_CLIENT_ID };
}
