import { elementsOf } from '../../../cards/elements';
import { channelMessage, personalMessage, type World } from '../../../support/activities';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { NETWORK, seedRomsdal } from '../../../support/romsdal';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock, type TestClock } from '../../../support/test-clock';
import { unrulyStore, type StoreCall, type UnrulyStore } from '../../../support/unruly-store';
import { buttonOf, press } from '../../advice/learning/support';
import { translator } from '../../../../src/lib/language';
import { openStore, readAll } from '../../../../src/storage';

export const t = translator('nb');
const ADMIN = 'ad000000-0000-4000-8000-000000000001';
const COORDINATOR = 'c0000000-0000-4000-8000-000000000002';

/** A service with Romsdal (linked to Molde's channel), its coordinator in another tenant, an admin, and a member. */
export interface SetupWorld {
  bot: TestApp;
  store: UnrulyStore;
  clock: TestClock;
  /** Of Romsdal; writes in a tenant whose channel is linked to nothing. */
  coordinator: World;
  admin: World;
  /** Of Romsdal, in Molde's tenant. */
  member: World;
  stranger: World;
}

export async function startSetupWorld(): Promise<SetupWorld> {
  const clock = testClock();
  const store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  const bot = await startTestApp({ store, clock, seed: seedRomsdal, admins: [ADMIN] });
  const { statsforvalteren, molde } = bot;
  const as = (world: World, id: string, name: string): World => (
    { ...world, from: { id: `29:${id}`, name, aadObjectId: id }, personalChat: { id: `a:${id}` } }
  );
  const coordinator = as(statsforvalteren, COORDINATOR, 'Demo Koordinator');
  await bot.app.networks.saveMember(NETWORK, {
    tenantId: coordinator.tenantId, personId: COORDINATOR, name: coordinator.from.name, roles: ['coordinator'],
  });
  return {
    bot, store, clock, coordinator, member: molde,
    admin: as(statsforvalteren, ADMIN, 'Demo Admin'),
    stranger: as(statsforvalteren, '50000000-0000-4000-8000-000000000003', 'Demo Ukjent'),
  };
}

let said = 0;

/** The same person in a channel of their own, that no test before has written in. */
export const inNewChannel = (world: World): World => ({ ...world, channel: { id: `19:demo-ny-${++said}@thread.tacv2`, name: 'Demo Ny kanal' } });

export async function write(bot: TestApp, world: World, text: string, where: 'channel' | 'personal' = 'channel') {
  const message = where === 'channel' ? channelMessage : personalMessage;
  const sent = await bot.ask(message(world, text, { id: `setup-${++said}`, locale: 'nb-NO' }));
  return { card: cardOf(sent), words: wordsOf(sent) };
}

export const FIELDS = {
  name: 'Overdosenettverk Nordmøre 2026', municipalities: 'Kristiansund, Averøy og Fræna', organisers: 'Statsforvalteren i Møre og Romsdal\nKORUS midt',
  targetGroups: 'services,medical', language: 'nn', quorum: '2', rhythm: 'tertial',
};

export const textsOn = (card: Card | undefined) => elementsOf(card).map(({ text }) => text).filter(Boolean).join('\n');

/** What stands in a card's inputs, by id. */
export const inputsOf = (card: Card | undefined): Record<string, unknown> =>
  Object.fromEntries(elementsOf(card).filter(({ type }) => /^Input/.test(type ?? '')).map(({ id, value }) => [id, value]));

export const CONTINUE = t('cards.networks.network-form.continue');
export const CREATE = t('cards.networks.network-preview.create');
export const CHANGE = t('cards.networks.network-preview.change');
export const SAVE = t('cards.networks.network-form.save');

/** Presses a button of a card in the channel, with what is filled in. */
export function pressOn(bot: TestApp, world: World, card: Card | undefined, title: string, fields: object = {}, where: object = { in: 'channel' }) {
  const { verb, data } = buttonOf(card, title);
  return press(bot, world, verb, { ...data, ...fields }, where);
}

/** From the command to the card that asks «Stemmer dette?». */
export async function preview(bot: TestApp, world: World, fields: object = {}) {
  const { card } = await write(bot, world, 'nytt nettverk');
  return pressOn(bot, world, card, CONTINUE, { ...FIELDS, ...fields });
}

/** Everything, to a network that is made. Gives its id too. */
export async function found(bot: TestApp, world: World, fields: object = {}) {
  const { card } = await preview(bot, world, fields);
  const pressed = await pressOn(bot, world, card, CREATE);
  const networkId = await bot.app.networks.networkOfChannel({ tenantId: world.tenantId, conversationId: world.channel.id });
  return { ...pressed, preview: card, networkId: networkId ?? '' };
}

/** What a turn asked of the store beside who the person is and where we may write: those are looked up whatever is asked. */
export function callsOf(store: UnrulyStore): StoreCall[] {
  const lookUps = store.calls.slice(0, store.calls.findIndex(isOwn) < 0 ? undefined : store.calls.findIndex(isOwn));
  return store.calls.slice(lookUps.length).filter(({ partition, row = '' }) => !partition.startsWith('conv:') && row !== 'chat');
}

/** The first of a feature's own calls: the look-up reads a person's links, the channel, the network and the member. */
function isOwn({ method, partition, row = '' }: StoreCall): boolean {
  const reads = method === 'get' || method === 'query';
  return !reads || !(partition.startsWith('ch:') || partition.startsWith('conv:') || (partition.startsWith('u:') && !row.startsWith('d:')) || row === 'network' || row.startsWith('u:'));
}

export const rowsOf = async (store: UnrulyStore, networkId: string) => (await readAll(store, `n:${networkId}`)).map(({ row }) => row);
