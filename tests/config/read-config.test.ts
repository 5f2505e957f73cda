import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ConfigError, readConfig, VARIABLES } from '../../src/config';
import { standardNumbers } from '../../src/features/advice/emergency';

const APP = '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b';
const TENANT = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const OTHER = 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb';
const BOT = { BOT_APP_ID: APP, BOT_TENANT_ID: TENANT };
const SECRET = { ...BOT, BOT_APP_SECRET: 'hemmelig-nok' };

const fixture = (name: string) => join(__dirname, 'fixtures', name);

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('with nothing set it is a bot for this machine only, with SQLite, in bokmål', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1', port: 3978, publicUrl: undefined, bot: { appId: '', tenantId: '', credentials: { kind: 'none' } },
    allowedTenants: [], admins: [], store: { kind: 'sqlite', file: 'data/nettverksassistenten.db' },
    emergencyNumbers: standardNumbers(), defaultLanguage: 'nb', logLevel: 'info', logSecret: undefined, linkSecret: undefined,
    throughProxy: false, adviceApi: { url: 'https://api.helsedirektoratet.no/innhold', key: undefined },
    klassApiUrl: 'https://data.ssb.no/api/klass/v1',
  });
});

test('Teams meetings are made only when an organiser is named, as the bot’s app, and tokens go to Graph alone', () => {
  expect(readConfig(SECRET).graph).toBeUndefined();
  expect(readConfig({ ...SECRET, GRAPH_API_URL: 'https://graph.microsoft.com' }).graph).toBeUndefined();
  const organizer = { ...SECRET, GRAPH_ORGANIZER_ID: OTHER.toUpperCase() };
  expect(readConfig(organizer).graph).toEqual({ url: 'https://graph.microsoft.com', organizerId: OTHER });
  expect(readConfig({ ...organizer, GRAPH_API_URL: 'http://127.0.0.1:4000/' }).graph).toEqual({ url: 'http://127.0.0.1:4000', organizerId: OTHER });
  for (const url of ['https://graph.microsoft.com.evil.example', 'http://graph.microsoft.com', 'https://evil.example', 'https://graph.microsoft.com/beta', 'https://graph.microsoft.com:444', 'x']) {
    expect([url, problemsOf({ ...organizer, GRAPH_API_URL: url })]).toEqual([url, ['GRAPH_API_URL must be https://graph.microsoft.com.']]);
  }
  expect(problemsOf({ ...SECRET, GRAPH_ORGANIZER_ID: 'ola@kommune.example' })[0]).toMatch(/^GRAPH_ORGANIZER_ID must be a UUID/);
  expect(problemsOf({ GRAPH_ORGANIZER_ID: OTHER })).toEqual(['GRAPH_ORGANIZER_ID needs BOT_APP_ID: Teams meetings are made as that app.']);
});

test('an empty value, or one of spaces, counts as not set; spaces around a value do not count', () => {
  const empty = Object.fromEntries(VARIABLES.map((name, at) => [name, at % 2 ? '' : '  ']));
  expect(readConfig(empty)).toEqual(readConfig({}));
  expect(readConfig({ PORT: ' 80 ', DEFAULT_LANGUAGE: 'nn\n' })).toMatchObject({ port: 80, defaultLanguage: 'nn' });
});

describe('a table of telephone numbers', () => {
  test('is read from the operator’s file', () => {
    expect(readConfig({ EMERGENCY_NUMBERS_FILE: fixture('numbers.json') }).emergencyNumbers.map(({ number }) => number)).toEqual(['113', '71 11 11 11']);
  });

  test('that is wrong or not there is one sentence, with the file', () => {
    const [none, pem] = [fixture('none.json'), fixture('test-only.pem')];
    expect(problemsOf({ EMERGENCY_NUMBERS_FILE: none })).toEqual([`EMERGENCY_NUMBERS_FILE ${none} cannot be read.`]);
    expect(problemsOf({ EMERGENCY_NUMBERS_FILE: pem })).toEqual([`EMERGENCY_NUMBERS_FILE ${pem} is no valid JSON.`]);
  });
});

