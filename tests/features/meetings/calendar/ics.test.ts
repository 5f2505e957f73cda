import fc from 'fast-check';
import ICAL from 'ical.js';
import { icsOf, type Entry } from '../../../../src/features/meetings/calendar/ics';
import type { Meeting } from '../../../../src/features/meetings/types';
import type { Language } from '../../../../src/lib/language';
import { cleaned } from '../../../../src/lib/people-text';
import { toInstant } from '../../../../src/lib/time';

/** An independent reader of RFC 5545 says what is in the calendars. */
const ZONE = 'Europe/Oslo';
const MEETING: Meeting = {
  id: '82260000-a1', networkId: 'romsdal', title: 'Samling 2', start: { local: '2026-04-21T14:00', zone: ZONE }, minutes: 90,
  createdAt: Date.parse('2026-03-01T10:00:00Z'),
};
const JOIN = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d';

const entry = (changes: Partial<Meeting> = {}): Entry => ({ meeting: { ...MEETING, ...changes }, networkName: 'Nettverk Romsdal' });
const textOf = (changes: Partial<Meeting> = {}, language: Language = 'nb') => icsOf('Samlinger', [entry(changes)], language);

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zone = calendar.getFirstSubcomponent('vtimezone');
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return { calendar, events };
}
function one(changes: Partial<Meeting> = {}, language: Language = 'nb') {
  const [event] = read(textOf(changes, language)).events;
  if (!event) throw new Error('No event');
  return event;
}
const iso = (time: { toJSDate(): Date }) => time.toJSDate().toISOString();
const property = (event: { component: { getFirstPropertyValue(name: string): unknown } }, name: string) => {
  const value = event.component.getFirstPropertyValue(name) as { toString(): string } | null;
  return value === null ? undefined : value.toString();
};

describe('the calendar', () => {
  test('says who made it, how it is meant and what it is called, and how often to ask again', () => {
    const { calendar } = read(icsOf('Samlinger i A, B; C\\D\nX-OND:1', [entry()], 'nb'));
    const value = (name: string) => String(calendar.getFirstPropertyValue(name));
    expect(value('version')).toBe('2.0');
    expect(value('prodid')).toBe('-//nettverksassistenten//nettverksassistenten//NO');
    expect(value('method')).toBe('PUBLISH');
    expect(value('x-wr-calname').replaceAll('\\', '')).toContain('Samlinger i A, B; CD X-OND:1');
    expect(value('refresh-interval')).toBe('PT1H');
    expect(value('x-published-ttl')).toBe('PT1H');
    expect(calendar.getFirstPropertyValue('x-ond')).toBeNull();
  });

  test('is CRLF to the end, and no line is longer than 75 octets', () => {
    const text = textOf({ title: 'Ålesund – «samling» 👩‍⚕️ '.repeat(20), joinUrl: `${JOIN}&x=${'a'.repeat(400)}` });
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text))).not.toThrow();
  });

  test('an edit that moves nothing is a newer entry of the same sequence', () => {
    const event = one({ version: 1, movedAt: Date.parse('2026-03-02T10:00:00Z'), editedAt: Date.parse('2026-03-03T10:00:00Z') });
    expect(['last-modified', 'dtstamp', 'sequence'].map((name) => property(event, name))).toEqual(['2026-03-03T10:00:00Z', '2026-03-03T10:00:00Z', '1']);
  });

  test('the same meetings give the same text, whenever it is made', () => {
    expect(textOf()).toBe(textOf());
  });

  test('of no meetings is still a calendar', () => {
    expect(read(icsOf('Tom', [], 'nb')).events).toEqual([]);
  });
});

