import { buttonsIn } from '../../advice/learning/support';
import { cardOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { testClock } from '../../../support/test-clock';
import { elementsOf } from '../../../cards/elements';
import { translator } from '../../../../src/lib/language';
import { escapeMarkdown } from '../../../../src/lib/people-text';
import { audited, everythingOn, kari, memberFor, press, ROMSDAL, says, seed, SUNNMORE, textsOf, worldOf, write, type Name } from '../contacts/support';

const t = translator('nb');
const clock = testClock();
let bot: TestApp;
beforeEach(async () => {
  bot = await startTestApp({ seed, clock });
});
afterEach(() => bot.stop());

const stored = (name: Name) => {
  const { tenantId, from } = worldOf(bot, name);
  return bot.app.networks.member(ROMSDAL, { tenantId, id: from.aadObjectId });
};
const facts = (card: unknown) => Object.fromEntries(
  elementsOf(card).flatMap(({ facts: each }) => (each as { title: string; value: string }[] | undefined) ?? [])
    .map(({ title, value }) => [title, value]),
);
type Fact = 'role' | 'municipality' | 'organisation' | 'function' | 'topics' | 'email' | 'confirmed' | 'away' | 'reminders';
const fact = (name: Fact) => t(`networks.profile.facts.${name}`);

describe('«min profil»', () => {
  test('shows role, municipality, function, topics, e-mail, when it was confirmed and what one is reminded of', async () => {
    const shown = facts(cardOf(await write(bot, 'kari', 'min profil')));
    expect(shown).toMatchObject({
      [fact('municipality')]: 'Molde', [fact('function')]: 'Kommuneoverlege', [fact('email')]: 'kari\\_1@example.org',
      [fact('confirmed')]: escapeMarkdown('1. februar 2026'), [fact('reminders')]: 'samlinger, innsjekk, oppfølging av tiltak, oppsummering',
    });
    expect(shown[fact('topics')]).toContain(t('networks.people.topic.naloxone'));
    expect(shown).not.toHaveProperty(fact('away'));
    expect(shown).not.toHaveProperty(fact('organisation'));
  });

  test('shows no e-mail in a channel', async () => {
    const text = everythingOn(await write(bot, 'kari', 'min profil', 'channel'));
    expect(text).toContain('Kommuneoverlege');
    expect(text).not.toContain('example.org');
  });

  test('leads to everything one decides about oneself, with at most six buttons', async () => {
    const titles = buttonsIn(cardOf(await write(bot, 'kari', 'min profil'))).map(({ title }) => title);
    expect(titles).toEqual((['role', 'reminders', 'away', 'data', 'confirm', 'edit'] as const).map((key) => t(`cards.networks.profile.${key}`)));
  });

  test('every button leads somewhere', async () => {
    for (const { verb, data } of buttonsIn(cardOf(await write(bot, 'kari', 'min profil')))) {
      const { line, card } = await press(bot, 'kari', String(verb), data as object);
      expect(card).toBeDefined();
      expect([line, '', t('bot.answerBelow')]).toContain(line);
    }
  });

  test('asks who has not confirmed for half a year', async () => {
    expect(await says(bot, 'liv', 'min profil')).toContain(t('cards.networks.profile.stale'));
    expect(await says(bot, 'kari', 'min profil')).not.toContain(t('cards.networks.profile.stale'));
  });

  test('of who is in several networks is about the one they pick', async () => {
    await bot.app.networks.saveMember(SUNNMORE, memberFor('kari', { roles: ['partner'], organisation: 'KORUS midt' }));
    const card = cardOf(await write(bot, 'kari', 'min profil'));
    const button = buttonsIn(card).find(({ title }) => title === 'Nettverk Sunnmøre');
    const { card: profile } = await press(bot, 'kari', String(button?.verb), button?.data as object);
    expect(facts(profile)).toMatchObject({ [fact('organisation')]: 'KORUS midt' });
    expect(textsOf(profile)).toContain('Nettverk Sunnmøre');
  });

  test('is nothing to a stranger', async () => {
    expect(await says(bot, 'fremmed', 'min profil')).toBe(t('networks.none'));
  });

  test('of somebody who was removed a moment ago says the same as where there is nothing', async () => {
    await write(bot, 'kari', 'min profil');
    await bot.store.delete(`n:${ROMSDAL}`, `u:${kari.tenantId}:${kari.personId}`);
    expect(await says(bot, 'kari', 'min profil')).toBe(t('bot.notYours'));
  });

  test.each([['my profile', 'My profile in'], ['profilen min', 'Min profil i']])('«%s» is the same', async (word, title) => {
    expect(await says(bot, 'kari', word)).toContain(title);
  });
});

describe('«Stemmer fortsatt»', () => {
  const confirm = (name: Name = 'kari', id = ROMSDAL) => press(bot, name, 'networks.profile.confirm', { id });

  test('sets when it was confirmed, and is written down', async () => {
    clock.advance(1_000);
    expect(textsOf((await confirm()).card)).toContain(t('networks.profile.done.confirmed'));
    expect(await stored('kari')).toEqual({ ...kari, confirmedAt: clock.now() });
    expect((await audited(bot.store)).map(({ action }) => action)).toEqual(['contact.confirmed']);
  });

  test('twice on a day is once', async () => {
    const first = clock.now();
    await confirm();
    clock.advance(1_000);
    await confirm();
    expect((await stored('kari'))?.confirmedAt).toBe(first);
    expect(await audited(bot.store)).toHaveLength(1);
  });

  test('of all at once loses none', async () => {
    const names = ['kari', 'vara', 'liv', 'rio', 'deltaker', 'koordinator'] as const;
    await Promise.all(names.map((name) => confirm(name)));
    const members = await bot.app.networks.members(ROMSDAL);
    expect(members.map(({ confirmedAt }) => confirmedAt)).toEqual(names.map(() => clock.now()));
  });

  test('of another network is not there', async () => {
    expect((await confirm('kari', SUNNMORE)).line).toBe(t('bot.notYours'));
  });
});

describe('function and topics', () => {
  const save = (fields: object) => press(bot, 'kari', 'networks.profile.save', { id: ROMSDAL, ...fields });

  test('the form has what stands there', async () => {
    const { card } = await press(bot, 'kari', 'networks.profile.edit', { id: ROMSDAL });
    const values = elementsOf(card).filter(({ type }) => type?.startsWith('Input.')).map(({ value }) => value);
    expect(values).toEqual(['Kommuneoverlege', 'naloxone,raad1']);
  });

  test('are changed at once, without anybody’s approval', async () => {
    expect(textsOf((await save({ title: '  Ruskoordinator ', topics: 'data,medical' })).card)).toContain(t('networks.profile.done.saved'));
    expect(await stored('kari')).toEqual({ ...kari, title: 'Ruskoordinator', topics: ['medical', 'data'] });
    expect((await audited(bot.store)).map(({ action }) => action)).toEqual(['person.changed']);
    expect(await says(bot, 'deltaker', 'kontakter')).toContain('Ruskoordinator');
  });

  test('left empty are taken away', async () => {
    await save({ title: '', topics: '' });
    const { title: _, topics: __, ...rest } = kari;
    expect(await stored('kari')).toEqual(rest);
  });

  test('nothing but a title and known topics is taken from the form', async () => {
    await save({ title: 'Lege', topics: 'naloxone,admin', roles: 'coordinator', municipality: '1547', email: 'x@example.org' });
    expect(await stored('kari')).toEqual({ ...kari, title: 'Lege', topics: ['naloxone'] });
  });

  test.each([['x'.repeat(61), 'networks.profile.wrong.title'], ['Lege 01019012345', 'networks.profile.wrong.person']] as const)(
    '«%s» is refused on the form, and stays there', async (title, wrong) => {
      const { card } = await save({ title, topics: 'data' });
      expect(textsOf(card)).toContain(t(wrong));
      expect(textsOf(card)).toContain(title);
      expect(await stored('kari')).toEqual(kari);
    },
  );
});
