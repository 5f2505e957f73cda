import type { Posting } from '../../../delivery';
import type { CoordinatorScope, MemberScope } from '../../authority';
import type { CardReply, Person } from '../../feature';
import { isSameChannel } from '../channels/channel-name';
import type { Networks } from '../parts';
import type { Channel } from '../types';
import type { Listed } from './cards';
import { Drafts } from './drafts';
import { noticeReply } from './notice-card';
import { NoticeStore, readerOf, type Saved } from './notice-store';
import type { Draft, Notice } from './records';

/** How the board calls notices. */
export const KIND = 'notice';

/** What the coordinators send to all of a network's channels. */
export class Notices {
  readonly store: NoticeStore;
  readonly drafts: Drafts;

  constructor(private readonly networks: Networks) {
    this.store = new NoticeStore(networks.table);
    this.drafts = new Drafts(networks.table);
  }

  /** The card as it is now; undefined when notice or network are gone. */
  async render({ networkId, subject }: Posting): Promise<CardReply | undefined> {
    const { store } = this.networks;
    const [network, notice] = await Promise.all([store.network(networkId), this.store.find(networkId, subject)]);
    if (!network || !notice) return undefined;
    const [members, municipalities, readers] = await Promise.all([
      store.members(networkId), store.municipalities(networkId), this.store.readers(networkId, subject, notice.editedAt ?? 0),
    ]);
    return noticeReply({ network, notice, readers, members, municipalities });
  }

  /**
   * Stores what the draft says, and that the channels are to have it. The draft stays until all is stored, so that a second press
   * completes what was cut short.
   */
  async send({ networkId }: CoordinatorScope, id: string, draft: Draft, person: Person, now: number): Promise<Saved> {
    const saved = await this.store.save(networkId, id, draft, person, now);
    if (saved.outcome !== 'saved') return saved;
    await (draft.version === 0 ? this.networks.board.post(posting(networkId, id)) : this.networks.board.changed(posting(networkId, id)));
    return saved;
  }

  /** After it is stored. */
  async afterSending({ networkId }: CoordinatorScope, id: string, draft: Draft, by: Person): Promise<void> {
    await this.networks.audit.write(networkId, draft.version === 0 ? 'notice.posted' : 'notice.changed', { by });
    await this.drafts.remove(by, id);
  }

  /** `before`: it was withdrawn already, and the channels are told once more. */
  async withdraw({ networkId }: CoordinatorScope, id: string, now: number): Promise<'withdrawn' | 'before' | 'gone'> {
    const outcome = await this.store.withdraw(networkId, id, now);
    if (outcome !== 'gone') await this.networks.board.changed(posting(networkId, id));
    return outcome;
  }

  /** Their municipality or organisation stands as a reader of what it says now, in all channels; false when it did already. */
  async read({ networkId, part }: MemberScope, notice: Notice, { tenantId, id: personId }: Person, now: number): Promise<boolean> {
    const { store, board } = this.networks;
    const reader = part.municipality ? { municipality: part.municipality } : await store.member(networkId, { tenantId, id: personId });
    const first = await this.store.read(networkId, notice.id, readerOf({ tenantId, ...onlyPlace(reader) }, now), notice.editedAt ?? 0);
    if (first) await board.changed(posting(networkId, notice.id));
    return first;
  }

  /** Those of a page with where they stand. */
  async states(networkId: string, notices: readonly Notice[]): Promise<Listed[]> {
    return Promise.all(notices.map(async (notice) => ({ notice, states: await this.networks.board.state(posting(networkId, notice.id)) })));
  }

  /** Posts again where nobody knows whether it stands, and where it could not be posted. */
  async again(networkId: string, id: string, channels: readonly Channel[]): Promise<void> {
    const at = posting(networkId, id);
    const states = await this.networks.board.state(at);
    for (const { address, state } of states) {
      const linked = channels.some((channel) => isSameChannel(address, channel));
      if (linked && (state === 'uncertain' || state === 'unreachable')) await this.networks.board.repost(at, address);
    }
  }
}

const posting = (networkId: string, subject: string): Posting => ({ networkId, kind: KIND, subject });

function onlyPlace(of: { municipality?: string; organisation?: string } | undefined) {
  return { ...(of?.municipality && { municipality: of.municipality }), ...(of?.organisation && { organisation: of.organisation }) };
}
