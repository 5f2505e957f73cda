import { personalMessage } from '../../../support/activities';
import { wordsOf } from '../../../support/replies';
import { startTestApp, type TestApp } from '../../../support/running-app';
import { translator } from '../../../../src/lib/language';
import { Advisor, loadKnowledge } from '../../../../src/features/advice';
import { choosing, saying, startFakeAzure, type FakeAzure } from './fake-azure';

const t = translator('nb');
/** Some question that we are unsure of, whatever the model learns next. */
const QUESTION = ['kurs og støtte for bønder', 'hvem betaler for bussen', 'skog og fjell og overdose', 'kommune økonomi støtte',
  'enn bolig', 'barn'].find(
  (text) => {
    const { kind, banner } = new Advisor(loadKnowledge()).answer(text, 'nb');
    return kind === 'unsure' && !banner;
  },
) ?? '';
let azure: FakeAzure;
let bot: TestApp;
let asked = 0;

beforeAll(async () => {
  azure = await startFakeAzure();
  bot = await startTestApp({ model: azure.config });
});
afterAll(async () => {
  await bot.stop();
  await azure.close();
});
beforeEach(() => {
  azure.requests.length = 0;
});

const say = async (text: string, app = bot) => wordsOf(await app.ask(personalMessage(app.molde, text, { id: `c${++asked}`,
  locale: 'nb-NO' })));

it('a passage that is chosen is shown as it stands, with its status', async () => {
  const nearest = new Advisor(loadKnowledge()).answer(QUESTION,
    'nb').hits.map(({ passage }) => passage).filter(({ status }) => status !== 'draft');
  azure.behave(choosing(1));
  const shown = await say(QUESTION);
  expect(shown).toContain(nearest[1]?.title);
  expect(shown).not.toContain(t('cards.advice.unsure.title'));
});

it('what the model writes is not shown', async () => {
  azure.behave(saying('{"id":"x","text":"Kanarifugl"} Kanarifugl'));
  const shown = await say(QUESTION);
  expect(shown).toContain(t('cards.advice.unsure.title'));
  expect(shown).not.toContain('Kanarifugl');
});

it('a model that stalls is not waited for: the plain answer comes within the turn', async () => {
  azure.behave(() => undefined);
  const { sent } = await bot.exchange(personalMessage(bot.molde, QUESTION, { id: `c${++asked}`, locale: 'nb-NO' }));
  expect(sent.map(({ activity }) => activity.type)).toEqual(['typing', 'message']);
  expect(wordsOf(sent[1] as (typeof sent)[0])).toContain(t('cards.advice.unsure.title'));
});

it('an emergency, a refused question, a command and a sure answer never reach it', async () => {
  for (const text of ['han puster ikke!', 'Hvor mye heroin kan jeg ta i kveld?', 'Er Nils Oppdiktet på LAR?', 'hjelp',
    'Hva er nalokson?', 'xyzzy']) await say(text);
  expect(azure.requests).toEqual([]);
});

it('nothing leaves unless a model is configured', async () => {
  const plain = await startTestApp();
  expect(await say(QUESTION, plain)).toContain(t('cards.advice.unsure.title'));
  expect(azure.requests).toEqual([]);
  await plain.stop();
});

it('the log has nothing of the question', () => {
  expect(bot.logLines.filter(({ msg }) => /model/.test(msg)).length).toBeGreaterThan(0);
  expect(JSON.stringify(bot.logLines)).not.toContain(QUESTION);
});