describe('a meeting', () => {
  test('has an identity that lasts, a title, a place, its link and times by the wall clock', () => {
    const event = one({ place: 'Molde rådhus, sal 2; inngang B', joinUrl: JOIN, version: 3 });
    expect(event.uid).toBe('82260000-a1@nettverksassistenten');
    expect([event.summary, event.location, event.sequence]).toEqual(['Samling 2', 'Molde rådhus, sal 2; inngang B', 3]);
    expect(property(event, 'url')).toBe(JOIN);
    expect(property(event, 'status')).toBe('CONFIRMED');
    expect(textOf()).toContain('DTSTART;TZID=Europe/Oslo:20260421T140000\r\n');
    expect(textOf()).toContain('DTEND;TZID=Europe/Oslo:20260421T153000\r\n');
    expect([iso(event.startDate), iso(event.endDate)]).toEqual(['2026-04-21T12:00:00.000Z', '2026-04-21T13:30:00.000Z']);
  });

  test('its stamps are in UTC, of when it was last changed', () => {
    const moved = Date.parse('2026-03-05T12:34:56Z');
    expect(textOf({ movedAt: moved })).toContain('DTSTAMP:20260305T123456Z\r\n');
    expect(textOf({ movedAt: moved })).toContain('LAST-MODIFIED:20260305T123456Z\r\n');
    expect(textOf({ movedAt: moved, cancelledAt: moved + 1_000 })).toContain('LAST-MODIFIED:20260305T123457Z\r\n');
  });

  test('without an hour is a whole day that takes nobody’s time', () => {
    const text = textOf({ start: { local: '2026-01-15', zone: ZONE }, minutes: undefined });
    expect(text).toContain('DTSTART;VALUE=DATE:20260115\r\n');
    expect(text).not.toContain('DTEND');
    const event = one({ start: { local: '2026-01-15', zone: ZONE } });
    expect([event.startDate.isDate, event.endDate.toString(), property(event, 'transp')]).toEqual([true, '2026-01-16', 'TRANSPARENT']);
    expect(event.description).toContain('Klokkeslettet er ikke bestemt.');
  });

  test('whose length nobody has said is shown as an hour, and says so', () => {
    const event = one({ minutes: undefined });
    expect(event.duration.toSeconds()).toBe(3600);
    expect(event.description).toContain('Det er ikke sagt hvor lenge samlingen varer.');
    expect(one().description).not.toContain('Det er ikke sagt');
  });

  test('its description has the network, the link and the agenda as plain text', () => {
    const agenda = [
      { id: 'a1', text: 'Nalokson, ny *rutine*', raad: 2 as const, minutes: 20, presenter: 'Demo Lege' }, { id: 'a2', text: 'Eventuelt' },
    ];
    expect(one({ agenda, joinUrl: JOIN }).description).toBe([
      'Nettverk Romsdal', `Bli med i Teams: ${JOIN}`,
      'Dagsorden:\n1. Nalokson, ny *rutine* (råd 2, 20 min, Demo Lege)\n2. Eventuelt',
    ].join('\n\n'));
    expect(one({ agenda }, 'en').description).toContain('Agenda:\n1. Nalokson, ny *rutine* (advice 2, 20 min, Demo Lege)');
    expect(one({ agenda }, 'nn').description).toContain('Dagsorden:');
  });

  test('a link that does not lead to Teams is not in it', () => {
    const text = textOf({ joinUrl: 'https://evil.example/join' });
    expect(text).not.toContain('evil');
    expect(text).not.toContain('URL');
  });

  test('that was moved keeps its identity, and has a higher number', () => {
    const [before, after] = [one(), one({ start: { local: '2026-04-22T09:00', zone: ZONE }, version: 1 })];
    expect(after.uid).toBe(before.uid);
    expect(Number(after.sequence)).toBeGreaterThan(Number(before.sequence));
    expect(iso(after.startDate)).toBe('2026-04-22T07:00:00.000Z');
  });

  test.each([['nb', 'Avlyst: Samling 2'], ['nn', 'Avlyst: Samling 2'], ['en', 'Cancelled: Samling 2']] as const)(
    'that was cancelled stays, cancelled, and takes nobody’s time (%s)', (language, summary) => {
      const event = one({ cancelledAt: 1, version: 2 }, language);
      expect([property(event, 'status'), event.summary, property(event, 'transp'), event.sequence]).toEqual(['CANCELLED', summary, 'TRANSPARENT', 2]);
    });
});

