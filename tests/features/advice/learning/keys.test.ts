import fc from 'fast-check';
import * as keys from '../../../../src/features/advice/learning/keys';
import { decodeKeyPart, isHashedPart, isValidKey } from '../../../../src/storage';

const id = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text));
const part = fc.oneof(id, fc.constantFrom('-', 'a:b', '19:abc@thread.tacv2;messageid=1', '__proto__', 'romsdal/2026'));
const place = fc.record({ scope: fc.constant('channel' as const), tenantId: part, conversationId: part });

test('every key is one the store takes, whatever Teams calls things', () => {
  fc.assert(fc.property(part, part, part, place, (a, b, c, where) => {
    const made = [
      keys.networkPartition(a), keys.monthPartition(a, '202603'), keys.ownAnswerRow(b), keys.answerRow(keys.answerKey(where, b)),
      keys.feedbackRow(keys.answerKey(where, b), c), keys.countRow(b, c), keys.textRow(a, b, c),
    ];
    expect(made.filter((each) => !isValidKey(each))).toEqual([]);
  }));
});

test('a network’s own partition is none of its months, and none of another network’s', () => {
  fc.assert(fc.property(part, part, (a, b) => {
    expect(keys.networkPartition(a)).not.toBe(keys.monthPartition(b, '202603'));
    if (a !== b) expect(keys.monthPartition(a, '202603')).not.toBe(keys.monthPartition(b, '202603'));
  }));
});

test('a message of ours is called the same each time, and two messages never the same', () => {
  fc.assert(fc.property(place, part, place, part, (here, message, there, another) => {
    const [one, two] = [keys.answerKey(here, message), keys.answerKey(there, another)];
    expect(one).toMatch(/^[\w-]{22}$/);
    const same = here.tenantId === there.tenantId && here.conversationId === there.conversationId && message === another;
    expect(one === two).toBe(same);
  }));
});

test('tenants stand apart in a row of their own, and can be read out of it', () => {
  fc.assert(fc.property(part, part, part, (topic, a, b) => {
    expect(keys.countRow(topic, a) === keys.countRow(topic, b)).toBe(a === b);
    const [, , tenant = ''] = keys.countRow(topic, a).split(':');
    if (!isHashedPart(tenant)) expect(decodeKeyPart(tenant)).toBe(a);
  }));
});

test('a question is called otherwise once the network has stopped keeping texts and begun again', () => {
  expect(keys.questionHash('one', 'hva er nalokson')).toMatch(/^[0-9a-f]{24}$/);
  expect(keys.questionHash('one', 'hva er nalokson')).toBe(keys.questionHash('one', 'hva er nalokson'));
  expect(keys.questionHash('one', 'hva er nalokson')).not.toBe(keys.questionHash('two', 'hva er nalokson'));
});
