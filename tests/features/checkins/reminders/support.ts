import type { TestClock } from '../../../support/test-clock';
import { inChat, NETWORK, pressVerb, startStage, linkMolde, inChannel, type Stage, type Who } from '../../networks/channels/support';
import { draftRow, partitionOfReports, reportRow } from '../../../../src/features/checkins/keys';
import { draftRecord, reportRecord } from '../../../../src/features/checkins/records';
import { ROUND_KIND } from '../../../../src/features/checkins/rounds/round';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Draft, Report, Round } from '../../../../src/features/checkins/types';
import { translator } from '../../../../src/lib/language';
import type { TableStore } from '../../../../src/storage';
import type { Sent } from '../../../support/connector';

export const t = translator('nb');
export const ROUND = '8204000000001-abcdef12';

/** Opens Monday 2 March at 09:00, is due Monday 16 March at 15:00 and closes two weeks later; in Norway. */
export function aRound(more: Partial<Round> = {}): Round {
  return {
    id: ROUND, networkId: NETWORK, period: { from: '2026-01-01', to: '2026-04-30' },
    form: { id: 'innsjekk', version: 1, parts: ['raad1', 'raad2', 'raad3'], own: [] },
    opensAt: Date.parse('2026-03-02T08:00:00Z'), due: { local: '2026-03-16T15:00', zone: 'Europe/Oslo' }, closesAt: Date.parse('2026-03-30T13:00:00Z'),
    municipalities: ['1506', '1547'], rhythm: 'none', state: 'planned', version: 1, createdAt: Date.parse('2026-02-20T08:00:00Z'), ...more,
  };
}

/** What a report says that no coordinator is to find in a list. */
export const ANSWERS = {
  'r1-plan': { step: '4', reason: 'hemmelig begrunnelse' }, 'r2-units': { number: 4711 }, 'r3-help': { choices: ['hemmelig-valg'] }, 'own1': { text: 'hemmelig tekst' },
};

export const aReport = (municipality: string, more: Partial<Report> = {}): Report => ({
  municipality, roundId: ROUND, revision: 1, answers: ANSWERS, submittedAt: Date.parse('2026-03-04T10:00:00Z'), by: 'x', as: 'contact', draftVersion: 3, ...more,
});

export const aDraft = (municipality: string, more: Partial<Draft> = {}): Draft => ({
  municipality, roundId: ROUND, version: 2,
  answers: Object.fromEntries(Object.entries(ANSWERS).map(([id, answer]) => [id, { answer, rev: 1 }])),
  done: ['raad1'], at: Date.parse('2026-03-04T10:00:00Z'), by: 'x', ...more,
});

/** Straight into the store, as reporting leaves them. */
export async function report(table: TableStore, municipality: string, more: Partial<Report> = {}, network = NETWORK): Promise<void> {
  const made = aReport(municipality, more);
  await table.upsert({ partition: partitionOfReports(network, made.roundId), row: reportRow(municipality), ...reportRecord.encode(made) });
}
export async function draft(table: TableStore, municipality: string, more: Partial<Draft> = {}): Promise<void> {
  const made = aDraft(municipality, more);
  await table.upsert({ partition: partitionOfReports(NETWORK, made.roundId), row: draftRow(municipality), ...draftRecord.encode(made) });
}

export interface RoundStage extends Stage {
  clock: TestClock;
}

/** Romsdal with a channel in both organisations; and a round, unless it is another that is wanted. */
export async function startRound(clock: TestClock, round: Round | undefined = aRound()): Promise<RoundStage> {
  clock.set('2026-03-02T07:30:00Z');
  const stage = { ...(await startStage(clock)), clock };
  await stage.bot.ask(inChannel(stage.people.coordinator, 'hjelp'));
  await linkMolde(stage);
  if (round) await put(stage, round);
  return stage;
}

export async function put({ bot, store }: Stage, round: Round): Promise<void> {
  await new RoundStore(store).create(round);
  await bot.app.outbox.changed({ networkId: round.networkId, kind: ROUND_KIND, id: round.id });
}

export const roundNow = async ({ store }: Stage, id = ROUND): Promise<Round | undefined> => new RoundStore(store).find(NETWORK, id);

/** As somebody who has changed it would. */
export async function change({ bot, store }: Stage, more: Partial<Round>): Promise<void> {
  await new RoundStore(store).change(NETWORK, ROUND, (old) => ({ ...old, ...more, version: old.version + 1 }));
  await bot.app.outbox.changed({ networkId: NETWORK, kind: ROUND_KIND, id: ROUND });
}

/** Has written to us, and so can be told. */
export async function meet({ bot, people }: Stage, ...who: Who[]): Promise<void> {
  for (const one of who) await bot.ask(inChat(people[one], 'hjelp'));
}

/** What was sent by itself when the clock stands there. */
export async function at({ bot, clock }: RoundStage, time: string): Promise<Sent[]> {
  clock.set(time);
  const before = bot.teams.sent.length;
  await bot.app.outbox.tick();
  await bot.app.board.settled();
  return bot.teams.sent.slice(before);
}

export const to = ({ people }: Stage, sent: readonly Sent[], who: Who): Sent[] => (
  sent.filter(({ conversationId }) => conversationId === people[who].personalChat.id)
);
/** Below the round's card, in any channel. */
export const calls = (sent: readonly Sent[]): Sent[] => sent.filter(({ conversationId }) => conversationId.includes(';messageid='));

export const pressed = ({ bot, people }: Stage, verb: string, who: Who = 'coordinator', id = ROUND) => (
  pressVerb(bot, people[who], verb, { id: `${NETWORK}.${id}` })
);
