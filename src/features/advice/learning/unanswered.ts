import { DAY_MS, dayOf, monthOf, monthsBetween } from '../../../lib/time';
import { changeRow, key, type Row, type TableStore } from '../../../storage';
import { countRow, monthPartition, NO_TOPIC, PREFIX } from './keys';
import type { QuestionTexts } from './question-texts';
import { questionTextRecord, topicCountRecord, type Days } from './records';

/** How far back a coordinator sees. */
const SHOWN_DAYS = 30;
/** Read of each month at most; more says nothing more to a person. */
const MAX_ROWS = 1_000;

/** Questions that had no answer: in the same words, or of the same topic where the words are not kept. */
export interface UnansweredGroup {
  /** `t-…` or `topic-…`, in lower-case letters, digits and `-`; names the group as long as the network keeps texts, or does not. */
  id: string;
  text?: string;
  /** Undefined for questions that led to no topic. */
  topic?: string;
  count: number;
}

/** What was asked without an answer, by network, month and topic. */
export class UnansweredQuestions {
  constructor(
    private readonly table: TableStore,
    private readonly texts: QuestionTexts,
  ) {}

  async count(networkId: string, tenantId: string, topic: string, now: number): Promise<void> {
    const at = { partition: monthPartition(networkId, monthOf(now)), row: countRow(topic, tenantId) };
    const day = dayOf(now);
    await changeRow(this.table, topicCountRecord, at, (old) => {
      const days = old?.days ?? {};
      return { tenantId, topic, days: { ...days, [day]: (days[day] ?? 0) + 1 } };
    });
  }

  /**
   * Those of the last 30 days, most asked first. With texts, where they are kept, a topic has what was not kept as text;
   * without, a topic has all.
   */
  async groups(networkId: string, now: number, withTexts: boolean): Promise<UnansweredGroup[]> {
    const since = dayOf(now - (SHOWN_DAYS - 1) * DAY_MS);
    const { generation } = withTexts ? await this.texts.settings(networkId) : {};
    const months = monthsBetween(now - SHOWN_DAYS * DAY_MS, now).map((month) => monthPartition(networkId, month));
    const [counts, texts] = await Promise.all([
      this.rows(months, PREFIX.counts),
      generation ? this.rows(months, `${key('t', generation)}:`) : [],
    ]);
    const [byTopic, byText] = [new Map<string, number>(), new Map<string, UnansweredGroup>()];
    const add = (topic: string, count: number) => byTopic.set(topic, (byTopic.get(topic) ?? 0) + count);
    for (const row of counts) {
      const { topic, days } = topicCountRecord.decode(row);
      add(topic, sum(days, since));
    }
    for (const row of texts) {
      const { hash, text, topic, days } = questionTextRecord.decode(row);
      const count = sum(days, since);
      add(topic, -count);
      byText.set(hash, { id: `t-${hash}`, text, ...named(topic), count: (byText.get(hash)?.count ?? 0) + count });
    }
    const topics = [...byTopic].map(([topic, count]) => ({ id: `topic-${topic}`, ...named(topic), count }));
    const asked = [...byText.values(), ...topics].filter(({ count }) => count > 0);
    return asked.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  }

  private async rows(partitions: string[], prefix: string): Promise<Row[]> {
    const pages = await Promise.all(partitions.map((partition) => this.table.query(partition, { prefix, limit: MAX_ROWS })));
    return pages.flatMap(({ rows }) => [...rows]);
  }
}

function sum(days: Days, since: string): number {
  return Object.entries(days).reduce((total, [day, count]) => (day >= since ? total + count : total), 0);
}

const named = (topic: string): { topic?: string } => (topic === NO_TOPIC ? {} : { topic });
