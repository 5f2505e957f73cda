import type { Networks } from '../../networks';
import { NotYours } from '../../refusals';
import type { Forms } from '../forms/forms';
import type { Form } from '../forms/types';
import type { ReportStore } from '../reporting/report-store';
import type { RoundStore } from '../rounds/round-store';
import type { PastReport, Report } from '../types';
import type { OwnPeople } from './own-people';

export interface HistoryParts {
  networks: Pick<Networks, 'store'>;
  forms: Forms;
  roundStore: Pick<RoundStore, 'find'>;
  reportStore: Pick<ReportStore, 'report' | 'revision' | 'revisions' | 'history'>;
}

/** A report with the form that it answers, as that was asked then. */
export interface Told {
  roundId: string;
  /** Days, both included. */
  period: PastReport['period'];
  form: Form;
  report: Report;
}

/** A report's revisions with the form of its round. */
export interface Revisions extends Omit<Told, 'report'> {
  /** Oldest first. */
  revisions: Report[];
}

/** What a municipality has reported, for its own people. Everything throws what the store throws. */
export class History {
  constructor(private readonly parts: HistoryParts) {}

  /** What the network calls the municipality. */
  async nameOf({ networkId, municipality }: OwnPeople): Promise<string> {
    const all = await this.parts.networks.store.municipalities(networkId);
    return all.find(({ number }) => number === municipality)?.name ?? municipality;
  }

  /** The latest report of each round, the one that was due last first. */
  async all({ networkId, municipality }: OwnPeople): Promise<Told[]> {
    return (await this.parts.reportStore.history(networkId, municipality)).map((past) => this.told(past));
  }

  /** The round's latest report, or one of its revisions. Throws NotYours when the municipality has sent none such. */
  async one({ networkId, municipality }: OwnPeople, roundId: string, revision?: number): Promise<Told> {
    const { roundStore, reportStore } = this.parts;
    const [round, report] = await Promise.all([
      roundStore.find(networkId, roundId),
      revision === undefined
        ? reportStore.report(networkId, roundId, municipality)
        : reportStore.revision(networkId, roundId, municipality, revision),
    ]);
    if (!round || !report) throw new NotYours();
    return this.told({ ...round, roundId, report });
  }

  /** Throws NotYours when the municipality has sent none. */
  async revisions({ networkId, municipality }: OwnPeople, roundId: string): Promise<Revisions> {
    const { forms, roundStore, reportStore } = this.parts;
    const [round, revisions] = await Promise.all([
      roundStore.find(networkId, roundId), reportStore.revisions(networkId, roundId, municipality),
    ]);
    if (!round || revisions.length === 0) throw new NotYours();
    return { roundId, period: round.period, form: forms.of(round.form), revisions };
  }

  private told({ roundId, period, form, report }: Pick<PastReport, 'roundId' | 'period' | 'form' | 'report'>): Told {
    return { roundId, period, form: this.parts.forms.of(form), report };
  }
}
