import type { CardReply, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import { questionsOf } from '../forms/answers';
import type { WrongField } from '../forms/fields';
import { clashReply } from './clash-card';
import { overviewReply } from './overview-card';
import { previewReply } from './preview-card';
import type { Saved } from './report-view';
import type { Press, ReportDesk } from './routes-desk';
import { guarded, Stopped } from './routes-guard';
import { isWritable, nextPart, partOf, questionNames } from './words';

export interface How {
  /** The person says that what they were asked about is to be saved as it stands. */
  accepted: boolean;
  /** To the overview instead of the next part. */
  leaves: boolean;
}

interface Next {
  leaves: boolean;
  /** What was left out. */
  wrong?: readonly WrongField[];
  /** The person has chosen between answers, perhaps not all. */
  settling?: boolean;
}

/** Shows a part, saves what is written there, and throws away what is begun. */
export class SavingDesk {
  constructor(private readonly desk: ReportDesk) {}

  async show(press: Press): Promise<VerbResult> {
    const { turn, reporter, ref } = press;
    const view = await this.desk.checkins.reports.view(reporter, ref.roundId, turn.person);
    const part = partOf(view.form, ref.part);
    if (!part) throw new NotYours();
    const kept = view.kept.find((each) => each.part === part.id);
    const work = this.desk.work(press, view);
    if (!isWritable(view)) return this.desk.own(turn, overviewReply(turn, work));
    if (kept) return this.desk.own(turn, clashReply(turn, work, part.id, kept.clashes));
    return this.desk.own(turn, await this.desk.part(press, view, part));
  }

  async save(press: Press, { accepted, leaves }: How): Promise<VerbResult> {
    const { turn, reporter, ref: { roundId, part: partId, version = 0, asked }, fields } = press;
    if (partId === undefined) throw new NotYours();
    let wrong: WrongField[] = [];
    try {
      const saved = await this.desk.checkins.reports.save(reporter, roundId, partId, (view) => {
        const part = partOf(view.form, partId);
        if (!part) throw new NotYours();
        const read = guarded(turn, view, part, { fields, lenient: leaves, ...(accepted && { accepted: asked }) });
        wrong = read.wrong;
        return read.given;
      }, version, turn.person, turn.now);
      return this.desk.own(turn, await this.saved(press, partId, saved, { leaves, wrong }));
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      const { view, part, options } = error;
      return this.desk.own(turn, await this.desk.part(press, view, part, { ...options, seen: version }));
    }
  }

  async settle(press: Press): Promise<VerbResult> {
    const { turn, reporter, ref: { roundId, part: partId }, fields } = press;
    if (partId === undefined) throw new NotYours();
    const chosen = Object.entries(fields).flatMap(([id, pick]) => (pick === 'mine' || pick === 'theirs' ? [[id, pick] as const] : []));
    const saved = await this.desk.checkins.reports.settle(reporter, roundId, partId, Object.fromEntries(chosen), turn.person, turn.now);
    return this.desk.own(turn, await this.saved(press, partId, saved, { leaves: true, settling: true }));
  }

  /** What somebody has saved since is not thrown away. */
  async discard(press: Press): Promise<VerbResult> {
    const { turn, turn: { t }, reporter, ref: { roundId, version = 0 } } = press;
    const view = await this.desk.checkins.reports.discard(reporter, roundId, version);
    const note = view.draft ? 'checkins.reporting.notDiscarded' : view.report ? 'checkins.reporting.discarded' : 'checkins.reporting.startedOver';
    return this.desk.own(turn, overviewReply(turn, this.desk.work(press, view), { note: t(note) }));
  }

  /** What comes after a part was saved. */
  private async saved(press: Press, partId: string, saved: Saved, { leaves, wrong = [], settling = false }: Next): Promise<CardReply> {
    const { turn, turn: { t, language } } = press;
    const { view } = saved;
    const work = this.desk.work(press, view);
    if (saved.kind === 'clash') return clashReply(turn, work, partId, saved.clashes, settling);
    const left = settling ? view.kept.find((each) => each.part === partId) : undefined;
    if (left) return clashReply(turn, work, partId, left.clashes, true);
    const part = partOf(view.form, partId);
    if (saved.theirs.length > 0 && part) return this.desk.part(press, view, part, { theirs: saved.theirs });
    if (leaves) {
      const not = questionsOf(view.form).filter(({ id }) => wrong.some(({ question }) => question === id));
      const note = not.length > 0 ? t('checkins.reporting.savedBut', { questions: questionNames(not, language) }) : t('checkins.reporting.saved');
      return overviewReply(turn, work, { note });
    }
    const next = view.report ? undefined : nextPart(view, partId);
    return next ? this.desk.part(press, view, next) : previewReply(turn, work);
  }
}
