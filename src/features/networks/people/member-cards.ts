import type { TextKey, Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import type { Member, Municipality } from '../types';
import { stampOf } from './decisions';
import { summaryOf } from './join-cards';
import { fieldsOf, partOf, ROLE_CHOICES, type PartFields } from './part';
import { refOf } from './requests';
import { belonging, described, marked, municipalityChoices, plain, roleChoices } from './wording';

const PAGE = 8;

/** Everybody, by where they belong: municipalities first, then organisations, then who has told neither. */
export function membersReply(
  t: Translate, networkId: string, members: readonly Member[], municipalities: readonly Municipality[], from: number,
): CardReply {
  const sorted = members.map((member) => ({ member, group: belonging(member, municipalities) })).sort((a, b) =>
    rank(a.member) - rank(b.member) || a.group.localeCompare(b.group, 'nb') || a.member.name.localeCompare(b.member.name, 'nb'));
  const start = from < sorted.length ? from : 0;
  const rows = sorted.slice(start, start + PAGE).map(({ member, group }, at) => ({
    id: `${networkId}.${refOf(member)}`,
    group: at > 0 && sorted[start + at - 1]?.group === group ? '' : group || t('networks.people.noBelonging'),
    name: marked(t, member), about: described(t, member), button: plain(member.name),
  }));
  const heading = t('networks.people.members', { count: members.length });
  const more = start + PAGE < sorted.length ? `${networkId}.${start + PAGE}` : '';
  return { kind: 'card', card: { template: 'networks/members', data: { heading, rows, more } }, summary: heading };
}

const rank = ({ municipality, organisation }: Member): number => (municipality ? 0 : organisation ? 1 : 2);

/** What the form says above the fields: `wrong` when something in them is. */
export interface MemberNote {
  said?: TextKey;
  wrong?: TextKey;
  /** What was written, where that is not what stands. */
  fields?: PartFields;
}

/** The e-mail address is shown in a personal chat only: elsewhere others read it too. */
export function memberReply(
  { t, place }: Pick<Turn, 't' | 'place'>, networkId: string, member: Member, municipalities: readonly Municipality[], { said, wrong, fields }: MemberNote = {},
): CardReply {
  const { role, municipality, organisation, title } = fields ?? fieldsOf(partOf(member));
  const heading = marked(t, member);
  const lines = [said ? t(said) : '', escapeMarkdown((place.scope === 'personal' && member.email) || '')];
  const data = {
    id: `${networkId}.${refOf(member)}-${stampOf(member)}`, list: `${networkId}.0`, heading,
    wrong: wrong ? t(wrong) : '', line: lines.filter(Boolean).join('\n\n'),
    role, municipality, organisation, position: title,
    roles: roleChoices(t, ROLE_CHOICES), municipalities: municipalityChoices(t, municipalities),
  };
  return { kind: 'card', card: { template: 'networks/member', data }, summary: summaryOf(heading) };
}

export function removeReply(t: Translate, networkId: string, member: Member): CardReply {
  const heading = t('networks.people.remove', { name: escapeMarkdown(member.name) });
  const data = { id: `${networkId}.${refOf(member)}`, heading };
  return { kind: 'card', card: { template: 'networks/member-remove', data }, summary: summaryOf(heading) };
}

/** What was done to one or several, a line each. `rest`: the button to what is left of a pasted list. */
export function peopleReceipt(heading: string, lines: readonly string[], rest = ''): CardReply {
  const data = { heading, lines: lines.map((line) => ({ line })), rest };
  return { kind: 'card', card: { template: 'networks/people-receipt', data }, summary: summaryOf(heading) };
}
