import {
  begun, cancelled, changed, changedByHand, closed, expecting, expired, followed, followsNetwork, opened, paused, reopened, resumed,
  unrepeated,
} from '../../../../src/features/checkins/rounds/transitions';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import { ROUND_STATES, type Round, type RoundState } from '../../../../src/features/checkins/types';
import { aRound, at } from './support';

const NOW = at('2026-05-10T10:00:00Z');
const IN: Record<string, { may: RoundState[]; to: RoundState; does(round: Round): Round | undefined }> = {
  'begins by its time': { may: ['planned'], to: 'open', does: (round) => begun(round, round.version, NOW) },
  'is opened': { may: ['planned'], to: 'open', does: (round) => opened(round, NOW) },
  'is paused': { may: ['open'], to: 'paused', does: paused },
  'is resumed': { may: ['paused'], to: 'open', does: resumed },
  'is closed': { may: ['open', 'paused'], to: 'closed', does: (round) => closed(round, NOW) },
  'is opened again': { may: ['closed'], to: 'open', does: (round) => reopened(round, dueOn('2026-06-15')) },
  'closes by its time': { may: ['open', 'paused'], to: 'closed', does: (round) => expired(round, round.version, round.closesAt) },
  'is cancelled': { may: ['planned', 'open', 'paused'], to: 'cancelled', does: (round) => cancelled(round, NOW, false) },
};

describe.each(Object.entries(IN))('a round %s', (_name, { may, to, does }) => {
  test.each(ROUND_STATES)('from the states that allow it: %s', (state) => {
    expect(does(aRound({ state }))?.state).toBe(may.includes(state) ? to : undefined);
  });
});

test('begins at the version whose time it was, without another, so that the same act again finds it', () => {
  const planned = aRound({ state: 'planned', version: 3 });
  expect(begun(planned, 2, NOW)).toBeUndefined();
  expect(begun(planned, 3, NOW)).toMatchObject({ state: 'open', openedAt: NOW, opensAt: planned.opensAt, version: 3 });
});

test('opened before its time it counts from now, and what was planned for its time is out of date', () => {
  expect(opened(aRound({ state: 'planned' }), NOW)).toMatchObject({ opensAt: NOW, openedAt: NOW, version: 2 });
});

test('opened again it is due anew, closes four weeks after that, and what was planned before is out of date', () => {
  const again = reopened(aRound({ state: 'closed', closedAt: NOW, version: 2, next: 'n', openedAt: 1 }), dueOn('2026-06-15'));
  expect(again).toMatchObject({ due: dueOn('2026-06-15'), closesAt: at('2026-07-13T13:00:00Z'), version: 3, next: 'n', openedAt: 1 });
  expect(again && 'closedAt' in again).toBe(false);
});

describe('what a coordinator decides of a round that was made by itself', () => {
  const { by: _, ...itself } = aRound({ state: 'planned' });
  const ofNetwork = { form: { ...itself.form, version: 7 }, municipalities: ['1505'] };

  test('is theirs from then on: the network’s form and list no longer follow', () => {
    expect(followsNetwork(itself)).toBe(true);
    expect(begun(itself, 1, NOW, ofNetwork)).toMatchObject(ofNetwork);
    expect(opened(itself, NOW, ofNetwork)).toMatchObject(ofNetwork);
    const theirs = [changedByHand(itself, { due: itself.due, rhythm: 'tertial' }), expecting(itself, ['1547'])] as Round[];
    for (const round of theirs) {
      expect(round.byHand).toEqual({});
      expect(begun(round, round.version, NOW, ofNetwork)?.form).toEqual(itself.form);
      expect(opened(round, NOW, ofNetwork)?.municipalities).toEqual(round.municipalities);
    }
    expect(begun(aRound({ state: 'planned' }), 1, NOW, ofNetwork)?.form).toEqual(itself.form);
  });

  test('says so of days, and keeps saying it', () => {
    const days = changedByHand(itself, { due: dueOn('2026-05-22') }) as Round;
    expect(days.byHand).toEqual({ days: true });
    expect(changedByHand(itself, { due: itself.due, opensAt: NOW })?.byHand).toEqual({ days: true });
    expect(expecting(days, ['1547'])?.byHand).toEqual({ days: true });
    expect(changed(itself, { due: dueOn('2026-05-22') })?.byHand).toBeUndefined();
    expect(changedByHand(aRound(), { due: dueOn('2026-05-22') })?.byHand).toBeUndefined();
  });
});

