import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { translator, type Language } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import { HOUR_MS, MINUTE_MS, dateTimeOf, wallTimeOf, ZONE } from '../../../lib/time';
import { startOf } from '../coming';
import { checkJoinUrl } from '../planning/links/join-url';
import type { Meeting } from '../types';
import { describe } from './description';
import { OSLO } from './timezone';

/** A calendar shows a bar of some length; of a meeting whose length nobody has said this one, and the words say so. */
const UNSAID_MINUTES = 60;
/** How often a calendar that subscribes may ask again. */
const ASK_AGAIN_SECONDS = 60 * 60;

/** A meeting with what its network is called, as somebody wrote it. */
export interface Entry {
  meeting: Meeting;
  networkName: string;
}

/**
 * Meetings as iCalendar (RFC 5545), in one language, for Outlook, Google and Apple. The same meetings give the same text, to the octet: a
 * change is told by UID and LAST-MODIFIED, and a move or cancellation by SEQUENCE too. Cancelled meetings stay in it, cancelled, or
 * calendars would keep them as they were.
 */
export function icsOf(name: string, entries: readonly Entry[], language: Language): string {
  const calendar = ical({
    prodId: { company: 'nettverksassistenten', product: 'nettverksassistenten', language: 'NO' },
    method: ICalCalendarMethod.PUBLISH,
    // The library writes the name as it is given.
    name: oneLine(name).replaceAll(/[\\;,]/g, '\\$&'),
    ttl: ASK_AGAIN_SECONDS,
    // No zone for the whole: the library would write the stamps, which must be UTC, in it.
    timezone: { name: null, generator: () => OSLO },
    events: entries.map((entry) => eventOf(entry, language)),
  });
  return `${calendar.toString()}\r\n`;
}

function eventOf({ meeting, networkName }: Entry, language: Language): ICalEventData {
  const { id, title, place = '', version = 0, createdAt = 0, movedAt = 0, editedAt = 0, cancelledAt } = meeting;
  const cancelled = cancelledAt !== undefined;
  const changed = dateTimeOf(Math.max(createdAt, movedAt, editedAt, cancelledAt ?? 0));
  const allDay = !meeting.start.local.includes('T');
  const link = meeting.joinUrl === undefined ? undefined : checkJoinUrl(meeting.joinUrl);
  const joinUrl = link && 'url' in link ? link.url : undefined;
  const [summary, where] = [oneLine(title), oneLine(place)];
  return {
    id: `${id}@nettverksassistenten`,
    sequence: version,
    ...timesOf(meeting, allDay),
    stamp: changed,
    lastModified: changed,
    summary: cancelled ? translator(language)('meetings.calendar.cancelled', { title: summary }) : summary,
    description: { plain: describe({ ...meeting, joinUrl }, networkName, language) },
    location: where ? { title: where } : null,
    // An address is not escaped there; the library escapes all the same, so nothing that it would is left.
    url: joinUrl?.replaceAll(',', '%2C').replaceAll(';', '%3B') ?? null,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // A day without an hour takes nobody's day.
    transparency: cancelled || allDay ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: cancelled || allDay ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  };
}

/** By Norway's clock; in UTC where that shows a time that comes twice, for programs do not agree on which is meant. */
function timesOf(meeting: Meeting, allDay: boolean): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  const start = startOf(meeting);
  if (allDay) return { start: dateTimeOf(start), allDay, timezone: ZONE };
  const end = start + (meeting.minutes ?? UNSAID_MINUTES) * MINUTE_MS;
  return { start: dateTimeOf(start), end: dateTimeOf(end), timezone: comesTwice(start) || comesTwice(end) ? null : ZONE };
}

function comesTwice(at: number): boolean {
  const shown = (instant: number) => wallTimeOf(instant).local;
  return shown(at) === shown(at + HOUR_MS) || shown(at) === shown(at - HOUR_MS);
}

const oneLine = (text: string): string => cleaned(text).replaceAll(/\n+/g, ' ');
