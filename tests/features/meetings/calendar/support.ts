import ICAL from 'ical.js';
import { cardOf, pressOf, type Card } from '../../../support/replies';
import type { World } from '../../../support/activities';
import { press, say, PUBLIC_URL, type Pressed, type Stage } from '../../networks/privacy/support';
import { ofType } from '../../../cards/elements';
import type { Meeting } from '../../../../src/features/meetings';

export { NETWORK, OTHER, personOf, press, saveMember, say, scanned, startStage, wordsOn, type Stage } from '../../networks/privacy/support';

const ZONE = 'Europe/Oslo';

export async function saveMeeting({ bot }: Stage, networkId: string, id: string, changes: Partial<Meeting> = {}): Promise<Meeting> {
  const meeting: Meeting = { id, networkId, title: `Samling ${id}`, start: { local: '2026-04-21T14:00', zone: ZONE }, minutes: 90, createdAt: 1, ...changes };
  const given = Object.fromEntries(Object.entries(meeting).filter(([, value]) => value !== undefined));
  await bot.app.meetings.save(given as unknown as Meeting);
  return meeting;
}

/** The card that `kalender` gives. */
export const calendarOf = async (stage: Stage, world: World): Promise<Card | undefined> => cardOf(await say(stage, world, 'kalender'));

/** Presses a button of a card by its words. */
export const pressOn = (stage: Stage, world: World, card: Card | undefined, title: string): Promise<Pressed> => {
  const { verb, data } = pressOf(card, title);
  return press(stage, world, verb, data);
};

/** The link that stands on a card to be copied; '' for none. */
export function linkOn(card: Card | undefined): string {
  const [input] = ofType(card, /^Input\.Text$/);
  return typeof input?.value === 'string' ? input.value : '';
}

/** Asks the running service for what its public address names. */
export const fetchAt = ({ bot }: Stage, link: string, init?: RequestInit): Promise<Response> => (
  fetch(link.replace(PUBLIC_URL, `${bot.url}/`), init)
);

/** What a calendar program makes of it: its meetings by title, and what it is called. */
export async function readCalendar(
  response: Response,
): Promise<{ name: string; titles: string[]; events: InstanceType<typeof ICAL.Event>[] }> {
  const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), titles: events.map(({ summary }) => summary), events };
}
