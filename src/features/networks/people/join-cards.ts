import type { TextKey, Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, NetworkHere, NetworkName } from '../../feature';
import type { Member, Municipality } from '../types';
import { choicesOf, WISHES, type PartFields } from './part';
import type { JoinRequest } from './requests';
import { belonging, municipalityChoices, plain, roleChoices, roleName, roleNames, topicChoices } from './wording';

/** The form for who wants to take part, or another part. `line`: what was answered before. */
export function joinForm(
  t: Translate, here: NetworkName, municipalities: readonly Municipality[], fields: PartFields, wrong?: TextKey, line = '',
): CardReply {
  const { role, municipality, organisation, title, topics } = fields;
  const heading = t('networks.people.join.heading', { network: escapeMarkdown(here.networkName) });
  const data = {
    id: here.networkId, heading, wrong: wrong ? t(wrong) : '', line, role, municipality, organisation, position: title, topics,
    roles: roleChoices(t, WISHES), municipalities: municipalityChoices(t, municipalities), allTopics: topicChoices(t),
  };
  return { kind: 'card', card: { template: 'networks/join-form', data }, summary: summaryOf(heading) };
}

/** A card has six buttons. */
const MOST_NETWORKS = 6;

/** `more`: from which the next ones are shown, if there are any. */
export function whichReply(t: Translate, networks: readonly NetworkName[], more?: number): CardReply {
  const shown = networks.map(({ networkId, networkName }) => ({ id: networkId, name: plain(networkName) }));
  return { kind: 'card', card: { template: 'networks/join-which', data: { networks: shown, more: more === undefined ? '' : String(more) } }, summary: t('cards.networks.join-which.title') };
}

/** Said only when the store has the request. */
export function askedReply(t: Translate, here: NetworkName, request: JoinRequest): CardReply {
  const where = request.municipalityName ?? request.organisation ?? '';
  const facts = factsOf(t, { role: roleName(t, request.wish), where: escapeMarkdown(where), title: request.title });
  return receipt(t, here.networkId, 'sent', here.networkName, facts, []);
}

/** What a member is today. `others`: networks that they are not in and may join. */
export function ownPartReply(
  t: Translate, here: NetworkHere, member: Member, municipalities: readonly Municipality[],
  said: 'member' | 'saved', others: readonly NetworkName[] = [],
): CardReply {
  const facts = factsOf(t, { role: roleNames(t, choicesOf(member)), where: belonging(member, municipalities), title: member.title });
  return receipt(t, here.networkId, said, here.networkName, facts, others);
}

type Said = 'sent' | 'member' | 'saved';
interface Fact {
  title: string;
  value: string;
}

function receipt(t: Translate, id: string, said: Said, name: string, facts: Fact[], others: readonly NetworkName[]): CardReply {
  const network = escapeMarkdown(name);
  const heading = t(`networks.people.receipt.${said}`, { network });
  const data = {
    id, heading, line: t(`networks.people.receiptLine.${said}`), facts,
    change: t(said === 'sent' ? 'networks.people.join.change' : 'networks.people.join.another'),
    others: others.slice(0, MOST_NETWORKS - 2).map(({ networkId, networkName }) =>
      ({ id: networkId, title: plain(t('networks.people.join.other', { network: networkName })) })),
  };
  return { kind: 'card', card: { template: 'networks/join-receipt', data }, summary: summaryOf(heading) };
}

/** Those facts that are known. Values are as cards take them: escaped. */
export function factsOf(t: Translate, { role, where, title }: { role: string; where: string; title?: string }): Fact[] {
  const facts = [
    { title: t('networks.people.fact.role'), value: role },
    { title: t('networks.people.fact.where'), value: where },
    { title: t('networks.people.fact.title'), value: escapeMarkdown(title ?? '') },
  ];
  return facts.filter(({ value }) => value !== '');
}

const MAX_SUMMARY = 200;
export const summaryOf = (heading: string): string => heading.slice(0, MAX_SUMMARY);
