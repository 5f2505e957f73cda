import { parseArgs } from 'node:util';
import { ConfigError, readConfig, type Config } from '../config';
import { loadKnowledge } from '../features/advice';
import { officialTitles } from '../features/advice/import/held-text';
import { Importer } from '../features/advice/import/importer';
import { ImportProblem } from '../features/advice/import/problem';
import { readApi, readFolder, type PageRules, type Reading } from '../features/advice/import/read';
import { PAGE_STATUSES, type PageStatus } from '../features/advice/import/page';
import { changesText, versionsText } from '../features/advice/import/report';
import { NetworkStore } from '../features/networks';
import { systemClock } from '../lib/time';
import { openStore, StoreError, StoreUnavailable, type TableStore } from '../storage';

const USAGE = `Usage: npm run advice:import -- [options]
  (no option)          read Helsedirektoratet's content API (ADVICE_API_URL, ADVICE_API_KEY)
  --about WORD         the API's product with this word in its title; default overdose
  --id ID              the API's product with this id
  --from DIR           read saved HTML pages, Markdown and DOCX in a folder instead
  --status STATUS      of pages that do not say it themselves: ${PAGE_STATUSES.join(', ')}
  --dry-run            print what would change, change nothing
  --list               print the versions that are kept
  --rollback           go back to the version before the one in use`;

interface Arguments {
  from?: string;
  about: string;
  id?: string;
  status?: PageStatus;
  dryRun: boolean;
  list: boolean;
  rollback: boolean;
}

/** `npm run advice:import`: see docs/operators.md. Exit code 2 for wrong arguments, 1 when nothing could be changed. */
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
    await run(given, config, store).finally(() => store.close());
  } catch (error) {
    if (!(error instanceof ImportProblem || error instanceof ConfigError || error instanceof StoreError)) throw error;
    const unknown = error instanceof StoreUnavailable && error.outcome === 'unknown';
    console.error(`${error.message}\n${unknown ? 'It is not known whether anything was changed: look with --list.' : 'Nothing was changed.'}`);
    process.exitCode = 1;
  }
}

async function run(given: Arguments, config: Config, store: TableStore): Promise<void> {
  const importer = new Importer(store, systemClock);
  if (given.list) return console.log(versionsText(await importer.versions(), await importer.inUse()));
  if (given.rollback) {
    const version = await importer.rollBack();
    return console.log(`Version ${version} is in use again${version ? '' : ': the built-in text alone'}. ${WHEN}`);
  }
  const { pages, notices } = await read(given, config);
  for (const notice of notices) console.log(`Note: ${notice}`);
  const networkIds = await new NetworkStore(store).ids();
  const from = given.from ?? config.adviceApi.url;
  const { changes, version } = await importer.import(pages, { from, networkIds, dryRun: given.dryRun });
  console.log(changesText(changes));
  if (version) console.log(`Version ${version} is in use. ${WHEN}`);
  else console.log(given.dryRun ? 'A dry run: nothing was changed.' : 'Nothing has changed, so nothing was written.');
}

const WHEN = 'Running services answer from it within a minute.';

function read({ from, about, id, status }: Arguments, { adviceApi }: Config): Promise<Reading> {
  const rules: PageRules = { knownTitles: officialTitles(loadKnowledge().passages), ...(status && { status }) };
  return from ? readFolder(from, rules) : readApi({ ...adviceApi, ...rules, about, ...(id && { id }) });
}

/** Undefined when they are not as the usage says. */
function readArguments(): Arguments | undefined {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string' }, about: { type: 'string', default: 'overdose' }, id: { type: 'string' }, status: { type: 'string' },
        'dry-run': { type: 'boolean', default: false }, list: { type: 'boolean', default: false }, rollback: { type: 'boolean', default: false },
      },
    });
    const { 'dry-run': dryRun, status, ...rest } = values;
    const known = PAGE_STATUSES.find((each) => each === status);
    const exclusive = [rest.list, rest.rollback, dryRun || rest.from !== undefined || rest.id !== undefined].filter(Boolean).length;
    if (exclusive > 1 || (status !== undefined && !known) || (rest.from && rest.id) || rest.from === '') return undefined;
    return { ...rest, dryRun, ...(known && { status: known }) };
  } catch {
    return undefined;
  }
}

void main();
