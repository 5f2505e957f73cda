import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import type { TextKey } from '../../../lib/language';
import { cleaned, shortened } from '../../../lib/people-text';
import { dayOf } from '../../../lib/time';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { Command, Turn, Verb, VerbResult } from '../../feature';
import type { Learning } from './learning';
import { formReply, NEW, ownAnswerReply, ownAnswersReply } from './own-answer-cards';
import { AnswerData, checkDraft, FormData, LENGTHS, reviewDays } from './own-answer-form';
import { PageData } from './pages';
import type { OwnAnswer } from './records';
import { openGroups } from './unanswered-routes';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;
/** More than anybody looks after; the search over them stays quick. */
const MAX_ANSWERS = 200;

const Group = NetworkRef.pipe(z.object({ network: z.string(), id: z.string().regex(/^(?:t-|topic-|new$)/) }));

/**
 * What coordinators do with their network's own answers. Every button names its network: in a personal chat the person may have
 * gone on to another one since the card was sent.
 */
export function ownAnswerRoutes(learning: Learning): { commands: Command[]; verbs: Verb[] } {
  const { answers, shelves, ids } = learning;

  function newForm(turn: Turn, { networkId: network }: CoordinatorScope, question = ''): ReturnType<typeof formReply> {
    const { proposed } = reviewDays(dayOf(turn.now));
    const draft = { question, answer: '', owner: shortened(cleaned(turn.person.name), LENGTHS.owner), review: proposed };
    return formReply(turn, { network, id: ids.unique().toLowerCase(), version: 0 }, draft);
  }

  async function list(turn: Turn, { networkId }: CoordinatorScope, from: number): Promise<ReturnType<typeof ownAnswersReply>> {
    return ownAnswersReply(turn, networkId, await answers.all(networkId), from);
  }

  /** A verb about one answer that is there: what `run` gives is shown on its card, with `said` above it. */
  type Act = (here: CoordinatorScope, id: string, turn: Turn) => Promise<OwnAnswer | undefined>;
  function onAnswer(name: string, said: TextKey, run: Act): Verb {
    return defineVerb(name, coordinator, AnswerData, async (turn, { id }, here): Promise<VerbResult> => {
      const own = await run(here, id, turn).finally(() => shelves.forget(here.networkId));
      if (!own) return outdated(turn);
      return { show: 'instead', reply: ownAnswerReply(turn, here.networkId, own, said) };
    });
  }

  return {
    commands: [
      defineCommand({
        id: 'own-answers', access: coordinator, about: 'coordinators', scopes: EVERYWHERE, run: (turn, _, scope) => list(turn, scope, 0),
      }),
      defineCommand({
        id: 'add-answer', access: coordinator, about: 'coordinators', scopes: EVERYWHERE, run: (turn, _, scope) => newForm(turn, scope),
      }),
    ],
    verbs: [
      defineVerb('advice.own.list', coordinator, PageData, async (turn, { id }, scope) => (
        { show: 'instead', reply: await list(turn, scope, id) }
      )),
      defineVerb('advice.own.new', coordinator, Group, async (turn, { id }, scope) => {
        const group = id === NEW ? undefined : (await openGroups(learning, scope.networkId, turn)).find((each) => each.id === id);
        if (id !== NEW && !group) return outdated(turn);
        return { show: 'below', reply: newForm(turn, scope, shortened(group?.text ?? '', LENGTHS.question)) };
      }),
      defineVerb('advice.own.edit', coordinator, AnswerData, async (turn, { id }, { networkId: network }) => {
        const own = await answers.find(network, id);
        return own ? { show: 'instead', reply: formReply(turn, { ...own, network }, draftOf(own)) } : outdated(turn);
      }),
      defineVerb('advice.own.save', coordinator, FormData, async (turn, { id, version, ...given }, { networkId: network }) => {
        const { draft, wrong } = checkDraft(given, dayOf(turn.now));
        if (wrong) return { show: 'instead', reply: formReply(turn, { network, id, version }, draft, wrong) };
        if (version === 0 && (await answers.all(network)).length >= MAX_ANSWERS) {
          throw new UserError('advice.own.tooMany', { max: MAX_ANSWERS });
        }
        const saving = answers.save(network, id, version, draft, turn.person, turn.now);
        const saved = await saving.finally(() => shelves.forget(network));
        if (saved.outcome === 'gone') return outdated(turn);
        const said = saved.outcome === 'saved' ? 'advice.own.saved' : 'advice.own.changedMeanwhile';
        return { show: 'instead', reply: ownAnswerReply(turn, network, saved.answer, said) };
      }),
      onAnswer('advice.own.open', 'advice.own.title', ({ networkId }, id) => answers.find(networkId, id)),
      onAnswer('advice.own.renew', 'advice.own.renewed', ({ networkId }, id, turn) =>
        answers.renew(networkId, id, reviewDays(dayOf(turn.now)).proposed)),
      onAnswer('advice.own.remove', 'advice.own.removed', ({ networkId }, id) => answers.remove(networkId, id)),
    ],
  };
}

/** The same words for what is not there and for what is another network's. */
function outdated(turn: Turn): VerbResult {
  return { show: 'below', reply: { kind: 'text', text: turn.t('bot.cardOutdated') } };
}

const draftOf = ({ question, answer, owner, review }: OwnAnswer) => ({ question, answer, owner, review });
