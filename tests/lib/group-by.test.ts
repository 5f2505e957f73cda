import { groupBy } from '../../src/lib/group-by';

test('items of one key stand together, in the order in which they came', () => {
  const groups = groupBy(['ole', 'anna', 'per', 'arne', 'ola'], (name) => name[0]);
  expect([...groups]).toEqual([['o', ['ole', 'ola']], ['a', ['anna', 'arne']], ['p', ['per']]]);
  expect(groupBy([], () => 'x').size).toBe(0);
});
