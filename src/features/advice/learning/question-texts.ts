import type { Ids } from '../../../lib/ids';
import { monthOf, monthsBetween } from '../../../lib/time';
import { changeRow, type TableStore } from '../../../storage';
import { keepable, normalised } from './keepable';
import { monthPartition, networkPartition, PREFIX, questionHash, SETTINGS_ROW, textRow } from './keys';
import { questionTextRecord, settingsRecord, type Settings } from './records';

/** As many as one transaction deletes. */
const PAGE = 100;

const OFF: Settings = { keepTexts: false };

/** What is to be kept of one question. `unansweredOn` is the day, for one that had no answer. */
export interface AskedText {
  networkId: string;
  tenantId: string;
  question: string;
  topic: string;
  now: number;
  unansweredOn?: string;
}

/** Questions as they were written: only while the network wants it, and gone when it no longer does. Never with who asked. */
export class QuestionTexts {
  constructor(
    private readonly table: TableStore,
    private readonly ids: Ids,
  ) {}

  async settings(networkId: string): Promise<Settings> {
    const row = await this.table.get(networkPartition(networkId), SETTINGS_ROW);
    return row ? settingsRecord.decode(row) : OFF;
  }

  /** The question's hash; undefined when it is not kept. A text that met «av» on its way is taken back. */
  async keep(asked: AskedText): Promise<string | undefined> {
    const { networkId, tenantId, now, topic, unansweredOn } = asked;
    const { keepTexts, generation } = await this.settings(networkId);
    const text = keepTexts ? keepable(asked.question) : undefined;
    if (!generation || !text || !normalised(text)) return undefined;
    const hash = questionHash(generation, normalised(text));
    const at = { partition: monthPartition(networkId, monthOf(now)), row: textRow(generation, hash, tenantId) };
    await changeRow(this.table, questionTextRecord, at, (old) => {
      if (old && !unansweredOn) return undefined;
      const days = old?.days ?? {};
      const counted = unansweredOn ? { ...days, [unansweredOn]: (days[unansweredOn] ?? 0) + 1 } : days;
      return { tenantId, hash, text, topic, days: counted };
    });
    if ((await this.settings(networkId)).generation === generation) return hash;
    await this.table.delete(at.partition, at.row);
    return undefined;
  }

  /** Off deletes what was kept before it says that it is off; cut short, it goes on the next time. */
  async choose(networkId: string, keepTexts: boolean, now: number): Promise<void> {
    const chosen = await this.change(networkId, (old) => {
      if (old.keepTexts === keepTexts) return undefined;
      const since = old.since ?? now;
      return keepTexts ? { keepTexts, generation: this.ids.unique(), since } : { keepTexts, since };
    });
    if (chosen.keepTexts || chosen.since === undefined) return;
    for (const month of monthsBetween(chosen.since, now)) await this.deleteTexts(monthPartition(networkId, month));
    await this.change(networkId, (old) => (old.keepTexts ? undefined : OFF));
  }

  private async change(networkId: string, next: (old: Settings) => Settings | undefined): Promise<Settings> {
    const at = { partition: networkPartition(networkId), row: SETTINGS_ROW };
    return (await changeRow(this.table, settingsRecord, at, (old = OFF) => next(old))) ?? OFF;
  }

  private async deleteTexts(partition: string): Promise<void> {
    for (;;) {
      const { rows, token } = await this.table.query(partition, { prefix: PREFIX.texts, limit: PAGE });
      await Promise.all(rows.map(({ row }) => this.table.delete(partition, row)));
      if (rows.length === 0 && token === undefined) return;
    }
  }
}
