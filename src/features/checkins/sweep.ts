import type { SourceRef } from '../../delivery';
import { inGroups } from '../../lib/in-groups';
import type { Checkins } from './parts';
import { PLAN_KIND } from './plans/plans';
import { planRef } from './plans/plan-ref';
import { isOver, ROUND_KIND, takesReports } from './rounds/round';
import type { Round } from './types';

/** Networks at once. */
const AT_ONCE = 4;
const SWEEP_EVERY_MS = 6 * 60 * 60 * 1000;
/** Rounds of a network whose history is looked after: the newest, more than a year of them. */
const MOST_HISTORIES = 6;

/**
 * What is stored, and was cut off before the outbox, the board or a history heard of it, is found here: at the start, and every few hours.
 * Done again it changes nothing: what the outbox has on its list stays as it is, a card that was ever posted is left to the board, and a
 * history's copy that is there stays. What people wait for comes first: histories are many, and nobody who starts waits for them.
 */
export class CheckinSweep {
  private timer: NodeJS.Timeout | undefined;
  private current: { open: Promise<Round[]>; all: Promise<void> } | undefined;
  private stopped = false;

  constructor(private readonly checkins: Pick<Checkins, 'networks' | 'roundStore' | 'reports' | 'plans'>) {}

  /** Ends when what is open was looked for, and leaves histories for after. Never throws; what did not succeed is tried again later. */
  async start(): Promise<void> {
    this.timer = setInterval(() => void this.sweep(), SWEEP_EVERY_MS).unref();
    await this.begin().open;
  }

  /** Ends when the sweep under way has. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.current?.all;
  }

  /** All networks, a few at a time; one at a time. Never throws. */
  sweep(): Promise<void> {
    return this.begin().all;
  }

  private begin(): { open: Promise<Round[]>; all: Promise<void> } {
    if (this.current) return this.current;
    const open = this.open();
    const all = open.then((begun) => this.histories(begun)).finally(() => { this.current = undefined; });
    this.current = { open, all };
    return this.current;
  }

  /** What is to be on the outbox's list and in the channels. Gives the rounds whose histories are looked after. */
  private async open(): Promise<Round[]> {
    const { store, outbox } = this.checkins.networks;
    const [sources, begun]: [SourceRef[], Round[]] = [[], []];
    await this.safely(async () => {
      await inGroups(await store.ids(), AT_ONCE, async (networkId) => {
        await this.safely(async () => {
          const rounds = await this.checkins.roundStore.ofNetwork(networkId);
          begun.push(...rounds.filter(({ openedAt }) => openedAt !== undefined).slice(0, MOST_HISTORIES));
          sources.push(...(await this.rounds(networkId, rounds)));
        });
        await this.safely(async () => { sources.push(...(await this.plans(networkId))); });
      });
    });
    await this.safely(() => outbox.ensure(sources));
    return begun;
  }

  /** One round after another, so that they are in nobody's way. */
  private async histories(begun: readonly Round[]): Promise<void> {
    for (const { networkId, id } of begun) await this.safely(() => this.checkins.reports.rebuildHistory(networkId, id));
  }

  private async rounds(networkId: string, rounds: readonly Round[]): Promise<SourceRef[]> {
    for (const round of rounds.filter(takesReports)) await this.safely(() => this.postIfNever(round));
    // One that is closed may still have to make the next.
    const left = rounds.filter((round) => !isOver(round) || (round.rhythm !== 'none' && round.next === undefined));
    return left.map(({ id }) => ({ networkId, kind: ROUND_KIND, id }));
  }

  private async plans(networkId: string): Promise<SourceRef[]> {
    const dated = (await this.checkins.plans.ofNetwork(networkId)).filter(({ revisedOn }) => revisedOn !== undefined);
    return dated.map(({ municipality, raad }) => ({ networkId, kind: PLAN_KIND, id: planRef({ municipality, raad }) }));
  }

  /** Where a card was posted once, or could not be, nothing is done: that is for the board and for people. */
  private async postIfNever({ networkId, id }: Round): Promise<void> {
    const { board } = this.checkins.networks;
    const card = { networkId, kind: ROUND_KIND, subject: id };
    if ((await board.state(card)).length === 0) await board.post(card);
  }

  private async safely(work: () => Promise<void>): Promise<void> {
    try {
      if (!this.stopped) await work();
    } catch (error) {
      this.checkins.networks.log.warn('Not all check-ins that are open were looked for', { error: error as Error });
    }
  }
}
