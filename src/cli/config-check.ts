import { ConfigError, readConfig, VARIABLES } from '../config';
import { lastChecked, type PhoneNumbers } from '../features/advice/emergency/numbers';
import { systemClock, toInstant, ZONE } from '../lib/time';

const SECRET = /SECRET|CONNECTION_STRING|API_KEY|OPENAI_KEY/;
/** Ours by their beginning: a name like these that we do not read is most likely misspelt. */
const OURS = /^(?:EMERGENCY_|BOT_|AZURE_TABLES_|AZURE_OPENAI_|SQLITE_|LINK_|PUBLIC_|ALLOWED_|ADMIN|ADVICE_)/;

const DAY = 24 * 60 * 60 * 1000;
const OLD_NUMBERS_DAYS = 400;

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
    const { bot, store, host, port, allowedTenants, emergencyNumbers, model } = readConfig(process.env);
    console.log(`\nThe configuration is valid. The service listens on ${host}:${port}.`);
    console.log(`Credentials: ${bot.credentials.kind}${bot.appId ? '' : ' (anyone on this machine may post to the bot)'}.`);
    if (model) console.log(`Model: questions that the assistant is unsure about are sent to ${new URL(model.endpoint).host}.`);
    console.log(aboutNumbers(emergencyNumbers, systemClock.now()));
    console.log(`Store: ${store.kind}. Tenants that may use the bot: ${allowedTenants.join(', ') || 'all'}.`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.log(`\nThe service will not start:\n${error.problems.map((problem) => `- ${problem}`).join('\n')}`);
    process.exitCode = 1;
  }
}

/** Numbers change without telling us; whoever runs the service checks them and sets `lastChecked`. */
function aboutNumbers(numbers: PhoneNumbers, now: number): string {
  const date = lastChecked(numbers);
  const days = Math.floor((now - toInstant({ local: `${date}T00:00`, zone: ZONE })) / DAY);
  const hidden = numbers.filter(({ confirmed }) => !confirmed).map(({ id }) => id);
  const old = days > OLD_NUMBERS_DAYS ? ' That is long ago: call them, and set lastChecked in EMERGENCY_NUMBERS_FILE.' : '';
  return `Telephone numbers: ${numbers.length}, last checked ${date}, ${days} day${days === 1 ? '' : 's'} ago.${old}${hidden.length ? ` Not confirmed, so not shown: ${hidden.join(', ')}.` : ''}`;
}

main();
