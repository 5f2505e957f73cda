import type { MemberScope } from '../../../../src/features/authority';
import { member } from '../../../../src/features/authority';
import { Forms } from '../../../../src/features/checkins/forms/forms';
import type { Answer, Answers, Form, Question } from '../../../../src/features/checkins/forms/types';
import { ReportStore } from '../../../../src/features/checkins/reporting/report-store';
import { reporterFor, type Reporter } from '../../../../src/features/checkins/reporting/reporter';
import { Reports } from '../../../../src/features/checkins/reporting/reports';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Report, Round } from '../../../../src/features/checkins/types';
import type { Person, Role } from '../../../../src/features/feature';
import type { Networks } from '../../../../src/features/networks';
import { openStore, type TableStore } from '../../../../src/storage';
import { aTurn, networksOn } from '../../../support/a-turn';
import { aRound } from '../rounds/support';

export const NETWORK = 'romsdal';
export const MOLDE = '1506';
export const ROUND = '8222000000000-aaaa1111';
export const NOW = Date.parse('2026-05-11T08:00:00Z');

const same = (text: string) => ({ nb: text, nn: text, en: text });
const asked = (id: string, required?: true) => ({ id, label: same(id), class: 'A' as const, ...(required && { required }) });
const number = (id: string, required?: true): Question => ({ ...asked(id, required), kind: 'number', min: 0, max: 1_000 });
const text = (id: string): Question => ({ ...asked(id), kind: 'text', max: 500 });

/** Three parts; `a1` must be answered. */
const FORM: Form = {
  id: 'small', version: 1, scales: [],
  parts: [
    { id: 'a', title: same('A'), questions: [number('a1', true), number('a2'), text('a3')] },
    { id: 'b', title: same('B'), questions: [number('b1'), text('b2')] },
    { id: 'c', title: same('C'), questions: [number('c1')] },
  ],
};
/** The version after it asks `b3` too. */
const NEWER: Form = {
  ...FORM, version: 2,
  parts: FORM.parts.map((part) => (part.id === 'b' ? { ...part, questions: [...part.questions, number('b3', true)] } : part)),
};
const use = (version: number) => ({ id: 'small', version, parts: ['a', 'b', 'c'], own: [] });

/** An open round with the form above, due 15 May. */
export const round = (more: Partial<Round> = {}): Round => aRound({ form: use(1), municipalities: [MOLDE, '1547'], id: ROUND, ...more });
export const EARLIER = round({ id: '8227000000000-bbbb2222', due: { local: '2026-01-15T23:59', zone: 'Europe/Oslo' } });
export const withNewerForm = { form: use(2) };

export const n = (value: number): Answer => ({ number: value });
export const words = (value: string): Answer => ({ text: value });

export const person = (id: string): Person => ({ tenantId: 'tenant-1', id, name: `Demo ${id}` });
export const [ADA, BO, CORA] = [person('ada'), person('bo'), person('cora')] as const;

/** The scope of a member with these roles. */
export function scopeOf(roles: Role[], municipality?: string, networkId = NETWORK): MemberScope {
  const part = { networkId, networkName: 'Nettverk Romsdal', language: 'nb' as const, roles, ...(municipality && { municipality }) };
  const scope = member.scope(aTurn(), part);
  if (!scope) throw new Error('No member');
  return scope;
}

export const CONTACT: Reporter = reporterFor(scopeOf(['contact'], MOLDE), MOLDE);
export const DEPUTY: Reporter = reporterFor(scopeOf(['deputy'], MOLDE), MOLDE);
export const COORDINATOR: Reporter = reporterFor(scopeOf(['coordinator']), MOLDE);

/** Reports on a store, as an instance of the service has them; with the rest of another instance, which may be on the store itself. */
export function reportsOn(table: TableStore, rest?: Networks) {
  const networks = rest ? { ...rest, table } : networksOn(table, { now: () => NOW });
  const [rounds, store, forms] = [new RoundStore(table), new ReportStore(table), new Forms([FORM, NEWER])];
  return { reports: new Reports({ networks, forms, rounds, store }), rounds, store, networks };
}

/** A new store with a round in it. */
export async function openDesk(first: Round = round()) {
  const table = await openStore({ kind: 'sqlite', file: ':memory:' });
  const desk = reportsOn(table);
  await desk.rounds.create(first);
  return { ...desk, table };
}

export type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

/** Ada saves `a1` in the round, and sends; gives the version that was sent. */
export async function sendOne({ reports }: Pick<OpenDesk, 'reports'>, value: number, seen = 0): Promise<number> {
  const { view } = await reports.save(CONTACT, ROUND, 'a', { a1: n(value) }, seen, ADA, NOW);
  await reports.submit(CONTACT, ROUND, view.version, ADA, NOW);
  return view.version;
}

/** Molde's report of the round before, in its history: `a1` is 3, and `b2` «Alt vel». */
export async function sendEarlier({ reports, rounds }: Pick<OpenDesk, 'reports' | 'rounds'>): Promise<void> {
  await rounds.create(EARLIER);
  await reports.save(CONTACT, EARLIER.id, 'a', { a1: n(3) }, 0, ADA, NOW);
  const { view } = await reports.save(CONTACT, EARLIER.id, 'b', { b2: words('Alt vel') }, 1, ADA, NOW);
  await reports.afterSubmit(await reports.submit(CONTACT, EARLIER.id, view.version, ADA, NOW), CONTACT, ADA);
}

/** Throws unless revisions are 1, 2, 3 … and the latest report is the newest of them. Gives them, oldest first. */
export async function checkedRevisions(store: ReportStore, municipality = MOLDE, roundId = ROUND): Promise<Report[]> {
  const revisions = await store.revisions(NETWORK, roundId, municipality);
  expect(revisions.map(({ revision }) => revision)).toEqual(revisions.map((_, at) => at + 1));
  expect(await store.report(NETWORK, roundId, municipality)).toEqual(revisions.at(-1));
  const versions = revisions.map(({ draftVersion }) => draftVersion);
  expect([...new Set(versions)].sort((a, b) => a - b)).toEqual(versions);
  return revisions;
}

export const numbersOf = (answers: Answers): Record<string, number> => (
  Object.fromEntries(Object.entries(answers).flatMap(([id, answer]) => ('number' in answer ? [[id, answer.number]] : [])))
);

/** The same numbers between 0 and 1 for the same seed. */
export function randomFrom(seed: number): () => number {
  let at = seed * 2_654_435_761;
  return () => {
    at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
    return at / 2 ** 32;
  };
}
