import { dayOf, formatSourceDate } from '../../../lib/time';
import type { Changes } from './changes';
import type { PageFacts } from './page';
import type { Version } from './records';

const KINDS: [kind: keyof Changes, label: string][] = [
  ['added', 'New'], ['changed', 'Changed'], ['withdrawn', 'Withdrawn'], ['unchanged', 'Unchanged'],
];

/** What an import changes, for the operator: a heading for each kind, a line for each page. */
export function changesText(changes: Changes): string {
  const groups = KINDS.filter(([kind]) => changes[kind].length > 0);
  return groups.map(([kind, label]) => [`${label} (${changes[kind].length}):`, ...changes[kind].map(line)].join('\n')).join('\n');
}

function line({ raad, title, status, updated, published }: PageFacts): string {
  const date = updated ?? published;
  const facts = [status, date ? formatSourceDate(date, 'en') : 'no date', ...(raad ? [`råd ${raad}`] : [])];
  return `  ${title} (${facts.join(', ')})`;
}

export function versionsText(versions: Version[], inUse: number): string {
  if (versions.length === 0) return 'No version is kept: the service answers from its built-in text alone.';
  const lines = versions.map(({ version, at, from, pages }) => {
    return `${version === inUse ? '*' : ' '} ${version}  ${dayOf(at)}  ${pages} pages  ${from}`;
  });
  return [...lines, inUse === 0 ? 'None is in use: the service answers from its built-in text alone.' : '* is in use.'].join('\n');
}
