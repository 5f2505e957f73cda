import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../../lib/errors';
import { personRef } from '../../../lib/ids';
import { inGroups } from '../../../lib/in-groups';
import { Conflict } from '../../../storage';
import type { Person, PersonId } from '../../feature';
import type { Networks } from '../../networks';
import { missingAnswers, questionsOf } from '../forms/answers';
import type { Forms } from '../forms/forms';
import type { Answer } from '../forms/types';
import { checkWords } from '../guards';
import { ROUND_KIND } from '../rounds/round';
import type { RoundStore } from '../rounds/round-store';
import type { PastReport, Round } from '../types';
import { answersOf, isBegun, thrownAway, untouched, type Hand } from './draft';
import { DraftStore } from './draft-store';
import { PastReports } from './past-reports';
import { reasonOf } from './reason';
import type { ReportStore } from './report-store';
import type { ReportView, Saved, Submitted } from './report-view';
import type { Reporter } from './reporter';
import { changedMeanwhile, checkMayWrite, saving, sending, settling, type Given, type Picks, type Step } from './steps';
import { carriedFrom, checkMayRead, checkMaySee, readWork, viewOf, type Work } from './work';

const ATTEMPTS = 10;
const LONGEST_WAIT_MS = 20;
const MUNICIPALITIES_AT_ONCE = 8;

export type { Given } from './steps';

export interface ReportsParts {
  networks: Networks;
  forms: Forms;
  rounds: RoundStore;
  store: ReportStore;
}

/**
 * A municipality's report in a round: one draft for all who report for it, on every device, and revisions without gaps. A method makes at
 * most four calls to the store (five for the first save in a round that is open for more than 90 days) unless others write at the same
 * time, and is safe to repeat when nobody knows how it ended. Everything throws what the store throws; NotYours for a round or a part that
 * is not there; UserError for what the round does not take now, for one that does not expect the municipality, and for a coordinator where
 * somebody of the municipality has begun or sent.
 */
export class Reports {
  private readonly drafts: DraftStore;
  private readonly past: PastReports;

  constructor(private readonly parts: ReportsParts) {
    this.drafts = new DraftStore(parts.networks.table);
    this.past = new PastReports(parts.networks.table);
  }

  /** `person`: whose unsettled clashes are in it. A round that was read just now is not read again. */
  async view(reporter: Reporter, round: string | Round, person?: PersonId): Promise<ReportView> {
    const work = await this.read(reporter, round);
    checkMaySee(reporter, work);
    return viewOf(work, person && refOf(person));
  }

  /**
   * Stores what somebody gave in a part, having seen version `seen` of the draft (undefined: taken away; a question that is not named
   * stays). The same again changes nothing. Throws UserError for what holds somebody's national id. `given` may be made of the report as it
   * stands, so that a caller's guards need no reading of their own: what it throws is thrown on, and nothing is stored.
   */
  async save(
    reporter: Reporter, roundId: string, part: string, given: Given | ((view: ReportView) => Given), seen: number, person: Person,
    now: number,
  ): Promise<Saved> {
    const hand = handOf(reporter, person, now);
    return this.attempt(reporter, roundId, (work) => {
      checkMayWrite(reporter, work);
      const answers = typeof given === 'function' ? given(viewOf(work, hand.by)) : given;
      // With what is saved already: a number may be divided over two parts.
      const all: Given = { ...answersOf(work.draft), ...answers };
      if (checkWords(textsOf(questionsOf(work.form).map(({ id }) => all[id]))) === 'refused') throw new UserError('checkins.reports.nationalId');
      return saving(work, part, answers, seen, hand);
    });
  }

  /** What the person chose of their clashes in a part; with nothing kept nothing happens. What is not picked stays kept. */
  async settle(reporter: Reporter, roundId: string, part: string, picks: Picks, person: Person, now: number): Promise<Saved> {
    const hand = handOf(reporter, person, now);
    return this.attempt(reporter, roundId, (work) => {
      checkMayWrite(reporter, work);
      return settling(work, part, picks, hand);
    });
  }

  /**
   * Sends version `version` of the draft: the report, its revision and the draft are one transaction. The same version again is `already`,
   * with the revision that it became, also when the round has closed since. `reason` is for a correction; UserError for one that may be
   * about a person.
   */
  async submit(reporter: Reporter, roundId: string, version: number, person: Person, now: number, reason?: string): Promise<Submitted> {
    return this.attempt<Submitted>(reporter, roundId, async (work) => {
      const { draft, round, form, report } = work;
      const ready = draft.version === version && (isBegun(draft) || !report);
      if (!ready) return { done: (await this.sentBefore(reporter, work, version)) ?? changedMeanwhile(reporter, work, refOf(person)) };
      checkMayWrite(reporter, work);
      const why = reasonOf(reason);
      if (round.state === 'closed' && why === undefined) return { done: { kind: 'reason' } };
      const answers = answersOf(draft);
      const empty = Object.keys(answers).length === 0;
      const questions = empty ? questionsOf(form) : missingAnswers(form, answers);
      if (questions.length > 0) return { done: { kind: 'missing', questions } };
      return sending(work, draft, { draft, answers, by: refOf(person), as: reporter.as, now, reason: why });
    });
  }

