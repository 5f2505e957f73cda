import { ofType } from '../../../cards/elements';
import { channelMessage } from '../../../support/activities';
import { buttonsOf, cardOf, pressOf, wordsOf, type Card } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { AUDIT_ACTIONS, Audit, type AuditAction } from '../../../../src/features/networks/audit/audit';
import { randomIds } from '../../../../src/lib/ids';
import { LANGUAGES, textsUnder, translator } from '../../../../src/lib/language';
import { NETWORK, OTHER, personOf, press, saveMember, say, startStage, type Stage } from '../privacy/support';

const t = translator('nb');
let stage: Stage;
let clock: TestClock;
let audit: Audit;
beforeEach(async () => {
  clock = testClock('2026-03-20T09:00:00Z');
  stage = await startStage(clock);
  audit = new Audit({ table: stage.store, clock, ids: randomIds });
  await press(stage, stage.ida, 'bot.network', { id: `${NETWORK}.network` });
});
afterEach(() => stage.bot.stop());

const linesOf = (card: Card | undefined): string[] =>
  ofType(card, /^TextBlock$/).map(({ text }) => (typeof text === 'string' ? text : '')).filter((text) => text.includes(' kl. '));
const log = async (world = stage.ida) => cardOf(await say(stage, world, 'logg'));
const older = (card: Card | undefined) => pressOf(card, t('cards.networks.log.older'));
const write = (action: AuditAction, about: Parameters<Audit['write']>[2] = {}, networkId = NETWORK) => audit.write(networkId, action, about);