describe('a variable of the wrong form gets a sentence that names it', () => {
  test.each([
    ['PORT', 'førti', 'PORT must be a port number.'], ['PORT', '39.5', 'PORT must be a port number.'],
    ['PORT', '-1', 'PORT must be 0–65535.'], ['PORT', '65536', 'PORT must be 0–65535.'],
    ['PUBLIC_URL', 'http://bot.example', 'PUBLIC_URL must be an https address.'],
    ['PUBLIC_URL', 'bot', 'PUBLIC_URL must be an https address.'],
    ...['BOT_APP_ID', 'BOT_TENANT_ID', 'BOT_FEDERATED_CLIENT_ID', 'AZURE_CLIENT_ID'].map((name) =>
      [name, 'appen', `${name} must be a UUID, as the Entra admin centre shows it.`]),
    ['ALLOWED_TENANTS', `${TENANT},noen`, 'ALLOWED_TENANTS must be a UUID, as the Entra admin centre shows it.'],
    ['ADMINS', 'kari@example.org', 'ADMINS must be a UUID, as the Entra admin centre shows it.'],
    ['BOT_APP_TYPE', 'multi-tenant', 'BOT_APP_TYPE must be single-tenant or managed-identity.'],
    ['BOT_APP_SECRET', 'kort', 'BOT_APP_SECRET is too short to be a client secret.'],
    ['STORE', 'postgres', 'STORE must be sqlite or azure.'],
    ['ADVICE_API_URL', 'http://api.helsedirektoratet.no/innhold', 'ADVICE_API_URL must be an https address.'],
    ['ADVICE_API_URL', 'innhold', 'ADVICE_API_URL must be an https address.'],
    ['ADVICE_API_URL', 'ftp://127.0.0.1/innhold', 'ADVICE_API_URL must be an https address.'],
    ['AZURE_OPENAI_ENDPOINT', 'http://modell.openai.azure.com', 'AZURE_OPENAI_ENDPOINT must be an https address.'],
    ['AZURE_OPENAI_API_VERSION', 'nyeste', 'AZURE_OPENAI_API_VERSION must be a version such as 2024-10-21.'],
    ['AZURE_TABLES_URL', 'http://konto.table.core.windows.net', 'AZURE_TABLES_URL must be an https address.'],
    ['AZURE_TABLES_NAME', 'min-tabell', 'AZURE_TABLES_NAME must be 3–63 letters and digits.'],
    ['AZURE_TABLES_NAME', 'ab', 'AZURE_TABLES_NAME must be 3–63 letters and digits.'],
    ['DEFAULT_LANGUAGE', 'sv', 'DEFAULT_LANGUAGE must be nb, nn or en.'],
    ['LOG_LEVEL', 'trace', 'LOG_LEVEL must be one of debug, info, warn, error, silent.'],
    ['LOG_SECRET', 'kort', 'LOG_SECRET must have at least 16 characters.'],
    ['LINK_SECRET', 'x'.repeat(31), 'LINK_SECRET must have at least 32 characters.'],
  ])('%s=%s', (name, value, sentence) => {
    expect(problemsOf({ [name]: value })).toEqual([sentence]);
  });

  test('once, though two of its parts are wrong', () => {
    expect(problemsOf({ ALLOWED_TENANTS: 'noen,andre' })).toEqual([expect.stringMatching(/^ALLOWED_TENANTS must be a UUID/)]);
  });

  test('and all at once', () => {
    expect(problemsOf({ PORT: 'x', STORE: 'y', LOG_LEVEL: 'z' })).toHaveLength(3);
  });
});

describe('variables that do not go together get a sentence', () => {
  const ONE_KIND = 'Set exactly one of BOT_FEDERATED_CLIENT_ID, BOT_CERTIFICATE_FILE (with its key file) and BOT_APP_SECRET.';
  const ONE_PLACE =
    'Set exactly one of AZURE_TABLES_URL (with managed identity) and AZURE_TABLES_CONNECTION_STRING when STORE is azure.';
  const BOTH_FILES = 'BOT_CERTIFICATE_FILE and BOT_CERTIFICATE_KEY_FILE must be set together.';
  const BOTH_PLACES = { AZURE_TABLES_URL: 'https://konto.example', AZURE_TABLES_CONNECTION_STRING: 'x' };

  test.each<[string, Record<string, string>, string]>([
    ['a host that others reach, and no app', { HOST: '0.0.0.0' },
      'BOT_APP_ID must be set when HOST is 0.0.0.0: without it anyone may post to the bot.'],
    ['an app without its tenant', { BOT_APP_ID: APP, BOT_APP_SECRET: 'hemmelig-nok' },
      'BOT_TENANT_ID must be set together with BOT_APP_ID.'],
    ['an app without credentials', BOT, ONE_KIND],
    ['two kinds of credentials', { ...SECRET, BOT_FEDERATED_CLIENT_ID: OTHER }, ONE_KIND],
    ['a certificate without its key', { ...SECRET, BOT_CERTIFICATE_FILE: 'a.pem' }, BOTH_FILES],
    ['a key without its certificate', { ...SECRET, BOT_CERTIFICATE_KEY_FILE: 'a.key' }, BOTH_FILES],
    ['a managed identity with a secret', { ...SECRET, BOT_APP_TYPE: 'managed-identity' },
      'BOT_APP_SECRET must not be set when BOT_APP_TYPE is managed-identity.'],
    ['Azure without a place', { STORE: 'azure' }, ONE_PLACE],
    ['Azure with two', { STORE: 'azure', ...BOTH_PLACES }, ONE_PLACE],
  ])('%s', (_what, environment, sentence) => {
    expect(problemsOf(environment)).toEqual([sentence]);
  });
});

