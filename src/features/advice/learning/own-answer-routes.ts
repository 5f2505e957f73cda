import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import type { TextKey } from '../../../lib/language';
import { cleaned, shortened } from '../../../lib/people-text';
import { dayOf } from '../../../lib/time';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb } from '../../define';
import type { Command, Turn, Verb, VerbResult } from '../../feature';
import type { Learning } from './learning';
import { formReply, ownAnswerReply, ownAnswersReply } from './own-answer-cards';
import { AnswerRef, checkDraft, FormData, LENGTHS, readRef, reviewDays } from './own-answer-form';
import type { OwnAnswer } from './records';
import { openGroups } from './unanswered-routes';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;
/** More than anybody looks after; the search over them stays quick. */
const MAX_ANSWERS = 200;

const Group = z.object({ id: z.string().max(100).optional() });
const Ref = z.object({ id: AnswerRef });
const Offset = z.object({ id: z.coerce.number().int().min(0).max(100_000) });

/** What coordinators do with their network's own answers. An id of another network is as unknown as one that never was. */
export function ownAnswerRoutes(learning: Learning): { commands: Command[]; verbs: Verb[] } {
  const { answers, shelves, ids } = learning;

  function newForm(turn: Turn, question = ''): ReturnType<typeof formReply> {
    const { proposed } = reviewDays(dayOf(turn.now));
    const draft = { question, answer: '', owner: shortened(cleaned(turn.person.name), LENGTHS.owner), review: proposed };
    return formReply(turn, ids.unique().toLowerCase(), 0, draft);
  }

  async function list(turn: Turn, { networkId }: CoordinatorScope, from: number): Promise<ReturnType<typeof ownAnswersReply>> {
    return ownAnswersReply(turn, await answers.all(networkId), from);
  }

  /** A verb about one answer that is there: what `run` gives is shown on its card, with `said` above it. */
  type Act = (here: CoordinatorScope, id: string, turn: Turn) => Promise<OwnAnswer | undefined>;
  function onAnswer(name: string, said: TextKey, run: Act): Verb {
    return defineVerb(name, coordinator, Ref, async (turn, { id }, here): Promise<VerbResult> => {
      const own = await run(here, readRef(id).id, turn).finally(() => shelves.forget(here.networkId));
      if (!own) return outdated(turn);
      return { show: 'instead', reply: ownAnswerReply(turn, own, said) };
    });
  }

  return {
    commands: [
      defineCommand({
        id: 'own-answers', access: coordinator, about: 'coordinators', scopes: EVERYWHERE, run: (turn, _, scope) => list(turn, scope, 0),
      }),
      defineCommand({ id: 'add-answer', access: coordinator, about: 'coordinators', scopes: EVERYWHERE, run: (turn) => newForm(turn) }),
    ],
    verbs: [
      defineVerb('advice.own.list', coordinator, Offset, async (turn, { id }, scope) => (
        { show: 'instead', reply: await list(turn, scope, id) }
      )),
      defineVerb('advice.own.new', coordinator, Group, async (turn, { id }, { networkId }) => {
        const group = id === undefined ? undefined : (await openGroups(learning, networkId, turn)).find((each) => each.id === id);
        if (id !== undefined && !group) return outdated(turn);
        return { show: 'below', reply: newForm(turn, shortened(group?.text ?? '', LENGTHS.question)) };
      }),
      defineVerb('advice.own.edit', coordinator, Ref, async (turn, { id }, { networkId }) => {
        const own = await answers.find(networkId, readRef(id).id);
        return own ? { show: 'instead', reply: formReply(turn, own.id, own.version, draftOf(own)) } : outdated(turn);
      }),
      defineVerb('advice.own.save', coordinator, FormData, async (turn, { id: ref, ...given }, { networkId }) => {
        const { id, version } = readRef(ref);
        const { draft, wrong } = checkDraft(given, dayOf(turn.now));
        if (wrong) return { show: 'instead', reply: formReply(turn, id, version, draft, wrong) };
        if (version === 0 && (await answers.all(networkId)).length >= MAX_ANSWERS) {
          throw new UserError('advice.own.tooMany', { max: MAX_ANSWERS });
        }
        const saving = answers.save(networkId, id, version, draft, turn.person, turn.now);
        const saved = await saving.finally(() => shelves.forget(networkId));
        if (saved.outcome === 'gone') return outdated(turn);
        const said = saved.outcome === 'saved' ? 'advice.own.saved' : 'advice.own.changedMeanwhile';
        return { show: 'instead', reply: ownAnswerReply(turn, saved.answer, said) };
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
