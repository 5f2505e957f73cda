import fc from 'fast-check';
import type { ReportView, Saved } from '../../src/features/checkins/reporting/report-view';
import type { Reporter } from '../../src/features/checkins/reporting/reporter';
import type { Reports } from '../../src/features/checkins/reporting/reports';
import type { Person } from '../../src/features/feature';
import type { Networks } from '../../src/features/networks';
import { personRef } from '../../src/lib/ids';
import { openStore } from '../../src/storage';
import {
  ADA, BO, checkedRevisions, CONTACT, DEPUTY, n, NOW, numbersOf, reportsOn, ROUND, round,
} from '../features/checkins/reporting/core-support';
import { scheduledStore } from '../support/dying-store';

/**
 * Two people report for the same municipality at once, on two instances, in any interleaving of their calls to the store:
 *
 * 1. What somebody was told is saved stands in the draft's version that they were told, and is replaced only by who had seen it.
 * 2. What somebody gave and was not saved was told them as a clash or as theirs, and a clash is kept for them.
 * 3. A revision is what the draft of its version said. Revisions are without gaps, and the report is the newest of them.
 */
type Step =
  | { do: 'look' } | { do: 'submit' } | { do: 'again' }
  | { do: 'save'; part: 'a' | 'b'; changed: readonly number[] }
  | { do: 'settle'; part: 'a' | 'b'; pick: 'mine' | 'theirs' };

const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ do: fc.constant('look' as const) }), fc.record({ do: fc.constant('submit' as const) }), fc.record({ do: fc.constant('again' as const) }),
  fc.record({ do: fc.constant('save' as const), part: fc.constantFrom('a' as const, 'b' as const), changed: fc.subarray([0, 1]) }),
  fc.record({ do: fc.constant('save' as const), part: fc.constant('a' as const), changed: fc.constant([0]) }),
  fc.record({ do: fc.constant('settle' as const), part: fc.constantFrom('a' as const, 'b' as const), pick: fc.constantFrom('mine' as const, 'theirs' as const) }),
);
const QUESTIONS = { a: ['a1', 'a2'], b: ['b1'] };

/** A question's answer was replaced, as who did it was told. `seen` is the newest version that they had on their card then. */
interface Change {
  version: number;
  question: string;
  /** Undefined: taken away. */
  value: number | undefined;
  seen: number;
  by: string;
}

interface Told {
  changes: Change[];
  revisions: Map<number, Record<string, number>>;
  clashes: { by: string; question: string }[];
}

let next = 0;

/** Somebody who sees a card, changes some of what stands on it, and presses. */
class Actor {
  private card: Pick<ReportView, 'version'> & { answers: Record<string, number> } = { version: 0, answers: {} };
  private last: (() => Promise<unknown>) | undefined;
  private readonly ref: string;

  constructor(
    private readonly reports: Reports, private readonly reporter: Reporter, private readonly person: Person, private readonly told: Told,
  ) {
    this.ref = personRef(person.tenantId, person.id);
  }

  async act(what: Step): Promise<void> {
    if (what.do === 'look') this.see(await this.reports.view(this.reporter, ROUND, this.person));
    if (what.do === 'again') await this.last?.();
    if (what.do === 'save') await this.save(what.part, what.changed);
    if (what.do === 'settle') await this.settle(what.part, what.pick);
    if (what.do === 'submit') await this.submit();
  }

  private see({ version, answers }: ReportView): void {
    this.card = { version, answers: numbersOf(answers) };
  }

  private async save(part: 'a' | 'b', changed: readonly number[]): Promise<void> {
    const { version: seen, answers } = this.card;
    const shown = QUESTIONS[part].map((question) => [question, answers[question]] as const);
    const written = shown.map(([question, value], at) => [question, changed.includes(at) ? ++next : value] as const);
    const given = Object.fromEntries(written.map(([question, value]) => [question, value === undefined ? undefined : n(value)]));
    const press = () => this.reports.save(this.reporter, ROUND, part, given, seen, this.person, NOW);
    this.last = press;
    const saved = await press();
    const touched = written.filter(([question, value]) => value !== undefined && value !== answers[question]);
    this.note(saved, seen, touched);
    this.see(saved.view);
  }

