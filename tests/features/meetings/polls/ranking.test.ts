import fc from 'fast-check';
import { canCome, decidingRule, halfway, hasEverybody, missing, rank, requiredOf } from '../../../../src/features/meetings/polls/ranking';
import { ANSWERS, type Ballot, type Ranked } from '../../../../src/features/meetings/polls/types';
import { AUKRA, ballot, GJEMNES, MOLDE, MUNICIPALITIES, poll, RAUMA, slotAt, VESTNES } from './support';

const POLL = poll({ quorum: { atLeast: 3, required: [MOLDE] } });
const order = (ballots: Ballot[], of = POLL) => rank(of, ballots, MUNICIPALITIES).map(({ slot }) => slot);
const first = (ballots: Ballot[], of = POLL) => rank(of, ballots, MUNICIPALITIES)[0] as Ranked;

describe('a slot stands before another', () => {
  test('that a required municipality has refused, whatever else speaks for that', () => {
    const ballots = [ballot(MOLDE, 'nm-'), ballot(RAUMA, 'y--'), ballot(AUKRA, 'y--'), ballot(VESTNES, 'y--'), ballot(GJEMNES, 'y--')];
    expect(order(ballots)).toEqual(['s2', 's3', 's1']);
    expect(rank(POLL, ballots, MUNICIPALITIES).map(({ struck }) => struck)).toEqual([false, false, true]);
  });

  test('that has no quorum', () => {
    const ballots = [ballot(MOLDE, 'ym-'), ballot(MOLDE, 'y--'), ballot(MOLDE, 'y--'), ballot(AUKRA, 'ym-'), ballot(RAUMA, 'nm-')];
    expect(order(ballots)).toEqual(['s2', 's1', 's3']);
  });

  test('where more of the required municipalities are lacking', () => {
    const of = poll({ quorum: { atLeast: 4, required: [MOLDE, RAUMA] } });
    expect(order([ballot(MOLDE, '-y-'), ballot(AUKRA, 'y--'), ballot(VESTNES, 'y--')], of)).toEqual(['s2', 's1', 's3']);
  });

  test('to which fewer municipalities can come', () => {
    expect(order([ballot(MOLDE, '-yy'), ballot(RAUMA, '-yy'), ballot(AUKRA, '-mm'), ballot(VESTNES, '--m')])).toEqual(['s3', 's2', 's1']);
  });

  test('where fewer municipalities say «ja» and the others «om nødvendig»', () => {
    expect(order([ballot(MOLDE, 'mmy'), ballot(RAUMA, 'myy'), ballot(AUKRA, 'mmm')])).toEqual(['s3', 's2', 's1']);
  });

  test('where fewer people say «ja», partners too', () => {
    expect(order([ballot(MOLDE, 'yyy'), ballot(RAUMA, 'yyy'), ballot(AUKRA, 'yyy'), ballot(undefined, '-y-'), ballot(MOLDE, '-yy')])).toEqual(['s2', 's3', 's1']);
  });

  test('that is later, and the rest is the same', () => {
    const slots = [slotAt('s1', '2026-12-03T09:00'), slotAt('s2', '2026-12-01T13:00'), slotAt('s3', '2026-12-01T10:00')];
    expect(order([], poll({ slots }))).toEqual(['s3', 's2', 's1']);
  });
});

test('the rule that is named is the first on which two slots differ, and what it says is true', () => {
  const place = fc.constantFrom(MOLDE, VESTNES, RAUMA, AUKRA, GJEMNES, undefined);
  const words = fc.array(fc.tuple(place, fc.stringMatching(/^[ymn-]{3}$/)), { maxLength: 8 });
  const [must, least] = [fc.subarray([MOLDE, VESTNES, RAUMA]), fc.integer({ min: 1, max: 5 })];
  fc.assert(fc.property(words, must, least, (votes, required, atLeast) => {
    const of = poll({ quorum: { atLeast, required } });
    const [a, b] = rank(of, votes.map(([from, answers]) => ballot(from, answers)), MUNICIPALITIES) as [Ranked, Ranked, Ranked];
    const can = (slot: Ranked) => slot.yes.length + slot.maybe.length;
    const there = (slot: Ranked) => required.filter((number) => canCome(slot, number)).length;
    const claims = {
      open: b.struck && !a.struck, quorum: can(a) >= atLeast && can(b) < atLeast,
      required: there(a) > there(b), municipalities: can(a) > can(b),
      yes: a.yes.length > b.yes.length, people: a.people.yes > b.people.yes,
      maybe: a.people.maybe > b.people.maybe, earliest: a.slot < b.slot,
    };
    const rule = decidingRule(a, b, of, MUNICIPALITIES);
    const before: Partial<Record<typeof rule, boolean>> = {
      municipalities: there(a) === there(b), yes: can(a) === can(b), people: a.yes.length === b.yes.length,
    };
    expect([claims[rule], before[rule] ?? true]).toEqual([true, true]);
  }));
});

