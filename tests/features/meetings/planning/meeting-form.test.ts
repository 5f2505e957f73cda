import { EMPTY, readMeetingForm, readPlace, readReason, readTime } from '../../../../src/features/meetings/planning/meeting-form';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const zone = 'Europe/Oslo';
const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0';
const good = { ...EMPTY, title: 'Samling 3', date: '2027-03-02', time: '10:00' };

test('title, day, time and length are enough', () => {
  const start = { local: '2027-03-02T10:00', zone };
  expect(readMeetingForm(good, NOW)).toEqual({ meeting: { title: 'Samling 3', start, minutes: 120 }, starts: [{ start }] });
});

test('everything that is filled in is read', () => {
  const read = readMeetingForm({ ...good, place: ' Rådhuset ', joinUrl: ` <${JOIN}> `, agenda: 'Nalokson, råd 2, 20 min', repeat: 'quarter', count: '3' }, NOW);
  expect(read).toMatchObject({ meeting: { place: 'Rådhuset', joinUrl: JOIN, agenda: [{ id: 'a1', text: 'Nalokson', raad: 2, minutes: 20 }] } });
  expect(!read.wrong && read.starts.map(({ start }) => start.local.slice(0, 10))).toEqual(['2027-03-02', '2027-06-01', '2027-09-07']);
});

test('the service makes the Teams meeting when that is asked for and no link is pasted', () => {
  expect(readMeetingForm({ ...good, online: 'true' }, NOW)).toMatchObject({ meeting: { onlineWanted: true } });
  expect(readMeetingForm({ ...good, online: 'true', joinUrl: JOIN }, NOW)).not.toMatchObject({ meeting: { onlineWanted: true } });
});

test.each([
  [{ title: ' ' }, 'title'], [{ title: 'a'.repeat(101) }, 'title'], [{ title: 'Møte 01019012345' }, 'person'],
  [{ date: '' }, 'time'], [{ date: '2027-02-29' }, 'time'], [{ time: '25:00' }, 'time'], [{ time: '' }, 'time'],
  [{ date: '2026-11-23', time: '09:59' }, 'past'], [{ date: '2020-01-01' }, 'past'], [{ date: '2029-01-01' }, 'far'],
  [{ minutes: '45' }, 'length'], [{ minutes: '' }, 'length'],
  [{ place: 'a'.repeat(151) }, 'place'], [{ place: 'Hos 01019012345' }, 'person'],
  [{ repeat: 'month', count: '' }, 'count'], [{ repeat: 'month', count: '1' }, 'count'], [{ repeat: 'month', count: '13' }, 'count'],
  [{ agenda: 'a'.repeat(201) }, 'item'], [{ agenda: 'sak\n'.repeat(1_001) }, 'longAgenda'],
])('%j is refused', (change, why) => {
  expect(readMeetingForm({ ...good, ...change }, NOW).wrong?.text).toBe(`meetings.planning.wrong.${why}`);
});

test('a link to anywhere else than Teams is refused', () => {
  for (const joinUrl of ['https://teams.microsoft.com.example.org/x', 'javascript:alert(1)', 'Møterom 3']) {
    expect(readPlace({ place: '', joinUrl }).wrong?.text).toMatch(/^meetings\.calendar\.link\./);
  }
});

test('the time is Norway’s, to the minute: a minute ago is past, a minute ahead is not', () => {
  expect(readTime({ date: '2026-11-23', time: '10:00' }, NOW).wrong?.text).toBe('meetings.planning.wrong.past');
  expect(readTime({ date: '2026-11-23', time: '10:01' }, NOW)).toEqual({ start: { local: '2026-11-23T10:01', zone } });
});

test('a client that sends seconds is understood, and 29 February where there is one', () => {
  expect(readTime({ date: '2028-02-29', time: '10:00:00' }, NOW)).toEqual({ start: { local: '2028-02-29T10:00', zone } });
});

test('a time that summer time skips is taken: 02:30 on 28 March 2027 is half past three', () => {
  expect(readTime({ date: '2027-03-28', time: '02:30' }, NOW)).toEqual({ start: { local: '2027-03-28T02:30', zone } });
});

test('a reason may be left out, and is on one line', () => {
  expect(readReason('')).toEqual({ reason: '' });
  expect(readReason(' Mange er\nsyke ')).toEqual({ reason: 'Mange er syke' });
  expect(readReason('a'.repeat(301)).wrong?.text).toBe('meetings.planning.wrong.reason');
  expect(readReason('01019012345').wrong?.text).toBe('meetings.planning.wrong.person');
});
