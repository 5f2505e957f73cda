import { UserError } from '../../../lib/errors';
import { afterStored } from '../../../storage';
import type { Person } from '../../feature';
import type { Networks } from '../../networks';
import { NotYours } from '../../refusals';
import type { Round } from '../types';
import { ROUND_KIND } from './round';
import type { RoundStore } from './round-store';

/** A round's card comes into the channels when it opens; before that there is none to change. `later`: whoever asked says `show`. */
type CardChange = 'post' | 'changed' | 'later';
type Action = Parameters<Networks['audit']['write']>[1];

/** `clash`: another version than the one that was seen stands, and what was asked for would change it: then nothing is stored. */
export interface Decided {
  round: Round;
  clash: boolean;
}

/** Stores the next version of a round, and tells the board, the outbox and the log. Everything throws what the store throws. */
export class RoundChanges {
  constructor(private readonly parts: { networks: Networks; store: RoundStore }) {}

  /** By the clock; false when it is so already, or may not be. */
  async byItself(
    networkId: string, id: string, action: Action, next: (old: Round) => Round | undefined, card: CardChange = 'changed',
  ): Promise<boolean> {
    const { isNew } = await this.change(networkId, id, next, card);
    if (isNew) void this.parts.networks.audit.write(networkId, action);
    return isNew;
  }

  /** Stored only on the version that the coordinator has seen; what stands so already is no clash. */
  async decided(
    networkId: string, id: string, action: Action, by: Person, seen: number, next: (old: Round) => Round | undefined,
    isSo: (round: Round) => boolean,
  ): Promise<Decided> {
    let clash = false;
    const round = await this.byCoordinator(networkId, id, action, by, (old) => {
      const made = next(old);
      clash = made !== undefined && old.version !== seen;
      return clash ? undefined : made;
    }, (stands) => clash || isSo(stands), 'later');
    return { round, clash };
  }

  /** `isSo`: what the press asked for stands, whoever was first. */
  async byCoordinator(
    networkId: string, id: string, action: Action, by: Person, next: (old: Round) => Round | undefined, isSo: (round: Round) => boolean,
    card: CardChange = 'changed',
  ): Promise<Round> {
    const { round, isNew } = await this.change(networkId, id, next, card);
    if (!round) throw new NotYours();
    if (isNew) void this.parts.networks.audit.write(networkId, action, { by });
    if (!isSo(round)) throw new UserError('checkins.rounds.notNow');
    return round;
  }

  /** The next version of a round where it may be one; tells the board and the outbox, also for one that was changed before. */
  private async change(
    networkId: string, id: string, next: (old: Round) => Round | undefined, card: CardChange,
  ): Promise<{ round: Round | undefined; isNew: boolean }> {
    let isNew = false;
    const round = await this.parts.store.change(networkId, id, (old) => {
      const made = next(old);
      isNew = made !== undefined;
      return made;
    });
    if (round) await this.tell(round, card);
    return { round, isNew };
  }

  /** After it is stored: the channels' cards and the outbox. */
  async tell({ networkId, id, state }: Round, card: CardChange): Promise<void> {
    const { board, outbox } = this.parts.networks;
    const posting = { networkId, kind: ROUND_KIND, subject: id };
    const shown = card === 'post' && state === 'open' ? () => board.post(posting) : () => board.changed(posting);
    await afterStored(() => Promise.all([
      ...(card === 'later' ? [] : [shown()]),
      outbox.changed({ networkId, kind: ROUND_KIND, id }),
    ]));
  }
}
