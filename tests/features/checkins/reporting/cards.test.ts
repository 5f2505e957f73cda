import { elementsOf, ofType, stringsOf } from '../../../cards/elements';
import { complaintsOf } from '../../../cards/parser';
import { checkinReportingReplies } from '../../../cards/states-checkin-reporting';
import { aTurn } from '../../../support/a-turn';
import { loadCards, type CardJson } from '../../../../src/bot/render';
import { LANGUAGES } from '../../../../src/lib/language';

const render = loadCards();
const states = LANGUAGES.flatMap((language) => [...checkinReportingReplies(aTurn(language))].flatMap(([name, reply]) => (
  reply.kind === 'card' ? [{ name: `${name}, ${language}`, summary: reply.summary, card: render(reply.card, language, 'personal') }] : []
)));

const breaking = (rule: (card: CardJson, summary: string) => unknown[]) => (
  states.flatMap(({ name, card, summary }) => rule(card, summary).map((what) => `${name}: ${JSON.stringify(what)}`)).slice(0, 5)
);

test('every card is one to Microsoft’s parser', () => {
  expect(breaking((card) => complaintsOf(card))).toEqual([]);
});

test('every card stays under 28 KB with all that can be answered, also the longest preview', () => {
  expect(breaking((card) => [Buffer.byteLength(JSON.stringify(card))].filter((size) => size >= 28 * 1024))).toEqual([]);
});

test('every card has at most six actions, a heading, and a summary that fits', () => {
  const actions = (card: CardJson) => elementsOf(card).flatMap(({ actions: row }) => (Array.isArray(row) ? row as unknown[] : []));
  expect(breaking((card) => [actions(card).length].filter((count) => count > 6 || count === 0))).toEqual([]);
  expect(breaking((card) => (elementsOf(card).some(({ style }) => style === 'heading') ? [] : ['no heading']))).toEqual([]);
  expect(breaking((_card, summary) => (summary.trim() && summary.length <= 200 ? [] : [summary]))).toEqual([]);
});

test('nothing is left to fill in, no text is empty, and a network’s own question is shown as text', () => {
  expect(breaking((card) => stringsOf(card).filter((text) => /\$\{|\{\{|undefined|\[object|\bNaN\b/.test(text)))).toEqual([]);
  expect(breaking((card) => ofType(card, /^TextBlock$/).filter(({ text, wrap }) => wrap !== true || !String(text).trim()))).toEqual([]);
  expect(breaking((card) => ofType(card, /^TextBlock$/).filter(({ text }) => /(?<!\\)\*\*dette/.test(String(text))))).toEqual([]);
});

test('every input has a label and says what is wrong, and no two on a card have one id', () => {
  expect(breaking((card) => ofType(card, /^Input\./).filter(({ label, errorMessage }) => !label || !errorMessage))).toEqual([]);
  expect(breaking((card) => {
    const ids = ofType(card, /^Input\./).map(({ id }) => id);
    return ids.length === new Set(ids).size ? [] : [ids];
  })).toEqual([]);
});

test('on behalf of a municipality is said on every card about its report', () => {
  const marked = { nb: 'På vegne av', nn: 'På vegner av', en: 'On behalf of' } as const;
  const ofCoordinator = states.filter(({ name }) => /coordinator/.test(name));
  expect(ofCoordinator.length).toBeGreaterThan(50);
  const isMarked = (card: CardJson) => stringsOf(card).some((text) => Object.values(marked).some((words) => text.startsWith(words)));
  expect(ofCoordinator.filter(({ card }) => !isMarked(card)).map(({ name }) => name)).toEqual([]);
});

test('one primary way on comes first: begin, save, send', () => {
  const first = (name: string) => {
    const found = states.find((state) => state.name === name);
    return String((found?.card.actions as { title: string }[] | undefined)?.[0]?.title);
  };
  expect(first('report overview, nothing, contact, nb')).toBe('Begynn');
  expect(first('report overview, begun, contact, nb')).toBe('Fortsett');
  expect(first('report overview, full, contact, nb')).toBe('Se over og send');
  expect(first('report part r1, empty, contact, nn')).toBe('Lagre og gå vidare');
  expect(first('report preview, full, contact, en')).toBe('Send');
});
