import { escapeMarkdown } from '../../../lib/people-text';
import { coordinator } from '../../authority';
import { defineVerb } from '../../define';
import type { CardReply, Turn, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import type { Case, Desk } from './desk';
import { put, withItems, withoutItem } from './draft';
import { decisionReply, taskReply, type FormPlace } from './draft-cards';
import { DecisionForm, fieldsOf, itemIn, PartRef, readDecision, readTask, TaskForm, type TaskFields } from './forms';
import type { MinutesService } from './minutes';
import type { Decision, Draft, Task } from './types';
import type { Wrong } from './written';

export interface DraftRoutesParts {
  minutes: MinutesService;
  desk: Desk;
  /** As `Ids.unique`. */
  unique(): string;
}

/** Of a text that is too long to be stored: what fits on the card together with the rest. */
const LONGEST_SHOWN = 2_000;
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** Decisions and what is to be done, one form each: written, changed, taken out. */
export function draftRoutes({ minutes, desk, unique }: DraftRoutesParts): Routes {
  const newItem = (kind: 'd' | 't') => `${kind}${unique().toLowerCase().replaceAll(/[^0-9a-z]/g, '').slice(-12)}-0`;

  /** What the forms of both kinds are shown with when they are not saved as they are. */
  interface Unsaved {
    /** What the button carries then. */
    item: string;
    stored: boolean;
    wrong: Wrong;
  }

  /** Saves one item, or says why not. Two calls to the store. */
  async function save<T extends Decision | Task>(
    networkId: string, meetingId: string, now: number, next: Omit<T, 'version'>, seen: number,
    kind: 'decisions' | 'tasks', textOf: (item: T) => string,
  ): Promise<{ draft: Draft } | { unsaved: Unsaved }> {
    let unsaved: Unsaved | undefined;
    const draft = await minutes.store.changeDraft(networkId, meetingId, (old) => {
      const outcome = put(old[kind] as unknown as T[], next, seen);
      unsaved = undefined;
      if (outcome.outcome === 'saved') return withItems(old, { [kind]: outcome.items }, now);
      unsaved = outcome.outcome === 'changed'
        ? { item: `${next.id}-${outcome.item.version}`, stored: true, wrong: { text: 'meetings.minutes.wrong.changed', values: { text: escapeMarkdown(textOf(outcome.item)) } } }
        : { item: `${next.id}-0`, stored: false, wrong: { text: 'meetings.minutes.wrong.removed' } };
      return undefined;
    });
    return unsaved ? { unsaved } : { draft };
  }

  const place = ({ meeting }: Case, item: string, stored: boolean): FormPlace => ({ meeting, item, stored });
  const saved = (turn: Turn, about: Case, draft: Draft): VerbResult => instead(desk.draft(turn, about, draft, turn.t('meetings.minutes.saved')));

  return {
    commands: [],
    verbs: [
      // One press for both kinds: what is chosen says which it is.
      defineVerb('meetings.minutes.item', coordinator, PartRef, async (turn, { meeting, part }, { networkId }) => {
        const about = await desk.case(networkId, meeting);
        if (part === 'decision') return instead(decisionReply(turn, place(about, newItem('d'), false), { text: '', raad: '' }));
        if (part === 'task') {
          const empty: TaskFields = { what: '', municipalities: '', raad: '', dueOn: '' };
          return instead(taskReply(turn, place(about, newItem('t'), false), empty, about.municipalities));
        }
        const { draft } = await minutes.store.papers(networkId, meeting);
        const decision = draft?.decisions.find(({ id }) => id === part);
        const task = draft?.tasks.find(({ id }) => id === part);
        if (decision) {
          const fields = { text: decision.text, raad: decision.raad ? String(decision.raad) : '' };
          return instead(decisionReply(turn, place(about, `${part}-${decision.version}`, true), fields));
        }
        if (!task) throw new NotYours();
        return instead(taskReply(turn, place(about, `${part}-${task.version}`, true), fieldsOf(task), about.municipalities));
      }),
      defineVerb('meetings.minutes.save-decision', coordinator, DecisionForm, async (turn, { meeting, part, text, raad }, { networkId }) => {
        const item = itemIn(part);
        if (!item) throw new NotYours();
        const about = await desk.case(networkId, meeting);
        const shown = { text: text.slice(0, LONGEST_SHOWN), raad };
        const { item: next, wrong } = readDecision(item.id, { text, raad });
        if (wrong) return instead(decisionReply(turn, place(about, part, item.seen > 0), shown, wrong));
        const outcome = await save<Decision>(networkId, meeting, turn.now, next, item.seen, 'decisions', (each) => each.text);
        if ('draft' in outcome) return saved(turn, about, outcome.draft);
        const { unsaved } = outcome;
        return instead(decisionReply(turn, place(about, unsaved.item, unsaved.stored), shown, unsaved.wrong));
      }),
      defineVerb('meetings.minutes.save-task', coordinator, TaskForm, async (turn, { meeting, part, what, municipalities, raad, dueOn }, { networkId }) => {
        const item = itemIn(part);
        if (!item) throw new NotYours();
        const about = await desk.case(networkId, meeting);
        const shown = { what: what.slice(0, LONGEST_SHOWN), municipalities, raad, dueOn };
        // Minutes may be corrected after one of their days has been.
        const { item: next, wrong } = readTask(item.id, shown, about.municipalities, turn.now, item.seen > 0 ? dueOn : undefined);
        if (wrong) return instead(taskReply(turn, place(about, part, item.seen > 0), shown, about.municipalities, wrong));
        const outcome = await save<Task>(networkId, meeting, turn.now, next, item.seen, 'tasks', (each) => each.what);
        if ('draft' in outcome) return saved(turn, about, outcome.draft);
        const { unsaved } = outcome;
        return instead(taskReply(turn, place(about, unsaved.item, unsaved.stored), shown, about.municipalities, unsaved.wrong));
      }),
      defineVerb('meetings.minutes.remove', coordinator, PartRef, async (turn, { meeting, part }, { networkId }) => {
        const about = await desk.case(networkId, meeting);
        let removed = false;
        const draft = await minutes.store.changeDraft(networkId, meeting, (old) => {
          const next = withoutItem(old, part, turn.now);
          removed = next !== undefined;
          return next;
        });
        return instead(desk.draft(turn, about, draft, turn.t(removed ? 'meetings.minutes.removed' : 'meetings.minutes.removedBefore')));
      }),
    ],
  };
}
