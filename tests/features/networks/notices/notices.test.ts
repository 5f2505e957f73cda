import { uninstalled } from '../../../support/activities';
import { cardOf, wordsOf, type Card } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { translator } from '../../../../src/lib/language';
import { readAll } from '../../../../src/storage';
import {
  buttonsOn, inChannel, inChat, linkMolde, NETWORK, OTHER, press, pressVerb, startStage, wordsOn, type Pressed, type Stage, type Who,
} from '../channels/support';

const t = translator('nb');
const SEND = t('networks.notices.send');
const READ = t('cards.networks.notice.read');
const PREVIEW = t('cards.networks.notice-form.preview');
const TEXT = 'Ny dato for *samlingen*: 21. april.';
const SHOWN = 'Ny dato for \\*samlingen\\*: 21. april.';
const clock = testClock();
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
  await stage.bot.ask(inChannel(stage.people.coordinator, 'hjelp'));
  await linkMolde(stage);
});
afterEach(() => stage.bot.stop());

const settled = () => stage.bot.app.board.settled();
const inNetwork = async (partition: string) => (
  (await readAll(stage.store, partition)).map(({ data }) => JSON.parse(data) as Record<string, unknown>)
);
const notices = () => inNetwork(`no:${NETWORK}`);
const audit = async () => (await inNetwork(`au:${NETWORK}:202603`)).map(({ action }) => action).filter((action) => String(action).startsWith('notice'));
const form = async (who: Who = 'coordinator') => cardOf(await stage.bot.ask(inChat(stage.people[who], 'ny beskjed')));
const list = async (who: Who = 'coordinator') => cardOf(await stage.bot.ask(inChat(stage.people[who], 'beskjeder')));
const titles = (card: Card | undefined) => buttonsOn(card).map(({ title }) => title);

async function preview(text = TEXT, who: Who = 'coordinator'): Promise<Pressed> {
  return press(stage, stage.people[who], await form(who), PREVIEW, { fields: { text } });
}

async function send(text = TEXT): Promise<void> {
  const { card } = await preview(text);
  await press(stage, stage.people.coordinator, card, SEND);
  await settled();
}

/** The card as it stands in a channel: as it was posted, or as it was updated last. */
function standing(world: { channel: { id: string } }): Card | undefined {
  const isNotice = ({ conversationId, activity }: { conversationId: string; activity: Record<string, unknown> }) => (
    conversationId.startsWith(world.channel.id) && String(activity.summary).startsWith('Beskjed fra')
  );
  const shown = [...stage.bot.teams.sent, ...stage.bot.teams.updated].filter(isNotice).at(-1);
  return shown && cardOf(shown);
}
const everywhere = () => [stage.bot.statsforvalteren, stage.bot.molde].map((world) => wordsOn(standing(world)));
const posted = () => stage.bot.teams.sent.filter(({ activity }) => String(activity.summary).startsWith('Beskjed fra'));

/** The card of the newest notice, with what a coordinator may do. */
const opened = async (who: Who = 'coordinator') => (await press(stage, stage.people[who], await list(who), t('networks.notices.open'))).card;

