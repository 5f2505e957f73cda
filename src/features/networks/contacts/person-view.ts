import { escapeMarkdown } from '../../../lib/people-text';
import { dayOf, formatDay, formatSourceDate } from '../../../lib/time';
import type { Turn } from '../../feature';
import { plain } from '../people/wording';
import type { Member } from '../types';
import { isAway, isSpokesperson, isStale, lastConfirmed, type Spokespeople } from './speaking';

type Said = Pick<Turn, 't' | 'language' | 'now' | 'place'>;

/** Somebody as a card shows them; what is empty is left out. E-mail and chat are for personal chats only. */
export interface PersonView {
  name: string;
  about: string;
  email: string;
  /** `https://…`: opens a chat with them in Teams. */
  chat: string;
  chatTitle: string;
}

/** `place`: the municipality's name, where the card does not say it already. */
export function personView(turn: Said, member: Member, { speaking, place = '' }: { speaking?: Spokespeople; place?: string } = {}): PersonView {
  const { t } = turn;
  const topics = (member.topics ?? []).map((topic) => t(`networks.people.topic.${topic}`)).join(', ');
  const about = [
    roleOf(turn, member, speaking), escapeMarkdown(member.title ?? ''), escapeMarkdown(place || (member.organisation ?? '')), topics,
    awayText(turn, member), staleText(turn, member),
  ];
  const email = turn.place.scope === 'personal' && isAddress(member.email) ? member.email : '';
  return {
    name: nameOf(turn, member),
    about: about.filter(Boolean).join(' · '),
    email: escapeMarkdown(email),
    chat: email && chatLink(email),
    chatTitle: plain(t('networks.contacts.writeTo', { name: member.name })),
  };
}

/** What another network sees by the municipality's consent: name, function and municipality, and nothing else. */
export function foundElsewhere({ t }: Pick<Turn, 't'>, { name, title = '' }: Member, place: string): PersonView {
  const about = [t('networks.contacts.speaksFor', { municipality: escapeMarkdown(place) }), escapeMarkdown(title)].filter(Boolean);
  return { name: `**${escapeMarkdown(name)}**`, about: about.join(' · '), email: '', chat: '', chatTitle: '' };
}

/** Opens a chat in Teams with whoever has this address. */
const chatLink = (email: string): string => `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(email)}`;

const isAddress = (email: string | undefined): email is string => email !== undefined && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);

const nameOf = ({ t }: Said, { name, guest }: Member): string =>
  `**${escapeMarkdown(name)}**${guest ? ` ${t('networks.contacts.guest')}` : ''}`;

/** What they are for their municipality; a deputy who acts now says so. Others are told apart by where they stand on the card. */
function roleOf({ t, language }: Said, member: Member, speaking: Spokespeople | undefined): string {
  if (member.roles.includes('contact')) return t('networks.contacts.contact');
  if (!member.roles.includes('deputy')) return '';
  if (!speaking?.standIns || !speaking.people.includes(member)) return t('networks.contacts.deputy');
  if (!speaking.until) return t('networks.contacts.standsIn');
  return t('networks.contacts.standsInUntil', { date: formatSourceDate(speaking.until, language) });
}

function awayText({ t, language, now }: Said, member: Member): string {
  if (!isAway(member, dayOf(now))) return '';
  const until = member.away?.until;
  return until ? t('networks.contacts.awayUntil', { date: formatSourceDate(until, language) }) : t('networks.contacts.away');
}

function staleText({ t, language, now }: Said, member: Member): string {
  if (!isSpokesperson(member) || !isStale(member, now)) return '';
  const last = lastConfirmed(member);
  return last === undefined ? t('networks.contacts.neverConfirmed') : t('networks.contacts.stale', { date: formatDay(last, language) });
}
