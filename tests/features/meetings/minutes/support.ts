import { elementsOf, type Element } from '../../../cards/elements';
import { cardAction, channelMessage, personalMessage, statsforvalteren, type World } from '../../../support/activities';
import type { Sent } from '../../../support/connector';
import { cardOf, type Card } from '../../../support/replies';
import { NETWORK, seedRomsdal } from '../../../support/romsdal';
import { startTestApp, type TestApp, type TestAppOptions } from '../../../support/running-app';
import type { TestClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import type { Role } from '../../../../src/features/feature';
import { FollowUpStore } from '../../../../src/features/meetings/follow-ups/follow-up-store';
import type { FollowUp } from '../../../../src/features/meetings/follow-ups/types';
import { MinutesStore } from '../../../../src/features/meetings/minutes/minutes-store';
import { personRef } from '../../../../src/lib/ids';
import { openStore } from '../../../../src/storage';

export { NETWORK };

let said = 0;

/** The network of the tests in Romsdal, in bokmål, with two who coordinate it and people of two municipalities. */
export interface Stage {
  bot: TestApp;
  store: UnrulyStore;
  clock: TestClock;
  minutes: MinutesStore;
  followUps: FollowUpStore;
  coordinator: World;
  colleague: World;
  /** The contact of Molde. */
  molde: World;
  /** A participant from Molde, and the contact of Aukra. */
  participant: World;
  aukra: World;
}

export async function startStage(clock: TestClock, options: TestAppOptions = {}): Promise<Stage> {
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, clock, seed: seedRomsdal, ...options });
  const somebody = (name: string, nth: number): World => ({
    ...bot.molde, personalChat: { id: `a:1minutes-${nth}` }, from: { id: `29:demo-${nth}`, name, aadObjectId: `d1d1d1d1-0000-4000-8000-00000000000${nth}` },
  });
  const coordinator = bot.statsforvalteren;
  const [participant, aukra] = [somebody('Demo Deltaker', 1), somebody('Demo Aukra', 2)];
  const colleague = { ...somebody('Demo Kollega', 3), tenantId: statsforvalteren.tenantId, channel: coordinator.channel };
  const stage = {
    bot, store, clock, minutes: new MinutesStore(store), followUps: new FollowUpStore(store),
    coordinator, colleague, molde: bot.molde, participant, aukra,
  };
  const { networks } = bot.app;
  await networks.saveNetwork({ id: NETWORK, name: 'Nettverk Romsdal', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  await saveMember(stage, coordinator, ['coordinator']);
  await saveMember(stage, colleague, ['coordinator']);
  await saveMember(stage, participant, ['participant'], { municipality: '1506' });
  await saveMember(stage, aukra, ['contact'], { municipality: '1547' });
  // Until somebody has written there, nobody knows how to reach the channel.
  await bot.ask(channelMessage(bot.molde, 'hjelp', { id: `minutes-said-${++said}` }));
  return stage;
}

export async function saveMember({ bot }: Pick<Stage, 'bot'>, world: World, roles: Role[], more: object = {}): Promise<void> {
  const { tenantId, from } = world;
  await bot.app.networks.saveMember(NETWORK, { tenantId, personId: from.aadObjectId, name: from.name, roles, joinedAt: 1, ...more });
}

export const personOf = ({ tenantId, from }: World) => ({ tenantId, id: from.aadObjectId, name: from.name });
export const refOf = ({ tenantId, from }: World): string => personRef(tenantId, from.aadObjectId);

export const say = ({ bot }: Stage, world: World, text: string): Promise<Sent> => bot.ask(personalMessage(world, text, { id: `minutes-said-${++said}` }));
export const sayInChannel = ({ bot }: Stage, world: World, text: string): Promise<Sent> => bot.ask(channelMessage(world, text, { id: `minutes-said-${++said}` }));

export interface Pressed {
  card: Card | undefined;
  /** The line that Teams shows. */
  line: string;
  words: string;
}

export async function press({ bot }: Pick<Stage, 'bot'>, world: World, verb: string, data: object = {}, options: object = {}): Promise<Pressed> {
  const { body, sent } = await bot.exchange(cardAction(world, verb, { ...data }, { id: `minutes-press-${++said}`, ...options }));
  const { value } = body as { value: Card | string };
  const card = typeof value === 'string' ? sent[0] && cardOf(sent[0]) : value;
  return { card, line: typeof value === 'string' ? value : '', words: wordsOn(card) };
}

/** A button or a row that can be pressed, anywhere on a card, by its title or by what stands in the row. */
export function buttonOf(card: Card | undefined, title: string): { verb: string; data: Record<string, unknown> } {
  const found = pressables(card).find((each) => each.title === title || each.words.includes(title));
  if (!found) throw new Error(`No button «${title}» among ${JSON.stringify(pressables(card).map((each) => each.title))}.`);
  return { verb: found.verb, data: found.data };
}

export const titlesOn = (card: Card | undefined): string[] => pressables(card).map(({ title }) => title);

function pressables(card: Card | undefined): { title: string; words: string; verb: string; data: Record<string, unknown> }[] {
  const of = (action: Element, words: string) => (
    { title: String(action.title), words, verb: String(action.verb), data: action.data as Record<string, unknown> }
  );
  return elementsOf(card).flatMap((element) => [
    ...(Array.isArray(element.actions) ? (element.actions as Element[]).map((action) => of(action, '')) : []),
    ...(element.selectAction ? [of(element.selectAction as Element, JSON.stringify(element.items))] : []),
  ]);
}

/** All that can be read on a card, and what stands in its fields. */
export const wordsOn = (card: Card | undefined): string => JSON.stringify(card?.body ?? '');

/** Presses what has this title on the card, with the fields filled in. */
export function pressOn(stage: Stage, world: World, card: Card | undefined, title: string, fields: object = {}): Promise<Pressed> {
  const { verb, data } = buttonOf(card, title);
  return press(stage, world, verb, { ...data, ...fields });
}

/** Open, agreed at the first meeting, for Molde. */
export const aFollowUp = (parts: Partial<FollowUp> = {}): FollowUp => ({
  id: 'f1', networkId: NETWORK, meetingId: 'm1', what: 'Bestille brukerutstyr', municipality: '1506', dueOn: '2026-03-20', since: Date.parse('2026-01-15T12:00:00Z'),
  state: 'open', history: [], createdAt: Date.parse('2026-01-15T12:00:00Z'), version: 1, ...parts,
});

/** The same for the coordinators themselves. */
export function ofCoordinators(parts: Partial<FollowUp> = {}): FollowUp {
  const { municipality: _, ...rest } = aFollowUp(parts);
  return rest;
}
