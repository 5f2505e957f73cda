import { escapeMarkdown } from '../../../lib/people-text';
import { formatDay } from '../../../lib/time';
import type { MemberScope, MunicipalityScope } from '../../authority';
import type { CardReply, Reply, Turn } from '../../feature';
import type { Member, Municipality } from '../types';
import type { Found } from './find';
import { contactPage, contactRows, type ContactRow } from './list';
import { foundElsewhere, personView, type PersonView } from './person-view';
import { lastConfirmed } from './speaking';
import { belonging, described } from '../people/wording';

/** Buttons that open a chat, when those who were found are few. */
const MOST_LINKS = 4;
/** Who was found, beside whom there are more than anybody reads. */
const MOST_FOUND = 8;

interface Group {
  heading: string;
  /** Said of a municipality that has nobody. */
  none: string;
  people: PersonView[];
}

interface Shown {
  title: string;
  note?: string;
  groups: Group[];
  missing?: boolean;
  /** `<network>.<offset>` of the next page. */
  more?: string;
  /** The network whose contacts a coordinator may ask to confirm. */
  ask?: string;
  links?: PersonView[];
  list?: boolean;
}

/** Everybody one may want to reach, a page at a time. */
export function contactsReply(
  turn: Turn, scope: MemberScope, municipalities: readonly Municipality[], members: readonly Member[], from: number,
): CardReply {
  const rows = contactRows(municipalities, members, turn.now);
  const { page, next } = contactPage(rows, from);
  return reply({
    title: turn.t('networks.contacts.title', { network: escapeMarkdown(scope.networkName) }),
    groups: groupsOf(turn, page),
    missing: page.some(({ member }) => !member),
    ...(next !== undefined && { more: `${scope.networkId}.${next}` }),
    ...(scope.part.roles.includes('coordinator') && { ask: scope.networkId }),
  });
}

/** Who was found, or that nobody was: the same words whether the municipality has nobody, or nobody who may be found. */
export function foundReply(turn: Turn, found: Found, municipalities: readonly Municipality[] = []): Reply {
  const { t } = turn;
  const { place } = found;
  if (found.kind === 'nobody') {
    const municipality = place?.name;
    return { kind: 'text', text: municipality ? t('networks.contacts.nobody', { municipality }) : t('networks.contacts.nobodyWanted') };
  }
  const shown = found.members.slice(0, MOST_FOUND);
  const people = found.kind === 'elsewhere'
    ? shown.map((member) => foundElsewhere(turn, member, found.place.name))
    : shown.map((member) => personView(turn, member, { speaking: found.speaking, place: place ? '' : belonging(member, municipalities) }));
  const links = people.filter(({ chat }) => chat).slice(0, MOST_LINKS);
  const heading = escapeMarkdown(place?.name ?? turn.network()?.networkName ?? '');
  return reply({
    title: t('networks.contacts.found', { place: heading }),
    note: noteOf(turn, found),
    groups: [{ heading: '', none: '', people: people.map((person) => ({ ...person, chat: '' })) }],
    links,
    list: true,
  });
}

function noteOf({ t }: Turn, { kind, place, ...found }: Found): string {
  if (kind === 'elsewhere') return t('networks.contacts.elsewhere');
  if (kind === 'instead') return t('networks.contacts.instead', { municipality: escapeMarkdown(place?.name ?? '') });
  return 'members' in found && found.members.length > MOST_FOUND ? t('networks.contacts.moreFound', { count: found.members.length - MOST_FOUND }) : '';
}

function groupsOf(turn: Turn, rows: readonly ContactRow[]): Group[] {
  const groups: Group[] = [];
  for (const { group, member, speaking } of rows) {
    const heading = typeof group === 'string' ? turn.t(`networks.contacts.groups.${group}`) : escapeMarkdown(group.municipality.name);
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, none: member ? '' : turn.t('networks.contacts.none'), people: [] });
    if (member) groups.at(-1)?.people.push(personView(turn, member, { speaking }));
  }
  return groups;
}

function reply({ title, note = '', groups, missing = false, more = '', ask = '', links = [], list = false }: Shown): CardReply {
  const pressable = groups.some(({ people }) => people.some(({ chat }) => chat));
  return { kind: 'card', card: { template: 'networks/contacts', data: { title, note, groups, missing, more, ask, links, list, pressable } }, summary: title };
}

/** What the consent is about and how it stands, for who speaks for the municipality. */
export function consentReply(turn: Turn, { networkId }: MunicipalityScope, name: string, given: boolean, said = ''): CardReply {
  const { t } = turn;
  const municipality = escapeMarkdown(name);
  const data = {
    on: `${networkId}.on`, off: `${networkId}.off`, given, said,
    state: t(given ? 'networks.contacts.consentOn' : 'networks.contacts.consentOff', { municipality }),
    shown: t('networks.contacts.consentShown', { municipality }),
  };
  return { kind: 'card', card: { template: 'networks/consent', data }, summary: t('cards.networks.consent.title') };
}

/** To somebody's own chat: is this still right? `network` is its name; `wanted`: why they are asked. */
export function confirmReply(
  turn: Pick<Turn, 't' | 'language'>, network: { id: string; name: string }, member: Member, municipalities: readonly Municipality[],
  wanted: 'confirmWhy' | 'confirmTwiceAYear' = 'confirmWhy',
): CardReply {
  const { t, language } = turn;
  const last = lastConfirmed(member);
  const topics = (member.topics ?? []).map((topic) => t(`networks.people.topic.${topic}`)).join(', ');
  const data = {
    id: network.id,
    why: t(`networks.contacts.${wanted}`, { network: escapeMarkdown(network.name) }),
    lines: [belonging(member, municipalities), described(t, member), topics, escapeMarkdown(member.email ?? '')].filter(Boolean).map((text) => ({ text })),
    last: last === undefined ? t('networks.contacts.neverConfirmed') : t('networks.contacts.lastConfirmed', { date: formatDay(last, language) }),
  };
  return { kind: 'card', card: { template: 'networks/contacts-confirm', data }, summary: t('cards.networks.contacts-confirm.title') };
}

/** How many are asked, and afterwards who could not be. */
export function askedReply(turn: Pick<Turn, 't'>, count: number, unreached?: readonly Member[]): CardReply {
  const { t } = turn;
  const heading = t(unreached ? 'networks.contacts.asked' : 'networks.contacts.asking', { count: count - (unreached?.length ?? 0) });
  const names = (unreached ?? []).map(({ name }) => escapeMarkdown(name)).join(', ');
  const text = names ? t('networks.contacts.unreached', { count: unreached?.length ?? 0, names }) : t('networks.contacts.askedWhat');
  return { kind: 'card', card: { template: 'networks/contacts-asked', data: { heading, text } }, summary: heading };
}

/** To coordinators, after the assistant has asked by itself: whom it did not reach. In a channel nobody is named. */
export function unreachedReply({ t }: Pick<Turn, 't'>, network: string, unreached: readonly Member[], where: 'chat' | 'channel'): CardReply {
  const heading = t('networks.contacts.twiceAYear', { network: escapeMarkdown(network) });
  const values = { count: unreached.length, names: unreached.map(({ name }) => escapeMarkdown(name)).join(', ') };
  const text = t(where === 'chat' ? 'networks.contacts.unreachedByName' : 'networks.contacts.unreachedCount', values);
  return { kind: 'card', card: { template: 'networks/contacts-asked', data: { heading, text } }, summary: t('networks.contacts.twiceAYear', { network }) };
}
