import { readConfig, type Config } from '../config';
import { fail, startService, stopOnSignal, type Service } from '../service';
import { systemClock } from '../lib/time';
import { demoClock } from './demo-clock';
import { demoOrganisations } from './organisations';
import { PlaygroundError, startPlayground } from './playground';
import { seedDemo } from './seed';

/**
 * `npm start`. With an app id it is the service and nothing else. Without, it is the demo: the service on loopback without
 * tokens, the demo network, and Microsoft's Agents Playground for each of the two organisations.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const demo = config.bot.appId === '';
  const service = await (demo ? startService(quiet(config), demoClock(systemClock)) : startService(config));
  const stops = [() => service.app.stop()];
  const stopAll = async () => {
    for (const stop of stops) await stop();
  };
  stopOnSignal(async () => {
    console.log('\nStopping …');
    await stopAll();
  });
  try {
    if (demo) stops.unshift(...(await startDemo(service)));
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startDemo({ app, url }: Service): Promise<(() => Promise<void>)[]> {
  await seedDemo(app);
  const started = await Promise.allSettled(
    demoOrganisations.map((org) => startPlayground({ org, botUrl: `${url}/api/messages`, dir: `data/playground/${org.key}` })),
  );
  const playgrounds = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed) {
    await Promise.all(playgrounds.map((playground) => playground.stop()));
    throw failed.reason;
  }
  console.log(instructions(url, playgrounds.map((playground) => playground.url)));
  return playgrounds.map((playground) => () => playground.stop());
}

/** The screen is for the instructions; what goes wrong is still said. */
function quiet(config: Config): Config {
  return process.env.LOG_LEVEL ? config : { ...config, logLevel: 'warn' };
}

function instructions(url: string, playgrounds: string[]): string {
  const opened = demoOrganisations.map((org, at) => `  ${playgrounds[at] ?? ''}   ${org.name}: you are ${org.currentUser.name}`);
  return [
    '',
    'Nettverksassistenten is running. Open in a browser:',
    '',
    ...opened,
    '',
    'Try, in the personal chat, or in the channel after @Nettverksassistenten:',
    '  hva sier råd 1 om pårørende?',
    '  korleis følgjer vi opp etter ei overdose?',
    '  help · liste råd · nettverk · samlinger · språk',
    '',
    'What comes by itself, such as reminders, comes sooner with `npm run later -- 2d` in this folder.',
    `The bot answers on ${url}; what it stores is in data/. For development on this machine: there are no passwords, so`,
    'nothing here can be reached from your network. Stop with Ctrl+C.',
  ].join('\n');
}

main().catch((error: Error) => {
  if (error instanceof PlaygroundError) {
    console.error(error.message);
    process.exit(1);
  }
  fail(error);
});
