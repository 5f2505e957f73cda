import { z } from 'zod';
import { translator } from '../../../lib/language';
import { cleaned, shortened } from '../../../lib/people-text';
import { anyone, member as memberAccess, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkOnly } from '../../define';
import type { NetworkHere, Reply, Turn, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Networks, Routes } from '../parts';
import type { Member, Municipality } from '../types';
import { mayByThemselves, type Changed } from './decisions';
import { askedReply, joinForm, ownPartReply, whichReply } from './join-cards';
import { readJoinSentence } from './join-sentence';
import { checkPart, choicesOf, fieldsOf, NO_FIELDS, partOf, WISHES, type Part, type PartFields } from './part';
import type { People } from './people';
import { municipalityNamed } from './place-names';
import { declinedText, requestReply, waitingReply } from './request-cards';
import { isToBeTold, refOf, type JoinRequest, type Requests, type Wish } from './requests';

const EVERYWHERE = ['personal', 'group', 'channel'] as const;
const NAME_LENGTH = 100;
/** «jeg er fra Molde» asks the municipalities of so many networks, and no more. */
const MOST_ASKED = 3;
/** As many are read and shown at once; with the way to the others the card has six buttons. */
const WHICH_PAGE = 5;

const field = z.string().max(2_000).default('');
const Page = z.object({ id: z.string().regex(/^\d{1,4}$/) });
const Form = NetworkOnly.and(z.object({ role: field, municipality: field, organisation: field, title: field, topics: field }));