describe('a new notice', () => {
  test('is seen before it is sent: the text, the channels, and nothing stands anywhere yet', async () => {
    const { card } = await preview();
    expect(wordsOn(card)).toContain(SHOWN);
    expect(wordsOn(card)).toContain(t('networks.notices.goesTo', { count: 2, names: 'Demo Nettverk – Demo Overdosenettverk, Demo Molde – Demo Molde Rus og Helse' }));
    expect(titles(card)).toEqual([SEND, t('cards.networks.notice-preview.rework'), t('cards.networks.notice-preview.discard')]);
    await settled();
    expect([await notices(), posted()]).toEqual([[], []]);
  });

  test('stands as one card in the channel of each organisation, by name, read by nobody yet', async () => {
    await send();
    for (const words of everywhere()) {
      expect(words.split('\n')).toEqual(['Beskjed fra Demo Coordinator', 'Nettverk \\*Romsdal\\* · 2. mars 2026', SHOWN, t('networks.notices.readByNobody')]);
    }
    expect(posted()).toHaveLength(2);
    expect(await audit()).toEqual(['notice.posted']);
  });

  test('who wrote it is not stored but as a pseudonym, and the draft is gone', async () => {
    await send();
    const { tenantId, from } = stage.people.coordinator;
    expect(JSON.stringify(await notices())).not.toContain(from.aadObjectId);
    expect(JSON.stringify(await notices())).not.toContain(from.name);
    const drafts = (await readAll(stage.store, `u:${tenantId}:${from.aadObjectId}`, { prefix: 'd:' }));
    expect(drafts).toEqual([]);
  });

  test('from a coordinator who is gone is from «koordinatoren»', async () => {
    await send();
    const { tenantId, from } = stage.people.coordinator;
    await stage.store.delete(`n:${NETWORK}`, `u:${tenantId}:${from.aadObjectId}`);
    await press(stage, stage.people.molde, standing(stage.bot.molde), READ);
    await settled();
    expect(everywhere()[0]).toContain(t('networks.notices.fromCoordinator'));
  });

  test('sent twice, by hasty presses or at once, stands once', async () => {
    const { card } = await preview();
    await Promise.all([press(stage, stage.people.coordinator, card, SEND), press(stage, stage.people.coordinator, card, SEND)]);
    expect((await press(stage, stage.people.coordinator, card, SEND)).line).toBe(t('networks.notices.noDraft'));
    await settled();
    expect([(await notices()).length, posted().length]).toEqual([1, 2]);
  });

  test('cut short before the channels are to have it, is completed by a second press', async () => {
    const { card } = await preview();
    stage.store.interfere(({ partition }) => {
      if (partition === 'po-open') throw new Error('killed');
    });
    const failed = await press(stage, stage.people.coordinator, card, SEND);
    expect(wordsOn(failed.card)).not.toContain(t('networks.notices.sent'));
    stage.store.behave();
    const pressed = await press(stage, stage.people.coordinator, card, SEND);
    expect(wordsOn(pressed.card)).toContain(t('networks.notices.sent'));
    await settled();
    expect([(await notices()).length, posted().length]).toEqual([1, 2]);
  });

  test.each([
    ['', 'empty'], ['  \n ', 'empty'], ['12345', 'empty'], ['x'.repeat(1_001), 'long'], ['Gjelder 010190 12345.', 'person'],
  ] as const)('«%.20s» is refused and not stored, and what was written is still there', async (text, why) => {
    const { card } = await preview(text);
    expect(wordsOn(card)).toContain(t(`networks.notices.wrong.${why}`));
    expect(card?.body.find(({ id }) => id === 'text')?.value).toBe(text);
    const { tenantId, from } = stage.people.coordinator;
    expect(await readAll(stage.store, `u:${tenantId}:${from.aadObjectId}`, { prefix: 'd:' })).toEqual([]);
  });

  test('may be reworked from what was written, and discarded', async () => {
    const first = await preview();
    const again = await press(stage, stage.people.coordinator, first.card, t('cards.networks.notice-preview.rework'));
    expect(again.card?.body.find(({ id }) => id === 'text')?.value).toBe(TEXT);
    const second = await press(stage, stage.people.coordinator, again.card, PREVIEW, { fields: { text: 'Noe annet' } });
    expect(wordsOn(second.card)).toContain('Noe annet');
    const gone = await press(stage, stage.people.coordinator, second.card, t('cards.networks.notice-preview.discard'));
    expect(wordsOn(gone.card)).toContain(t('networks.notices.discarded'));
    expect((await press(stage, stage.people.coordinator, second.card, SEND)).line).toBe(t('networks.notices.noDraft'));
    expect(await notices()).toEqual([]);
  });

  test('is sent by nobody but who wrote it', async () => {
    const { card } = await preview();
    expect((await press(stage, stage.people.second, card, SEND)).line).toBe(t('networks.notices.noDraft'));
    expect((await press(stage, stage.people.molde, card, SEND)).line).toBe(t('bot.notYours'));
    expect(await notices()).toEqual([]);
  });

  test('of a network without channels is kept as a draft, and cannot be sent', async () => {
    for (const channel of await stage.bot.app.networks.channels(NETWORK)) await stage.bot.app.networks.removeChannel(NETWORK, channel);
    const { card } = await preview();
    expect(wordsOn(card)).toContain(t('networks.notices.noChannels'));
    expect(titles(card)).not.toContain(SEND);
  });

  test('is for coordinators', async () => {
    expect(wordsOf(await stage.bot.ask(inChat(stage.people.molde, 'ny beskjed')))).toBe(t('authority.coordinatorsOnly', { network: 'Nettverk *Romsdal*' }));
    expect(wordsOf(await stage.bot.ask(inChat(stage.people.stranger, 'beskjeder')))).toBe(t('networks.none'));
  });
});

