import { aTurn } from '../../../support/a-turn';
import { firstFields, readChange, readDue, readRoundForm, type RoundFields } from '../../../../src/features/checkins/rounds/round-form';
import { dueOn } from '../../../../src/features/checkins/rounds/periods';
import { aRound, at } from './support';

describe('the form', () => {
  const here = [{ number: '1506', name: 'Molde' }, { number: '1547', name: 'Aukra' }];
  const NOW = Date.parse('2026-03-02T09:00:00Z');
  const good: RoundFields = { from: '2026-01-01', to: '2026-02-28', opens: '', due: '2026-03-16', rhythm: 'none', municipalities: '1506' };
  const wrong = (more: Partial<RoundFields>) => readRoundForm({ ...good, ...more }, here, NOW).wrong?.text;

  test.each([
    [{ from: '' }, 'period'], [{ from: '2026-03-01' }, 'period'], [{ to: '31.2.2026' }, 'period'], [{ from: '2024-01-01' }, 'periodLong'],
    [{ from: '2027-03-01', to: '2027-04-01' }, 'periodLong'], [{ opens: '2026-03-01' }, 'opens'], [{ opens: 'i morgen' }, 'opens'],
    [{ opens: '2027-06-01' }, 'opens'], [{ due: '' }, 'due'], [{ due: '2031-01-01' }, 'due'], [{ due: '2026-03-01' }, 'duePast'],
    [{ due: '2026-03-02' }, 'dueSoon'], [{ opens: '2026-03-16' }, 'dueSoon'], [{ municipalities: '' }, 'nobody'], [{ municipalities: '9999' }, 'nobody'],
    [{ rhythm: 'daily' }, 'rhythm'],
  ] as const)('with %j is wrong: %s', (more, text) => {
    expect(wrong(more)).toBe(`checkins.rounds.wrong.${text}`);
  });

  test('in a network without municipalities says that', () => {
    expect(readRoundForm(good, [], NOW).wrong?.text).toBe('checkins.rounds.wrong.noMunicipalities');
  });

  test('takes today as at once, and each municipality once, in order', () => {
    expect(readRoundForm({ ...good, opens: '2026-03-02', municipalities: ' 1547,1506,1547' }, here, NOW).wanted).toMatchObject({ opens: '', municipalities: ['1506', '1547'] });
  });

  test('proposes the half-year or tertial that has just ended, unless it has a round', () => {
    const first = (rhythm: 'half-year' | 'tertial' | 'none', rounds = [aRound()], now = Date.parse('2026-09-02T08:00:00Z')) => {
      const { from, to } = firstFields({ rhythm }, here, rounds, now);
      return [from, to];
    };
    expect(first('tertial')).toEqual(['2026-05-01', '2026-08-31']);
    expect(first('half-year')).toEqual(['2026-01-01', '2026-06-30']);
    expect(first('none')).toEqual(['2026-05-01', '2026-09-01']);
    expect(first('tertial', [aRound({ period: { from: '2026-05-01', to: '2026-08-31' } })])).toEqual(['2026-09-01', '2026-09-01']);
    expect(first('tertial', [aRound({ period: { from: '2026-05-01', to: '2026-08-31' }, state: 'cancelled' })])).toEqual(['2026-05-01', '2026-08-31']);
    expect(first('tertial', [], Date.parse('2026-12-31T23:30:00Z'))).toEqual(['2026-09-01', '2026-12-31']);
  });

  test('is in the language of who asks', () => {
    expect(aTurn('nn').t('cards.checkins.round-form.preview')).toBe('Sjå over');
  });
});

describe('the form for a change', () => {
  const read = (fields: object, more: object = {}, now = at('2026-05-10T10:00:00Z')) => (
    readChange({ opens: '', due: '2026-05-15', rhythm: 'none', ...fields }, aRound({ opensAt: at('2026-05-12T07:00:00Z'), ...more }), now)
  );

  test('takes another due day, and refuses one that has passed', () => {
    expect(read({ due: '2026-05-20' }).change?.due).toEqual(dueOn('2026-05-20'));
    expect(read({ due: '2026-05-09' }).wrong?.text).toBe('checkins.rounds.wrong.duePast');
  });

  test('leaves a due day that has passed as it is, when only the rhythm is changed', () => {
    const { change } = read({ rhythm: 'tertial' }, {}, at('2026-05-20T10:00:00Z'));
    expect(change).toMatchObject({ due: aRound().due, rhythm: 'tertial' });
  });

  test('takes another opening of a planned round only, and one to come', () => {
    expect(read({ opens: '2026-05-13' }).change?.opensAt).toBe(at('2026-05-12T07:00:00Z'));
    expect(read({ opens: '2026-05-13' }, { state: 'planned' }).change?.opensAt).toBe(at('2026-05-13T07:00:00Z'));
    for (const opens of ['', '2026-05-09', '2026-05-10', 'x']) expect(read({ opens }, { state: 'planned' }).wrong?.text).toBe('checkins.rounds.wrong.opens');
    expect(read({ opens: '2026-05-15' }, { state: 'planned' }).wrong?.text).toBe('checkins.rounds.wrong.dueSoon');
  });

  test('keeps a rhythm that no card of ours could have sent', () => {
    expect(read({ rhythm: 'x' }, { rhythm: 'tertial' }).change?.rhythm).toBe('tertial');
  });
});

test('a closed round is due again on a day to come', () => {
  const now = at('2026-05-20T08:00:00Z');
  expect(readDue('2026-05-21', now)).toEqual({ due: dueOn('2026-05-21') });
  for (const [day, why] of [['2026-05-20', 'dueToday'], ['2026-05-01', 'dueToday'], ['', 'due'], ['2028-12-01', 'due']] as const) {
    expect(readDue(day, now).wrong?.text).toBe(`checkins.rounds.wrong.${why}`);
  }
});
