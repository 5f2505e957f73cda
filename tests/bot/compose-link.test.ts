import { ofType } from '../cards/elements';
import { complaintsOf } from '../cards/parser';
import { anonymousLink, composeLink } from '../support/activities';
import { rowsOf, type Row } from '../support/compose';
import { wordsOf, type Card } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { down, hanging, unrulyStore, type UnrulyStore } from '../support/unruly-store';
import { LANGUAGES, translator } from '../../src/lib/language';
import { openStore } from '../../src/storage';

/** Links in a message under way: what we say of pages of Helsedirektoratet that the corpus has something from. */
const LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const ONE = 'https://www.helsedirektoratet.no/rapporter/handlingsplan-mot-overdoser/bakgrunn/to-innsatsomrader-med-felles-tilnaerming';
const MANY = 'https://www.helsedirektoratet.no/faglige-rad/overdose-lokalt-forebyggende-arbeid/samarbeid-mellom-ulike-aktorer-i-overdoseforebygging';
const DRAFT = 'https://www.helsedirektoratet.no/horinger/overdoseforebyggende-arbeid-i-kommunen';
let bot: TestApp;
let store: UnrulyStore;
beforeAll(async () => {
  store = unrulyStore(await openStore({ kind: 'sqlite', file: ':memory:' }));
  bot = await startTestApp({ store, limits: { lookUpMs: 50, pressMs: 1_000 } });
});
afterAll(() => bot.stop());
beforeEach(() => {
  store.behave();
  bot.teams.clear();
});

async function unfurl(url: string, locale = 'nb-NO', build = composeLink): Promise<Row | undefined> {
  const { status, body } = await bot.post(build(bot.molde, url, { locale }));
  const rows = rowsOf(body);
  expect([status, rows.length || body]).toEqual([200, rows.length ? 1 : {}]);
  return rows[0];
}
const wordsOn = (card?: Card) => wordsOf({ activity: { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] } });

describe('a page that the corpus knows', () => {
  it.each(LANGUAGES)('is said with title, status, date, our own words and a link, in %s', async (language) => {
    const t = translator(language);
    const found = await unfurl(ONE, LOCALES[language]);
    expect(found?.text).toBe(`${t('advice.status.background')} · 2025`);
    const words = wordsOn(found?.card);
    for (const part of [found?.title, found?.text, t('cards.advice.answer.source'), t('advice.oursOfSource')]) expect(words).toContain(part);
    expect(found?.card.lang).toBe(language);
    expect(ofType(found?.card, /^Action\./)).toEqual([{ type: 'Action.OpenUrl', title: t('cards.advice.answer.open'), url: ONE }]);
    expect([found?.card.version, complaintsOf(found?.card)]).toEqual(['1.3', []]);
  });

  it('with many passages and none that stands for it is a list of titles with their status, not one passage of them', async () => {
    const found = await unfurl(MANY);
    expect(found).toMatchObject({
      title: 'Erstattet: Helsedirektoratet, Overdose – lokalt forebyggende arbeid (2019), kapittel 7',
      text: 'Tidligere råd (2019), erstattet · 29. mars 2019',
    });
    expect(wordsOn(found?.card)).toMatch(/Fra denne siden har jeg 17 tekster:\n\n(?:- Erstattet: .+\n){6}- og 11 til/);
  });

  it('that is a draft says that it is', async () => {
    expect((await unfurl(DRAFT))?.text).toBe('Høringsutkast (2024), ikke gjeldende tekst · 2024');
  });

  it.each([
    'http://www.helsedirektoratet.no/', 'https://helsedirektoratet.no/', 'HTTPS://WWW.HELSEDIREKTORATET.NO/', 'https://www.helsedirektoratet.no:443/',
  ])('is known by %s too, with query, fragment and slashes', async (start) => {
    const path = new URL(ONE).pathname.slice(1);
    for (const end of ['', '/', '//', '?utm_source=teams', '#innhold', '/?a=b&c=https://evil.com#x']) {
      expect((await unfurl(`${start}${path}${end}`))?.text).toBe('Bakgrunn, ikke rådstekst · 2025');
    }
  });

  it('is known also to people who have not installed the app', async () => {
    expect(await unfurl(ONE, 'nb-NO', anonymousLink)).toEqual(await unfurl(ONE));
  });
});

describe('a link that we leave as it is:', () => {
  it.each([
    'https://www.helsedirektoratet.no/', 'https://www.helsedirektoratet.no/faglige-rad/noe-annet', `${ONE}/undersiden`,
    ONE.replace('helsedirektoratet.no', 'helsedirektoratet.no.evil.com'), ONE.replace('www.', 'www.evil-'),
    ONE.replace('www.helsedirektoratet.no', 'evilhelsedirektoratet.no'), ONE.replace('helsedirektoratet', 'helsedirekt\u043Eratet'),
    ONE.replace('www.', 'helsedirektoratet.no@evil.com/'), ONE.replace('https://', 'https://bruker:passord@'),
    ONE.replace('.no/', '.no:8443/'), ONE.replace('.no/', '.no./'), ONE.replace('www.', 'intern.'), ONE.replace('www.', 'www.www.'),
    ONE.replace('https:', 'ftp:'), ONE.replace('https:', 'javascript:'), `javascript:location="${ONE}"`, `data:text/html,${ONE}`,
    `https://evil.com/?url=${ONE}`, 'https://www.helsebiblioteket.no/innhold/nasjonale-faglige-rad/overdose-lokalt-forebyggende-arbeid',
    'http://169.254.169.254/latest/meta-data', 'file:///etc/passwd', 'helsedirektoratet.no', '\u0000', 'x'.repeat(4096),
    ONE.replace('/rapporter/', '/x/../../rapporter/..%2f'),
  ])('%s', async (url) => {
    expect(await unfurl(url)).toBeUndefined();
    expect(bot.teams.requests).toEqual([]);
  });
});

it.each<[string, unknown]>([
  ['no address', {}], ['an empty one', { url: '' }], ['a number', { url: 17 }], ['a list', { url: [ONE] }], ['one of a book’s length', { url: ONE.padEnd(5_000, 'x') }],
  ['nothing', null], ['a text', ONE],
])('%s is an invoke that we do not know', async (_what, value) => {
  for (const build of [composeLink, anonymousLink]) {
    const { status, text } = await bot.post({ ...build(bot.molde, ONE), value });
    expect([status, text]).toEqual([400, '']);
  }
});

it.each([['down', down], ['hanging', hanging]])('with the store %s a known page is still known', async (_kind, how) => {
  store.interfere(how);
  expect((await unfurl(ONE))?.text).toBe('Bakgrunn, ikke rådstekst · 2025');
});

it('nobody’s link is in the log', async () => {
  bot.logLines.length = 0;
  await unfurl(`${ONE}?pasient=nordmann`);
  expect(JSON.stringify(bot.logLines)).not.toContain('nordmann');
});

it('a stranger’s tenant gets nothing, and none named neither', async () => {
  const { conversation, ...activity } = anonymousLink({ ...bot.molde, tenantId: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc' }, ONE);
  expect((await bot.post({ ...activity, conversation })).status).toBe(403);
  const { tenantId: _tenant, ...where } = conversation;
  expect((await bot.post({ ...activity, conversation: where, channelData: {} })).status).toBe(403);
});
