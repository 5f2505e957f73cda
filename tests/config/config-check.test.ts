import { join } from 'node:path';
import { ensureBuilt, run } from '../cli/built';

beforeAll(ensureBuilt, 180_000);

const check = (env: Record<string, string>) => run('cli/config-check.js', [], { env });
const APP = '0b0b0b0b-0b0b-4b0b-8b0b-0b0b0b0b0b0b';
const TENANT = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const SECRETS = {
  BOT_APP_SECRET: 'ikke-vis-meg-1', ADVICE_API_KEY: 'ikke-vis-meg-0', LOG_SECRET: 'ikke-vis-meg-2-lang-nok',
  AZURE_TABLES_CONNECTION_STRING: 'AccountKey=ikke-vis-meg-3',
};

test('with nothing set says that the service would start, where, and who may post to it', async () => {
  const { code, stdout, stderr } = await check({});
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('The configuration is valid. The service listens on 127.0.0.1:3978.');
  expect(stdout).toContain('Credentials: none (anyone on this machine may post to the bot).');
  expect(stdout).toContain('Store: sqlite. Tenants that may use the bot: all.');
  expect(stdout).toMatch(/^PORT +\(not set\)$/m);
});

test('says how many telephone numbers there are, when they were last checked, and which are hidden', async () => {
  const { stdout } = await check({});
  expect(stdout).toMatch(/^Telephone numbers: 9, last checked 2026-11-22, -?\d+ days? ago\..* Not confirmed, so not shown: rusinfo, kirkens-sos\.$/m);
});

test('asks for a new check of numbers that nobody has checked for long', async () => {
  const { stdout } = await check({ EMERGENCY_NUMBERS_FILE: join(__dirname, 'fixtures', 'numbers.json') });
  expect(stdout).toMatch(/^Telephone numbers: 2, last checked 2020-01-31, \d+ days ago\. That is long ago: call them/m);
});

test('shows what is set, and of secrets only that they are and how long', async () => {
  const { code, stdout } = await check({ ...SECRETS, STORE: 'azure', BOT_APP_ID: APP, BOT_TENANT_ID: TENANT, PORT: ' 4000 ' });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^PORT +4000$/m);
  expect(stdout).toMatch(new RegExp(`^BOT_APP_ID +${APP}$`, 'm'));
  expect(stdout).toMatch(/^BOT_APP_SECRET +set, 14 characters, hidden$/m);
  expect(stdout).toContain('Credentials: secret.');
  expect(stdout).toContain(`Store: azure. Tenants that may use the bot: ${TENANT}.`);
  expect(stdout).not.toContain('ikke-vis-meg');
});

test('points out names that are most likely misspelt, and leaves others alone', async () => {
  const misspelt = { BOT_APPID: APP, AZURE_TABLES_KEY: 'x', ALLOWED_TENANT: TENANT, ADMIN: TENANT, SQLITE_PATH: 'x' };
  const { code, stdout } = await check({ ...misspelt, HOME: '/root', AZURE_OTHER: 'x' });
  expect(code).toBe(0);
  const named = [...stdout.matchAll(/^(\S+) is not a variable of this service: is it misspelt\?$/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(misspelt).sort());
});

test('tells every problem at once, ends with 1, and shows no secret that is wrong', async () => {
  const { code, stdout, stderr } = await check({ PORT: 'førti', LOG_LEVEL: 'trace', BOT_APP_SECRET: 'kort' });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain(
    'The service will not start:\n- PORT must be a port number.\n- BOT_APP_SECRET is too short to be a client secret.\n',
  );
  expect(stdout).toContain('\n- LOG_LEVEL must be one of debug, info, warn, error, silent.\n');
  expect(stdout).not.toContain('kort\n');
});
