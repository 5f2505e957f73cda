import {
  channelCreated, channelRenamed, installed, membersAdded, membersRemoved, uninstalled, type Place, type TeamsActivity,
} from '../support/activities';
import { buttonsOf, cardOf, wordsOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { down, unrulyStore } from '../support/unruly-store';
import { translator } from '../../src/lib/language';
import { key, openStore, type TableStore } from '../../src/storage';

/** One welcome in each conversation, from whichever instance and event, and none to every member. */
const t = translator('nb');
const places: Place[] = ['personal', 'groupChat', 'channel'];
let bot: TestApp;
let twin: TestApp;
let store: TableStore;

beforeEach(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
  bot = await startTestApp({ store });
});
afterEach(async () => {
  await bot.stop();
  await store.close();
});

const welcomes = () => bot.teams.sent.filter((one) => wordsOf(one).includes(t('cards.bot.welcome.title')));
const botAdded = (place: Place, app = bot) => membersAdded(app.molde, [app.molde.bot], { in: place });

/** What is stored about the personal chat, the group chat or the channel. */
async function reference(place: Place): Promise<unknown> {
  const { tenantId, personalChat, groupChat, channel } = bot.molde;
  const row = await store.get(key('conv', tenantId), key({ personal: personalChat, groupChat, channel }[place].id));
  return row && (JSON.parse(row.data) as unknown);
}

it.each(places)('being installed in a %s chat is welcomed once, whichever of the two events comes first', async (place) => {
  const events = [installed(bot.molde, place), botAdded(place), { ...installed(bot.molde, place), id: 'again' }];
  for (const event of events) expect((await bot.post(event)).status).toBe(200);
  expect(welcomes()).toHaveLength(1);
});

it('both events at once are one welcome', async () => {
  await Promise.all([installed(bot.molde, 'channel'), botAdded('channel')].map((event) => bot.post(event)));
  expect(welcomes()).toHaveLength(1);
});

it('two instances on one store welcome once', async () => {
  twin = await startTestApp({ store, teams: bot.teams });
  await Promise.all([bot.post(installed(bot.molde, 'channel')), twin.post(botAdded('channel', twin))]);
  await twin.stop();
  expect(welcomes()).toHaveLength(1);
});

it('the welcome says what it does and how to start, with buttons; a mention only where one is needed', async () => {
  const cards = new Map<Place, string>();
  for (const place of places) cards.set(place, wordsOf(await bot.ask(installed(bot.molde, place))));
  expect(cards.get('personal')).toContain(t('cards.bot.welcome.intro'));
  const hinted = places.filter((place) => cards.get(place)?.includes(t('cards.bot.welcome.channelHint')));
  expect(hinted).toEqual(['groupChat', 'channel']);
  const buttons = (['help', 'list', 'language'] as const).map((button) => t(`cards.bot.welcome.${button}`));
  expect(welcomes().map((one) => buttonsOf(cardOf(one)))).toEqual([buttons, buttons, buttons]);
});

it('in a team the welcome is one post in the channel that was chosen', async () => {
  expect((await bot.ask(installed(bot.molde, 'channel'))).conversationId).toBe(bot.molde.channel.id);
});

it('after an uninstall nothing is remembered, and the next install is welcomed again', async () => {
  await bot.post(installed(bot.molde));
  expect(await reference('personal')).toBeDefined();
  await bot.post(uninstalled(bot.molde));
  expect(await reference('personal')).toBeUndefined();
  await bot.post({ ...installed(bot.molde), id: 'reinstalled' });
  expect([welcomes().length, await reference('personal')]).toEqual([2, expect.anything()]);
});

it('an uninstall that another instance took does not hide the next install from the store', async () => {
  twin = await startTestApp({ store, teams: bot.teams });
  await bot.post(installed(bot.molde));
  await twin.post(uninstalled(twin.molde));
  await bot.post({ ...installed(bot.molde), id: 'reinstalled' });
  await twin.stop();
  expect(await reference('personal')).toBeDefined();
});

it('being removed as a member counts as an uninstall', async () => {
  await bot.post(installed(bot.molde, 'groupChat'));
  await bot.post(membersRemoved(bot.molde, [bot.molde.bot], { in: 'groupChat' }));
  expect(await reference('groupChat')).toBeUndefined();
});

it('people who come and go, and channels, are met with silence', async () => {
  const { molde } = bot;
  const channel = { id: '19:ny@thread.tacv2', name: 'Ny' };
  const activities: TeamsActivity[] = [
    membersAdded(molde, [molde.from], { in: 'channel' }), membersRemoved(molde, [molde.from], { in: 'channel' }),
    membersAdded(molde, [molde.from]), channelCreated(molde, channel), channelRenamed(molde, channel),
  ];
  for (const activity of activities) expect((await bot.post(activity)).status).toBe(200);
  expect(bot.teams.requests).toEqual([]);
});

it('when the store is down there is no welcome, rather than one from each instance', async () => {
  const unruly = unrulyStore(store);
  unruly.interfere(down);
  const unlucky = await startTestApp({ store: unruly });
  const { status, sent } = await unlucky.exchange(installed(unlucky.molde));
  expect([status, sent]).toEqual([200, []]);
  expect(unlucky.logLines).toContainEqual(expect.objectContaining({ msg: 'Turn not completed' }));
  await unlucky.stop();
});

it.each(['add-upgrade', 'remove-upgrade'])('an upgrade of the app (%s) is neither welcomed again nor forgotten', async (action) => {
  await bot.post(installed(bot.molde, 'personal'));
  await bot.post({ ...installed(bot.molde, 'personal'), action, id: 'upgrade' });
  expect(welcomes()).toHaveLength(1);
  expect(await reference('personal')).toBeDefined();
});
