import type { FileLinks } from '../files';
import type { MeetingStore } from '../meetings';
import type { Networks } from '../networks';
import { FormSettingsStore } from './form-setup/form-settings';
import { Forms } from './forms/forms';
import type { Form } from './forms/types';
import { History } from './history/history';
import { ReportFiles } from './history/report-files';
import { Plans } from './plans/plans';
import { ReportStore } from './reporting/report-store';
import { Reports } from './reporting/reports';
import { RoundStore } from './rounds/round-store';
import { Rounds } from './rounds/rounds';

export interface CheckinsParts {
  networks: Networks;
  links: FileLinks;
  /** Rounds may come before each meeting, and the plan of a råd is asked about then. */
  meetings: MeetingStore;
  /** Versions of the form; those that are published unless a test has its own. */
  forms?: readonly Form[];
}

/** What the routes of this feature work with. */
export interface Checkins extends Omit<CheckinsParts, 'forms'> {
  forms: Forms;
  roundStore: RoundStore;
  rounds: Rounds;
  reportStore: ReportStore;
  reports: Reports;
  history: History;
  reportFiles: ReportFiles;
  plans: Plans;
  formSettings: FormSettingsStore;
}

export function openCheckins({ networks, links, meetings, forms: published }: CheckinsParts): Checkins {
  const { table } = networks;
  const [forms, roundStore, reportStore] = [new Forms(published), new RoundStore(table), new ReportStore(table)];
  const formSettings = new FormSettingsStore(table, forms);
  const history = new History({ networks, forms, roundStore, reportStore });
  return {
    networks, links, meetings, forms, roundStore, reportStore,
    history, reportFiles: new ReportFiles({ networks, links, history }),
    reports: new Reports({ networks, forms, rounds: roundStore, store: reportStore }),
    plans: new Plans(networks), formSettings,
    rounds: new Rounds({ networks, store: roundStore, meetings, formOf: (networkId) => formSettings.of(networkId) }),
  };
}
