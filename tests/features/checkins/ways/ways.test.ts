import { personalMessage } from '../../../support/activities';
import { cardOf } from '../../../support/replies';
import { testClock } from '../../../support/test-clock';
import { commandsOn, wordsOn } from './support';
import { startStage, type Stage } from '../../meetings/minutes/support';
import { translator } from '../../../../src/lib/language';

const clock = testClock();
let stage: Stage;
beforeAll(async () => { stage = await startStage(clock); });
afterAll(() => stage.bot.stop());

let said = 0;
const say = async (who: 'coordinator' | 'molde', text: string) => (
  cardOf(await stage.bot.ask(personalMessage(stage[who], text, { id: `ways-${said += 1}` })))
);
const intro = (language: 'nb' | 'nn' | 'en') => translator(language)('cards.checkins.ways.intro');

test.each([
  ['hvem har ikke svart på innsjekken?', 'nb'], ['kven har ikkje sendt innsjekken enno?', 'nn'], ['hva er fristen for innsjekken?', 'nb'],
  ['steng innsjekken for denne gangen', 'nb'], ['who has not answered the check-in yet?', 'en'],
] as const)('«%s» leads a coordinator to what there is', async (text, language) => {
  const card = await say('coordinator', text);
  expect(wordsOn(card)).toContain(intro(language));
  expect(commandsOn(card)).toEqual(['check-in-status', 'check-ins', 'new-check-in', 'check-in']);
});

test('a contact is led to the municipality’s own', async () => {
  expect(commandsOn(await say('molde', 'hva svarte vi på innsjekken i fjor?'))).toEqual(['check-in', 'our-reports', 'plans']);
});

test.each(['hva sier råd 1 om pårørende?', 'når checker vi ut av hotellet?', 'check in the bag'])('«%s» is about something else', async (text) => {
  expect(wordsOn(await say('coordinator', text))).not.toContain(intro('nb'));
});

test('what is urgent comes first, whatever else is said', async () => {
  expect(wordsOn(await say('molde', 'han puster ikke, vi var midt i innsjekken'))).toContain('113');
});

test('who is in no network is not told of check-ins', async () => {
  const stranger = { ...stage.molde, personalChat: { id: 'a:1ways' }, from: { id: '29:ways', name: 'Demo Fremmed', aadObjectId: 'd9d9d9d9-0000-4000-8000-000000000009' } };
  expect(wordsOn(cardOf(await stage.bot.ask(personalMessage(stranger, 'hva er en innsjekk?', { id: 'ways-stranger' }))))).not.toContain(intro('nb'));
});
