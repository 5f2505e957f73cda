import { ConfigError, readConfig, VARIABLES } from '../config';

const SECRET = /SECRET|CONNECTION_STRING/;
/** Ours by their beginning: a name like these that we do not read is most likely misspelt. */
const OURS = /^(?:BOT_|AZURE_TABLES_|SQLITE_|ALLOWED_|ADMIN)/;

/** `npm run config:check`: what is set, with secrets masked, what is misspelt, and whether the service would start with it. */
function main(): void {
  for (const name of VARIABLES) {
    const value = process.env[name]?.trim();
    console.log(`${name.padEnd(32)}${value ? (SECRET.test(name) ? `set, ${value.length} characters, hidden` : value) : '(not set)'}`);
  }
  const known: readonly string[] = VARIABLES;
  for (const name of Object.keys(process.env).filter((each) => OURS.test(each) && !known.includes(each))) {
    console.log(`${name} is not a variable of this service: is it misspelt?`);
  }
  try {
    const { bot, store, host, port, allowedTenants } = readConfig(process.env);
    console.log(`\nThe configuration is valid. The service listens on ${host}:${port}.`);
    console.log(`Credentials: ${bot.credentials.kind}${bot.appId ? '' : ' (anyone on this machine may post to the bot)'}.`);
    console.log(`Store: ${store.kind}. Tenants that may use the bot: ${allowedTenants.join(', ') || 'all'}.`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.log(`\nThe service will not start:\n${error.problems.map((problem) => `- ${problem}`).join('\n')}`);
    process.exitCode = 1;
  }
}

main();
