import { channelMessage } from '../../../support/activities';
import { buttonsOf, cardOf, wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { down } from '../../../support/unruly-store';
import { ofType } from '../../../cards/elements';
import { LANGUAGES, textsUnder, translator } from '../../../../src/lib/language';
import { Audit } from '../../../../src/features/networks/audit/audit';
import { NoticeStore } from '../../../../src/features/networks/notices/notice-store';
import { personRef, randomIds } from '../../../../src/lib/ids';
import { NETWORK, NOTICE, OTHER, personOf, press, PUBLIC_URL, saveMember, say, startStage, type Stage } from './support';

const t = translator('nb');
let stage: Stage;
let clock: TestClock;
beforeAll(async () => {
  clock = testClock();
  stage = await startStage(clock);
});
afterAll(() => stage.bot.stop());
beforeEach(() => stage.store.behave());

const linkOn = (card: unknown): string => {
  const [{ url } = { url: '' }] = ofType(card, /^Action\.OpenUrl$/);
  return typeof url === 'string' ? url : '';
};
const ask = async (world = stage.ida, text = 'mine data') => cardOf(await say(stage, world, text));
const fetchLink = (link: string) => fetch(link.replace(PUBLIC_URL, `${stage.bot.url}/`));
async function fileOf(link: string): Promise<{ person: object; kept: Record<string, Record<string, unknown>[]> }> {
  return (await fetchLink(link)).json() as ReturnType<typeof fileOf>;
}
const kind = (name: 'memberships' | 'choices' | 'chats' | 'answered' | 'answers' | 'notices' | 'log') => t(`networks.privacy.kinds.${name}`);

describe('«mine data»', () => {
  test('says what is kept in plain words, with how many of each', async () => {
    await say(stage, stage.ida, 'bokmål takk');
    await say(stage, stage.ida, 'Hva er nalokson?');
    const words = wordsOf(await say(stage, stage.ida, 'mine data'));
    for (const line of [`${kind('memberships')}: 2`, `${kind('choices')}: 1`, `${kind('chats')}: 1`, `${kind('answered')}: 1`]) {
      expect(words).toContain(line);
    }
    expect(words).toContain(t('networks.privacy.about', { name: stage.ida.from.name }));
    expect(words).toContain(t('networks.privacy.link', { minutes: 15 }));
    expect(words).not.toContain(kind('answers'));
  });

  test.each(LANGUAGES)('comes in %s on the words of that language', async (language) => {
    const { name = '' } = textsUnder(language, 'commands.my-data');
    const card = cardOf(await say(stage, stage.colleague, name, { locale: `${language}-NO` }));
    expect(JSON.stringify(card)).toContain(translator(language)('cards.networks.my-data.title'));
  });

  test('offers the file, and to be deleted', async () => {
    expect(buttonsOf(await ask())).toEqual([t('cards.networks.my-data.get'), t('cards.networks.my-data.erase')]);
  });

  test('of who has nothing here says so, and offers no file', async () => {
    const { card } = await press(stage, stage.stranger, 'bot.command', { command: 'my-data' });
    expect(JSON.stringify(card)).toContain(t('cards.networks.my-data.empty'));
    expect(linkOn(card)).toBe('');
  });

  test('is not told in a channel', async () => {
    const sent = await stage.bot.ask(channelMessage(stage.ida, 'mine data', { id: 'in-a-channel' }));
    expect(wordsOf(sent)).toBe(t('bot.wrongScope', { command: 'mine data', where: t('bot.scope.personal') }));
  });

  test('says that the store is away, and nothing else', async () => {
    stage.store.interfere(down);
    expect(wordsOf(await say(stage, stage.ida, 'mine data'))).toMatch(/^Datalageret svarer ikke/);
  });

  test('reads what is the person’s own, seven for each network there is, and a name and 61 months of the log for each of theirs', async () => {
    clock.advance(61_000);
    await press(stage, stage.ida, 'networks.language', { language: 'nb' });
    await ask();
    stage.store.calls.length = 0;
    await press(stage, stage.ida, 'bot.command', { command: 'my-data' });
    expect(stage.store.calls).toHaveLength(10 + 2 * 7 + 2 * (1 + 61));
    expect(stage.store.writes()).toEqual([]);
  });

  test('without an address that people can open says so, and the rest is as with one', async () => {
    const local = await startStage(clock, { publicUrl: '' });
    const card = cardOf(await say(local, local.ida, 'mine data'));
    expect(linkOn(card)).toBe('');
    expect(JSON.stringify(card)).toContain(t('networks.privacy.noLink'));
    await local.bot.stop();
  });

  test('on a developer’s machine links to that machine', async () => {
    const local = await startStage(clock, { publicUrl: '', appId: '' });
    const link = linkOn(cardOf(await say(local, local.ida, 'mine data')));
    expect(link.startsWith(`${local.bot.url}/files/`)).toBe(true);
    expect((await fetch(link)).status).toBe(200);
    await local.bot.stop();
  });
});

describe('the file', () => {
  test('has everything that is kept of the person, under headings in their language', async () => {
    await say(stage, stage.ida, 'bokmål takk');
    await press(stage, stage.ida, 'bot.network', { id: `${NETWORK}.network` });
    const fields = { question: 'Hvem har vakt?', answer: 'Ring vakta.', owner: stage.ida.from.name, review: '2026-09-02' };
    await press(stage, stage.ida, 'advice.own.save', { id: `${NETWORK}.svar-0`, ...fields });
    const { person, kept } = await fileOf(linkOn(await ask()));
    expect(person).toEqual({ name: stage.ida.from.name, tenantId: stage.ida.tenantId, id: stage.ida.from.aadObjectId });
    expect(kept[kind('memberships')]).toEqual([
      expect.objectContaining({ networkId: 'nordmore', municipality: '1505', roles: ['contact'] }),
      expect.objectContaining({ networkId: NETWORK, networkName: 'Nettverk *Romsdal*', title: 'rådgiver', email: 'ida.oerjasaeter@molde.example' }),
    ]);
    expect(kept[kind('choices')]).toEqual([expect.objectContaining({ language: 'nb' })]);
    expect(kept[kind('chats')]).toEqual([expect.objectContaining({ userId: stage.ida.from.id, scope: 'personal' })]);
    expect(kept[kind('answers')]).toEqual([{ networkId: NETWORK, ...fields }]);
  });

  test('has what the log says of the person, in their networks, and the notices they wrote or that name them', async () => {
    const [notices, audit] = [new NoticeStore(stage.store), new Audit({ table: stage.store, clock, ids: randomIds })];
    const [ida, colleague, stranger] = [personOf(stage.ida), personOf(stage.colleague), personOf(stage.stranger)];
    await audit.write(NETWORK, 'person.approved', { by: colleague, to: ida });
    await audit.write(NETWORK, 'person.away', { by: colleague, to: colleague });
    await audit.write('sunnmore', 'person.approved', { by: stranger, to: stranger });
    clock.advance(59 * 30 * 24 * 60 * 60 * 1000);
    await audit.write(OTHER, 'notice.posted', { by: ida });
    const write = (networkId: string, id: string, text: string, by: typeof ida) => (
      notices.save(networkId, `${NOTICE}-${id}`, { networkId, text, version: 0, at: 1 }, by, clock.now()));
    await write(OTHER, 'mine', 'Neste samling er i mars.', ida);
    await write(NETWORK, 'about-me', 'Ida Ørjasæter er ny kontaktperson.', colleague);
    await write(NETWORK, 'others', 'Husk skjemaet.', colleague);
    const { kept } = await fileOf(linkOn(await ask()));
    const found = kept[kind('notices')]?.map(({ networkId, id }) => [networkId, id]);
    expect(found).toEqual([[OTHER, `${NOTICE}-mine`], [NETWORK, `${NOTICE}-about-me`]]);
    const ref = personRef(stage.ida.tenantId, stage.ida.from.aadObjectId);
    expect(kept[kind('log')]).toEqual([
      expect.objectContaining({ networkId: OTHER, action: 'notice.posted', by: ref }),
      expect.objectContaining({ networkId: NETWORK, action: 'person.approved', to: ref }),
    ]);
  });

  test('is what is kept when it is fetched, not when it was asked for', async () => {
    const link = linkOn(await ask());
    await saveMember(stage, NETWORK, stage.ida, ['coordinator'], { title: 'ny tittel' });
    expect(JSON.stringify(await fileOf(link))).toContain('ny tittel');
  });

  test('has nothing of anybody else', async () => {
    const text = await (await fetchLink(linkOn(await ask()))).text();
    expect(text).not.toContain(stage.colleague.from.aadObjectId);
    expect(text).not.toContain(stage.colleague.from.name);
  });

  test('can be fetched no more once the person is deleted', async () => {
    await say(stage, stage.stranger, 'hjelp');
    const link = linkOn(await ask(stage.stranger));
    expect((await fetchLink(link)).status).toBe(200);
    await press(stage, stage.stranger, 'networks.erase-me');
    expect((await fetchLink(link)).status).toBe(404);
  });
});