describe('the clocks', () => {
  test.each([
    ['the day before summer time', '2026-03-28T14:00', '2026-03-28T13:00:00.000Z'],
    ['the day of summer time, 2026', '2026-03-29T14:00', '2026-03-29T12:00:00.000Z'],
    ['an hour that summer time skips', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['the day of normal time, 2026', '2026-10-25T14:00', '2026-10-25T13:00:00.000Z'],
    ['the day before normal time', '2026-10-24T14:00', '2026-10-24T12:00:00.000Z'],
    ['the day of summer time, 2027', '2027-03-28T09:00', '2027-03-28T07:00:00.000Z'],
    ['a leap day', '2028-02-29T09:00', '2028-02-29T08:00:00.000Z'],
    ['New Year’s Eve', '2026-12-31T23:30', '2026-12-31T22:30:00.000Z'],
  ])('%s', (_, local, utc) => {
    const event = one({ start: { local, zone: ZONE } });
    expect([iso(event.startDate), event.endDate.toUnixTime() - event.startDate.toUnixTime()]).toEqual([utc, 90 * 60]);
  });

  test('across New Year it ends in the next year', () => {
    expect(one({ start: { local: '2026-12-31T23:30', zone: ZONE } }).endDate.toString()).toBe('2027-01-01T01:00:00');
  });

  test('across the change of clocks it lasts as long as was said', () => {
    for (const local of ['2026-03-29T01:30', '2026-10-25T01:30', '2026-10-25T02:30', '2026-10-25T00:45']) {
      const event = one({ start: { local, zone: ZONE }, minutes: 120 });
      expect([local, event.endDate.toUnixTime() - event.startDate.toUnixTime()]).toEqual([local, 7200]);
    }
  });

  test('a time that comes twice is written in UTC, whichever of them it is', () => {
    expect(textOf({ start: { local: '2026-10-25T02:00', zone: ZONE }, minutes: 180 })).toContain('DTSTART:20261025T000000Z\r\n');
    const text = textOf({ start: { local: '2026-10-25T01:30', zone: ZONE }, minutes: 120 });
    expect(text).toContain('DTSTART:20261024T233000Z\r\n');
    expect(text).toContain('DTEND:20261025T013000Z\r\n');
  });

  test('the zone’s own rules agree with ours for every half hour of the weeks in which clocks change', () => {
    const { calendar } = read(textOf());
    const rules = calendar.getFirstSubcomponent('vtimezone');
    expect(rules?.getFirstPropertyValue('tzid')).toBe(ZONE);
    const starts = ['2026-03-27', '2026-10-23', '2027-03-26', '2027-10-29', '2028-02-28'].flatMap((from) => (
      Array.from({ length: 4 * 48 }, (_, half) => new Date(Date.parse(`${from}T00:00:00Z`) + half * 30 * 60_000).toISOString().slice(0, 16))
    )).map((local) => ({ local, zone: ZONE }));
    const { events } = read(icsOf('Alle', starts.map((start, at) => entry({ id: `m${at}`, start, minutes: 30 })), 'nb'));
    expect(events.map(({ startDate, endDate }) => [startDate.toUnixTime(), endDate.toUnixTime()])).toEqual(
      starts.map((start) => [toInstant(start) / 1000, toInstant(start) / 1000 + 1800]));
  });
});

describe('what people wrote', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('\r\nBEGIN:VEVENT', '\n', '\r', '\\n', '\\', ';', ',', ':', '"', 'END:VCALENDAR', '\u0000', '\u2028', '\u0085', '\ud800', 'æøå', '👩‍⚕️', '\t', ' ')).map((parts) => parts.join('')),
  );

  test('comes back as it was, and adds nothing to the calendar', () => {
    fc.assert(fc.property(hostile, hostile, hostile, hostile, (title, place, item, name) => {
      const agenda = [{ id: 'a1', text: item, presenter: item }];
      const text = icsOf(name, [{ meeting: { ...MEETING, title, place, agenda }, networkName: name }, entry({ id: 'next' })], 'nb');
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const { calendar, events } = read(text);
      expect(calendar.getAllSubcomponents().map((each) => each.name)).toEqual(['vtimezone', 'vevent', 'vevent']);
      const line = (written: string) => cleaned(written).replaceAll('\n', ' ').replaceAll(/ +/g, ' ');
      const [event, next] = events;
      expect(event?.summary.replaceAll(/ +/g, ' ')).toBe(line(title));
      expect((event?.location ?? '').replaceAll(/ +/g, ' ')).toBe(line(place));
      expect(event?.component.getAllProperties().length).toBeLessThanOrEqual(15);
      expect(next?.summary).toBe('Samling 2');
    }), { numRuns: 400 });
  });
});
