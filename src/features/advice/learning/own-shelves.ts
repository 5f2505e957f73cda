import { LRUCache } from 'lru-cache';
import { withinBudget } from '../../../lib/errors';
import { dayOf } from '../../../lib/time';
import type { NetworkHere, Turn } from '../../feature';
import { shelfOf, type Shelf } from '../advisor';
import type { Passage } from '../types';
import { isOverdue, type OwnAnswers } from './own-answers';
import { ownAnswerPassage } from './own-answer-passage';

const FRESH_MS = 60_000;
const MAX_NETWORKS = 1_000;
/** A question is not held up for the network's own answers. */
const READ_MS = 1_000;
/** After a failed read the next questions do not wait for the store either. */
const LEFT_ALONE_MS = 5_000;

interface Kept {
  shelf: Promise<Shelf | undefined>;
  until: number;
  /** Tomorrow other answers are overdue. */
  day: string;
}

/** What a network has answered itself, ready to search; from memory when it was read less than a minute ago. */
export class OwnShelves {
  private readonly kept = new LRUCache<string, Kept>({ max: MAX_NETWORKS });

  constructor(private readonly answers: OwnAnswers) {}

  /** Of the network here, without what is overdue. Undefined when there is none, or the store does not say: never throws. */
  async here(turn: Turn): Promise<Shelf | undefined> {
    const network = networkOf(turn);
    if (!network) return undefined;
    const day = dayOf(turn.now);
    const known = this.kept.get(network.networkId);
    if (known && known.until > turn.now && known.day === day) return known.shelf;
    const kept: Kept = { until: turn.now + FRESH_MS, day, shelf: Promise.resolve(undefined) };
    kept.shelf = withinBudget(READ_MS, this.read(network, day)).catch(() => {
      kept.until = turn.now + LEFT_ALONE_MS;
      return undefined;
    });
    this.kept.set(network.networkId, kept);
    return kept.shelf;
  }

  async find(turn: Turn, id: string): Promise<Passage | undefined> {
    return (await this.here(turn))?.passages.find((passage) => passage.id === id);
  }

  /** After a write. Other instances follow within a minute. */
  forget(networkId: string): void {
    this.kept.delete(networkId);
  }

  private async read({ networkId, networkName }: NetworkHere, day: string): Promise<Shelf | undefined> {
    const answers = (await this.answers.all(networkId)).filter((answer) => !isOverdue(answer, day));
    return answers.length ? shelfOf(answers.map((answer) => ownAnswerPassage(answer, networkName))) : undefined;
  }
}

/** Undefined also when the store could not be asked. */
function networkOf({ network }: Turn): NetworkHere | undefined {
  try {
    return network();
  } catch {
    return undefined;
  }
}