/** How somebody asks to take part, or for another part. */
export function joinRoutes(networks: Networks, people: People, requests: Requests): Routes {
  const { store, directory } = networks;
  /** Whose coordinators are being told just now: two presses at once tell once. */
  const telling = new Set<string>();

  /** Ids of the networks that can be joined from here: the channel's own, in other chats the person's and those of their tenant. */
  async function joinable(turn: Turn): Promise<string[]> {
    const here = turn.network();
    if (here && turn.place.scope !== 'personal') return [here.networkId];
    const [own, inTenant] = [here ? [here] : turn.choices(), await store.networksIn(turn.person.tenantId)];
    return [...new Set([...own.map(({ networkId }) => networkId), ...inTenant])];
  }

  /** The person's part in a network that may be asked about here: joining begins in chats of no network too, where a turn has no part. */
  async function partFor(turn: Turn, networkId: string): Promise<NetworkHere | undefined> {
    return turn.network() ? turn.part(networkId) : directory.part(turn.person, networkId);
  }

  /** The network that a form or button names, if it can be joined from here. Throws NotYours for every other. */
  async function mayJoin(turn: Turn, networkId: string): Promise<NetworkHere> {
    const here = await partFor(turn, networkId);
    const joins = here && (here.roles.length > 0 || turn.network()?.networkId === networkId
      || (await store.networksIn(turn.person.tenantId)).includes(networkId));
    if (!here || !joins) throw new NotYours();
    return here;
  }

  async function start(turn: Turn): Promise<Reply> {
    const ids = await joinable(turn);
    const here = turn.network();
    if (here && here.roles.length > 0) return ownPart(turn, here, ids.filter((id) => id !== here.networkId));
    const [only, ...others] = ids;
    if (only === undefined) return { kind: 'text', text: turn.t('networks.people.join.none') };
    if (others.length > 0) return which(turn, ids, 0);
    const found = await mayJoinNow(turn, only);
    const before = await requestBefore(turn, found);
    return before?.status === 'open' ? askedReply(turn.t, found, before) : form(turn, found, before);
  }

  /** Reads those networks only that are shown. */
  async function which({ t }: Turn, ids: readonly string[], from: number): Promise<Reply> {
    const start = from < ids.length ? from : 0;
    const names = await directory.names(ids.slice(start, start + WHICH_PAGE));
    return whichReply(t, names, start + WHICH_PAGE < ids.length ? start + WHICH_PAGE : undefined);
  }

  /** It was found to be joinable just now. */
  async function mayJoinNow(turn: Turn, networkId: string): Promise<NetworkHere> {
    const here = await partFor(turn, networkId);
    if (!here) throw new NotYours();
    return here;
  }

  async function ownPart(turn: Turn, here: NetworkHere, others: string[]): Promise<Reply> {
    const [own, municipalities, names] = await Promise.all([
      store.member(here.networkId, turn.person), store.municipalities(here.networkId), directory.names(others.slice(0, 1)),
    ]);
    return own ? ownPartReply(turn.t, here, own, municipalities, 'member', names) : joinForm(turn.t, here, municipalities, NO_FIELDS);
  }

  /** `before`: what they asked for last, if that is known; one that waits is what the form begins with. */
  async function form(turn: Turn, here: NetworkHere, before?: JoinRequest): Promise<Reply> {
    const [own, municipalities] = await Promise.all([
      here.roles.length > 0 ? store.member(here.networkId, turn.person) : undefined, store.municipalities(here.networkId),
    ]);
    const line = before?.status === 'declined' ? declinedText(turn.t, here.networkName, before) : '';
    const asked = before?.status === 'open' ? fieldsAsked(before) : NO_FIELDS;
    return joinForm(turn.t, here, municipalities, own ? fieldsToChange(own) : asked, undefined, line);
  }

  /** In their own chat they see what was answered: who had no chat when it was decided was told only that there is an answer. */
  async function requestBefore({ place, person }: Turn, { networkId }: NetworkHere): Promise<JoinRequest | undefined> {
    if (place.scope !== 'personal') return undefined;
    return (await requests.find(networkId, refOf({ tenantId: person.tenantId, personId: person.id })))?.request;
  }

  /** Only when the whole text says so, and the place is a municipality of a network that can be joined here. */
  async function answer(turn: Turn, text: string): Promise<Reply | undefined> {
    const said = readJoinSentence(text);
    if (!said) return undefined;
    for (const networkId of (await joinable(turn)).slice(0, MOST_ASKED)) {
      const municipalities = await store.municipalities(networkId);
      const municipality = municipalityNamed(said.place, municipalities, networks.municipalities, false);
      const here = municipality && (await partFor(turn, networkId));
      if (!here) continue;
      return joinForm(turn.t, here, municipalities, { ...NO_FIELDS, municipality: municipality.number, title: said.title });
    }
    return undefined;
  }

  async function send(turn: Turn, networkId: string, fields: PartFields): Promise<VerbResult> {
    const here = await mayJoin(turn, networkId);
    const municipalities = await store.municipalities(networkId);
    const checked = checkPart(fields, municipalities, WISHES);
    if ('wrong' in checked) return again(turn, here, municipalities, fields, checked.wrong);
    const { part } = checked;
    const [wish] = part.choices;
    if (wish === undefined || part.choices.length > 1) return again(turn, here, municipalities, fields, 'networks.people.wrong.role');
    const own = here.roles.length > 0 ? await store.member(networkId, turn.person) : undefined;
    const scope = memberAccess.scope(turn, here);
    if (own && scope && mayByThemselves(own, part)) return change(turn, here, scope, part, municipalities);
    const { request, fresh } = await requests.ask(networkId, wishOf(turn, part, municipalities, own));
    const reply = askedReply(turn.t, here, request);
    const after = () => tell(turn, here, request);
    return { show: 'instead', reply, ...((fresh || isToBeTold(request, turn.now)) && { after }) };
  }

  /** Stepping down, or other words about themselves, holds at once. */
  async function change(
    turn: Turn, here: NetworkHere, scope: MemberScope, part: Part, municipalities: Municipality[],
  ): Promise<VerbResult> {
    const changed: Changed = await people.stepDown(scope, turn.person, part);
    if (changed.outcome === 'changed') {
      return again(turn, here, municipalities, fieldsToChange(changed.member), 'networks.people.wrong.changedYou');
    }
    if (changed.outcome === 'last') return again(turn, here, municipalities, fieldsOf(part), 'networks.people.wrong.last');
    const after = () => networks.audit.write(here.networkId, 'person.changed', { by: turn.person, to: turn.person });
    const reply = ownPartReply(turn.t, here, changed.member, municipalities, 'saved');
    return { show: 'instead', reply, ...(changed.outcome === 'saved' && { after }) };
  }

  /** After the answer: whether they are a guest is asked of Teams, and the coordinators are told. */
  async function tell(turn: Turn, { networkId, networkName }: NetworkHere, asked: JoinRequest): Promise<void> {
    const whose = `${networkId}.${refOf(asked)}`;
    if (telling.has(whose)) return;
    telling.add(whose);
    try {
      await tellOnce(turn, networkId, networkName, asked);
    } finally {
      telling.delete(whose);
    }
  }

  async function tellOnce(turn: Turn, networkId: string, networkName: string, asked: JoinRequest): Promise<void> {
    await networks.audit.write(networkId, 'person.asked', { by: turn.person, ...(asked.municipality && { municipality: asked.municipality }) });
    const person = await networks.teams.member(asked.asked, asked.personId);
    const { email, guest } = person ?? {};
    const known = { ...(email && { email: shortened(cleaned(email), NAME_LENGTH) }), ...(guest && { guest }) };
    const request = await requests.change(networkId, refOf(asked), (old) =>
      person && old.status === 'open' && old.number === asked.number ? { ...old, ...known } : undefined);
    if (request?.number !== asked.number || !isToBeTold(request, turn.now)) return;
    const { length } = await requests.open(networkId);
    const reached = await networks.notifier.tellCoordinators(
      networkId,
      (language) => requestReply({ t: translator(language), language, networkId, networkName, alone: true }, request),
      (language) => waitingReply(translator(language), networkName, length),
    );
    if (reached > 0) await requests.change(networkId, refOf(asked), (old) => ({ ...old, toldAt: networks.clock.now() }));
  }

  return {
    commands: [defineCommand({ id: 'join', access: anyone, about: 'network', scopes: EVERYWHERE, run: (turn) => start(turn) })],
    verbs: [
      defineVerb('networks.join.open', anyone, NetworkOnly, async (turn, { network }) => {
        const here = await mayJoin(turn, network);
        return { show: 'below', reply: await form(turn, here, await requestBefore(turn, here)) };
      }),
      defineVerb('networks.join.which', anyone, Page, async (turn, { id }) => (
        { show: 'instead', reply: await which(turn, await joinable(turn), Number(id)) }
      )),
      defineVerb('networks.join.send', anyone, Form, (turn, { network, ...fields }) => send(turn, network, fields)),
    ],
    answer,
  };
}

