import type { World } from '../../../support/activities';
import { personOf, press, PUBLIC_URL, say, type Pressed } from '../../networks/privacy/support';
import { cardOf, type Card } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { PUBLISHED } from '../../../../src/features/checkins/forms/published';
import { historyRow, partitionOfCheckins, partitionOfHistory, partitionOfReports, reportRow, revisionRow, roundRow } from '../../../../src/features/checkins/keys';
import { pastReportRecord, reportRecord, roundRecord } from '../../../../src/features/checkins/records';
import type { Answers, Form, FormUse, OwnQuestion } from '../../../../src/features/checkins/forms/types';
import type { Report, Round } from '../../../../src/features/checkins/types';
import type { Managed, Role } from '../../../../src/features/feature';
import { toInstant } from '../../../../src/lib/time';
import { openStore, type TableStore } from '../../../../src/storage';

export { press, wordsOn } from '../../networks/privacy/support';

export const NETWORK = 'romsdal';
export const OTHER = 'nordmore';
export const MOLDE = '1506';
export const AUKRA = '1547';
export const FIRST = '8225000000001-aaaa1111';
export const SECOND = '8224000000001-bbbb2222';

export interface Stage {
  bot: TestApp;
  store: UnrulyStore;
  clock: TestClock;
  contact: World;
  colleague: World;
  manager: World;
  coordinator: World;
  neighbour: World;
  partner: World;
}

/** A network of two municipalities with people in every role, and a foreign one where Molde's contact is the contact too. */
export async function startStage(): Promise<Stage> {
  const clock = testClock();
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, clock, publicUrl: PUBLIC_URL, linkSecret: 'a-secret-of-the-test-that-is-long' });
  const somebody = (name: string, nth: number): World => ({
    ...bot.molde, personalChat: { id: `a:1chat-${nth}` }, from: { id: `29:${nth}`, name, aadObjectId: `d0d0d0d0-0000-4000-8000-00000000000${nth}` },
  });
  const { networks } = bot.app;
  for (const id of [NETWORK, OTHER]) {
    await networks.saveNetwork({ id, name: `Nettverk ${id}`, organisers: [], language: 'nb', targetGroups: [], rhythm: 'tertial' });
    await networks.saveMunicipality(id, { number: MOLDE, name: 'Molde' });
    await networks.saveMunicipality(id, { number: AUKRA, name: 'Aukra' });
  }
  const stage = {
    bot, store, clock, contact: somebody('Demo Kontakt', 1), colleague: somebody('Demo Kollega', 2), manager: somebody('Demo Leder', 3),
    coordinator: somebody('Demo Koordinator', 4), neighbour: somebody('Demo Nabo', 5), partner: somebody('Demo Partner', 6),
  };
  await saveMember(stage, stage.contact, ['contact'], { municipality: MOLDE });
  await saveMember(stage, stage.colleague, ['participant'], { municipality: MOLDE });
  await saveMember(stage, stage.manager, ['manager'], { municipality: MOLDE, manages: 'municipality' });
  await saveMember(stage, stage.coordinator, ['coordinator']);
  await saveMember(stage, stage.neighbour, ['contact'], { municipality: AUKRA });
  await saveMember(stage, stage.partner, ['partner'], { organisation: 'RIO' });
  return stage;
}

type Where = { municipality?: string; organisation?: string; manages?: Managed };

export async function saveMember({ bot }: Pick<Stage, 'bot'>, { tenantId, from }: World, roles: Role[], where: Where = {}, networkId = NETWORK): Promise<void> {
  await bot.app.networks.saveMember(networkId, { tenantId, personId: from.aadObjectId, name: from.name, roles, joinedAt: 1, ...where });
}

/** Takes somebody out of the network, and waits until everybody knows. */
export async function removeMember({ store, clock }: Stage, { tenantId, from }: World): Promise<void> {
  await store.delete(`n:${NETWORK}`, `u:${tenantId}:${from.aadObjectId}`);
  clock.advance(61_000);
}

/** All parts of a version of the form. */
export const useOf = (form: Form, own: OwnQuestion[] = []): FormUse => (
  { id: form.id, version: form.version, parts: form.parts.map(({ id }) => id), own }
);
export const FORM = PUBLISHED[PUBLISHED.length - 1] as Form;

/** The first tertial of 2026. */
export function aRound(changes: Partial<Round> = {}): Round {
  return {
    id: FIRST, networkId: NETWORK, period: { from: '2026-01-01', to: '2026-04-30' }, form: useOf(FORM), opensAt: 1,
    due: { local: '2026-05-15T16:00', zone: 'Europe/Oslo' }, closesAt: 2, municipalities: [MOLDE, AUKRA], rhythm: 'tertial', state: 'closed',
    version: 1, createdAt: 1, ...changes,
  };
}

/** The second one. */
export const secondRound = (changes: Partial<Round> = {}): Round => aRound({
  id: SECOND, period: { from: '2026-05-01', to: '2026-08-31' }, due: { local: '2026-09-15T16:00', zone: 'Europe/Oslo' }, ...changes,
});

export function aReport(round: Round, answers: Answers, changes: Partial<Report> = {}): Report {
  return {
    municipality: MOLDE, roundId: round.id, revision: 1, answers, submittedAt: Date.parse('2026-05-03T10:00:00Z'), by: 'a'.repeat(20), as: 'contact',
    draftVersion: 1, ...changes,
  };
}

/** The round with the revisions of one municipality, as they are stored when they have been sent; the last is the latest. */
export async function saveReports(store: TableStore, round: Round, ...revisions: Report[]): Promise<void> {
  const { networkId, id: roundId, period, form } = round;
  await store.upsert({ partition: partitionOfCheckins(networkId), row: roundRow(roundId), ...roundRecord.encode(round) });
  const partition = partitionOfReports(networkId, roundId);
  for (const report of revisions) {
    const { municipality, revision } = report;
    await store.upsert({ partition, row: reportRow(municipality), ...reportRecord.encode(report) });
    await store.upsert({ partition, row: revisionRow(municipality, revision), ...reportRecord.encode(report) });
    const dueAt = toInstant(round.due);
    const past = pastReportRecord.encode({ roundId, period, dueAt, form, report });
    await store.upsert({ partition: partitionOfHistory(networkId, municipality), row: historyRow(dueAt, roundId), ...past });
  }
}

/** The card of `våre rapporter`. */
export const reportsOf = async (stage: Stage, world: World, words = 'våre rapporter'): Promise<Card | undefined> => cardOf(await say(stage, world, words));

export const pressHistory = (stage: Stage, world: World, verb: string, id: string): Promise<Pressed> => press(stage, world, `checkins.history.${verb}`, { id });

export { personOf, PUBLIC_URL };
