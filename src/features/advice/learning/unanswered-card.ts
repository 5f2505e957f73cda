import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { Reply, Turn } from '../../feature';
import { pageOf } from './pages';
import type { UnansweredGroup } from './unanswered';

export interface UnansweredView {
  groups: UnansweredGroup[];
  keepTexts: boolean;
  from: number;
  /** What a topic is about, as its reader would say it. */
  titleOf(topic: string): string | undefined;
}

/** What was asked without an answer, most asked first. */
export function unansweredReply(turn: Turn, { groups, keepTexts, from, titleOf }: UnansweredView): Reply {
  const { page, next } = pageOf(groups, from, () => 1);
  const label = ({ text, topic }: UnansweredGroup): string => {
    if (text) return `«${escapeMarkdown(text)}»`;
    const title = topic && titleOf(topic);
    return title ? turn.t('advice.unanswered.aboutTopic', { title }) : turn.t('advice.unanswered.noTopic');
  };
  const rows = page.map((group) => {
    const said = label(group);
    const text = turn.t('advice.unanswered.times', { count: group.count, question: said });
    return { id: group.id, text, add: turn.t('advice.own.add'), tip: shortened(said, 100) };
  });
  const data = { rows, empty: groups.length === 0, keeping: keepTexts, more: next ?? 0, toggle: keepTexts ? 'off' : 'on' };
  const title = turn.t('cards.advice.unanswered.title');
  return { kind: 'card', card: { template: 'advice/unanswered', data }, summary: title };
}
