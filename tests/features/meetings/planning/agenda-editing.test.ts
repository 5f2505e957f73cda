import { testClock } from '../../../support/test-clock';
import { act, announce, buttonsOn, JOIN, NETWORK, one, settle, standing, startPlanning, t, wordsOn, type Stage } from './support';

const clock = testClock();
let stage: Stage;
let id: string;
beforeEach(async () => { stage = await startPlanning(clock); });
afterEach(() => stage.bot.stop());

const said = ({ line, card }: { line: string; card: Parameters<typeof wordsOn>[0] }) => line || wordsOn(card);

describe('the agenda', () => {
  beforeEach(async () => { id = await announce(stage, { agenda: 'Åpning, 10 min\nNalokson, råd 2, 45 min' }); });
  const texts = async () => (await one(stage, id)).agenda?.map(({ text }) => text);

  test('shows its items with the minutes of all', async () => {
    expect(said(await act(stage, 'agenda', id))).toContain('55 av 120 minutter');
  });

  test('an item is added, changed, moved and removed, and the announcement follows', async () => {
    const form = (await act(stage, 'new-item', id)).card;
    const { data } = buttonsOn(form).find(({ title }) => title === t('cards.meetings.meeting-item.save')) as unknown as { data: { id: string } };
    const item = data.id.slice(NETWORK.length + 1);
    await act(stage, 'save-item', item, { text: 'Eventuelt', raad: 'none', minutes: '15', presenter: 'Ane' });
    expect(await texts()).toEqual(['Åpning', 'Nalokson', 'Eventuelt']);
    await act(stage, 'item-up', item);
    expect(await texts()).toEqual(['Åpning', 'Eventuelt', 'Nalokson']);
    await act(stage, 'item-down', `${id}-a1`);
    expect(await texts()).toEqual(['Eventuelt', 'Åpning', 'Nalokson']);
    await act(stage, 'save-item', `${id}-a2`, { text: 'Nalokson nå', raad: '2' });
    await act(stage, 'remove-item', `${id}-a1`);
    await act(stage, 'remove-item', `${id}-a1`);
    expect(await texts()).toEqual(['Eventuelt', 'Nalokson nå']);
    await settle(stage);
    expect(wordsOn(standing(stage))).toContain('1\\. Eventuelt (15 min, Ane)');
    expect((await one(stage, id)).version).toBeUndefined();
  });

  test('a wrong item gives its form again', async () => {
    const { card } = await act(stage, 'save-item', `${id}-a1`, { text: '', minutes: '20' });
    expect(wordsOn(card)).toContain(t('meetings.planning.wrong.item', { max: 200 }));
    expect(await texts()).toEqual(['Åpning', 'Nalokson']);
  });

  test('an item that somebody took away is not shown, and said so', async () => {
    expect(said(await act(stage, 'item', `${id}-a9`))).toContain(t('meetings.planning.itemGone'));
    expect(said(await act(stage, 'item', id))).toBe(t('bot.notYours'));
  });
});

test('the place and the link are changed and taken away, and a foreign link is refused', async () => {
  id = await announce(stage);
  await act(stage, 'save-place', id, { place: 'Rådhuset', joinUrl: JOIN });
  expect(await one(stage, id)).toMatchObject({ place: 'Rådhuset', joinUrl: JOIN });
  expect(said(await act(stage, 'save-place', id, { joinUrl: 'https://example.org' }))).toContain('Teams');
  await act(stage, 'save-place', id, { place: '', joinUrl: '' });
  expect(await one(stage, id)).not.toHaveProperty('joinUrl');
  expect(await one(stage, id)).not.toHaveProperty('place');
});
