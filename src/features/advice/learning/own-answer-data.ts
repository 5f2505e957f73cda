import { inGroups } from '../../../lib/in-groups';
import { translator } from '../../../lib/language';
import { namesPerson, withoutPerson } from '../../../lib/person-names';
import { dayOf, type Clock } from '../../../lib/time';
import type { KnownPerson, PersonalData } from '../../feature';
import type { Networks, NetworkStore } from '../../networks';
import type { Learning } from './learning';
import type { OwnAnswer } from './records';

const AT_ONCE = 32;
/** Always another day, also where summer time ends. */
const A_DAY_AND_A_HALF_MS = 36 * 60 * 60 * 1000;

export interface OwnAnswerDataParts {
  learning: Pick<Learning, 'answers' | 'shelves'>;
  networks: Pick<NetworkStore, 'ids' | 'network'>;
  audit: Pick<Networks['audit'], 'write'>;
  clock: Clock;
}

/**
 * Networks' own answers that name a person, as responsible or in the text. Every network is asked, a partition each: somebody may be
 * named where they are no member, but there only by their e-mail address, as others may have the same name. Taken out, the person is
 * «the coordinator», and the answer is due for review: it is not given again before a coordinator has looked at it, and the log says
 * so. Who saved an answer last stands there under a pseudonym, and stays.
 */
export function ownAnswerData({ learning: { answers, shelves }, networks, audit, clock }: OwnAnswerDataParts): PersonalData {
  async function naming({ knownAs, knownIn }: KnownPerson): Promise<{ networkId: string; own: OwnAnswer }[]> {
    const all = await inGroups(await networks.ids(), AT_ONCE, async (networkId) => {
      const found = (await answers.all(networkId)).filter((own) => isNamed(own, knownAs));
      const known = found.length > 0 ? await knownIn(networkId) : [];
      return found.filter((own) => isNamed(own, known)).map((own) => ({ networkId, own }));
    });
    return all.flat();
  }

  return {
    of: async (person) => ({ answers: (await naming(person)).map(({ networkId, own: { question, answer, owner, review } }) => (
      { networkId, question, answer, owner, review })) }),
    erase: async (person) => {
      for (const { networkId, own } of await naming(person)) {
        const language = (await networks.network(networkId))?.language ?? 'nb';
        const coordinator = translator(language)('networks.privacy.coordinator');
        const yesterday = dayOf(clock.now() - A_DAY_AND_A_HALF_MS);
        const knownAs = await person.knownIn(networkId);
        let changed = false;
        await answers.rewrite(networkId, own.id, (old) => {
          const next = taken(old, knownAs, coordinator, yesterday);
          changed = next !== undefined;
          return next;
        }).finally(() => shelves.forget(networkId));
        if (changed) await audit.write(networkId, 'answer.cleared');
      }
    },
  };
}

function isNamed({ owner, question, answer }: OwnAnswer, knownAs: readonly string[]): boolean {
  return namesPerson(owner, knownAs) || [question, answer].some((text) => withoutPerson(text, knownAs, '') !== text);
}

function taken(own: OwnAnswer, knownAs: readonly string[], coordinator: string, yesterday: string): OwnAnswer | undefined {
  if (!isNamed(own, knownAs)) return undefined;
  const { owner, question, answer, review } = own;
  return {
    ...own,
    owner: namesPerson(owner, knownAs) ? coordinator : owner,
    question: withoutPerson(question, knownAs, coordinator),
    answer: withoutPerson(answer, knownAs, coordinator),
    review: review < yesterday ? review : yesterday,
  };
}
