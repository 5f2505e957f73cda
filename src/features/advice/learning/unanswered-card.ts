import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { Reply, Turn } from '../../feature';
import { pageOf } from './pages';
import type { UnansweredGroup } from './unanswered';

export interface UnansweredView {
  networkId: string;
  groups: UnansweredGroup[];
  /** Whether there may be texts in the store: also after «av» that was cut short, so that it can be pressed again. */
  keeping: boolean;
  from: number;
  /** What a topic is about, as its reader would say it. */
  titleOf(topic: string): string | undefined;
}

/** What was asked without an answer, most asked first. */
export function unansweredReply(turn: Turn, { networkId, groups, keeping, from, titleOf }: UnansweredView): Reply {
  const { page, next } = pageOf(groups, from, () => 1);
  const label = ({ text, topic }: UnansweredGroup, written: (text: string) => string): string => {
    if (text) return `«${written(text)}»`;
    const title = topic && written(titleOf(topic) ?? '');
    return title ? turn.t('advice.unanswered.aboutTopic', { title }) : turn.t('advice.unanswered.noTopic');
  };
  const rows = page.map((group) => {
    const text = turn.t('advice.unanswered.times', { count: group.count, question: label(group, escapeMarkdown) });
    // A tooltip has no markup, so nothing in it is escaped.
    return { id: `${networkId}.${group.id}`, text, add: turn.t('advice.own.add'), tip: shortened(label(group, (plain) => plain), 100) };
  });
  const data = {
    rows, empty: groups.length === 0, keeping, more: next === undefined ? '' : `${networkId}.${next}`,
    on: `${networkId}.on`, off: `${networkId}.off`,
  };
  const title = turn.t('cards.advice.unanswered.title');
  return { kind: 'card', card: { template: 'advice/unanswered', data }, summary: title };
}
