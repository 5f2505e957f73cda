import { channelMessage, groupMessage, personalMessage } from '../support/activities';
import { buttonsOf, cardOf, wordsOf } from '../support/replies';
import { startTestApp, type TestApp } from '../support/running-app';
import { translator } from '../../src/lib/language';

/** The same question, wherever and however Teams lets a person write it. */
const t = translator('nb');
const TITLE = t('cards.bot.help.title');
let bot: TestApp;
beforeAll(async () => {
  bot = await startTestApp();
});
afterAll(() => bot.stop());

it('a message in personal chat is answered in that chat', async () => {
  const asked = personalMessage(bot.molde, 'hjelp');
  const reply = await bot.ask(asked);
  expect(wordsOf(reply)).toContain(TITLE);
  expect([reply.conversationId, reply.replyToId]).toEqual([bot.molde.personalChat.id, asked.id]);
});

it('a message in a group chat is answered there, with our mention taken away', async () => {
  const reply = await bot.ask(groupMessage(bot.molde, 'hjelp'));
  expect([wordsOf(reply).includes(TITLE), reply.conversationId]).toEqual([true, bot.molde.groupChat.id]);
});

it('a new post in a channel is answered in a thread under it', async () => {
  const asked = channelMessage(bot.molde, 'hjelp');
  const reply = await bot.ask(asked);
  expect([reply.conversationId, reply.replyToId]).toEqual([`${bot.molde.channel.id};messageid=${asked.id}`, asked.id]);
});

it('a message in a thread is answered in that thread', async () => {
  const reply = await bot.ask(channelMessage(bot.molde, 'hjelp', { thread: '1793500000042' }));
  expect(reply.conversationId).toBe(`${bot.molde.channel.id};messageid=1793500000042`);
});

it.each([
  ['first', '<at>Nettverksassistenten</at> hjelp'],
  ['last', 'hjelp <at>Nettverksassistenten</at>'],
  ['without a space', '<at>Nettverksassistenten</at>hjelp'],
  ['with markup and hard spaces around', '<p><at>Nettverksassistenten</at>&nbsp;hjelp</p>'],
])('our mention may stand %s', async (id, text) => {
  expect(wordsOf(await bot.ask(channelMessage(bot.molde, 'hjelp', { id, text })))).toContain(TITLE);
});

it('mentions of other people are their names: a question may be about them', async () => {
  const kari = { mentioned: { id: '29:kari', name: 'språk' }, text: '<at>språk</at>', type: 'mention' };
  const asked = channelMessage(bot.molde, '<at>språk</at>');
  const reply = await bot.ask({ ...asked, entities: [...(asked.entities ?? []), kari] });
  expect(wordsOf(reply)).toBe(t('cards.networks.language.title'));
});

it('only our own mention is taken away, even when another has our name', async () => {
  const asked = channelMessage(bot.molde, 'liste råd', { id: 'namesake' });
  const { name } = bot.molde.bot;
  const namesake = { mentioned: { id: '29:namesake', name }, text: `<at>${name}</at>`, type: 'mention' };
  const reply = await bot.ask({ ...asked, entities: [namesake] });
  expect(wordsOf(reply)).not.toContain(t('cards.advice.list.title'));
});

it('a message in which nothing but our mention stands gets help', async () => {
  expect(wordsOf(await bot.ask(channelMessage(bot.molde, '', { id: 'empty' })))).toContain(TITLE);
  expect(wordsOf(await bot.ask(personalMessage(bot.molde, ' \n ', { id: 'blank' })))).toContain(TITLE);
});

it('a file without words is told that we read text', async () => {
  const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'plan.docx', content: {} };
  const reply = await bot.ask(personalMessage(bot.molde, '', { attachments: [file] }));
  expect(wordsOf(reply)).toBe(t('bot.nothingToRead'));
});

it.each([
  ['one word', 'x'], ['dots', '.'], ['small words', 'ikke å '], ['mentions', '<at>'],
])('a book of %s is answered like any other message', async (_of, unit) => {
  const text = `${unit.repeat(90_000 / unit.length)}x`;
  expect(wordsOf(await bot.ask(personalMessage(bot.molde, 'bok', { text, attachments: [], id: `book-${unit}` })))).not.toBe('');
});

it('a message that is too long is told how long it may be', async () => {
  expect(wordsOf(await bot.ask(personalMessage(bot.molde, 'ord '.repeat(501))))).toBe(t('bot.tooLong', { max: 2000 }));
  expect(wordsOf(await bot.ask(personalMessage(bot.molde, 'xyz '.repeat(500))))).toContain(t('cards.advice.refusal.title'));
});

it.each([
  'xyzzy plugh', '🙂', '17', '?', 'asdf qwer zxcv', '<at></at>&&&',
])('what we do not understand («%s») gets an answer with ways on', async (text) => {
  const reply = await bot.ask(personalMessage(bot.molde, text));
  expect(cardOf(reply)?.actions?.length).toBeGreaterThanOrEqual(2);
});

it('what we know nothing about gets a card that says so, with a way to help and to the advice', async () => {
  const reply = await bot.ask(personalMessage(bot.molde, 'hvem vant eurovision i 1985'));
  expect(wordsOf(reply)).toContain(t('cards.advice.refusal.title'));
  expect(buttonsOf(cardOf(reply))).toEqual([t('cards.advice.refusal.help'), t('cards.advice.refusal.list')]);
});

it('a card says in its summary what a notification and a screen reader are to say', async () => {
  expect((await bot.ask(personalMessage(bot.molde, 'liste råd'))).activity.summary).toBe(t('cards.advice.list.title'));
});
