import { readConfig } from './config';
import { fail, startService, stopOnSignal } from './service';

/** The service as it runs in production: configured by the environment, nothing seeded, no test client. */
async function main(): Promise<void> {
  const { app, log } = await startService(readConfig(process.env));
  stopOnSignal(async () => {
    log.info('Stopping');
    await app.stop();
  });
}

main().catch(fail);