describe('«Lest»', () => {
  const read = (who: Who) => press(stage, stage.people[who], standing(stage.bot.molde), READ, { in: 'channel' });
  beforeEach(() => send());

  test('pressed in one channel shows in both: municipalities, then organisations, each once', async () => {
    for (const who of ['molde', 'partner', 'aukra', 'molde'] as const) expect((await read(who)).line).toMatch(/^Takk\./);
    await settled();
    for (const words of everywhere()) expect(words).toContain(t('networks.notices.readBy', { names: 'Aukra, Molde, RIO \\*midt\\*' }));
    expect(posted()).toHaveLength(2);
  });

  test('from the other channel and from a personal chat it counts as well', async () => {
    await press(stage, stage.people.coordinator, standing(stage.bot.statsforvalteren), READ, { in: 'channel' });
    await press(stage, stage.people.molde, standing(stage.bot.molde), READ);
    await settled();
    expect(everywhere()).toEqual([expect.stringContaining('Molde, Statsforvaltaren'), expect.stringContaining('Molde, Statsforvaltaren')]);
  });

  test('stores no person: the municipality or the organisation, and when', async () => {
    await read('molde');
    await read('partner');
    const [{ id } = { id: '' }] = await notices();
    const readers = await inNetwork(`no:${NETWORK}:${String(id)}`);
    expect(readers).toEqual([
      { tenantId: stage.bot.molde.tenantId, municipality: '1506', at: clock.now() },
      { tenantId: stage.bot.molde.tenantId, organisation: 'RIO *midt*', at: clock.now() },
    ]);
  });

  test('pressed twice says that it stands already, and changes no card', async () => {
    await read('molde');
    await settled();
    const updates = stage.bot.teams.updated.length;
    expect((await read('molde')).line).toBe(t('networks.notices.readBefore'));
    await settled();
    expect(stage.bot.teams.updated).toHaveLength(updates);
  });

  test('is for members of this network', async () => {
    for (const who of ['stranger', 'other'] as const) expect((await read(who)).line).toBe(t('bot.notYours'));
    const { data } = { data: { id: `${OTHER}.8205000000000-abc` } };
    expect((await pressVerb(stage.bot, stage.people.other, 'networks.notices.read', data)).line).toBe(t('bot.notYours'));
  });

  test.each(['x', '8205000000000-none', '8205000000000-', '../../n'])('of a notice «%s» that is none of ours is not found', async (id) => {
    const { line } = await pressVerb(stage.bot, stage.people.molde, 'networks.notices.read', { id: `${NETWORK}.${id}` });
    expect([t('bot.notYours'), t('bot.cardOutdated')]).toContain(line);
  });
});

