import { coordinator, member, spokesperson, type MemberScope, type MunicipalityScope } from '../../authority';
import { defineCommand, defineVerb, NetworkOnly, NetworkRef } from '../../define';
import type { Reply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import { ContactAnswers } from './answers';
import { askForConfirmation } from './asking';
import { consentReply, contactsReply } from './cards';
import { Consents } from './consent';
import { ContactFinder } from './find';
import { CONTACTS, contactsSource } from './twice-a-year';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

/** Who speaks for the municipalities: the list, questions about it, and what contacts and coordinators decide about it. */
export function contactRoutes(networks: Networks): Routes {
  const { store, audit, municipalities: registered } = networks;
  const consents = new Consents(networks.table);
  networks.outbox.register(CONTACTS, contactsSource(networks));
  const answers = new ContactAnswers(networks, new ContactFinder(store, consents));

  async function list(turn: Turn, scope: MemberScope, from = 0): Promise<Reply> {
    const [municipalities, members] = await Promise.all([store.municipalities(scope.networkId), store.members(scope.networkId)]);
    return contactsReply(turn, scope, municipalities, members, from);
  }

  function consent(turn: Turn, scope: MunicipalityScope, given: boolean, said = ''): Reply {
    const { municipality } = scope;
    return consentReply(turn, scope, registered.byNumber(municipality)?.name ?? municipality, given, said);
  }

  return {
    commands: [
      defineCommand({ id: 'contacts', access: member, about: 'network', scopes: EVERYWHERE, run: (turn, _, scope) => list(turn, scope) }),
      defineCommand({
        id: 'contacts-of', access: member, about: 'network', scopes: EVERYWHERE,
        accepts: (argument) => answers.argument(argument) !== undefined,
        run: async (turn, argument, scope) => {
          const question = answers.argument(argument);
          return (question && (await answers.of(turn, scope, question))) ?? list(turn, scope);
        },
      }),
      defineCommand({
        id: 'consent', access: spokesperson, about: 'you', scopes: EVERYWHERE,
        run: async (turn, _, scope) => consent(turn, scope, await consents.holds(scope.networkId, scope.municipality)),
      }),
    ],
    verbs: [
      defineVerb('networks.contacts.page', member, NetworkRef, async (turn, { id }, scope) => (
        { show: 'instead', reply: await list(turn, scope, /^\d{1,4}$/.test(id) ? Number(id) : 0) }
      )),
      defineVerb('networks.contacts.ask', coordinator, NetworkOnly, async (turn, _, scope) => (
        { show: 'below', reply: await askForConfirmation(networks, turn, scope) }
      )),
      defineVerb('networks.consent', spokesperson, NetworkRef, async (turn, { id }, scope): Promise<VerbResult> => {
        if (id !== 'on' && id !== 'off') throw new NotYours();
        const given = id === 'on';
        const changed = await (given ? consents.give(scope) : consents.withdraw(scope));
        const { networkId, municipality } = scope;
        if (changed) await audit.write(networkId, given ? 'consent.given' : 'consent.withdrawn', { by: turn.person, municipality });
        const said = turn.t(given ? 'networks.contacts.consentGiven' : 'networks.contacts.consentWithdrawn');
        return { show: 'instead', reply: consent(turn, scope, given, said) };
      }),
    ],
    answer: (turn, text) => answers.answer(turn, text),
  };
}
