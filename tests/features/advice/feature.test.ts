import { adviceFeature, Learning } from '../../../src/features/advice';
import type { Command, Reply, Turn, Verb } from '../../../src/features/feature';
import { InvalidCardData } from '../../../src/features/refusals';
import { personHash } from '../../../src/lib/ids';
import { translator, type Language } from '../../../src/lib/language';
import { openStore, readAll, type TableStore } from '../../../src/storage';
import { aTurn } from '../../support/a-turn';

let store: TableStore;
beforeAll(async () => {
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
});
afterAll(() => store.close());

const feature = () => adviceFeature(new Learning(store));
const command = (id: string) => feature().commands?.find((each) => each.id === id) as Command;
const [show] = feature().verbs as [Verb];

const turn = (language: Language = 'nb', parts: Partial<Turn> = {}): Turn =>
  aTurn(language, { person: { tenantId: 'tenant', id: 'kari', name: 'Kari' }, place: { scope: 'personal', tenantId: 'tenant', conversationId: 'chat' }, ...parts });

const data = (reply: Reply) => (reply.kind === 'card' ? reply.card.data : {});

describe('what is urgent', () => {
  test('is an emergency, answered by its card in the language it is told', () => {
    expect(feature().urgent?.('han pustar ikkje')?.('nn')).toMatchObject({
      kind: 'card', card: { template: 'advice/emergency' }, summary: 'Ring 113 no',
    });
  });

  test('is nothing else, not even a sign of danger that is talked about', () => {
    for (const text of ['nalokson', 'Hvilke rutiner har vi når noen er bevisstløs?', '']) {
      expect(feature().urgent?.(text)?.('nb')).toBeUndefined();
    }
  });
});

describe('the command «råd N»', () => {
  test.each(['1', '2', '3', '1?'])('takes «%s» and shows what that råd is', async (argument) => {
    expect(command('raad').accepts?.(argument)).toBe(true);
    expect(data(await command('raad').run(turn(), argument))).toMatchObject({
      title: expect.stringContaining(`Råd ${argument[0]}`),
    });
  });

  test.each(['', '123', 'en', '1 om pårørende', '-1', '1.5'])('does not take «%s»: that is a question', (argument) => {
    expect(command('raad').accepts?.(argument)).toBe(false);
  });

  test('says which there are when asked for one that it does not know', async () => {
    const reply = await command('raad').run(turn('nn'), '9');
    expect(reply).toEqual({ kind: 'text', text: translator('nn')('advice.noSuchRaad', { number: 9, first: 1, last: 3 }) });
  });
});

test('the list has each råd by number, and says of each how much we hold', async () => {
  const { raad } = data(await command('list').run(turn(), '')) as { raad: { button: string; coverage: string }[] };
  expect(raad.map(({ button }) => button)).toEqual(['Råd 1', 'Råd 2', 'Råd 3']);
  expect(raad.map(({ coverage }) => /bare temaet/.test(coverage))).toEqual([false, true, true]);
});

describe('a press on a passage’s button', () => {
  test('shows the passage below, in the language of the turn', async () => {
    const result = await show.run(turn('en'), { verb: 'advice.show', lang: 'en', id: 'nitazener' });
    expect(result).toMatchObject({ show: 'below', reply: { kind: 'card', card: { template: 'advice/answer' }, feedback: true } });
    expect(data(result.reply)).toMatchObject({ note: 'The text exists in Norwegian only.' });
  });

  test('on a card that is older than the corpus says that it is out of date', async () => {
    const { reply } = await show.run(turn(), { id: 'finnes-ikke' });
    expect(reply).toEqual({ kind: 'text', text: translator('nb')('bot.cardOutdated') });
  });

  test.each([
    undefined, null, 'nitazener', {}, { id: 5 }, { id: 'a'.repeat(101) }, [],
  ])('with other data (%j) is refused', async (given) => {
    await expect(show.run(turn(), given)).rejects.toBeInstanceOf(InvalidCardData);
  });
});

describe('a thumb', () => {
  const rows = (network: string) => readAll(store, `q:${network}:202611`, {});

  test('is kept once a person and answer, the last one, without the person’s name or id', async () => {
    const network = () => ({ networkId: 'romsdal', networkName: 'Romsdal', language: 'nb' as const, roles: [] });
    for (const reaction of ['like', 'dislike'] as const) {
      await feature().onFeedback?.(turn('nb', { network }), { replyToId: 'svar-1', reaction });
    }
    const kept = await rows('romsdal');
    expect(kept).toHaveLength(1);
    expect(JSON.parse(kept[0]?.data ?? '')).toEqual({ tenantId: 'tenant', at: turn().now, reaction: 'dislike' });
    expect(kept[0]?.row).toContain(personHash('tenant', 'kari'));
    expect(JSON.stringify(kept)).not.toMatch(/kari/i);
  });

  test('is kept also outside every network', async () => {
    await feature().onFeedback?.(turn(), { replyToId: 'svar-2', reaction: 'like' });
    expect(await rows('-')).toHaveLength(1);
  });
});
