import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config';
import { KlassProblem } from '../features/networks/municipalities/klass';
import { updateMunicipalities } from '../features/networks/municipalities/update';
import { dayOf, systemClock } from '../lib/time';
import { openStore, StoreError, StoreUnavailable } from '../storage';

const USAGE = `Usage: npm run municipalities:update -- [options]
  (no option)       fetch Norway's municipalities from Statistics Norway (KLASS_API_URL) and store them
  --dry-run         fetch and check, store nothing
  --accept-counts   take the list although a county has another number of municipalities than in 2024,
                    because municipalities have merged or split since`;

interface Arguments {
  dryRun: boolean;
  acceptCounts: boolean;
}

/** `npm run municipalities:update`: see docs/operators.md. Exit code 2 for wrong arguments, 1 when nothing could be changed. */
async function main(): Promise<void> {
  const given = readArguments();
  if (!given) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  try {
    const config = readConfig(process.env);
    const store = await openStore(config.store);
    const options = { ...given, url: config.klassApiUrl, today: dayOf(systemClock.now()) };
    const { municipalities, formerNames, withoutChanges } = await updateMunicipalities(store, options).finally(() => store.close());
    if (withoutChanges) console.log(`Note: ${withoutChanges}, so former names are those that were known.`);
    console.log(`${municipalities} municipalities with ${formerNames} former names ${given.dryRun ? 'would be' : 'are'} stored.`);
    console.log(given.dryRun ? 'A dry run: nothing was changed.' : 'Running services use them within ten minutes.');
  } catch (error) {
    if (!(error instanceof KlassProblem || error instanceof ConfigError || error instanceof StoreError)) throw error;
    const unknown = error instanceof StoreUnavailable && error.outcome === 'unknown';
    console.error(`${error.message.replace(/\.$/, '')}: ${unknown ? 'either the old list or the new one is in use, whole' : 'the list that was in use stays'}.`);
    process.exitCode = 1;
  }
}

/** Undefined when they are not as the usage says. */
function readArguments(): Arguments | undefined {
  try {
    const { values } = parseArgs({
      options: { 'dry-run': { type: 'boolean', default: false }, 'accept-counts': { type: 'boolean', default: false } },
    });
    return { dryRun: values['dry-run'], acceptCounts: values['accept-counts'] };
  } catch {
    return undefined;
  }
}

void main();
