import { complaintsOf } from './parser';

const card = (element: object) => ({ type: 'AdaptiveCard', version: '1.5', lang: 'nb', body: [element] });

test('the parser is one that finds faults: an unknown element, a value that is none, something missing', () => {
  expect(complaintsOf(card({ type: 'TextBlock', text: 'Hei' }))).toEqual([]);
  expect(complaintsOf(card({ type: 'TextBlokk', text: 'Hei' }))).not.toEqual([]);
  expect(complaintsOf(card({ type: 'TextBlock', text: 'Hei', weight: 'Fat' }))).not.toEqual([]);
  expect(complaintsOf(card({ type: 'Input.Text' }))).not.toEqual([]);
});

test('the parser gives the same answer each time', () => {
  expect([1, 2, 3].map(() => complaintsOf(card({ type: 'TextBlock', text: 'Hei' })))).toEqual([[], [], []]);
});
