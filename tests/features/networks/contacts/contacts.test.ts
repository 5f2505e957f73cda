import { buttonsOf, cardOf, pressOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { elementsOf } from '../../../cards/elements';
import { translator } from '../../../../src/lib/language';
import { everythingOn, kari, liv, memberFor, press, ROMSDAL, says, seed, SUNNMORE, textsOf, vara, write } from './support';

const t = translator('nb');
const clock = testClock();
let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp({ seed, clock });
});
afterAll(() => bot.stop());

/** As it is seeded, a minute later: nothing is remembered. */
afterEach(async () => {
  clock.advance(61_000);
  await seed(bot.app);
});

const position = (text: string, ...parts: string[]) => parts.map((part) => text.indexOf(part));
const links = (card: unknown) => elementsOf(card).filter(({ type }) => type === 'Action.OpenUrl').map(({ url }) => url);

describe('«kontakter»', () => {
  test('lists municipalities in the network’s order, then partners, then coordinators', async () => {
    const text = await says(bot, 'deltaker', 'kontakter');
    const places = position(text, 'Molde', 'Kari Molde', 'Vara Molde', 'Vestnes', 'Rauma', 'Liv Rauma', 'Aukra', 'Hustadvika', 'Rio Partner', 'Demo Koordinator');
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).toContain('RIO Møre og Romsdal');
    expect(text).not.toContain('Demo Deltaker');
  });

  test('says of a municipality without a contact that it has none, and how it gets one', async () => {
    const text = await says(bot, 'deltaker', 'kontakter');
    expect(text.split(t('networks.contacts.none'))).toHaveLength(4);
    expect(text).toContain(t('cards.networks.contacts.missing'));
  });

  test('tells function and topics, who is a guest, and what was not confirmed for half a year', async () => {
    const text = await says(bot, 'deltaker', 'kontakter');
    expect(text).toContain(`kontaktperson · Kommuneoverlege · ${t('networks.people.topic.naloxone')}, ${t('networks.people.topic.raad1')}`);
    expect(text).toContain(`**Liv Rauma** ${t('networks.contacts.guest')}`);
    expect(text.match(/ikke bekreftet siden/g)).toHaveLength(1);
    expect(text).toContain(t('networks.contacts.stale', { date: '3. mai 2025' }));
  });

  test('has e-mail and a link to a chat in a personal chat only', async () => {
    const [own, shared] = [await write(bot, 'deltaker', 'kontakter'), await write(bot, 'deltaker', 'kontakter', 'channel')];
    expect(everythingOn(own)).toContain('kari\\_1@example.org');
    expect(links(cardOf(own))).toContain('https://teams.microsoft.com/l/chat/0/0?users=kari_1%40example.org');
    expect(everythingOn(shared)).toContain('Kari Molde');
    expect(everythingOn(shared)).not.toMatch(/example\.org|teams\.microsoft/);
  });

  test('makes no link of what is no address', async () => {
    await bot.app.networks.saveMember(ROMSDAL, { ...kari, email: 'javascript:alert(1)' });
    expect(links(cardOf(await write(bot, 'deltaker', 'kontakter Molde'))).join()).toBe('https://teams.microsoft.com/l/chat/0/0?users=vara_1%40example.org');
  });

  test('shows what people are called as it is, and never as markup', async () => {
    await bot.app.networks.saveMember(ROMSDAL, { ...kari, name: '[Kari](https://evil.example) *M*' });
    expect(await says(bot, 'deltaker', 'kontakter')).toContain('**\\[Kari\\](https://evil.example) \\*M\\***');
  });

  test('shows eight at a time, and pressing on shows the rest', async () => {
    for (let at = 0; at < 12; at++) {
      await bot.app.networks.saveMember(ROMSDAL, { ...memberFor('rio', { roles: ['partner'], organisation: 'RIO' }), personId: `p${at}`, name: `Partner ${at}.` });
    }
    const first = cardOf(await write(bot, 'deltaker', 'kontakter'));
    const { verb, data } = pressOf(first, t('cards.networks.contacts.more'));
    const { card } = await press(bot, 'deltaker', verb, data);
    const third = await press(bot, 'deltaker', verb, pressOf(card, t('cards.networks.contacts.more')).data);
    const names = [first, card, third.card].map((each) => (textsOf(each).match(/\*\*[^*]+\*\*/g) ?? []).length);
    expect(names).toEqual([5, 8, 4]);
    expect(buttonsOf(third.card)).not.toContain(t('cards.networks.contacts.more'));
    for (let at = 0; at < 12; at++) {
      const row = { tenantId: kari.tenantId, personId: `p${at}` };
      await bot.store.delete(`n:${ROMSDAL}`, `u:${row.tenantId}:${row.personId}`);
    }
  });

  test('lets only coordinators ask for confirmation', async () => {
    const ask = t('cards.networks.contacts.ask');
    expect(buttonsOf(cardOf(await write(bot, 'koordinator', 'kontakter')))).toContain(ask);
    expect(buttonsOf(cardOf(await write(bot, 'kari', 'kontakter')))).not.toContain(ask);
  });

  test('says to a stranger the same as where there is no network, and in the channel whom it is for', async () => {
    expect(await says(bot, 'fremmed', 'kontakter')).toBe(t('networks.none'));
    expect(await says(bot, 'fremmed', 'kontakter', 'channel')).toBe(t('authority.membersOnly', { network: 'Nettverk Romsdal' }));
  });

  test.each([['kontaktar', 'nn', 'Kontaktar i'], ['contacts', 'en', 'Contacts in']])('answers to «%s» too', async (word, _language, title) => {
    expect(await says(bot, 'deltaker', word)).toContain(title);
  });
});

