import { Announcements } from '../../../../src/features/advice/import';
import { Importer } from '../../../../src/features/advice/import/importer';
import type { SourcePage } from '../../../../src/features/advice/import/page';
import { openStore, type TableStore } from '../../../../src/storage';
import { channelMessage, cardAction, personalMessage, uninstalled } from '../../../support/activities';
import { buttonsOf, cardOf, pressOf, wordsOf } from '../../../support/replies';
import { NETWORK, seedRomsdal } from '../../../support/romsdal';
import { startTestApp, type TestApp, type TestAppOptions } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { down, only, unrulyStore, type UnrulyStore } from '../../../support/unruly-store';
import { waitFor } from '../../../support/wait-for';
import { page, raadTwo } from './pages';

/** Imported text in a running service: an import writes to the store, the service looks, answers change. */
let store: UnrulyStore;
let apps: TestApp[];
beforeEach(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  apps = [];
});
afterEach(async () => {
  store.behave();
  for (const app of apps.reverse()) await app.stop();
});

async function start(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await startTestApp({ store, ...options });
  apps.push(app);
  return app;
}

async function take(pages: SourcePage[], table: TableStore = store): Promise<void> {
  await new Importer(table, testClock()).import(pages, { from: 'test', networkIds: [NETWORK] });
}

let asked = 0;
const answerTo = async (app: TestApp, text: string) => wordsOf(await app.ask(personalMessage(app.molde, text, { id: `q-${++asked}` })));

describe('without a restart', () => {
  test('answers change when an import is looked up, and change back after a rollback', async () => {
    const app = await start();
    expect(await answerTo(app, 'råd 2')).not.toContain('kvartssand');
    await take([raadTwo()]);
    await app.app.refreshAdvice();
    expect(await answerTo(app, 'råd 2')).toContain('kvartssand');
    expect(await answerTo(app, 'liste råd')).toContain('Jeg har teksten slik Helsedirektoratet har gitt den ut.');
    await new Importer(store, testClock()).rollBack();
    await app.app.refreshAdvice();
    expect(await answerTo(app, 'råd 2')).not.toContain('kvartssand');
  });

  test('it looks by itself, time and again', async () => {
    const app = await start({ refreshEveryMs: 5 });
    await take([raadTwo()]);
    await waitFor(async () => (await answerTo(app, 'råd 2')).includes('kvartssand'));
    await take([raadTwo('feltspat')]);
    await waitFor(async () => (await answerTo(app, 'råd 2')).includes('feltspat'));
  });
});

test('a service that starts afterwards has the text from its first answer', async () => {
  await take([raadTwo()]);
  expect(await answerTo(await start(), 'råd 2')).toContain('kvartssand');
});

describe('when the store does not answer', () => {
  const limits = { lookUpMs: 50 };

  test('at the start, the service answers from what is built in, and takes the imported text when the store is back', async () => {
    await take([raadTwo()]);
    store.interfere(down);
    const app = await start({ limits });
    expect(await answerTo(app, 'råd 2')).not.toContain('kvartssand');
    store.behave();
    await app.app.refreshAdvice();
    expect(await answerTo(app, 'råd 2')).toContain('kvartssand');
  });

  test('later, what is in use stays in use', async () => {
    await take([raadTwo()]);
    const app = await start({ limits });
    store.interfere(down);
    await app.app.refreshAdvice();
    expect(await answerTo(app, 'råd 2')).toContain('kvartssand');
    expect(app.logLines).toContainEqual(expect.objectContaining({ msg: 'Imported advice not looked up' }));
  });

  test('for a long time, nobody waits for it', async () => {
    await take([raadTwo()]);
    const app = await start({ limits });
    const release: (() => void)[] = [];
    store.interfere(() => new Promise((resolve) => release.push(resolve)));
    const look = app.app.refreshAdvice();
    expect(await answerTo(app, 'råd 2')).toContain('kvartssand');
    store.behave();
    for (const each of release) each();
    await look;
  });
});

test('a service that is stopped before it has told the networks tells them next time, each once', async () => {
  const app = await start({ seed: (it) => seedRomsdal(it) });
  const { tenantId, channel } = app.statsforvalteren;
  await app.post(channelMessage(app.molde, 'hjelp', { id: 'hello' }));
  await app.post(channelMessage(app.statsforvalteren, 'hjelp', { id: 'hello' }));
  await app.app.networks.saveNetwork({ id: 'andre', name: 'Andre', organisers: [], language: 'nb', targetGroups: [], rhythm: 'meetings' });
  await app.app.networks.saveChannel('andre', { tenantId, conversationId: channel.id });
  app.teams.clear();
  await new Importer(store, testClock()).import([raadTwo()], { from: 'test', networkIds: [NETWORK, 'andre'] });
  store.interfere(only(({ partition }) => partition.startsWith('po:'), down));
  await app.app.refreshAdvice();
  const closed = await new Announcements(store).open(1);
  await app.app.stop();
  store.behave();
  expect([closed, app.teams.requests]).toEqual([[], []]);
  const next = await start({ teams: app.teams, issuer: app.issuer });
  await app.teams.waitForSent(2);
  await next.app.refreshAdvice();
  expect(app.teams.sent.map(({ conversationId }) => conversationId).sort()).toEqual([app.molde.channel.id, channel.id].sort());
});

