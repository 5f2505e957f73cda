import { UserError } from '../../../lib/errors';
import type { TextKey } from '../../../lib/language';
import { cleaned } from '../../../lib/people-text';
import type { CardReply, VerbResult } from '../../feature';
import { checkWords, maskDigits } from '../guards';
import { ROUND_KIND } from '../rounds/round';
import { clashReply } from './clash-card';
import { overviewReply } from './overview-card';
import { previewReply, type PreviewOptions } from './preview-card';
import { LONGEST_REASON } from './reason';
import { receiptReply } from './receipt-card';
import type { Submitted } from './report-view';
import type { Press, ReportDesk } from './routes-desk';

/** Of a reason that is too long to be stored: what fits on the card with the rest. */
const SHOWN = 1_000;

/** Shows all answers before they are sent, and sends them. */
export class SendingDesk {
  constructor(private readonly desk: ReportDesk) {}

  async preview(press: Press, options?: PreviewOptions): Promise<VerbResult> {
    const { turn, reporter, ref } = press;
    const view = await this.desk.checkins.reports.view(reporter, ref.roundId, turn.person);
    const work = this.desk.work(press, view);
    const [unsettled] = view.kept;
    const reply = unsettled ? clashReply(turn, work, unsettled.part, unsettled.clashes) : previewReply(turn, work, options);
    return this.desk.own(turn, reply);
  }

  async submit(press: Press): Promise<VerbResult> {
    const { turn, reporter, ref: { roundId, version = 0 }, fields } = press;
    const reason = typeof fields.reason === 'string' ? cleaned(fields.reason) : '';
    const shown = { reason: reason.slice(0, SHOWN), asksReason: true };
    const masked = { ...shown, wrong: 'checkins.reporting.preview.reasonRefused' as TextKey, reason: maskDigits(shown.reason) };
    if (checkWords([reason]) !== undefined) return this.preview(press, masked);
    if (reason.length > LONGEST_REASON) return this.preview(press, { ...shown, wrong: 'checkins.reports.reasonTooLong' });
    const { reports } = this.desk.checkins;
    const submitted = await reports.submit(reporter, roundId, version, turn.person, turn.now, reason === '' ? undefined : reason);
    switch (submitted.kind) {
      case 'sent': case 'already': return this.sent(press, submitted);
      case 'changed': return this.desk.own(turn, this.again(press, submitted));
      case 'missing': return this.preview(press);
      case 'reason': return this.preview(press, { wrong: 'checkins.reporting.preview.reason', asksReason: true });
    }
  }

  /** One press for one's own municipality. For another's, one sees first what is sent: only that card's button names a version. */
  async nothingNew(press: Press): Promise<VerbResult> {
    const { turn, reporter, ref: { roundId, version } } = press;
    if (reporter.as === 'coordinator' && version === undefined) return this.carriedOver(press);
    const submitted = await this.desk.checkins.reports.nothingNew(reporter, roundId, turn.person, turn.now);
    switch (submitted.kind) {
      case 'sent': case 'already': return this.sent(press, submitted);
      case 'changed': return this.desk.own(turn, this.again(press, submitted));
      case 'missing': return this.desk.overview(press, { note: turn.t('checkins.reporting.newQuestions') });
      case 'reason': return this.desk.overview(press);
    }
  }

  /** What was carried from the round before, as it would be sent; where something else stands by now, that. */
  private async carriedOver(press: Press): Promise<VerbResult> {
    const { turn, reporter, ref: { roundId } } = press;
    const view = await this.desk.checkins.reports.view(reporter, roundId, turn.person);
    const work = this.desk.work(press, view);
    switch (view.source) {
      case 'before': return this.desk.own(turn, previewReply(turn, work, { nothingNew: true }));
      case 'nothing': throw new UserError('checkins.reports.nothingBefore');
      case 'draft': return this.desk.own(turn, previewReply(turn, work, { wrong: 'checkins.reporting.preview.changed' }));
      case 'report': return this.desk.own(turn, overviewReply(turn, work));
    }
  }

  private sent(press: Press, submitted: Extract<Submitted, { kind: 'sent' | 'already' }>): VerbResult {
    const { turn, scope, reporter } = press;
    const { forms, reports, networks } = this.desk.checkins;
    const { round, report, kind } = submitted;
    const reply = receiptReply(turn, {
      reporter, round, report, form: forms.of(round.form), already: kind === 'already',
      name: this.desk.nameOf(reporter.municipality), coordinates: scope.part.roles.includes('coordinator'),
    });
    return this.desk.own(turn, reply, async () => {
      await Promise.all([
        reports.afterSubmit(submitted, reporter, turn.person),
        networks.outbox.changed({ networkId: reporter.networkId, kind: ROUND_KIND, id: round.id }),
      ]);
    });
  }

  /** Somebody has saved since: the answers as they are now. */
  private again(press: Press, { view }: Extract<Submitted, { kind: 'changed' }>): CardReply {
    const { turn } = press;
    const work = this.desk.work(press, view);
    if (view.draft === undefined) return overviewReply(turn, work, { note: turn.t('checkins.reporting.preview.changed') });
    return previewReply(turn, work, { wrong: 'checkins.reporting.preview.changed' });
  }
}
