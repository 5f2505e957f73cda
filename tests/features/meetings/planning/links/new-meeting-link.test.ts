import fc from 'fast-check';
import { newMeetingLink } from '../../../../../src/features/meetings/planning/links/new-meeting-link';
import { failureOf } from '../../../../../src/features/meetings/planning/links/types';

const PLAN = { subject: 'Samling 2 – «Ålesund» & Molde', start: Date.parse('2026-04-21T12:00:00Z'), end: Date.parse('2026-04-21T13:30:00Z'), content: 'Saksliste:\n1. Nalokson + utstyr' };

test('opens Teams’ form for a new meeting, filled in, with times as Norway’s clocks show them', () => {
  const url = new URL(newMeetingLink(PLAN));
  expect(url.origin + url.pathname).toBe('https://teams.microsoft.com/l/meeting/new');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    subject: PLAN.subject, startTime: '2026-04-21T14:00:00+02:00', endTime: '2026-04-21T15:30:00+02:00', content: PLAN.content,
  });
});

test('spaces are %20 and plus signs %2B: Teams shows a + as it is', () => {
  expect(newMeetingLink(PLAN)).not.toContain('+');
  expect(newMeetingLink(PLAN)).toContain('Samling%202');
});

test('in winter time the offset is the winter’s', () => {
  expect(new URL(newMeetingLink({ ...PLAN, start: Date.parse('2026-11-03T08:00:00Z') })).searchParams.get('startTime')).toBe('2026-11-03T09:00:00+01:00');
});

test('content that does not fit is cut between characters, and shows that it was', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 3_000 }), (content) => {
    const link = newMeetingLink({ ...PLAN, content });
    expect(link.length).toBeLessThanOrEqual(2_000);
    const given = new URL(link).searchParams.get('content') ?? '';
    if (given !== content) expect(given.endsWith('…') && content.startsWith(given.slice(0, -1))).toBe(true);
  }), { numRuns: 200 });
  const cut = newMeetingLink({ ...PLAN, content: 'a'.repeat(5_000) });
  expect(cut.length).toBeGreaterThan(1_980);
});

test('an error of making Teams meetings tells what it came to; no other error does', () => {
  expect(failureOf({ failure: 'busy' })).toBe('busy');
  for (const other of [undefined, null, new Error('x'), { failure: 'x' }, 'away']) expect(failureOf(other)).toBeUndefined();
});
