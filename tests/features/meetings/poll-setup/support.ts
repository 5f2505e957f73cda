import { elementsOf, type Element } from '../../../cards/elements';
import { cardOf, type Card } from '../../../support/replies';
import type { TestClock } from '../../../support/test-clock';
import { translator } from '../../../../src/lib/language';
import type { Polls } from '../../../../src/features/meetings/polls/polls';
import { meetingsOn, networksOn } from '../../../support/a-turn';
import { buttonOn, inChannel, inChat, linkMolde, NETWORK, press, startStage, type Pressed, type Stage, type Who } from '../../networks/channels/support';

export const t = translator('nb');
/** The words of a button on a card of polls. */
export const on = (card: string, button: string): string => t(`cards.meetings.${card}.${button}` as Parameters<typeof t>[0]);

export type Fields = Record<string, string>;

/** The stage with Molde's channel in the network too. */
export async function startPolls(clock: TestClock): Promise<Stage> {
  const stage = await startStage(clock);
  // Where nobody has written to us yet, nothing can be posted.
  await stage.bot.ask(inChannel(stage.people.coordinator, 'hjelp'));
  await linkMolde(stage);
  return stage;
}

export const say = async ({ bot, people }: Stage, text: string, who: Who = 'coordinator') => cardOf(await bot.ask(inChat(people[who], text)));

/** What stands in a card's inputs as it is shown. */
export function fieldsOn(card: Card | undefined): Fields {
  const inputs = elementsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), typeof value === 'string' || typeof value === 'number' ? String(value) : '']));
}

/** Presses a button of a form as Teams does: with what stands in it, and what was written over it. */
export function fill(stage: Stage, card: Card | undefined, title: string, fields: Fields = {}, who: Who = 'coordinator'): Promise<Pressed> {
  return press(stage, stage.people[who], card, title, { fields: { ...fieldsOn(card), ...fields } });
}

/** The card with the proposals. */
export async function proposals(stage: Stage, fields: Fields = {}): Promise<Card | undefined> {
  const form = await say(stage, 'ny møteavstemning');
  return (await fill(stage, form, on('poll-form', 'propose'), { title: 'Samling i mars', ...fields })).card;
}

export async function preview(stage: Stage, fields: Fields = {}, times: Fields = {}): Promise<Card | undefined> {
  return (await fill(stage, await proposals(stage, fields), on('poll-slots', 'preview'), times)).card;
}

/** A poll in the channels; gives its id. */
export async function posted(stage: Stage, fields: Fields = {}, times: Fields = {}): Promise<string> {
  const card = await preview(stage, fields, times);
  await press(stage, stage.people.coordinator, card, on('poll-preview', 'post'));
  await stage.bot.app.board.settled();
  return String(buttonOn(card, on('poll-preview', 'post')).data.id).slice(NETWORK.length + 1);
}

/** To ask what is stored. */
export const pollsOf = ({ store }: Stage): Polls => meetingsOn(networksOn(store, { now: () => 0 })).polls;

/** Where a row of a list leads. */
export function rowsOn(card: Card | undefined): { verb: string; data: Record<string, unknown> }[] {
  return elementsOf(card).flatMap(({ selectAction }) => {
    const { verb, data } = (selectAction ?? {}) as Element;
    return typeof verb === 'string' ? [{ verb, data: data as Record<string, unknown> }] : [];
  });
}
