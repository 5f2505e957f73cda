import fc from 'fast-check';
import { MAX_ITEM, MOST_ITEMS, movedItem, newItemId, readAgenda, readItem, withItem, withoutItem } from '../../../../src/features/meetings/planning/agenda';
import { sumText } from '../../../../src/features/meetings/planning/words';
import { translator } from '../../../../src/lib/language';
import type { AgendaItem } from '../../../../src/features/meetings/types';

const read = (text: string): AgendaItem[] => {
  const result = readAgenda(text);
  if (result.wrong) throw new Error(result.wrong.text);
  return result.agenda;
};
const wrong = (text: string) => readAgenda(text).wrong?.text;

test.each([
  ['Nalokson til pårørende, råd 2, 20 min, ved Ane', { text: 'Nalokson til pårørende', raad: 2, minutes: 20, presenter: 'Ane' }],
  ['1. Status (råd 1, 15 minutter)', { text: 'Status', raad: 1, minutes: 15 }],
  ['- Eventuelt', { text: 'Eventuelt' }],
  ['Status, Molde, Rauma og Aukra; 30 min', { text: 'Status, Molde, Rauma og Aukra', minutes: 30 }],
  ['Data and figures, advice 3, 10 minutes, by Demo Person', { text: 'Data and figures', raad: 3, minutes: 10, presenter: 'Demo Person' }],
  ['Råd 2', { text: 'Råd 2' }],
  ['Oppfølging av råd 4, råd 4', { text: 'Oppfølging av råd 4, råd 4' }],
])('«%s» is read as it is meant', (line, item) => {
  expect(read(line)).toEqual([{ id: 'a1', ...item }]);
});

test('each line is an item, empty ones are none', () => {
  expect(read(' Én \n\n\n2) To\r\n• Tre ').map(({ id, text }) => [id, text])).toEqual([['a1', 'Én'], ['a2', 'To'], ['a3', 'Tre']]);
  expect(read('')).toEqual([]);
});

test('too many, too long, no words, too many minutes and a national id are refused', () => {
  expect(wrong(Array.from({ length: MOST_ITEMS + 1 }, () => 'Sak').join('\n'))).toBe('meetings.planning.wrong.manyItems');
  expect(wrong('a'.repeat(MAX_ITEM + 1))).toBe('meetings.planning.wrong.item');
  expect(wrong('Sak, 999 min')).toBe('meetings.planning.wrong.itemMinutes');
  expect(wrong('Sak, 0 min')).toBe('meetings.planning.wrong.itemMinutes');
  expect(wrong(`Sak, ved ${'a'.repeat(90)}`)).toBe('meetings.planning.wrong.presenter');
  expect(wrong('Sak om 010190 12345')).toBe('meetings.planning.wrong.person');
  expect(wrong('Sak, ved 01019012345')).toBe('meetings.planning.wrong.person');
});

test('whatever is written, nothing throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => { readAgenda(text); }));
});

const fields = { text: 'Nalokson', raad: 'none', minutes: '', presenter: '' };

test('the form of an item: advice, minutes and presenter may be left out', () => {
  expect(readItem(fields)).toEqual({ item: { text: 'Nalokson' } });
  expect(readItem({ text: ' Nalokson\n nå ', raad: '2', minutes: '20', presenter: 'Ane' })).toEqual({ item: { text: 'Nalokson nå', raad: 2, minutes: 20, presenter: 'Ane' } });
  expect(readItem({ ...fields, raad: '9' })).toEqual({ item: { text: 'Nalokson' } });
});

test.each([
  [{ text: ' ' }, 'item'], [{ text: '?!' }, 'item'], [{ minutes: 'tjue' }, 'itemMinutes'], [{ minutes: '481' }, 'itemMinutes'],
  [{ minutes: '-5' }, 'itemMinutes'], [{ presenter: 'a'.repeat(81) }, 'presenter'], [{ text: '01019012345' }, 'person'],
])('%j is refused', (change, why) => {
  expect(readItem({ ...fields, ...change }).wrong?.text).toBe(`meetings.planning.wrong.${why}`);
});

describe('items', () => {
  const agenda = ['a1', 'a2', 'a3'].map((id) => ({ id, text: id }));
  const order = (items: AgendaItem[] | undefined) => items?.map(({ id }) => id).join(' ');

  test('go up and down, and no further than the ends', () => {
    expect(order(movedItem(agenda, 'a2', -1))).toBe('a2 a1 a3');
    expect(order(movedItem(agenda, 'a2', 1))).toBe('a1 a3 a2');
    expect([movedItem(agenda, 'a1', -1), movedItem(agenda, 'a3', 1), movedItem(agenda, 'a9', 1)]).toEqual([undefined, undefined, undefined]);
  });

  test('are taken away once', () => {
    expect(order(withoutItem(agenda, 'a2'))).toBe('a1 a3');
    expect(withoutItem(agenda, 'a9')).toBeUndefined();
  });

  test('are changed in their place, and new ones come last, as long as there is room', () => {
    expect(withItem(agenda, { id: 'a2', text: 'ny' })?.[1]).toEqual({ id: 'a2', text: 'ny' });
    expect(order(withItem(agenda, { id: 'a9', text: 'ny' }))).toBe('a1 a2 a3 a9');
    const full = Array.from({ length: MOST_ITEMS }, (_, at) => ({ id: `a${at}`, text: 'x' }));
    expect(withItem(full, { id: 'ax', text: 'ny' })).toBeUndefined();
  });

  test('have ids that are new, also in the same second, and short', () => {
    const now = Date.parse('2099-01-01T00:00:00Z');
    const first = newItemId([], now);
    const second = newItemId([{ id: first, text: 'x' }], now);
    expect(second).not.toBe(first);
    expect(second).toMatch(/^a[a-z0-9]{6,7}$/);
  });
});

test('the minutes of all are told against how long the meeting lasts', () => {
  const t = translator('nb');
  const items = [{ id: 'a1', text: 'x', minutes: 20 }, { id: 'a2', text: 'y', minutes: 35 }, { id: 'a3', text: 'z' }];
  expect(sumText(t, items, 120)).toBe('55 av 120 minutter er satt av.');
  expect(sumText(t, items, 45)).toBe('Sakene tar 55 minutter, men møtet varer i 45.');
  expect(sumText(t, items, undefined)).toBe('Til sammen 55 minutter.');
  expect(sumText(t, [{ id: 'a1', text: 'x' }], 120)).toBe('');
});
