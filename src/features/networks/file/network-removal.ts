import { z } from 'zod';
import { inGroups } from '../../../lib/in-groups';
import { key, type Row, type TableStore } from '../../../storage';
import type { Audit } from '../audit/audit';

const AT_ONCE = 32;

/** What is there of one network, by kind: which rows go, in the order in which they go. */
export interface RemovalPlan {
  networkId: string;
  steps: { kind: string; rows: Pick<Row, 'partition' | 'row'>[] }[];
  /** Rows of the log: they stay. */
  logged: number;
}

/** Points from elsewhere to a network, or tells that it is about one. */
const About = z.looseObject({ networkId: z.string() });

interface Step {
  kind: string;
  isOf(networkId: string, row: Row): boolean;
}

const inside = (partition: string, networkId: string) => ({ partition: found }: Row): boolean =>
  found === key(partition, networkId) || found.startsWith(`${key(partition, networkId)}:`);
const isAbout = (networkId: string, { data }: Row): boolean => About.safeParse(JSON.parse(data)).data?.networkId === networkId;

/**
 * In this order. Without its own row a network is none for a service, so nothing new comes; then what is not yet posted, what leads
 * to it from elsewhere, what it holds, and last its place on the list of networks.
 */
const STEPS: readonly Step[] = [
  { kind: 'the network', isOf: (id, { partition, row }) => partition === key('n', id) && row === 'network' },
  { kind: 'what waits to be posted', isOf: (id, { partition, row }) => partition === key('po-open') && row.startsWith(`${key(id)}:`) },
  {
    kind: 'reminders',
    isOf: (id, row) => inside('sl', id)(row) || (/^(?:open|due|dl):/.test(row.partition) && isAbout(id, row)),
  },
  { kind: 'links from channels', isOf: (id, row) => row.partition.startsWith('ch:') && isAbout(id, row) },
  {
    kind: 'links and drafts of people',
    isOf: (id, row) => row.partition.startsWith('u:') && (row.row === key('n', id) || (row.row.startsWith('d:') && isAbout(id, row))),
  },
  { kind: 'consents to be found', isOf: (id, row) => row.partition === key('findable') && isAbout(id, row) },
  { kind: 'where postings stand', isOf: (id, row) => inside('po', id)(row) },
  { kind: 'notices', isOf: (id, row) => inside('no', id)(row) },
  { kind: 'questions and own answers', isOf: (id, row) => inside('q', id)(row) },
  { kind: 'its calendar', isOf: (id, row) => row.partition === key('cal') && isAbout(id, row) },
  { kind: 'polls', isOf: (id, row) => inside('p', id)(row) },
  { kind: 'histories of reports', isOf: (id, row) => inside('k', id)(row) },
  { kind: 'reports and their drafts', isOf: (id, row) => inside('r', id)(row) },
  { kind: 'check-ins and plans', isOf: (id, row) => inside('ci', id)(row) },
  { kind: 'meetings', isOf: (id, row) => inside('m', id)(row) },
  { kind: 'municipalities, members, requests, channels', isOf: (id, { partition }) => partition === key('n', id) },
  { kind: 'its place on the list of networks', isOf: (id, { partition, row }) => partition === key('networks') && row === key(id) },
];

export interface RemovalParts {
  table: Pick<TableStore, 'scan' | 'delete'>;
  audit: Pick<Audit, 'record'>;
}

/** Deletes networks, and everything that is kept of them but the log (`npm run network -- delete`). */
export class NetworkRemoval {
  constructor(private readonly parts: RemovalParts) {}

  /** Reads the whole table: so it finds what a deletion that was cut short has left. Writes nothing; throws what the store throws. */
  async plan(networkId: string): Promise<RemovalPlan> {
    const steps = STEPS.map(({ kind }): RemovalPlan['steps'][number] => ({ kind, rows: [] }));
    let [logged, token] = [0, undefined as string | undefined];
    do {
      const page = await this.parts.table.scan(token);
      for (const found of page.rows) {
        const { partition, row } = found;
        steps[STEPS.findIndex((step) => step.isOf(networkId, found))]?.rows.push({ partition, row });
        if (inside('au', networkId)(found)) logged++;
      }
      token = page.token;
    } while (token !== undefined);
    return { networkId, steps: steps.filter(({ rows }) => rows.length > 0), logged };
  }

  /**
   * Deletes what the plan names; doing it again is harmless. The entry in the log comes first, for a deletion without an entry would be
   * worse than an entry without a deletion. Cut short, the rest is found by the next plan. Throws what the store throws.
   */
  async apply({ networkId, steps }: RemovalPlan): Promise<void> {
    if (steps.length === 0) return;
    await this.parts.audit.record(networkId, 'network.deleted');
    for (const { rows } of steps) await inGroups(rows, AT_ONCE, ({ partition, row }) => this.parts.table.delete(partition, row));
  }
}