describe('«logg»', () => {
  test('shows who did what to whom, newest first, with the hour in Norway', async () => {
    await write('person.approved', { by: personOf(stage.ida), to: personOf(stage.colleague) });
    clock.advance(60_000);
    await write('consent.given', { by: personOf(stage.colleague), municipality: '1505' });
    expect(linesOf(await log())).toEqual([
      `fredag 20. mars 2026 kl. 10.01: ${t('networks.privacy.log.consent-given', { by: 'Demo Kollega', municipality: 'Kristiansund' })}`,
      `fredag 20. mars 2026 kl. 10.00: ${t('networks.privacy.log.person-approved', { by: 'Ida Berit Ørjasæter', to: 'Demo Kollega' })}`,
    ]);
  });

  test('names people as they are called today, and nobody who is no member any more', async () => {
    await write('person.added', { by: personOf(stage.colleague), to: personOf(stage.stranger) });
    await saveMember(stage, NETWORK, stage.colleague, ['coordinator'], { name: 'Nytt *Navn*' });
    expect(linesOf(await log())[0]).toContain(t('networks.privacy.log.person-added', { by: 'Nytt \\*Navn\\*', to: t('networks.privacy.noMember') }));
    await saveMember(stage, OTHER, stage.ida, ['coordinator']);
    await press(stage, stage.colleague, 'networks.erase-me');
    await saveMember(stage, NETWORK, stage.stranger, ['participant']);
    const lines = linesOf(await log());
    expect(lines.join()).not.toContain('Navn');
    expect(lines.join()).toContain(t('networks.privacy.log.person-added', { by: t('networks.privacy.noMember'), to: 'Demo Fremmed' }));
  });

  test('says «themselves», and what the service did', async () => {
    await write('person.away', { by: personOf(stage.ida), to: personOf(stage.ida) });
    await write('data.exported');
    const lines = linesOf(await log()).join('\n');
    expect(lines).toContain(t('networks.privacy.log.person-away', { by: stage.ida.from.name, to: t('networks.privacy.themselves') }));
    expect(lines).toContain(t('networks.privacy.log.data-exported', { by: t('networks.privacy.service') }));
  });

  test.each(LANGUAGES)('has a sentence of its own for every action, in %s', (language) => {
    const texts = textsUnder(language, 'networks.privacy.log');
    expect(Object.keys(texts)).toEqual(AUDIT_ACTIONS.map((action) => action.replace('.', '-')));
    expect(new Set(Object.values(texts)).size).toBe(AUDIT_ACTIONS.length);
  });

  test('goes on page by page to the end, each entry once, also those of the same moment and of other months', async () => {
    const wanted: string[] = [];
    for (let month = 1; month <= 12; month += 1) {
      clock.set(`2026-${String(month).padStart(2, '0')}-05T08:00:00Z`);
      for (let n = 0; n < (month % 5 === 0 ? 20 : 1); n += 1) {
        await write('notice.posted', { by: personOf(stage.ida), municipality: '1505' });
        wanted.unshift(`2026-${month}`);
      }
    }
    clock.set('2026-12-20T08:00:00Z');
    await press(stage, stage.ida, 'bot.network', { id: `${NETWORK}.network` });
    let card = await log();
    const seen = linesOf(card);
    while (buttonsOf(card).includes(t('cards.networks.log.older'))) {
      const { verb, data } = older(card);
      card = (await press(stage, stage.ida, verb, data)).card;
      expect(linesOf(card).length).toBeLessThanOrEqual(8);
      seen.push(...linesOf(card));
    }
    expect(seen).toHaveLength(wanted.length);
    expect(seen[0]).toContain('5. desember 2026');
    expect(seen.at(-1)).toContain('5. januar 2026');
  });

  test('says when there is nothing, back to which month, and offers what is older', async () => {
    const card = await log();
    expect(JSON.stringify(card)).toContain(t('networks.privacy.logEmpty', { month: 'januar 2026' }));
    const { card: before } = await press(stage, stage.ida, older(card).verb, older(card).data);
    expect(JSON.stringify(before)).toContain(t('networks.privacy.logEmpty', { month: 'oktober 2025' }));
    expect(buttonsOf(before)).toContain(t('cards.networks.log.newest'));
  });

  test('ends where the network was made', async () => {
    await write('network.created', { by: personOf(stage.ida) });
    expect(buttonsOf(await log())).toEqual([t('cards.networks.log.network')]);
  });

  test('takes at most four reads, also far back', async () => {
    for (let n = 0; n < 30; n += 1) await write('notice.posted');
    await log();
    let card = await log();
    stage.store.calls.length = 0;
    for (let n = 0; n < 3; n += 1) {
      const { verb, data } = older(card);
      card = (await press(stage, stage.ida, verb, data)).card;
      expect(stage.store.calls.length).toBeLessThanOrEqual(4);
      expect(stage.store.writes()).toEqual([]);
      stage.store.calls.length = 0;
    }
  });

  test('is for coordinators, of their own network only, and in their own chat only', async () => {
    await write('notice.posted', { by: personOf(stage.colleague) }, OTHER);
    await saveMember(stage, NETWORK, stage.stranger, ['contact'], { municipality: '1505' });
    expect(wordsOf(await say(stage, stage.stranger, 'logg'))).toBe(t('authority.coordinatorsOnly', { network: 'Nettverk *Romsdal*' }));
    expect((await press(stage, stage.stranger, 'networks.log', { id: `${NETWORK}.202603` })).line).toBe(t('bot.notYours'));
    expect((await press(stage, stage.ida, 'networks.log', { id: `${OTHER}.202603` })).line).toBe(t('bot.notYours'));
    expect((await press(stage, stage.ida, 'networks.log', { id: `${NETWORK}.202603` }, { in: 'channel' })).line).toBe(t('bot.notYours'));
    const inChannel = await stage.bot.ask(channelMessage(stage.ida, 'logg', { id: 'in-a-channel' }));
    expect(wordsOf(inChannel)).toBe(t('bot.wrongScope', { command: 'logg', where: t('bot.scope.personal') }));
  });

  test.each(['x', '999999', '202603-x', '202603-9999999999999-x', '209901-0000000000000-a', '20260'])(
    'shows something with a place that it never gave (%s)', async (place) => {
      await write('notice.posted');
      const { card } = await press(stage, stage.ida, 'networks.log', { id: `${NETWORK}.${place}` });
      expect(JSON.stringify(card)).toContain(t('cards.networks.log.intro'));
    },
  );
});