describe('while the contact is away', () => {
  test('the deputy stands first, as standing in until the day', async () => {
    await bot.app.networks.saveMember(ROMSDAL, { ...kari, away: { until: '2026-03-20' } });
    const text = await says(bot, 'deltaker', 'kontakter');
    expect(text).toContain(t('networks.contacts.standsInUntil', { date: '20. mars 2026' }));
    expect(text).toContain(t('networks.contacts.awayUntil', { date: '20. mars 2026' }));
    const [deputy, contact] = position(text, 'Vara Molde', 'Kari Molde');
    expect(deputy).toBeLessThan(contact ?? 0);
  });

  test('and is not, when the day is over', async () => {
    await bot.app.networks.saveMember(ROMSDAL, { ...kari, away: { until: '2026-03-01' } });
    const text = await says(bot, 'deltaker', 'hvem er kontaktperson i Molde?');
    expect(text).not.toContain('trer inn');
    expect(text).not.toContain('borte');
  });
});

describe('asked who somebody is', () => {
  test.each([
    'hvem er kontaktperson i Rauma?', 'Hvem er Raumas kontaktperson?', 'kven er kontaktperson i Rauma', 'who is the contact in Rauma?',
    'hvem er kontaktperson i Raumma?', 'kontakter Rauma', 'kontaktperson i Rauma', 'contacts in Rauma',
  ])('«%s» names the contact', async (text) => {
    const said = await says(bot, 'deltaker', text);
    expect(said).toContain('Liv Rauma');
    expect(said).not.toContain('Kari Molde');
  });

  test('a former name means the municipality of today', async () => {
    const siri = memberFor('rio', { roles: ['contact'], municipality: '1579' });
    await bot.app.networks.saveMember(ROMSDAL, { ...siri, name: 'Siri Hustadvika' });
    expect(await says(bot, 'deltaker', 'hvem er kontaktperson i Fræna?')).toContain('Siri Hustadvika');
  });

  test('a name that is on no list is the network’s own', async () => {
    await bot.app.networks.saveMunicipality(ROMSDAL, { number: '9999', name: 'Langtvekkistan' });
    await bot.app.networks.saveMember(ROMSDAL, { ...liv, municipality: '9999' });
    expect(await says(bot, 'deltaker', 'hvem er kontaktperson i Langtvekkistan?')).toContain('Liv Rauma');
    await bot.app.networks.removeMunicipality(ROMSDAL, '9999');
  });

  test('«hvem er stedfortreder i Molde» names the deputy alone, with a link in the personal chat', async () => {
    const sent = await write(bot, 'deltaker', 'hvem er stedfortreder i Molde');
    expect(everythingOn(sent)).toContain('Vara Molde');
    expect(everythingOn(sent)).not.toContain('Kari Molde');
    expect(buttonsOf(cardOf(sent))).toEqual([t('networks.contacts.writeTo', { name: 'Vara Molde' }), t('cards.networks.contacts.list')]);
  });

  test('by function', async () => {
    expect(await says(bot, 'deltaker', 'hvem er kommuneoverlege i Molde?')).toContain('Kari Molde');
  });

  test('by a function that nobody has it names who speaks for the municipality, and says so', async () => {
    const said = await says(bot, 'deltaker', 'hvem er kommuneoverlege i Rauma?');
    expect(said).toContain(t('networks.contacts.instead', { municipality: 'Rauma' }));
    expect(said).toContain('Liv Rauma');
  });

  test('by topic, whoever it is, with where they belong', async () => {
    const said = await says(bot, 'deltaker', 'kven kan noko om nalokson i nettverket?', 'personal');
    expect(said).toContain('Kari Molde');
    expect(said).toContain('Demo Deltaker');
    expect(said).toContain('Aukra');
    expect(said).not.toContain('Liv Rauma');
  });

  test('by a topic that nobody has', async () => {
    expect(await says(bot, 'deltaker', 'hvem kan noe om statistikk i nettverket?')).toBe(t('networks.contacts.nobodyWanted'));
  });

  test('one’s own municipality’s', async () => {
    expect(await says(bot, 'vara', 'hvem er kontaktpersonen vår?')).toContain('Kari Molde');
  });

  test('the coordinator', async () => {
    expect(await says(bot, 'kari', 'hvem er koordinator?')).toContain('Demo Koordinator');
  });

  test('it says the same of every municipality that has nobody to be found', async () => {
    const nobody = (municipality: string) => t('networks.contacts.nobody', { municipality });
    expect(await says(bot, 'deltaker', 'hvem er kontaktperson i Vestnes?')).toBe(nobody('Vestnes'));
    expect(await says(bot, 'deltaker', 'hvem er kontaktperson i Ålesund?')).toBe(nobody('Ålesund'));
    expect(await says(bot, 'deltaker', 'hvem er kontaktperson i Volda?')).toBe(nobody('Volda'));
  });

  test('it tells a stranger what it tells where there is no network', async () => {
    expect(await says(bot, 'fremmed', 'hvem er kontaktperson i Rauma?')).toBe(t('networks.none'));
    expect(await says(bot, 'fremmed', 'hvem er kontaktperson i Rauma?', 'channel')).toBe(t('authority.membersOnly', { network: 'Nettverk Romsdal' }));
  });

  test('who is in several networks is asked which, and gets its list', async () => {
    await bot.app.networks.saveMember(SUNNMORE, memberFor('deltaker', { roles: ['participant'] }));
    const card = cardOf(await write(bot, 'deltaker', 'hvem er kontaktperson i Rauma?'));
    const button = elementsOf(card).find(({ title }) => title === 'Nettverk Romsdal');
    const { card: list } = await press(bot, 'deltaker', String(button?.verb), button?.data as object);
    expect(textsOf(list)).toContain('Liv Rauma');
    await bot.store.delete(`n:${SUNNMORE}`, `u:${kari.tenantId}:${memberFor('deltaker', { roles: [] }).personId}`);
    clock.advance(24 * 60 * 60_000);
  });

  test.each(['Hva er nalokson?', 'hvem har ansvar for oppfølging i kommunen?', 'hvem er kontaktperson for de etterlatte?', 'kontaktperson i saker om barn'])(
    '«%s» is left to the advice', async (text) => {
      const said = await says(bot, 'deltaker', text);
      expect(said).not.toMatch(/Kari Molde|Liv Rauma|Jeg finner ingen kontaktperson/);
    },
  );
});

test('a forged page of another network is not there', async () => {
  expect((await press(bot, 'kari', 'networks.contacts.page', { id: `${SUNNMORE}.0` })).line).toBe(t('bot.notYours'));
  expect((await press(bot, 'kari', 'networks.contacts.page', { id: `${ROMSDAL}.first` })).card).toBeDefined();
  expect(vara.roles).toEqual(['deputy']);
});
