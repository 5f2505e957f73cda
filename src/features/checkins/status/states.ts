import { groupBy } from '../../../lib/group-by';
import { dayOf } from '../../../lib/time';
import { whoSpeaksFor, type Member, type Municipality } from '../../networks';
import { expectedOf } from '../rounds/round';
import type { Draft, Report, Round } from '../types';

/** In the order in which they are listed: what a coordinator may do something about comes first. */
const MUNICIPALITY_STATES = ['not-begun', 'begun', 'sent'] as const;

/**
 * Where a municipality is with its report, and nothing of what stands in it: a coordinator never sees content that was not sent, and
 * a draft gives only how many parts somebody has saved.
 */
export type MunicipalityState =
  | { kind: 'not-begun' }
  | { kind: 'begun'; done: number; parts: number }
  | {
    kind: 'sent';
    /** When the latest revision was, UTC ms. */
    at: number;
    late: boolean;
    /** How many revisions came after the first. */
    corrections: number;
    /** By a coordinator on behalf of the municipality. */
    onBehalf: boolean;
    /** More is saved and not sent. */
    unsent: boolean;
  };

export interface Listed {
  municipality: Municipality;
  state: MunicipalityState;
  /** Who speaks for it; empty when nobody does. */
  people: Member[];
}

/** How many parts the round's form has; the network's own questions are one. */
export const partsOf = ({ form }: Pick<Round, 'form'>): number => form.parts.length + (form.own.length > 0 ? 1 : 0);

export function stateOf(round: Pick<Round, 'form'>, report: Report | undefined, draft: Pick<Draft, 'done'> | undefined): MunicipalityState {
  if (report) {
    const { submittedAt: at, late = false, revision, as } = report;
    return { kind: 'sent', at, late, corrections: revision - 1, onBehalf: as === 'coordinator', unsent: draft !== undefined };
  }
  return draft ? { kind: 'begun', done: draft.done.length, parts: partsOf(round) } : { kind: 'not-begun' };
}

export interface InRound {
  round: Round;
  reports: readonly Report[];
  drafts: readonly Draft[];
  municipalities: readonly Municipality[];
  members: readonly Member[];
}

/** Every municipality that the round expects: those that have sent nothing first, each group by name. `now`: UTC ms. */
export function statusOf({ round, reports, drafts, municipalities, members }: InRound, now: number): Listed[] {
  const [sent, begun] = [byMunicipality(reports), byMunicipality(drafts)];
  const speakers = groupBy(members, ({ municipality = '' }) => municipality);
  const rank = ({ state }: Listed) => MUNICIPALITY_STATES.indexOf(state.kind);
  return expectedOf(round, municipalities).expected
    .map((municipality) => ({
      municipality,
      state: stateOf(round, sent.get(municipality.number), begun.get(municipality.number)),
      people: whoSpeaksFor(speakers.get(municipality.number) ?? [], municipality.number, dayOf(now)).people,
    }))
    .sort((a, b) => rank(a) - rank(b) || a.municipality.name.localeCompare(b.municipality.name, 'nb'));
}

/** How many are in each state, and how many of those sent were late. */
export function countsOf(listed: readonly Listed[]): Record<'expected' | 'sent' | 'begun' | 'not-begun' | 'late', number> {
  const count = (fits: (state: MunicipalityState) => boolean) => listed.filter(({ state }) => fits(state)).length;
  return {
    expected: listed.length,
    sent: count(({ kind }) => kind === 'sent'),
    begun: count(({ kind }) => kind === 'begun'),
    'not-begun': count(({ kind }) => kind === 'not-begun'),
    late: count((state) => state.kind === 'sent' && state.late),
  };
}

const byMunicipality = <T extends { municipality: string }>(rows: readonly T[]): Map<string, T> => (
  new Map(rows.map((row) => [row.municipality, row]))
);