describe('a municipality', () => {
  test('can when anybody who votes for it can: a deputy counts as its contact', () => {
    const ranked = first([ballot(MOLDE, 'n--'), ballot(MOLDE, 'm--'), ballot(RAUMA, 'y--'), ballot(AUKRA, 'y--')]);
    expect(ranked).toMatchObject({ slot: 's1', maybe: [MOLDE], no: [], quorum: true, struck: false });
  });

  test('refuses when all who vote for it say no', () => {
    const [, , last] = rank(POLL, [ballot(MOLDE, 'n--'), ballot(MOLDE, 'n--')], MUNICIPALITIES);
    expect(last).toMatchObject({ slot: 's1', no: [MOLDE], struck: true });
  });

  test('that is not in the network counts as people only, and is not waited for', () => {
    const of = poll({ quorum: { atLeast: 9, required: ['9999'] } });
    const ballots = MUNICIPALITIES.map(({ number }) => ballot(number, 'y--'));
    expect(first([...ballots, ballot('9999', 'n--')], of)).toMatchObject({ slot: 's1', quorum: true, struck: false, people: { yes: 5, maybe: 0, no: 1 } });
  });
});

test('partners count as people, never for the quorum', () => {
  const ballots = [ballot(MOLDE, 'y--'), ballot(RAUMA, 'y--'), ballot(undefined, 'y--'), ballot(undefined, 'y--')];
  expect(first(ballots)).toMatchObject({ slot: 's1', quorum: false, yes: [MOLDE, RAUMA], people: { yes: 4, maybe: 0, no: 0 } });
});

describe('who has answered', () => {
  test('is told by municipality: nobody, somebody about some slots, and somebody about all', () => {
    const ballots = [ballot(MOLDE, 'yyy'), ballot(RAUMA, 'y-n'), ballot(AUKRA, '---'), ballot(undefined, 'yyy')];
    expect(missing(ballots, MUNICIPALITIES).map(({ name }) => name)).toEqual(['Vestnes', 'Aukra', 'Gjemnes']);
    expect(halfway(POLL, ballots, MUNICIPALITIES).map(({ name }) => name)).toEqual(['Rauma']);
  });

  test('is everybody when each municipality has answered about every slot, by one person or several', () => {
    const ballots = MUNICIPALITIES.slice(1).map(({ number }) => ballot(number, 'yyn'));
    expect(hasEverybody(POLL, ballots, MUNICIPALITIES)).toBe(false);
    expect(hasEverybody(POLL, [...ballots, ballot(MOLDE, 'yy-')], MUNICIPALITIES)).toBe(false);
    expect(hasEverybody(POLL, [...ballots, ballot(MOLDE, 'yy-'), ballot(MOLDE, '--n')], MUNICIPALITIES)).toBe(true);
    expect(hasEverybody(POLL, [], [])).toBe(false);
  });
});

const numbers = MUNICIPALITIES.map(({ number }) => number);
const aBallot = fc.record({
  ref: fc.uuid(), municipality: fc.option(fc.constantFrom(...numbers, '9999'), { nil: undefined }),
  answers: fc.dictionary(fc.constantFrom('s1', 's2', 's3', 's4'), fc.constantFrom(...ANSWERS)), at: fc.constant(1),
}) as fc.Arbitrary<Ballot>;
const aPoll = fc.record({
  atLeast: fc.integer({ min: 1, max: 6 }), required: fc.uniqueArray(fc.constantFrom(...numbers)),
  days: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }),
}).map(({ atLeast, required, days }) => poll({
  quorum: { atLeast, required }, slots: days.map((day, at) => slotAt(`s${at + 1}`, `2026-12-0${day}T10:00`)),
}));
const cases = fc.tuple(aPoll, fc.array(aBallot, { maxLength: 12 }));

