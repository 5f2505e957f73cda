import { translator, type Language } from '../../../lib/language';
import { member } from '../../authority';
import type { NetworkHere, Person, PersonId } from '../../feature';
import type { FileContent, FileKind } from '../../files';
import type { Networks } from '../../networks';
import { startOf } from '../coming';
import type { MeetingStore } from '../store';
import type { Meeting } from '../types';
import { Feeds } from './feeds';
import { icsOf, type Entry } from './ics';
import { DAY_MS } from '../../../lib/time';

export const MEETING_FILE = 'meeting-calendar';
const TYPE = 'text/calendar';
/** Meetings that are longer over are history, and in no feed. */
const SHOWN_DAYS = 400;

export interface CalendarParts {
  networks: Pick<Networks, 'table' | 'directory' | 'preferences' | 'store' | 'clock' | 'log'>;
  store: MeetingStore;
}

/** The network's meetings in people's own calendars: one as a file, or all of them as a feed that a calendar asks for again and again. */
export class Calendar {
  readonly feeds: Feeds;

  constructor(private readonly parts: CalendarParts) {
    this.feeds = new Feeds(parts.networks.table);
  }

  /** One meeting as a file; its subject is `<network>.<meeting>`. Only for members, when they fetch it. */
  get file(): FileKind {
    return {
      kind: MEETING_FILE,
      make: (person, language, subject = '') => this.fileOf(person, language, subject),
    };
  }

  /**
   * What a token opens now. `mayUse`: whether people of a tenant may use the service. Undefined for whatever reason there is nothing:
   * whoever asks is never told which. Never throws.
   */
  async fetch(token: string, mayUse: (tenantId: string) => boolean): Promise<FileContent | undefined> {
    try {
      const owner = await this.feeds.ownerOf(token);
      if (!owner) return undefined;
      if (owner.kind === 'network') return await this.ofNetwork(owner.networkId);
      const { tenantId, personId: id } = owner;
      return mayUse(tenantId) ? await this.ofPerson({ tenantId, id }) : undefined;
    } catch (error) {
      this.parts.networks.log.error('Calendar not made', { error: error as Error });
      return undefined;
    }
  }

  private async fileOf(person: Person, language: Language, subject: string): Promise<FileContent | undefined> {
    const [networkId = '', id = ''] = subject.split('.');
    const here = await this.parts.networks.directory.part(person, networkId);
    if (!here || !member.scope({ admin: false }, here)) return undefined;
    const meeting = await this.parts.store.find(networkId, id);
    if (!meeting) return undefined;
    const body = icsOf(meeting.title, [{ meeting, networkName: here.networkName }], language);
    return { name: fileNameOf(meeting), type: TYPE, body };
  }

  /** All networks where the person is a member; who is in none has no calendar. */
  private async ofPerson(person: PersonId): Promise<FileContent | undefined> {
    const { directory, preferences } = this.parts.networks;
    const [parts, chosen] = await Promise.all([directory.partsOf(person), preferences.of(person)]);
    const [first] = parts;
    if (!first) return undefined;
    const language = chosen.language ?? first.language;
    const entries = await Promise.all(parts.map((part) => this.entriesOf(part)));
    return feedOf(translator(language)('meetings.calendar.ownName'), entries.flat(), language);
  }

  private async ofNetwork(networkId: string): Promise<FileContent | undefined> {
    const network = await this.parts.networks.store.network(networkId);
    if (!network) return undefined;
    const { name: networkName, language } = network;
    const name = translator(language)('meetings.calendar.networkName', { network: networkName });
    return feedOf(name, await this.entriesOf({ networkId, networkName }), language);
  }

  private async entriesOf({ networkId, networkName }: Pick<NetworkHere, 'networkId' | 'networkName'>): Promise<Entry[]> {
    const since = this.parts.networks.clock.now() - SHOWN_DAYS * DAY_MS;
    const meetings = await this.parts.store.ofNetwork(networkId);
    return meetings.filter((meeting) => startOf(meeting) >= since).map((meeting) => ({ meeting, networkName }));
  }
}

function feedOf(name: string, entries: readonly Entry[], language: Language): FileContent {
  const ordered = entries.toSorted((a, b) => startOf(a.meeting) - startOf(b.meeting) || (a.meeting.id < b.meeting.id ? -1 : 1));
  return { name: 'samlinger.ics', type: TYPE, body: icsOf(name, ordered, language) };
}

const fileNameOf = ({ start }: Meeting): string => `samling-${start.local.slice(0, 10)}.ics`;