test('a version that is not whole is not used', async () => {
  const app = await start();
  await take([raadTwo(), page('b')]);
  await store.delete('adv:000001', 'p:000000');
  await app.app.refreshAdvice();
  expect(await answerTo(app, 'råd 2')).not.toContain('kvartssand');
});

describe('networks are told of new and changed råd', () => {
  async function inRomsdal(options: TestAppOptions = {}): Promise<TestApp> {
    const app = await start({ seed: (it) => seedRomsdal(it), ...options });
    await app.post(channelMessage(app.molde, 'hjelp', { id: 'hello' }));
    app.teams.clear();
    return app;
  }

  test('in their channel, in their language, as a post of its own, with a button that shows the råd', async () => {
    const app = await inRomsdal();
    await take([raadTwo(), page('b')]);
    await app.app.refreshAdvice();
    const [told, ...others] = app.teams.sent;
    expect(others).toEqual([]);
    expect(told?.conversationId).toBe(app.molde.channel.id);
    expect(told?.replyToId).toBeUndefined();
    const card = cardOf(told!);
    expect(card?.lang).toBe('nn');
    expect(wordsOf(told!)).toBe([
      'Ny rådstekst frå Helsedirektoratet', 'Eg har lese inn ny eller endra tekst, og svarar etter han frå no av.',
      'Råd 2 · Ny tekst hos meg · 3. februar 2026', 'Kommunen bør ha rutiner for brukerutstyr (prøve)',
    ].join('\n'));
    expect(buttonsOf(card)).toEqual(['Råd 2', 'Vis råda']);
    const { verb, data } = pressOf(card, 'Råd 2');
    const { sent } = await app.exchange(cardAction(app.molde, verb, data, { in: 'channel' }));
    expect(wordsOf(sent[0]!)).toContain('kvartssand');
  });

  test('also on a developer’s machine, without an app id', async () => {
    const app = await inRomsdal({ appId: '' });
    await take([raadTwo()]);
    await app.app.refreshAdvice();
    expect(app.teams.sent.map(({ conversationId }) => conversationId)).toEqual([app.molde.channel.id]);
  });

  test('once, however often it is looked and whichever instance looks', async () => {
    const app = await inRomsdal();
    const other = await start({ teams: app.teams, issuer: app.issuer });
    await take([raadTwo()]);
    await Promise.all([app, other, app, other].map((each) => each.app.refreshAdvice()));
    await app.app.refreshAdvice();
    await start({ teams: app.teams, issuer: app.issuer });
    expect(app.teams.sent).toHaveLength(1);
    await take([raadTwo('feltspat')]);
    await Promise.all([app, other].map((each) => each.app.refreshAdvice()));
    expect(app.teams.sent).toHaveLength(2);
    expect(wordsOf(app.teams.sent[1]!)).toContain('Råd 2 · Endra tekst');
  });

  test('not of what a rollback brings back, nor when only other pages changed', async () => {
    const app = await inRomsdal();
    await take([raadTwo()]);
    await app.app.refreshAdvice();
    await take([raadTwo(), page('b')]);
    await app.app.refreshAdvice();
    await new Importer(store, testClock()).rollBack();
    await app.app.refreshAdvice();
    expect(app.teams.sent).toHaveLength(1);
  });

  test('not a second time when nobody knows whether the card arrived; somebody is told that', async () => {
    const app = await inRomsdal();
    app.teams.resetNext();
    await take([raadTwo()]);
    await app.app.refreshAdvice();
    await app.app.refreshAdvice();
    await app.app.board.resume();
    await app.app.board.settled();
    const [card, told, ...more] = app.teams.sent;
    expect([cardOf(card!) !== undefined, more]).toEqual([true, []]);
    expect(wordsOf(told!)).toContain('Eg veit ikkje om det siste eg la ut til Nettverk Romsdal');
    expect(app.logLines).toContainEqual(expect.objectContaining({ msg: 'Card not confirmed', outcome: 'uncertain' }));
  });

  test('again at once when Teams says that it took nothing', async () => {
    const app = await inRomsdal();
    app.teams.failNext({ status: 429, headers: { 'retry-after': '0' } });
    await take([raadTwo()]);
    await app.app.refreshAdvice();
    expect(app.teams.sent).toHaveLength(1);
  });

  test('not where the bot was taken away, and not in a tenant that may no longer use it', async () => {
    const app = await inRomsdal();
    await app.post(uninstalled(app.molde, 'channel'));
    await take([raadTwo()]);
    await app.app.refreshAdvice();
    expect(app.teams.sent).toEqual([]);
    await app.post(channelMessage(app.molde, 'hjelp', { id: 'again' }));
    app.teams.clear();
    const narrowed = await start({ teams: app.teams, issuer: app.issuer, allowedTenants: [app.statsforvalteren.tenantId] });
    await take([raadTwo('feltspat')]);
    await narrowed.app.refreshAdvice();
    expect(app.teams.sent).toEqual([]);
  });

  test('when the store was away in between, once it is back', async () => {
    const app = await inRomsdal();
    await take([raadTwo()]);
    store.interfere(only(({ method }) => method === 'create', down));
    await app.app.refreshAdvice();
    expect([app.teams.sent.length, await answerTo(app, 'råd 2')]).toEqual([0, expect.stringContaining('kvartssand')]);
    app.teams.clear();
    store.behave();
    await app.app.board.resume();
    await app.app.board.settled();
    expect(app.teams.sent).toHaveLength(1);
  });
});
