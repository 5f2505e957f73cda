import { elementsOf, type Element } from '../../../cards/elements';
import { cardAction, channelMessage, personalMessage, type Options, type TeamsActivity, type World } from '../../../support/activities';
import type { Sent } from '../../../support/connector';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import type { TestClock } from '../../../support/test-clock';
import { unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import type { Role } from '../../../../src/features/feature';
import { openStore } from '../../../../src/storage';

export const NETWORK = 'romsdal';
export const OTHER = 'nordmore';

/** Who is in which network, and for whom they speak. */
const PEOPLE = {
  coordinator: { network: NETWORK, at: 'statsforvalteren', roles: ['coordinator'], organisation: 'Statsforvaltaren' },
  second: { network: NETWORK, at: 'statsforvalteren', roles: ['coordinator'], organisation: 'KORUS midt' },
  molde: { network: NETWORK, at: 'molde', roles: ['contact'], municipality: '1506' },
  aukra: { network: NETWORK, at: 'molde', roles: ['deputy'], municipality: '1547' },
  partner: { network: NETWORK, at: 'molde', roles: ['partner'], organisation: 'RIO *midt*' },
  stranger: { network: undefined, at: 'molde', roles: [] },
  other: { network: OTHER, at: 'molde', roles: ['coordinator'] },
} as const;
export type Who = keyof typeof PEOPLE;
const NAMES = Object.keys(PEOPLE) as Who[];

export interface Stage {
  bot: TestApp;
  store: UnrulyStore;
  people: Record<Who, World>;
}

/** Two organisations with a channel each: that of Statsforvalteren is in the network, that of Molde in none. */
export async function startStage(clock: TestClock): Promise<Stage> {
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, clock });
  const worlds = [bot.statsforvalteren, bot.molde];
  bot.teams.teams.push(...worlds.map(({ team, channel }) => ({ ...team, channels: [{ id: team.id }, channel] })));
  const people = Object.fromEntries(NAMES.map((who, at) => {
    const name = `Demo ${who[0]?.toUpperCase()}${who.slice(1)}`;
    const from = { id: `29:demo-${who}`, name, aadObjectId: `f0f0f0f0-0000-4000-8000-00000000000${at}` };
    return [who, { ...bot[PEOPLE[who].at], from, personalChat: { id: `a:demo-${who}` } }];
  })) as Record<Who, World>;
  const { networks } = bot.app;
  for (const [id, name] of [[NETWORK, 'Nettverk *Romsdal*'], [OTHER, 'Nettverk Nordmøre']] as const) {
    await networks.saveNetwork({ id, name, organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
    await networks.saveMunicipality(id, { number: '1506', name: 'Molde' });
    await networks.saveMunicipality(id, { number: '1547', name: 'Aukra' });
  }
  const linked = { team: 'Demo Nettverk', name: 'Demo Overdosenettverk', linkedAt: clock.now() - 86_400_000 };
  await networks.saveChannel(NETWORK, { ...addressOf(bot.statsforvalteren), ...linked });
  for (const who of NAMES) {
    const { network, at: _, roles, ...more } = PEOPLE[who];
    const { tenantId, from } = people[who];
    const member = { tenantId, personId: from.aadObjectId, name: from.name, roles: [...roles] as Role[], ...more };
    if (network) await networks.saveMember(network, member);
  }
  return { bot, store, people };
}

export const addressOf = ({ tenantId, channel }: World) => ({ tenantId, conversationId: channel.id });

let said = 0;
const next = (options: Options = {}): Options => ({ id: `said-${++said}`, ...options });

export const inChat = (world: World, text: string): TeamsActivity => personalMessage(world, text, next());
export const inChannel = (world: World, text: string): TeamsActivity => channelMessage(world, text, next());

export interface Pressed {
  /** The card that came instead; or below, in a message. */
  card: Card | undefined;
  /** The line that Teams shows. */
  line: string;
  /** Everything that was sent meanwhile, anywhere. */
  sent: Sent[];
}

/** Presses the button with this title, wherever it is on the card; `fields` are what stands in the card's inputs. */
export async function press(
  { bot }: Stage, world: World, card: Card | undefined, title: string, options: Options & { fields?: object; nth?: number } = {},
): Promise<Pressed> {
  const { fields = {}, nth = 0, ...rest } = options;
  const { verb, data } = buttonOn(card, title, nth);
  return pressVerb(bot, world, verb, { ...data, ...fields }, rest);
}

export async function pressVerb(bot: TestApp, world: World, verb: string, data: object, options: Options = {}): Promise<Pressed> {
  const { body, sent } = await bot.exchange(cardAction(world, verb, { ...data }, next(options)));
  const { value } = body as { value: Card | string };
  return typeof value === 'string' ? { line: value, card: sent[0] && cardOf(sent[0]), sent } : { line: '', card: value, sent };
}

export function buttonOn(card: Card | undefined, title: string, nth = 0): { verb: string; data: Record<string, unknown> } {
  const found = buttonsOn(card).filter((each) => each.title === title)[nth];
  if (!found) throw new Error(`No button «${title}» among ${JSON.stringify(buttonsOn(card).map((each) => each.title))}.`);
  return { verb: String(found.verb), data: found.data as Record<string, unknown> };
}

export const buttonsOn = (card: Card | undefined): Element[] =>
  elementsOf(card).flatMap(({ actions }) => (Array.isArray(actions) ? (actions as Element[]) : []));

/** All that a card says. */
export const wordsOn = (card: Card | undefined): string =>
  card ? wordsOf({ activity: { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] } }) : '';

/** Everything in a channel, in order. */
export const sentTo = ({ bot }: Stage, world: World): Sent[] =>
  bot.teams.sent.filter(({ conversationId }) => conversationId.startsWith(world.channel.id));

/** The code on the card that a channel gets when it asks. */
export async function codeFor({ bot }: Stage, world: World): Promise<string> {
  const reply = await bot.ask(inChannel(world, 'koble kanal'));
  const [code] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(wordsOf(reply)) ?? [];
  if (!code) throw new Error(`No code in «${wordsOf(reply)}».`);
  return code;
}

/** The card on which a coordinator decides about that code. */
export async function approvalOf({ bot, people }: Stage, code: string, world = people.coordinator): Promise<Card | undefined> {
  return cardOf(await bot.ask(inChat(world, `koble kanal ${code}`)));
}

/** Molde's channel in the network, by its code, as people do it. */
export async function linkMolde(stage: Stage): Promise<void> {
  const card = await approvalOf(stage, await codeFor(stage, stage.people.stranger));
  await press(stage, stage.people.coordinator, card, 'Koble kanalen');
}
