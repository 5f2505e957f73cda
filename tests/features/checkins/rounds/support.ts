import type { FormUse } from '../../../../src/features/checkins/forms/types';
import { closingAfter, dueOn } from '../../../../src/features/checkins/rounds/periods';
import type { Rounds } from '../../../../src/features/checkins/rounds/rounds';
import type { Round } from '../../../../src/features/checkins/types';
import { translator } from '../../../../src/lib/language';
import { readAll } from '../../../../src/storage';
import { elementsOf, type Element } from '../../../cards/elements';
import { checkinsOn, networksOn } from '../../../support/a-turn';
import type { Card } from '../../../support/replies';
import type { StoreCall } from '../../../support/unruly-store';
import { fill, say, type Fields } from '../../meetings/poll-setup/support';
import { buttonOn, NETWORK, press, type Stage } from '../../networks/channels/support';

const FORM: FormUse = { id: 'overdose', version: 1, parts: ['raad1'], own: [] };
export const at = (iso: string): number => Date.parse(iso);

/** An open round about the first tertial of 2026, due 15 May, as it is between opening and due. */
export function aRound(more: Partial<Round> = {}): Round {
  const due = more.due ?? dueOn('2026-05-15');
  return {
    id: '8222000000000-aaaa1111', networkId: 'romsdal', period: { from: '2026-01-01', to: '2026-04-30' }, form: FORM, opensAt: at('2026-05-04T07:00:00Z'),
    due, closesAt: closingAfter(due), municipalities: ['1506', '1547'], rhythm: 'none', state: 'open', version: 1, createdAt: 1, by: 'x', openedAt: at('2026-05-04T07:00:00Z'), ...more,
  };
}

export const t = translator('nb');
/** The words of a button on a card of rounds. */
export const on = (card: string, button: string): string => t(`cards.checkins.${card}.${button}` as Parameters<typeof t>[0]);

/** All that a card shows, the facts too. */
export const shownOn = (card: Card | undefined): string => elementsOf(card).flatMap(({ text, value, facts }) => [
  text, value, ...(Array.isArray(facts) ? (facts as Element[]).map((fact) => fact.value) : []),
]).filter((each) => typeof each === 'string').join('\n');

/** What a round's rows, drafts and cards, the network and the outbox are asked; not what tells who writes. */
export const workOn = (calls: readonly StoreCall[]): string[] => (
  calls.map(({ method, partition, row = '' }) => `${method} ${partition} ${row}`).filter((call) => !/^(?:ping|time|scan) /.test(call))
);

/** To ask what is stored. */
export const roundsOf = ({ store }: Stage): Rounds => checkinsOn(networksOn(store, { now: () => 0 })).rounds;

/** The card that shows what happens and when. */
export async function preview(stage: Stage, fields: Fields = {}): Promise<Card | undefined> {
  return (await fill(stage, await say(stage, 'ny innsjekk'), on('round-form', 'preview'), fields)).card;
}

/** A round, open unless `fields` say a day to open; gives its id. */
export async function made(stage: Stage, fields: Fields = {}): Promise<string> {
  const card = await preview(stage, fields);
  const title = on('round-preview', fields.opens ? 'plan' : 'open');
  await press(stage, stage.people.coordinator, card, title);
  await stage.bot.app.board.settled();
  return String(buttonOn(card, title).data.id).slice(NETWORK.length + 1);
}

/** What the log has of rounds in a month (`202603`). */
export async function actionsOf({ store }: Stage, month: string): Promise<string[]> {
  const rows = await readAll(store, `au:${NETWORK}:${month}`);
  return rows.map(({ data }) => String((JSON.parse(data) as { action: unknown }).action)).filter((action) => action.startsWith('round.')).sort();
}
