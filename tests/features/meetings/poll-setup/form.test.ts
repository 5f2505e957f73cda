import { readPollForm, fieldsOf, PollFields } from '../../../../src/features/meetings/poll-setup/poll-form';
import { firstFields } from '../../../../src/features/meetings/poll-setup/defaults';
import { isWorkingDay } from '../../../../src/lib/time/working-days';
import { translator } from '../../../../src/lib/language';
import { timeWithWarnings } from '../../../../src/features/meetings/poll-setup/warnings';
import { agendaOf, lengthText } from '../../../../src/features/meetings/poll-setup/new-poll-cards';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const PLACES = [{ number: '1506', name: 'Molde' }, { number: '1535', name: 'Vestnes' }, { number: '1547', name: 'Aukra' }];
const first = { ...firstFields(undefined, PLACES, NOW), title: 'Samling i desember' };
const read = (more: Partial<PollFields> = {}) => readPollForm(PollFields.parse({ ...first, ...more }), PLACES, NOW);
const t = translator('nb');

describe('the form at first', () => {
  test('looks from a week to five weeks ahead, with a deadline on the working day before, and more than half of the municipalities', () => {
    expect(first).toMatchObject({ from: '2026-11-30', to: '2026-12-28', date: '2026-11-27', time: '15:00', atLeast: '2', minutes: '120', ballots: 'open' });
    expect(firstFields({ quorum: 3 }, PLACES, NOW).atLeast).toBe('3');
    expect(firstFields({ quorum: 9 }, PLACES, NOW).atLeast).toBe('3');
  });

  test.each(['2027-03-18', '2026-12-18', '2026-05-07', '2028-02-22'])('begins and ends the vote on working days also from %s', (day) => {
    const fields = firstFields(undefined, PLACES, Date.parse(`${day}T09:00:00Z`));
    expect([fields.from, fields.date].map(isWorkingDay)).toEqual([true, true]);
    expect(fields.date < fields.from && fields.date > day).toBe(true);
  });
});

describe('what is written in the form', () => {
  test('is understood, and stands in it again as it was', () => {
    const result = read({ raad: '3,1', topics: ' Ny\nlokal plan ', required: '1547,9999', atLeast: '3', part: 'morning' });
    if (result.wrong) throw new Error(result.wrong.text);
    const { wanted } = result;
    expect(wanted).toEqual({
      title: 'Samling i desember', raad: [1, 3], topics: 'Ny lokal plan', minutes: 120, part: 'morning', from: '2026-11-30', to: '2026-12-28',
      deadline: '2026-11-27T15:00', ballots: 'open', atLeast: 3, required: ['1547'],
    });
    expect(readPollForm(fieldsOf(wanted), PLACES, NOW)).toEqual({ wanted });
  });

  test.each([
    ['title', { title: '' }], ['title', { title: '123' }], ['title', { title: 'x'.repeat(101) }], ['topics', { topics: 'x'.repeat(301) }],
    ['person', { title: 'Om 010190 12345' }], ['person', { topics: '01019012345' }],
    ['window', { from: '' }], ['window', { to: 'i morgen' }], ['window', { from: '2026-12-28', to: '2026-12-01' }], ['window', { from: '2026-11-01', to: '2026-11-20' }],
    ['windowLong', { to: '2027-03-20' }], ['windowLong', { from: '2028-01-01', to: '2028-01-20' }],
    ['deadline', { date: '' }], ['deadline', { time: '25:00' }], ['deadlinePast', { date: '2026-11-23', time: '09:59' }],
    ['deadlineLate', { date: '2026-12-28' }], ['deadlineLate', { date: '2030-12-28' }], ['minutes', { minutes: '75' }], ['minutes', { minutes: '' }],
    ['part', { minutes: '240', part: 'afternoon' }], ['atLeast', { atLeast: '4' }], ['atLeast', { atLeast: '0' }], ['atLeast', { atLeast: '' }], ['atLeast', { atLeast: 'to' }],
  ])('is refused because of the %s: %j', (key, more) => {
    expect(read(more).wrong?.text).toBe(`meetings.setup.wrong.${key}`);
  });

  test('may ask for no municipality where there is none', () => {
    expect(readPollForm(PollFields.parse({ ...first, atLeast: '' }), [], NOW)).toMatchObject({ wanted: { atLeast: 0, required: [] } });
  });

  test('may be numbers, and fields may be missing', () => {
    const { raad: _, topics: __, required: ___, ...rest } = first;
    expect(readPollForm(PollFields.parse({ ...rest, atLeast: 2 }), PLACES, NOW)).toMatchObject({ wanted: { atLeast: 2, raad: [] } });
  });
});

describe('a time is written with what to think of', () => {
  test.each([
    ['2027-03-23T10:00', 'tirsdag 23. mars 2027 kl. 10.00 (påskeuka)'],
    ['2026-05-15T10:00', 'fredag 15. mai 2026 kl. 10.00 (inneklemt dag, uka med 17. mai)'],
    ['2027-05-17T10:00', 'mandag 17. mai 2027 kl. 10.00 (17. mai)'],
    ['2026-12-05T10:00', 'lørdag 5. desember 2026 kl. 10.00 (helg)'],
    ['2026-12-24T14:00', 'torsdag 24. desember 2026 kl. 14.00 (julaften, dagen før en helligdag, utenfor 09–15)'],
    ['2026-12-31T08:00', 'torsdag 31. desember 2026 kl. 08.00 (nyttårsaften, dagen før en helligdag, utenfor 09–15)'],
    ['2026-12-29T10:00', 'tirsdag 29. desember 2026 kl. 10.00 (romjul)'],
    ['2026-07-14T10:00', 'tirsdag 14. juli 2026 kl. 10.00 (juli)'],
    ['2028-02-29T13:00', 'tirsdag 29. februar 2028 kl. 13.00'],
  ])('%s', (local, text) => {
    expect(timeWithWarnings(local, 90, t, 'nb')).toBe(text);
  });
});

test('the agenda has an item for each advice, and one for the rest, with ids of their own', () => {
  expect(agendaOf({ raad: [1, 3], topics: 'Budsjett' }, t)).toEqual([
    { id: 'a1', text: 'Planer og rutiner', raad: 1 }, { id: 'a2', text: 'Oppfølging', raad: 3 }, { id: 'a3', text: 'Budsjett' },
  ]);
  expect(agendaOf({ raad: [], topics: '' }, t)).toEqual([]);
});

test('a length is written in hours and minutes', () => {
  expect([45, 60, 90, 360].map((minutes) => lengthText(minutes, t))).toEqual(['45 minutter', '1 t', '1 t 30 min', '6 t']);
});
