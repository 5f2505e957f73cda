import { z } from 'zod';
import { translator, type Language } from '../../../lib/language';
import { shortened } from '../../../lib/people-text';
import { hasNationalId } from '../../../lib/person-data';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import type { Reply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import { LENGTHS, oneLine, ROLE_CHOICES, type RoleChoice } from './part';
import type { Decided, People, RequestId } from './people';
import { answeredText, answerText, decidedReply, requestReply, requestsReply, type RequestView } from './request-cards';
import type { JoinRequest, Requests } from './requests';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;

const field = z.string().max(2_000).default('');

/** How coordinators answer those who ask to take part. */
export function requestRoutes(networks: Networks, people: People, requests: Requests): Routes {
  async function list(turn: Turn, scope: CoordinatorScope, from: number): Promise<Reply> {
    return requestsReply(viewOf(turn, scope), await requests.open(scope.networkId), from);
  }

  /** The one who decided sees it at once; then it is written down, and the one who asked is told. */
  function shown(turn: Turn, scope: CoordinatorScope, decided: Decided): VerbResult {
    const reply = decidedReply(viewOf(turn, scope), decided);
    if (decided.outcome !== 'approved' && decided.outcome !== 'declined') return { show: 'instead', reply };
    const { request, outcome } = decided;
    return {
      show: 'instead',
      reply,
      after: async () => {
        const to = { tenantId: request.tenantId, id: request.personId };
        await networks.audit.write(scope.networkId, `person.${outcome}`, {
          by: turn.person, to, ...(request.municipality && { municipality: request.municipality }),
        });
        await tellAsker(scope.networkName, request);
      },
    };
  }

  /** In their own chat; where they have none, they are told where they asked that there is an answer. */
  async function tellAsker(networkName: string, request: JoinRequest): Promise<void> {
    const { language } = request;
    const told = (chosen: Language) => answerText(translator(chosen), networkName, request);
    const { outcome } = await networks.notifier.tell(request, language, told);
    if (outcome === 'unreachable') await networks.teams.post(request.asked, answeredText(translator(language), networkName, request), language);
  }

  async function approve(turn: Turn, scope: CoordinatorScope, id: string, role?: RoleChoice): Promise<VerbResult> {
    return shown(turn, scope, await people.approve(scope, readId(id), role, turn.person));
  }

  return {
    commands: [
      defineCommand({
        id: 'requests', access: coordinator, about: 'coordinators', scopes: EVERYWHERE, run: (turn, _, scope) => list(turn, scope, 0),
      }),
    ],
    verbs: [
      defineVerb('networks.requests', coordinator, NetworkRef, async (turn, { id }, scope) => (
        { show: 'instead', reply: await list(turn, scope, Number(id) || 0) }
      )),
      defineVerb('networks.request.open', coordinator, NetworkRef, async (turn, { id }, scope) => {
        const found = await requests.find(scope.networkId, readId(id).ref);
        if (!found) throw new NotYours();
        return { show: 'instead', reply: requestReply(viewOf(turn, scope), found.request) };
      }),
      defineVerb('networks.request.approve', coordinator, NetworkRef, (turn, { id }, scope) => approve(turn, scope, id)),
      defineVerb('networks.request.approve-as', coordinator, NetworkRef.and(z.object({ role: field })), async (turn, { id, role }, scope) => {
        const choice = ROLE_CHOICES.find((each) => each === role);
        if (choice) return approve(turn, scope, id, choice);
        const found = await requests.find(scope.networkId, readId(id).ref);
        if (!found) throw new NotYours();
        return { show: 'instead', reply: requestReply(viewOf(turn, scope), found.request, { wrong: 'networks.people.wrong.role' }) };
      }),
      defineVerb('networks.request.decline', coordinator, NetworkRef.and(z.object({ word: field })), async (turn, { id, word }, scope) => {
        const written = oneLine(word);
        if (!hasNationalId(written)) {
          return shown(turn, scope, await people.decline(scope, readId(id), shortened(written, LENGTHS.word), turn.person));
        }
        const found = await requests.find(scope.networkId, readId(id).ref);
        if (!found) throw new NotYours();
        return { show: 'instead', reply: requestReply(viewOf(turn, scope), found.request, { wrong: 'networks.people.wrong.person' }) };
      }),
    ],
  };
}

function viewOf({ t, language, place }: Turn, { networkId, networkName }: CoordinatorScope): RequestView {
  return { t, language, networkId, networkName, alone: place.scope === 'personal' };
}

/** `<person>-<number>`: which of the person's requests the card was about. */
function readId(id: string): RequestId {
  const [, ref = '', number = ''] = /^([0-9a-f]{20})-(\d{1,6})$/.exec(id) ?? [];
  if (!ref) throw new NotYours();
  return { ref, number: Number(number) };
}
