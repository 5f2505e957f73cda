import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run network -- COMMAND
  list                               all networks: id, municipalities, members, channels, name
  show ID [--contacts]               one network, people by role; with --contacts their e-mail addresses too
  export ID [--out FILE]             the network as a file that import takes (YAML, or JSON when FILE ends in .json)
  import FILE [--dry-run] [--prune]  set up or change a network from a file: docs/network-example.yaml tells the format
      --dry-run                      print what would be written, write nothing
      --prune                        also remove the people, channels and municipalities that the file does not have
  delete ID [--yes]                  print what is kept of a network; with --yes delete it for good, all but the log
  --help                             this text`;

export interface Arguments {
  command: 'help' | 'list' | 'show' | 'export' | 'import' | 'delete';
  /** The id of a network, or for `import` a file; empty where the command takes none. */
  target: string;
  contacts: boolean;
  out?: string;
  dryRun: boolean;
  prune: boolean;
  yes: boolean;
}

/** What each command takes. */
const COMMANDS = new Map<string, { command: Arguments['command']; needs?: string; options: readonly string[] }>([
  ['list', { command: 'list', options: [] }],
  ['show', { command: 'show', needs: 'the id of a network', options: ['contacts'] }],
  ['export', { command: 'export', needs: 'the id of a network', options: ['out'] }],
  ['import', { command: 'import', needs: 'a file', options: ['dry-run', 'prune'] }],
  ['delete', { command: 'delete', needs: 'the id of a network', options: ['yes'] }],
]);

/** Arguments that are not as the usage says; the message tells which. */
export class UsageError extends Error {}

/** Throws UsageError. */
export function readArguments(args: readonly string[]): Arguments {
  const { values: { help, ...values }, positionals: [name, target, ...more] } = parsed(args);
  const { contacts = false, out, 'dry-run': dryRun = false, prune = false, yes = false } = values;
  const rest = { contacts, dryRun, prune, yes, ...(out !== undefined && { out }) };
  if (help) return { command: 'help', target: '', ...rest };
  if (name === undefined) throw new UsageError('A command is missing.');
  const known = COMMANDS.get(name);
  if (!known) throw new UsageError(`There is no command ${name}.`);
  const foreign = Object.keys(values).find((option) => !known.options.includes(option));
  if (foreign) throw new UsageError(`${name} does not take --${foreign}.`);
  if (known.needs && !target) throw new UsageError(`${name} needs ${known.needs}.`);
  const extra = known.needs ? more[0] : target;
  if (extra !== undefined) throw new UsageError(`${name} does not take ${extra || 'empty arguments'}.`);
  if (out === '') throw new UsageError('--out needs the name of a file.');
  return { command: known.command, target: target ?? '', ...rest };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' }, contacts: { type: 'boolean' }, out: { type: 'string' },
        'dry-run': { type: 'boolean' }, prune: { type: 'boolean' }, yes: { type: 'boolean' },
      },
    });
  } catch (error) {
    // Node's advice on arguments that begin with a hyphen is about something else.
    throw new UsageError(`${(error as Error).message.replace(/\. To specify[^]*$/, '').replace(/\.$/, '')}.`, { cause: error });
  }
}