  /**
   * «Ingenting nytt siden sist»: a report with the answers of the round before, marked. `already` when there is a report, `changed` when
   * somebody has begun one, `missing` when the form asks more than it did. UserError when there is nothing of before.
   */
  async nothingNew(reporter: Reporter, roundId: string, person: Person, now: number): Promise<Submitted> {
    return this.attempt<Submitted>(reporter, roundId, (work) => {
      const { round, form, report, before, stored, of } = work;
      if (report) checkMayRead(reporter, report.record);
      if (report) return { done: { kind: 'already', round, report: report.record } };
      checkMayWrite(reporter, work);
      if (isBegun(work.draft)) return { done: changedMeanwhile(reporter, work, refOf(person)) };
      if (!before) throw new UserError('checkins.reports.nothingBefore');
      const answers = carriedFrom(before, form, this.parts.forms);
      const questions = missingAnswers(form, answers);
      if (questions.length > 0) return { done: { kind: 'missing', questions } };
      const by = refOf(person);
      const base = stored ? stored.record : untouched(of.municipality, of.roundId, answers);
      const draft = { ...base, version: base.version + 1, at: now, by };
      return sending(work, draft, { draft, answers, by, as: reporter.as, now, nothingNew: true });
    });
  }

  /** Throws away what is begun, if it is still that version; what was sent stays. Gives what stands there then. */
  async discard(reporter: Reporter, roundId: string, version: number): Promise<ReportView> {
    return this.attempt<ReportView>(reporter, roundId, (work) => {
      checkMaySee(reporter, work);
      const { draft, stored, form, report, before, carriedOver } = work;
      if (!isBegun(draft) || draft.version !== version) return { done: viewOf(work, undefined) };
      const { forms } = this.parts;
      const back = (past: PastReport | undefined) => thrownAway(draft, report?.record.answers ?? carriedFrom(past, form, forms), form);
      return { change: { draft: { old: stored, next: back(carriedOver) } }, answer: viewOf({ ...work, draft: back(before) }, undefined) };
    });
  }

  /**
   * For what may come after the answer: the copy in the municipality's history, the log, and the count on the channels' cards. Twice is
   * harmless but for the log.
   */
  async afterSubmit(submitted: Submitted, { networkId, municipality }: Reporter, person: Person): Promise<void> {
    if (submitted.kind !== 'sent' && submitted.kind !== 'already') return;
    const { round, report } = submitted;
    const { audit, board } = this.parts.networks;
    const first = report.revision === 1;
    if (submitted.kind === 'sent') void audit.write(networkId, first ? 'report.sent' : 'report.corrected', { by: person, municipality });
    if (first) await board.changed({ networkId, kind: ROUND_KIND, subject: round.id });
    await this.past.keep(round, report);
  }

  /** Makes the history's copies of a round's reports again where they are missing or older. Twice is harmless. */
  async rebuildHistory(networkId: string, roundId: string): Promise<void> {
    const round = await this.parts.rounds.find(networkId, roundId);
    if (!round) return;
    const reports = await this.parts.store.reports(networkId, roundId);
    await inGroups(reports, MUNICIPALITIES_AT_ONCE, (report) => this.past.keep(round, report, true));
  }

  private read(reporter: Reporter, round: string | Round): Promise<Work> {
    return readWork({ ...this.parts, drafts: this.drafts }, reporter, round);
  }

  /** Reads and decides again while others write first. Throws Conflict when they were first every time. */
  private async attempt<T>(reporter: Reporter, roundId: string, decide: (work: Work) => Step<T> | Promise<Step<T>>): Promise<T> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const work = await this.read(reporter, roundId);
      const step = await decide(work);
      if ('done' in step) return step.done;
      const before = work.stored ? undefined : work.carriedOver;
      if (await this.drafts.write(work.of, { ...step.change, ...(before && { before }) })) return step.answer;
      await wait(Math.random() * LONGEST_WAIT_MS);
    }
    throw new Conflict();
  }

  /** What a press of before sent, if it did. */
  private async sentBefore(reporter: Reporter, { of, round, report }: Work, version: number): Promise<Submitted | undefined> {
    if (!report || version > report.record.draftVersion) return undefined;
    const revisions = report.record.draftVersion === version
      ? [report.record]
      : await this.parts.store.revisions(of.networkId, of.roundId, of.municipality);
    const found = revisions.find(({ draftVersion }) => draftVersion === version);
    if (found) checkMayRead(reporter, found);
    return found && { kind: 'already', round, report: found };
  }
}

const refOf = ({ tenantId, id }: PersonId): string => personRef(tenantId, id);

const handOf = ({ as }: Reporter, person: PersonId, at: number): Hand => ({ by: refOf(person), at, own: as !== 'coordinator' });

/** What was written freely. */
function textsOf(answers: readonly (Answer | undefined)[]): string[] {
  return answers.flatMap((answer) => {
    if (!answer) return [];
    if ('text' in answer) return [answer.text];
    return 'reason' in answer && answer.reason !== undefined ? [answer.reason] : [];
  });
}
