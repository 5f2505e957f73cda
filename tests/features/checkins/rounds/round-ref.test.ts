import fc from 'fast-check';
import { readRoundRef, roundRef } from '../../../../src/features/checkins/rounds/round-ref';
import { newThingId } from '../../../../src/features/thing-id';

test('says which round, and which version of it was seen', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.integer({ min: 1, max: 999_999 }), (at, tail, seen) => {
    const ref = { round: newThingId(at, tail), seen };
    expect(readRoundRef(roundRef(ref))).toEqual(ref);
  }));
});

test('what no form of ours has sent is nothing', () => {
  for (const id of ['', 'x', '8222000000000-aaaa1111', '8222000000000-aaaa1111-v', '8222000000000-aaaa1111-v1-2', '8222000000000-aa-bb-v1', 'v1']) {
    expect(readRoundRef(id)).toBeUndefined();
  }
});