function again(
  turn: Turn, here: NetworkHere, municipalities: readonly Municipality[], fields: PartFields, wrong: Parameters<typeof joinForm>[4],
): VerbResult {
  return { show: 'instead', reply: joinForm(turn.t, here, municipalities, shownAgain(fields), wrong) };
}

/** What was written stands in the form again, as far as the form has room. */
const shownAgain = (fields: PartFields): PartFields => ({
  ...fields, organisation: shortened(cleaned(fields.organisation), 200), title: shortened(cleaned(fields.title), 200),
});

/** The form has one role, and never that of a coordinator: who is nothing else chooses anew. */
function fieldsToChange(own: Member): PartFields {
  const role = choicesOf(own).find((choice) => WISHES.includes(choice)) ?? '';
  return { ...fieldsOf(partOf(own)), role };
}

function fieldsAsked({ wish, municipality, organisation, title, topics }: JoinRequest): PartFields {
  return fieldsOf({
    choices: [wish], ...(municipality && { municipality }), ...(organisation && { organisation }), ...(title && { title }),
    ...(topics && { topics }),
  });
}

function wishOf(turn: Turn, part: Part, municipalities: readonly Municipality[], own: Member | undefined): Wish {
  const { tenantId, id, name } = turn.person;
  const { choices: [wish = 'participant'], municipality, organisation, title, topics } = part;
  const municipalityName = municipalities.find(({ number }) => number === municipality)?.name;
  return {
    tenantId, personId: id, name: shortened(cleaned(name), NAME_LENGTH), ...(own && { today: choicesOf(own) }), wish,
    ...(municipality && { municipality }), ...(municipalityName && { municipalityName }), ...(organisation && { organisation }),
    ...(title && { title }), ...(topics && { topics }),
    asked: { tenantId: turn.place.tenantId, conversationId: turn.place.conversationId },
    language: turn.language, askedAt: turn.now,
  };
}
