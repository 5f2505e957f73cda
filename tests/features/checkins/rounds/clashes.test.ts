import { testClock } from '../../../support/test-clock';
import { fieldsOn, fill, startPolls } from '../../meetings/poll-setup/support';
import { buttonsOn, NETWORK, pressVerb, wordsOn, type Stage, type Who } from '../../networks/channels/support';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../../src/features/checkins/types';
import { actionsOf, aRound, at, on, roundsOf, t } from './support';

const clock = testClock();
const ROUND = aRound({ opensAt: at('2026-03-02T08:00:00Z'), due: dueOn('2026-03-16'), rhythm: 'meetings', municipalities: ['1506', '1547'] });
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-03-02T09:00:00Z');
  stage = await startPolls(clock);
  await new RoundStore(stage.store).create(ROUND);
});
afterEach(() => stage.bot.stop());

const round = async (): Promise<Round> => (await roundsOf(stage).find(NETWORK, ROUND.id)) as Round;
const opened = async (verb: string, who: Who) => (await pressVerb(stage.bot, stage.people[who], `checkins.rounds.${verb}`, { id: `${NETWORK}.${ROUND.id}` })).card;
const save = on('round-change', 'save');

describe('two coordinators change a round at once', () => {
  test('the one who comes second is shown what stands, keeps what they wrote, and nothing goes back silently', async () => {
    const [first, second] = [await opened('ask-change', 'coordinator'), await opened('ask-change', 'second')];
    await fill(stage, first, save, { due: '2026-03-27' });
    const clash = (await fill(stage, second, save, { rhythm: 'none' }, 'second')).card;
    expect(await round()).toMatchObject({ due: dueOn('2026-03-27'), rhythm: 'meetings', version: 2 });
    const words = wordsOn(clash);
    expect(words).toContain(t('checkins.rounds.clash'));
    expect(words).toContain(t('checkins.rounds.stands.due', { due: 'fredag 27. mars 2026 kl. 15.00' }));
    expect(words).toContain(t('checkins.rounds.stands.rhythm', { rhythm: t('checkins.rounds.rhythms.meetings') }));
    expect(words).not.toContain(t('checkins.rounds.said.change'));
    expect(fieldsOn(clash)).toEqual({ due: '2026-03-16', rhythm: 'none' });
    await fill(stage, clash, save, { due: '2026-03-27' }, 'second');
    expect(await round()).toMatchObject({ due: dueOn('2026-03-27'), rhythm: 'none', version: 3 });
    expect(await actionsOf(stage, '202603')).toEqual(['round.extended', 'round.extended']);
  });

  test('what is wrong is said without forgetting what was seen', async () => {
    const [first, second] = [await opened('ask-change', 'coordinator'), await opened('ask-change', 'second')];
    await fill(stage, first, save, { due: '2026-03-27' });
    const wrong = (await fill(stage, second, save, { due: '2026-03-01' }, 'second')).card;
    expect(wordsOn(wrong)).toContain(t('checkins.rounds.wrong.duePast'));
    expect(wordsOn((await fill(stage, wrong, save, { due: '2026-03-20' }, 'second')).card)).toContain(t('checkins.rounds.clash'));
    expect((await round()).due).toEqual(dueOn('2026-03-27'));
  });

  test('pressed twice, or the same by both, is saved once and no clash', async () => {
    const [first, second] = [await opened('ask-change', 'coordinator'), await opened('ask-change', 'second')];
    for (const [card, who] of [[first, 'coordinator'], [first, 'coordinator'], [second, 'second']] as const) {
      expect(wordsOn((await fill(stage, card, save, { due: '2026-03-27' }, who)).card)).toContain(t('checkins.rounds.said.change'));
    }
    expect((await round()).version).toBe(2);
  });

  test('who is expected goes the same way', async () => {
    const [first, second] = [await opened('who', 'coordinator'), await opened('who', 'second')];
    await fill(stage, first, on('round-who', 'save'), { municipalities: '1547' });
    const clash = (await fill(stage, second, on('round-who', 'save'), { municipalities: '1506' }, 'second')).card;
    expect((await round()).municipalities).toEqual(['1547']);
    expect(wordsOn(clash)).toContain(t('checkins.rounds.clash'));
    expect(wordsOn(clash)).toContain('Aukra');
    expect(fieldsOn(clash)).toEqual({ municipalities: '1506' });
    await fill(stage, clash, on('round-who', 'save'), {}, 'second');
    expect((await round()).municipalities).toEqual(['1506']);
  });

  test('a round that was closed meanwhile is not changed, and the form leads back to the round', async () => {
    const form = await opened('ask-change', 'second');
    expect(buttonsOn(form).map(({ data }) => (data as { id: string }).id)).toEqual([`${NETWORK}.${ROUND.id}-v1`, `${NETWORK}.${ROUND.id}`]);
    await opened('close', 'coordinator');
    expect((await fill(stage, form, save, { due: '2026-03-27' }, 'second')).line).toContain(t('checkins.rounds.notNow'));
    expect(await round()).toMatchObject({ state: 'closed', due: dueOn('2026-03-16') });
  });

  test('a form without what was seen is none of ours', async () => {
    const answer = await pressVerb(stage.bot, stage.people.coordinator, 'checkins.rounds.change', { id: `${NETWORK}.${ROUND.id}`, due: '2026-03-27', rhythm: 'none' });
    expect(answer.line).toContain(t('bot.notYours'));
    expect((await round()).version).toBe(1);
  });
});
