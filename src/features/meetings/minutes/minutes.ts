import type { Posting } from '../../../delivery';
import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { inGroups } from '../../../lib/in-groups';
import { translator } from '../../../lib/language';
import { afterStored, Conflict, NotFound } from '../../../storage';
import type { CoordinatorScope } from '../../authority';
import type { CardReply, PersonId } from '../../feature';
import type { Networks } from '../../networks';
import { FOLLOW_UP_KIND } from '../follow-ups/follow-ups';
import type { MeetingStore } from '../store';
import { minutesReply } from './minutes-card';
import { MinutesStore } from './minutes-store';
import { postingOf, type Posted } from './posting';

/** How the board calls minutes; the subject is the meeting's id. */
export const MINUTES_KIND = 'minutes';
const ATTEMPTS = 5;
const AT_ONCE = 8;
const MOST_OPERATIONS = 100;

/** `again`: it was posted before as it is, and only the channels are told once more. */
export type Outcome = { outcome: 'posted' | 'again'; posted: Posted } | { outcome: 'changed' } | { outcome: 'nothing' };

/** What is written about meetings, and when it becomes what everybody sees. Methods throw what the store throws. */
export class MinutesService {
  readonly store: MinutesStore;

  constructor(private readonly networks: Networks, private readonly meetings: MeetingStore) {
    this.store = new MinutesStore(networks.table);
  }

  /** The card in the channels, as the store has it now, in the network's language. */
  async render({ networkId, subject }: Posting): Promise<CardReply | undefined> {
    const { store } = this.networks;
    const [network, municipalities, meeting, minutes] = await Promise.all([
      store.network(networkId), store.municipalities(networkId),
      this.meetings.find(networkId, subject), this.store.posted(networkId, subject),
    ]);
    if (!network || !meeting || !minutes) return undefined;
    const { language, name } = network;
    const reply = minutesReply({ t: translator(language), language }, { minutes, meeting, municipalities, networkName: name });
    return { ...reply, language };
  }

  /**
   * Posts the draft as it was previewed in version `seen`; `changed`: it is another now. Minutes, follow-ups and what was said of earlier
   * ones become so in one write. Twice is once.
   */
  async post(scope: CoordinatorScope, meetingId: string, seen: number, by: PersonId, now: number): Promise<Outcome> {
    const { networkId, part: { language } } = scope;
    const { board } = this.networks;
    const here = posting(networkId, meetingId);
    for (let attempt = 1; ; attempt++) {
      const [papers, around] = await Promise.all([this.store.papers(networkId, meetingId), this.store.around(networkId)]);
      const { draft, minutes } = papers;
      if (!draft) return { outcome: 'nothing' };
      if (draft.version !== seen) return { outcome: 'changed' };
      if (minutes?.draft === seen) {
        await afterStored(() => board.post(here));
        // What stands already is not posted again: a correction has to be shown there too.
        if (minutes.version > 1) await afterStored(() => board.changed(here));
        const own = around.followUps.filter((each) => each.meetingId === meetingId);
        return { outcome: 'again', posted: { minutes, followUps: own, reported: [] } };
      }
      const takenOut = translator(language)('meetings.minutes.takenOut');
      const posted = postingOf(draft, minutes, around.followUps, { by: personRef(by.tenantId, by.id), at: now }, takenOut);
      if (posted.followUps.length + 2 > MOST_OPERATIONS) throw new UserError('meetings.minutes.tooMuchAtOnce');
      try {
        await this.store.post(posted.minutes, { ...draft, postedAt: now }, posted.followUps, papers, around);
      } catch (error) {
        // Somebody has reported on one of the follow-ups, or gone on writing: then it is decided anew.
        if (!(error instanceof Conflict || error instanceof NotFound) || attempt === ATTEMPTS) throw error;
        continue;
      }
      await afterStored(() => (minutes ? board.changed(here) : board.post(here)));
      return { outcome: 'posted', posted };
    }
  }

  /**
   * After it is stored, also when it was before: what is planned follows, and it is written down. One that fails keeps no other from it;
   * throws what the store threw first.
   */
  async afterwards({ networkId }: CoordinatorScope, of: Extract<Outcome, { posted: Posted }>, by: PersonId): Promise<void> {
    const { outcome, posted } = of;
    const { board, outbox, audit } = this.networks;
    const follows = posted.followUps.map(({ id }) => () => outbox.changed({ networkId, kind: FOLLOW_UP_KIND, id }));
    // A correction of minutes whose first posting never got through.
    if (posted.minutes.version > 1) follows.unshift(() => board.post(posting(networkId, posted.minutes.meetingId)));
    const results = await inGroups(follows, AT_ONCE, (work) => Promise.allSettled([work()]));
    if (outcome === 'posted') {
      await audit.write(networkId, posted.minutes.version === 1 ? 'minutes.posted' : 'minutes.changed', { by });
      for (const { what, followUp: { municipality } } of posted.reported) {
        await audit.write(networkId, `follow-up.${what}`, { by, ...(municipality && { municipality }) });
      }
    }
    const failed = results.flat().find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

const posting = (networkId: string, subject: string): Posting => ({ networkId, kind: MINUTES_KIND, subject });