describe('of any ballots', () => {
  test('every slot is ranked once, and each municipality has one answer', () => {
    fc.assert(fc.property(cases, ([of, ballots]) => {
      const ranked = rank(of, ballots, MUNICIPALITIES);
      expect(ranked.map(({ slot }) => slot).sort()).toEqual(of.slots.map(({ id }) => id).sort());
      for (const { yes, maybe, no } of ranked) {
        const all = [...yes, ...maybe, ...no];
        expect(new Set(all).size).toBe(all.length);
        expect(all.every((number) => numbers.includes(number))).toBe(true);
      }
    }));
  });

  test('the ranking does not hang on the order in which they were stored', () => {
    const shuffledToo = cases.chain(([of, ballots]) => (
      fc.tuple(fc.constant(of), fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length }))
    ));
    fc.assert(fc.property(shuffledToo, ([of, ballots, shuffled]) => {
      expect(rank(of, shuffled, MUNICIPALITIES)).toEqual(rank(of, ballots, MUNICIPALITIES));
    }));
  });

  test('what is struck out stands last, and what has quorum before what has not', () => {
    fc.assert(fc.property(cases, ([of, ballots]) => {
      const grades = rank(of, ballots, MUNICIPALITIES).map(({ struck, quorum }) => (struck ? 0 : quorum ? 2 : 1));
      expect(grades).toEqual([...grades].sort((a, b) => b - a));
    }));
  });

  test('a slot is struck out exactly when a required municipality has voted and all its voters said no', () => {
    fc.assert(fc.property(cases, ([of, ballots]) => {
      for (const { slot, struck } of rank(of, ballots, MUNICIPALITIES)) {
        const refused = requiredOf(of, MUNICIPALITIES).some((number) => {
          const answers = ballots.filter((each) => each.municipality === number).flatMap((each) => each.answers[slot] ?? []);
          return answers.length > 0 && answers.every((each) => each === 'no');
        });
        expect(struck).toBe(refused);
      }
    }));
  });

  test('quorum is exactly that enough municipalities can, all required ones among them', () => {
    fc.assert(fc.property(cases, ([of, ballots]) => {
      for (const ranked of rank(of, ballots, MUNICIPALITIES)) {
        const can = numbers.filter((number) => canCome(ranked, number));
        const enough = can.length >= Math.min(of.quorum.atLeast, numbers.length);
        expect(ranked.quorum).toBe(enough && of.quorum.required.every((number) => can.includes(number)));
      }
    }));
  });

  test('one more «ja» from a partner never puts a slot further back', () => {
    fc.assert(fc.property(cases, fc.nat(3), ([of, ballots], nth) => {
      const slot = of.slots[nth % of.slots.length]?.id ?? 's1';
      const place = (all: Ballot[]) => rank(of, all, MUNICIPALITIES).findIndex((each) => each.slot === slot);
      expect(place([...ballots, { ref: 'one-more', answers: { [slot]: 'yes' }, at: 1 }])).toBeLessThanOrEqual(place(ballots));
    }));
  });

  test('the rule that is said to decide is the first that tells two neighbours apart', () => {
    fc.assert(fc.property(cases, ([of, ballots]) => {
      const ranked = rank(of, ballots, MUNICIPALITIES);
      ranked.slice(1).forEach((second, at) => {
        const one = ranked[at] as Ranked;
        const rule = decidingRule(one, second, of, MUNICIPALITIES);
        if (rule === 'open') expect([one.struck, second.struck]).toEqual([false, true]);
        if (rule === 'quorum') expect([one.quorum, second.quorum]).toEqual([true, false]);
        if (rule === 'earliest') expect([one.yes.length, one.quorum, one.struck, one.people.yes, one.people.maybe]).toEqual([second.yes.length, second.quorum, second.struck, second.people.yes, second.people.maybe]);
      });
    }));
  });
});