describe('what is set is what the service gets', () => {
  test.each<[string, Record<string, string>, object]>([
    ['a secret', SECRET, { kind: 'secret', secret: 'hemmelig-nok' }],
    ['federated credentials', { ...BOT, BOT_FEDERATED_CLIENT_ID: OTHER }, { kind: 'federated', clientId: OTHER }],
    ['a managed identity', { ...BOT, BOT_APP_TYPE: 'managed-identity' }, { kind: 'managed-identity' }],
  ])('%s as credentials, also where others reach it', (_what, environment, credentials) => {
    const config = readConfig({ ...environment, HOST: '0.0.0.0' });
    expect(config).toMatchObject({ host: '0.0.0.0', bot: { appId: APP, tenantId: TENANT, credentials } });
  });

  test('a certificate and its key are read when the program starts', () => {
    const files = { BOT_CERTIFICATE_FILE: fixture('test-only.pem'), BOT_CERTIFICATE_KEY_FILE: fixture('test-only.key') };
    const { credentials } = readConfig({ ...BOT, ...files }).bot;
    const pem = { certificate: readFileSync(files.BOT_CERTIFICATE_FILE, 'utf8'), key: readFileSync(files.BOT_CERTIFICATE_KEY_FILE, 'utf8') };
    expect(credentials).toEqual({ kind: 'certificate', ...pem });
  });

  test('a certificate that is not there, or a key that is none, is said at the start', () => {
    const files = { BOT_CERTIFICATE_FILE: fixture('none.pem'), BOT_CERTIFICATE_KEY_FILE: fixture('test-only.pem') };
    expect(problemsOf({ ...BOT, ...files })).toEqual([
      'BOT_CERTIFICATE_FILE must be the path of a PEM file that this user can read.',
      'BOT_CERTIFICATE_KEY_FILE must be the path of a PEM file that this user can read.',
    ]);
  });

  test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])('what goes out goes through a proxy when %s names one', (name) => {
    expect(readConfig({ [name]: 'http://proxy.example:3128' }).throughProxy).toBe(true);
  });

  test('ids may be written in upper case', () => {
    expect(readConfig({ ...SECRET, ALLOWED_TENANTS: OTHER.toUpperCase() }).allowedTenants).toEqual([OTHER]);
  });

  test.each<[string, Record<string, string>, object]>([
    ['a connection string', { AZURE_TABLES_CONNECTION_STRING: 'x' },
      { kind: 'azure', connectionString: 'x', table: 'nettverksassistenten' }],
    ['an address', { AZURE_TABLES_URL: 'https://konto.example', AZURE_CLIENT_ID: OTHER, AZURE_TABLES_NAME: 'Prove1' },
      { kind: 'azure', url: 'https://konto.example', table: 'Prove1', managedIdentityClientId: OTHER }],
  ])('Azure by %s', (_what, environment, store) => {
    expect(readConfig({ ...environment, STORE: 'azure' }).store).toEqual(store);
  });

  test('the bot’s own tenant may use it unless others are listed', () => {
    expect(readConfig(SECRET).allowedTenants).toEqual([TENANT]);
    expect(readConfig({ ...SECRET, ALLOWED_TENANTS: ` ${OTHER} , ,${TENANT},` }).allowedTenants).toEqual([OTHER, TENANT]);
  });

  test.each(['127.0.0.1', 'localhost', '::1'])('%s is this machine, and needs no app', (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST);
  });
});

test('any environment gives a configuration or sentences that begin with a name of ours, and holds no secret of it', () => {
  const value = fc.oneof(fc.string(), fc.constantFrom(APP, 'azure', '0.0.0.0', 'hemmelig-verdi', '3978'));
  const environment = fc.dictionary(fc.constantFrom(...VARIABLES), value);
  fc.assert(fc.property(environment, (any) => {
    for (const problem of problemsOf(any)) {
      expect(VARIABLES.some((name) => problem.includes(name))).toBe(true);
      expect(problem).toMatch(/\.$/);
      // An address and a file's name are said again: they are no secrets.
      const said = [any.HOST, any.EMERGENCY_NUMBERS_FILE].some((each) => each?.trim() === 'hemmelig-verdi');
      if (!said) expect(problem).not.toContain('hemmelig-verdi');
    }
  }));
});

describe('the model', () => {
  const MODEL = { AZURE_OPENAI_ENDPOINT: 'https://modell.openai.azure.com', AZURE_OPENAI_DEPLOYMENT: 'liten' };
  const [endpoint, deployment] = [MODEL.AZURE_OPENAI_ENDPOINT, MODEL.AZURE_OPENAI_DEPLOYMENT];

  test('is off unless both place and deployment are set', () => {
    expect(readConfig({}).model).toBeUndefined();
    const together = 'AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT must be set together; without both, no model is used.';
    const parts = Object.entries({ ...MODEL, AZURE_OPENAI_KEY: 'n' }).map(([name, value]) => ({ [name]: value }));
    for (const part of parts) expect(problemsOf(part)).toEqual([together]);
  });

  test('is asked with a key, or as the managed identity', () => {
    expect(readConfig({ ...MODEL, AZURE_OPENAI_KEY: 'en-noekkel' }).model).toEqual({ endpoint, deployment, apiVersion: '2024-10-21', key: 'en-noekkel' });
    expect(readConfig({ ...MODEL, AZURE_CLIENT_ID: OTHER }).model).toEqual({
      endpoint, deployment, apiVersion: '2024-10-21', managedIdentityClientId: OTHER,
    });
  });
});
