import { readFile, writeFile } from 'node:fs/promises';
import { ConfigError, readConfig, type Config } from '../config';
import { exportText } from '../features/networks/file/export';
import { municipalityFinder } from '../features/networks/file/municipalities';
import type { NetworkFiles } from '../features/networks/file/network-files';
import { openNetworkFiles, openNetworkRemoval } from '../features/networks/file/open';
import { listText, networkText } from '../features/networks/file/overview';
import type { NetworkRemoval } from '../features/networks/file/network-removal';
import { isEmpty } from '../features/networks/file/plan';
import { planText } from '../features/networks/file/plan-text';
import { NetworkFileProblem } from '../features/networks/file/problem';
import { removalText } from '../features/networks/file/removal-text';
import { readNetworkFile } from '../features/networks/file/read';
import type { NetworkFile } from '../features/networks/file/schema';
import { readList } from '../features/networks/municipalities/records';
import { systemClock } from '../lib/time';
import { openStore, StoreError, type TableStore } from '../storage';
import { readArguments, USAGE, UsageError, type Arguments } from './network-arguments';

/** A sentence for the operator; nothing was written. */
class Refused extends Error {}

/** `npm run network`: see docs/operators.md. Exit code 2 for wrong arguments, 1 when it could not be done. */
async function main(): Promise<void> {
  try {
    const given = readArguments(process.argv.slice(2));
    if (given.command === 'help') return console.log(USAGE);
    const config = readConfig(process.env);
    const bytes = given.command === 'import' ? await bytesOf(given.target) : undefined;
    const store = await openStore(config.store);
    await run(given, config, store, bytes).finally(() => store.close());
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    if (error instanceof UsageError) console.error(`${error.message}\n${USAGE}`);
    else if (error instanceof NetworkFileProblem) console.error(`${error.message}\nNothing was written.`);
    else if (isForeseen(error)) console.error(error.message);
    else throw error;
  }
}

const isForeseen = (error: unknown): error is Error =>
  [Refused, NetworkFileProblem, ConfigError, StoreError].some((kind) => error instanceof kind);

async function run(given: Arguments, config: Config, store: TableStore, bytes: Uint8Array = new Uint8Array()): Promise<void> {
  const files = openNetworkFiles(store, systemClock);
  if (given.command === 'list') return console.log(listText(await files.all()));
  if (given.command === 'import') {
    // By the list of municipalities that was fetched last, else the built-in one.
    return importIt(readNetworkFile(bytes, municipalityFinder(await readList(store))), files, config, given);
  }
  if (given.command === 'delete') return deleteIt(given, files, openNetworkRemoval(store, systemClock));
  const content = await files.content(given.target);
  const { network } = content;
  if (!network) throw new Refused(`There is no network ${given.target}; list shows those there are.`);
  if (given.command === 'show') return console.log(networkText(network, content, given));
  const text = exportText(network, content, given.out?.endsWith('.json') ? 'json' : 'yaml');
  if (given.out === undefined) process.stdout.write(text);
  else await write(given.out, text);
}

async function importIt(file: NetworkFile, files: NetworkFiles, config: Config, given: Arguments): Promise<void> {
  for (const tenant of strangersIn(file, config.allowedTenants)) {
    console.log(`Note: people and channels of the tenant ${tenant} get no answers until it is in ALLOWED_TENANTS.`);
  }
  const plan = await files.plan(file, given);
  console.log(planText(plan));
  if (isEmpty(plan)) return console.log('Nothing has changed, so nothing was written.');
  if (given.dryRun) return console.log('A dry run: nothing was written.');
  try {
    await files.apply(plan);
  } catch (error) {
    if (!isForeseen(error)) throw error;
    throw new Refused(`${error.message}\nThe import may be half done. Run it again: it goes on where it stopped.`, { cause: error });
  }
  console.log('Written. Running services know it within a minute.');
}

async function deleteIt({ target, yes }: Arguments, files: NetworkFiles, removal: NetworkRemoval): Promise<void> {
  const [{ network }, plan] = [await files.content(target), await removal.plan(target)];
  if (plan.steps.length + plan.logged === 0) throw new Refused(`There is no network ${target}; list shows those there are.`);
  console.log(removalText(plan, network?.name));
  if (plan.steps.length === 0) return console.log('So nothing was deleted.');
  if (!yes) return console.log('Nothing was deleted. Run it again with --yes to delete this for good; an export is a copy of who takes part.');
  try {
    await removal.apply(plan);
  } catch (error) {
    if (!isForeseen(error)) throw error;
    throw new Refused(`${error.message}\nThe network may be half deleted. Run it again: it goes on where it stopped.`, { cause: error });
  }
  console.log('Deleted. Running services know it within a minute: run it again after that, for what was written meanwhile.');
}

/** No allowed tenants at all means every tenant, on a developer's machine only. */
function strangersIn({ people, channels }: NetworkFile, allowed: readonly string[]): string[] {
  const tenants = new Set([...people, ...channels].map(({ tenantId }) => tenantId));
  return allowed.length > 0 ? [...tenants].filter((tenant) => !allowed.includes(tenant)) : [];
}

async function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new Refused(`${path} cannot be read (${cause.code}).`, { cause });
  });
}

/** For its owner only, and never over another file. */
async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
    throw new Refused(cause.code === 'EEXIST' ? `${path} is there already: give another name.` : `${path} cannot be written (${cause.code}).`, { cause });
  });
  console.log(`Written to ${path}. It holds personal data.`);
}

void main();
