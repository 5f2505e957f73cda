import { Forms } from '../../../../src/features/checkins/forms/forms';
import type { OwnQuestion } from '../../../../src/features/checkins/forms/types';
import { BOTH, FORM, OTHER_FORM } from './other-form';

const OWN: OwnQuestion[] = [{ id: 'own1', text: 'Har dere en beredskapsplan?', kind: 'yes-no' }];
const partIds = (form: { parts: readonly { id: string }[] }) => form.parts.map(({ id }) => id);

test('the newest version is the one that is used from now on', () => {
  expect(new Forms().current()).toBe(FORM);
  expect(new Forms(BOTH).current()).toBe(OTHER_FORM);
  expect(new Forms(BOTH.toReversed()).current()).toBe(OTHER_FORM);
  expect(new Forms(BOTH).use()).toEqual({ id: 'checkin', version: 2, parts: ['r1', 'r1r', 'r2', 'r3', 'net'], own: [] });
});

test('a network uses the parts it chose, in the form’s order', () => {
  const use = new Forms().use(['net', 'r1', 'what is this'], OWN);
  expect(use).toEqual({ id: 'checkin', version: 1, parts: ['r1', 'net'], own: OWN });
  expect(partIds(new Forms().of(use))).toEqual(['r1', 'net', 'own']);
});

test('a network that chose nothing we have, uses all', () => {
  expect(new Forms().use([]).parts).toEqual(['r1', 'r1r', 'r2', 'r3', 'net']);
  expect(new Forms().use(['gone']).parts).toEqual(['r1', 'r1r', 'r2', 'r3', 'net']);
});

test('a round keeps the version it was made with, after the next is published', () => {
  const use = new Forms().use(['r2']);
  expect(new Forms(BOTH).of(use)).toEqual(new Forms().of(use));
  expect(new Forms(BOTH).of(use).version).toBe(1);
});

test('what is kept with a round is a copy of the questions', () => {
  const own = [...OWN];
  const use = new Forms().use(undefined, own);
  own.pop();
  expect(use.own).toEqual(OWN);
});

test('a version that nobody published is a mistake', () => {
  const use = new Forms().use();
  expect(() => new Forms().of({ ...use, version: 9 })).toThrow('No form checkin of version 9 is published');
  expect(() => new Forms().of({ ...use, id: 'other' })).toThrow('No form other of version 1 is published');
  expect(() => new Forms([])).toThrow('No form is published');
  expect(() => new Forms([FORM, FORM])).toThrow('Published twice: checkin 1');
});