test('closes by itself neither early nor by a version that is not', () => {
  const round = aRound({ version: 2 });
  expect(expired(round, 2, round.closesAt - 1)).toBeUndefined();
  expect(expired(round, 1, round.closesAt)).toBeUndefined();
  expect(expired(round, 2, round.closesAt)).toMatchObject({ state: 'closed', closedAt: round.closesAt });
});

test('pausing and resuming make new versions, which reminders follow', () => {
  const round = aRound();
  expect([paused(round)?.version, resumed({ ...round, state: 'paused', version: 2 })?.version]).toEqual([2, 3]);
});

describe('a change', () => {
  test('of when it is due moves the closing with it', () => {
    const round = aRound();
    const next = changed(round, { due: dueOn('2026-05-22') });
    expect(next).toMatchObject({ due: dueOn('2026-05-22'), version: 2, opensAt: round.opensAt });
    expect((next?.closesAt ?? 0) - round.closesAt).toBe(7 * 86_400_000);
  });

  test('of the opening counts only while it is planned', () => {
    expect(changed(aRound(), { due: aRound().due, opensAt: NOW })).toBeUndefined();
    expect(changed(aRound({ state: 'planned' }), { due: aRound().due, opensAt: NOW })).toMatchObject({ opensAt: NOW, version: 2 });
  });

  test('of the rhythm counts until the next round is made', () => {
    expect(changed(aRound({ rhythm: 'tertial' }), { due: aRound().due, rhythm: 'none' })?.rhythm).toBe('none');
    expect(changed(aRound({ rhythm: 'tertial', next: 'n' }), { due: aRound().due, rhythm: 'none' })).toBeUndefined();
  });

  test('to what is so already is none, and what is over stays', () => {
    expect(changed(aRound(), { due: aRound().due, opensAt: aRound().opensAt, rhythm: 'none' })).toBeUndefined();
    for (const state of ['closed', 'cancelled'] as const) expect(changed(aRound({ state }), { due: dueOn('2026-05-22') })).toBeUndefined();
  });
});

test('others are expected, each once; the same in another order are no change', () => {
  expect(expecting(aRound(), ['1547', '1506'])).toBeUndefined();
  expect(expecting(aRound(), ['1547', '1547', '1505'])).toMatchObject({ municipalities: ['1505', '1547'], version: 2 });
  expect(expecting(aRound({ state: 'closed' }), ['1547'])).toBeUndefined();
});

test('cancelled it may stop the rhythm or not', () => {
  const round = aRound({ rhythm: 'tertial' });
  expect(cancelled(round, NOW, false)).toMatchObject({ rhythm: 'tertial', closedAt: NOW });
  expect(cancelled(round, NOW, true)?.rhythm).toBe('none');
});

test('one round follows it, once', () => {
  expect(followed(aRound(), 'n')?.next).toBe('n');
  expect(followed(aRound({ next: 'm' }), 'n')).toBeUndefined();
});

test.each(ROUND_STATES)('%s: the repetition is stopped of one that is over, while the next is not made', (state) => {
  const over = state === 'closed' || state === 'cancelled';
  expect(unrepeated(aRound({ state, rhythm: 'meetings', version: 3 }))).toEqual(over ? aRound({ state, rhythm: 'none', version: 4 }) : undefined);
  expect(unrepeated(aRound({ state, rhythm: 'none' }))).toBeUndefined();
  expect(unrepeated(aRound({ state, rhythm: 'meetings', next: 'x' }))).toBeUndefined();
});