  private async settle(part: 'a' | 'b', pick: 'mine' | 'theirs'): Promise<void> {
    const view = await this.reports.view(this.reporter, ROUND, this.person);
    const clashes = view.kept.find((each) => each.part === part)?.clashes ?? [];
    const picks = Object.fromEntries(clashes.map(({ question }) => [question, pick]));
    const saved = await this.reports.settle(this.reporter, ROUND, part, picks, this.person, NOW);
    const given = clashes.map(({ question, mine }) => [question, mine && 'number' in mine ? mine.number : undefined] as const);
    const mine = pick === 'mine' ? given : [];
    // Who settles has seen what they choose over; asked once more they have not chosen.
    this.note(saved, view.version, mine);
    this.see(saved.view);
  }

  private note(saved: Saved, seen: number, given: readonly (readonly [string, number | undefined])[]): void {
    const { draft, answers, version } = saved.view;
    for (const [question, value] of given) {
      const clash = saved.kind === 'clash' && saved.clashes.some((each) => each.question === question);
      if (clash) this.told.clashes.push({ by: this.ref, question });
      if (clash) expect(saved.view.kept.flatMap(({ clashes }) => clashes.map((each) => each.question))).toContain(question);
      else expect(numbersOf(answers)[question]).toBe(value);
      if (!clash && draft?.answers[question]?.rev === version) this.told.changes.push({ version, question, value, seen, by: this.ref });
    }
  }

  private async submit(): Promise<void> {
    const { version } = this.card;
    const press = () => this.reports.submit(this.reporter, ROUND, version, this.person, NOW);
    this.last = press;
    const submitted = await press();
    if (submitted.kind === 'changed') this.see(submitted.view);
    if (submitted.kind !== 'sent' && submitted.kind !== 'already') return;
    const { revision, answers } = submitted.report;
    const before = this.told.revisions.get(revision);
    if (before) expect(numbersOf(answers)).toEqual(before);
    this.told.revisions.set(revision, numbersOf(answers));
  }
}

const numbersOnly = (given: Record<string, number | undefined>) => JSON.parse(JSON.stringify(given)) as Record<string, number>;

/** What the draft's version said, by what people were told. */
const foldedTo = (changes: readonly Change[], version: number) => (
  numbersOnly(Object.fromEntries(changes.filter((each) => each.version <= version).map(({ question, value }) => [question, value])))
);

test('nothing that was acknowledged is lost, and nothing is overwritten by who has not seen it', async () => {
  let [clashes, revised] = [0, 0];
  await fc.assert(fc.asyncProperty(
    fc.scheduler(), fc.array(step, { minLength: 4, maxLength: 9 }), fc.array(step, { minLength: 4, maxLength: 9 }),
    async (scheduler, ofAda, ofBo) => {
      const table = await openStore({ kind: 'sqlite', file: ':memory:' });
      const told: Told = { changes: [], revisions: new Map(), clashes: [] };
      const slow = scheduledStore(table, (call) => scheduler.schedule(Promise.resolve()).then(call));
      const { rounds, networks, store, reports } = reportsOn(table);
      await rounds.create(round());
      const play = async (reporter: Reporter, person: Person, steps: readonly Step[], rest: Networks) => {
        const actor = new Actor(reportsOn(slow, rest).reports, reporter, person, told);
        for (const each of steps) await actor.act(each);
      };
      await scheduler.waitFor(Promise.all([play(CONTACT, ADA, ofAda, networks), play(DEPUTY, BO, ofBo, networks)]));

      const changes = told.changes.sort((a, b) => a.version - b.version);
      for (const [at, { question, seen, by }] of changes.entries()) {
        const replaced = changes.slice(0, at).findLast((each) => each.question === question);
        if (replaced && replaced.by !== by) expect(replaced.version).toBeLessThanOrEqual(seen);
      }
      const [ada, bo] = [await reports.view(CONTACT, ROUND, ADA), await reports.view(DEPUTY, ROUND, BO)];
      expect(numbersOf(ada.answers)).toEqual(foldedTo(changes, Number.POSITIVE_INFINITY));
      const revisions = await checkedRevisions(store);
      for (const { revision, answers, draftVersion } of revisions) {
        expect(numbersOf(answers)).toEqual(foldedTo(changes, draftVersion));
        told.revisions.delete(revision);
      }
      expect(told.revisions.size).toBe(0);
      const shown = [...ada.kept, ...bo.kept].flatMap((each) => each.clashes);
      expect(shown.filter(({ mine, theirs }) => JSON.stringify(mine) === JSON.stringify(theirs))).toEqual([]);
      clashes += told.clashes.length;
      revised += revisions.length;
      await table.close();
    },
  ), { numRuns: 150, endOnFailure: true });
  expect(clashes).toBeGreaterThan(10);
  expect(revised).toBeGreaterThan(50);
}, 120_000);