describe('what has been sent', () => {
  beforeEach(() => send());

  const editTo = async (text: string, who: Who = 'coordinator'): Promise<Pressed> => {
    const { card } = await press(stage, stage.people[who], await opened(who), t('cards.networks.notice-state.edit'));
    expect(card?.body.find(({ id }) => id === 'text')?.value).toBe(TEXT);
    return press(stage, stage.people[who], card, PREVIEW, { fields: { text } });
  };

  test('is edited in both channels at once, and marked with the day', async () => {
    clock.advance(24 * 3_600_000);
    const { card } = await editTo('Samlingen er flyttet til mai.', 'second');
    const pressed = await press(stage, stage.people.second, card, t('networks.notices.sendEdit'));
    expect(wordsOn(pressed.card)).toContain(t('networks.notices.editSent'));
    await settled();
    for (const words of everywhere()) {
      expect(words).toContain('Samlingen er flyttet til mai.');
      expect(words).toContain('2. mars 2026 · endret 3. mars 2026');
      expect(words).not.toContain(SHOWN);
    }
    expect(posted()).toHaveLength(2);
    expect((await audit()).sort()).toEqual(['notice.changed', 'notice.posted']);
  });

  test('edited by two at once keeps what was saved first, and the other is told', async () => {
    const [one, two] = [await editTo('Fra den ene.'), await editTo('Fra den andre.', 'second')];
    await press(stage, stage.people.coordinator, one.card, t('networks.notices.sendEdit'));
    expect((await press(stage, stage.people.second, two.card, t('networks.notices.sendEdit'))).line).toBe(t('networks.notices.changedMeanwhile'));
    await settled();
    expect(everywhere()[0]).toContain('Fra den ene.');
  });

  test('with something wrong in the new text is still an edit', async () => {
    const { card } = await editTo('Gjelder 01019012345.');
    expect(wordsOn(card)).toContain(t('networks.notices.editTitle'));
    expect(wordsOn(card)).toContain(t('networks.notices.wrong.person'));
  });

  test('is withdrawn everywhere after a question: no text on any card, nor in the store', async () => {
    const asked = await press(stage, stage.people.coordinator, await opened(), t('cards.networks.notice-state.withdraw'));
    expect(wordsOn(asked.card)).toContain(t('cards.networks.notice-withdraw.meaning'));
    const card = asked.card;
    await press(stage, stage.people.coordinator, card, t('cards.networks.notice-withdraw.withdraw'));
    await settled();
    for (const words of everywhere()) {
      expect(words).toContain(t('networks.notices.withdrawn', { date: '2. mars 2026' }));
      expect(words).not.toContain('samlingen');
    }
    expect(titles(standing(stage.bot.molde))).toEqual([t('cards.networks.notice.network')]);
    expect(JSON.stringify(await notices())).not.toContain('samlingen');
    await press(stage, stage.people.coordinator, card, t('cards.networks.notice-withdraw.withdraw'));
    expect((await audit()).sort()).toEqual(['notice.posted', 'notice.withdrawn']);
  });

  test('once withdrawn, is neither read nor edited nor sent again', async () => {
    const { card } = await editTo('For sent.');
    const old = standing(stage.bot.molde);
    const asked = await press(stage, stage.people.second, await opened('second'), t('cards.networks.notice-state.withdraw'));
    await press(stage, stage.people.second, asked.card, t('cards.networks.notice-withdraw.withdraw'));
    expect((await press(stage, stage.people.coordinator, card, t('networks.notices.sendEdit'))).line).toBe(t('networks.notices.isWithdrawn'));
    expect((await press(stage, stage.people.molde, old, READ)).line).toBe(t('networks.notices.isWithdrawn'));
    expect(titles(await opened())).toEqual([t('cards.networks.notice-state.list')]);
  });

  test('is listed newest first with where it stands, two to a page', async () => {
    for (const text of ['Den andre.', 'Den tredje.']) {
      clock.advance(60_000);
      await send(text);
    }
    const card = await list();
    expect(wordsOn(card)).toMatch(/Den tredje[^]*Den andre/);
    expect(wordsOn(card)).toContain(t('networks.notices.standsIn', { sent: 2, count: 2 }));
    const next = await press(stage, stage.people.coordinator, card, t('cards.networks.notices.more'));
    expect(wordsOn(next.card)).toContain(SHOWN);
    expect(titles(next.card)).not.toContain(t('cards.networks.notices.more'));
  });
});

