import { UserError } from '../../../lib/errors';
import type { MemberScope } from '../../authority';
import type { CardReply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Part } from '../forms/types';
import type { ReportRef } from '../keys';
import type { Checkins } from '../parts';
import { overviewReply, type OverviewOptions } from './overview-card';
import { partReply, type PartOptions } from './part-card';
import { reporterFor, type Reporter } from './reporter';
import type { Fields } from './routes-guard';
import { RecentPlans } from './routes-plans';
import type { ReportView } from './report-view';
import type { Work } from './words';

/** Somebody presses a button about a report, and may. */
export interface Press {
  turn: Turn;
  scope: MemberScope;
  reporter: Reporter;
  ref: ReportRef;
  fields: Fields;
}

export type Act = (press: Press) => Promise<VerbResult>;

/** What all presses about reports need. */
export class ReportDesk {
  private readonly plans: RecentPlans;

  constructor(readonly checkins: Checkins) {
    this.plans = new RecentPlans(checkins);
  }

  /** Throws UserError, with whom it is for, for a member who may not; others have no scope. */
  reporter(scope: MemberScope, municipality: string): Reporter {
    try {
      return reporterFor(scope, municipality);
    } catch (error) {
      throw error instanceof NotYours ? new UserError('checkins.reporting.notYours') : error;
    }
  }

  nameOf(municipality: string): string {
    return this.checkins.networks.municipalities.byNumber(municipality)?.name ?? municipality;
  }

  work({ scope, reporter }: Pick<Press, 'scope' | 'reporter'>, view: ReportView): Work {
    return { reporter, name: this.nameOf(reporter.municipality), view, coordinates: scope.part.roles.includes('coordinator') };
  }

  /** Instead of the card that was pressed, for who pressed it; where others would read it, only a word of where it is. */
  own({ t, place }: Turn, reply: CardReply, after?: () => Promise<void>): VerbResult {
    const inPublic = place.scope !== 'personal' && { inPublic: { kind: 'text' as const, text: t('checkins.reporting.noOwnChat') } };
    return { show: 'instead', reply, ...inPublic, ...(after && { after }) };
  }

  async overviewOf(turn: Turn, scope: MemberScope, reporter: Reporter, roundId: string, options?: OverviewOptions): Promise<CardReply> {
    return overviewReply(turn, this.work({ scope, reporter }, await this.checkins.reports.view(reporter, roundId, turn.person)), options);
  }

  async overview({ turn, scope, reporter, ref }: Press, options?: OverviewOptions): Promise<VerbResult> {
    return this.own(turn, await this.overviewOf(turn, scope, reporter, ref.roundId, options));
  }

  /** A part with what the municipality's plan says of its råd. */
  async part(press: Press, view: ReportView, part: Part, options?: PartOptions): Promise<CardReply> {
    const { turn, reporter: { networkId, municipality } } = press;
    const plan = part.raad ? await this.plans.lines(turn, networkId, municipality, part.raad) : [];
    return partReply(turn, this.work(press, view), part, { ...options, plan });
  }
}
