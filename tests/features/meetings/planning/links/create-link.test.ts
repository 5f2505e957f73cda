import { createLink } from '../../../../../src/features/meetings/planning/new-meeting-cards';

const start = { local: '2026-04-21T14:00', zone: 'Europe/Oslo' };
const times = (link: string) => ['startTime', 'endTime'].map((name) => new URL(link).searchParams.get(name));

test('a meeting whose length nobody has said is an hour in Teams’ form', () => {
  expect(times(createLink({ title: 'Samling', start }))).toEqual(['2026-04-21T14:00:00+02:00', '2026-04-21T15:00:00+02:00']);
  expect(times(createLink({ title: 'Samling', start, minutes: 90 }))).toEqual(['2026-04-21T14:00:00+02:00', '2026-04-21T15:30:00+02:00']);
});