describe('a channel that is gone', () => {
  test('neither keeps the others from the notice nor is hidden from the coordinator', async () => {
    await stage.bot.post(uninstalled(stage.bot.molde, 'channel'));
    await send();
    expect(wordsOn(standing(stage.bot.statsforvalteren))).toContain(SHOWN);
    expect(standing(stage.bot.molde)).toBeUndefined();
    const card = await opened();
    expect(wordsOn(card)).toContain(t('networks.notices.standsIn', { sent: 1, count: 2 }));
    expect(wordsOn(card)).toContain(t('networks.notices.unreachable', { names: 'Demo Molde – Demo Molde Rus og Helse' }));
  });

  test('gets the notice when somebody sends it again after it is back', async () => {
    await stage.bot.post(uninstalled(stage.bot.molde, 'channel'));
    await send();
    await stage.bot.ask(inChannel(stage.people.molde, 'hjelp'));
    const pressed = await press(stage, stage.people.coordinator, await opened(), t('cards.networks.notice-state.again'));
    expect(wordsOn(pressed.card)).toContain(t('networks.notices.again'));
    await settled();
    expect(wordsOn(standing(stage.bot.molde))).toContain(SHOWN);
    expect(wordsOn(await opened())).toContain(t('networks.notices.standsIn', { sent: 2, count: 2 }));
  });

  test('where nobody knows whether it arrived, is not sent to again unless somebody says so', async () => {
    stage.bot.teams.resetNext({ method: 'POST', path: /demo-kanal-b/ });
    await send();
    expect(wordsOn(await list())).toContain(t('networks.notices.uncertain', { names: 'Demo Molde – Demo Molde Rus og Helse' }));
    const count = posted().length;
    const card = await opened();
    await press(stage, stage.people.coordinator, card, t('cards.networks.notice-state.again'));
    await press(stage, stage.people.coordinator, card, t('cards.networks.notice-state.again'));
    await settled();
    expect(posted()).toHaveLength(count + 1);
  });

  test('when it is unlinked, counts no more, and its card acts on nothing', async () => {
    await send();
    const old = standing(stage.bot.molde);
    await stage.bot.app.networks.removeChannel(NETWORK, { tenantId: stage.bot.molde.tenantId, conversationId: stage.bot.molde.channel.id });
    clock.advance(61_000);
    expect(wordsOn(await opened())).toContain(t('networks.notices.standsIn', { sent: 1, count: 1 }));
    expect((await press(stage, { ...stage.people.stranger }, old, READ, { in: 'channel' })).line).toBe(t('bot.notYours'));
  });
});

test('every command and press takes at most four calls of the store until its answer is decided', async () => {
  const { coordinator, molde } = stage.people;
  const ofPeople = /^(?:u:[^:]+:[^:]+|ch:.*|conv:.*)$/;
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    await settled();
    await stage.bot.ask(inChat(coordinator, 'nettverk'));
    await stage.bot.ask(inChat(molde, 'nettverk'));
    stage.store.calls.length = 0;
    const result = await work();
    // The audit and the board's own work come after the answer; the last two are who somebody is, and where to write to them.
    const after = stage.store.calls.findIndex(({ method, partition, row }) => partition.startsWith('au:') || (method === 'query' && partition === 'po-open') || row === 'meta');
    const before = stage.store.calls.slice(0, after < 0 ? undefined : after);
    const own = before.filter(({ partition, row }) => !ofPeople.test(partition) || row?.startsWith('d:'));
    expect(own.map(({ method, partition, row }) => `${method} ${partition} ${row ?? ''}`).slice(4)).toEqual([]);
    return result;
  };
  const empty = await counted(() => form());
  const seen = await counted(() => press(stage, coordinator, empty, PREVIEW, { fields: { text: TEXT } }));
  await counted(() => press(stage, coordinator, seen.card, SEND));
  await settled();
  await counted(() => press(stage, molde, standing(stage.bot.molde), READ));
  const listed = await counted(() => list());
  const { card } = await counted(() => press(stage, coordinator, listed, t('networks.notices.open')));
  const edit = await counted(() => press(stage, coordinator, card, t('cards.networks.notice-state.edit')));
  const edited = await counted(() => press(stage, coordinator, edit.card, PREVIEW, { fields: { text: 'Annet' } }));
  await counted(() => press(stage, coordinator, edited.card, t('networks.notices.sendEdit')));
  const asked = await counted(() => press(stage, coordinator, card, t('cards.networks.notice-state.withdraw')));
  await counted(() => press(stage, coordinator, asked.card, t('cards.networks.notice-withdraw.withdraw')));
});
