import { personRef } from '../../../lib/ids';
import type { TextKey, Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import type { CardReply, RosterPerson } from '../../feature';
import type { Municipality } from '../types';
import type { AddDraft } from './drafts';
import { summaryOf } from './join-cards';
import type { FoundLine, MissedLine } from './matching';
import { rolesOf, ROLE_CHOICES, type PartFields } from './part';
import { belonging, described, marked, municipalityChoices, plain, roleChoices } from './wording';

const LINE_LENGTH = 120;
/** A card has so much room; the others are there when these are mended. */
const MOST_MISSED = 20;

/** Where the list of people goes on: in the same conversation, and in the network's next channel. */
export interface Onward {
  more?: string;
  channel?: string;
}

/** Whom to add. `people`: undefined when Teams did not say who is there. */
export function addReply(
  t: Translate, draft: AddDraft, people: readonly RosterPerson[] | undefined, onward: Onward, wrong?: TextKey,
): CardReply {
  const heading = t('cards.networks.add-people.title');
  const said = people === undefined ? 'unknown' : people.length > 0 ? 'some' : 'none';
  const data = {
    id: `${draft.networkId}.${draft.id}`, heading, wrong: wrong ? t(wrong) : '', line: t(`networks.people.add.${said}`),
    people: (people ?? []).map((one) => ({ value: personRef(one.tenantId, one.id), title: titleOf(t, one) })),
    more: onward.more ?? '', channel: onward.channel ?? '',
  };
  return { kind: 'card', card: { template: 'networks/add-people', data }, summary: heading };
}

function titleOf(t: Translate, { name, email, guest }: RosterPerson): string {
  return plain([name || (email ?? t('networks.people.nameless')), guest ? t('networks.people.guest') : ''].filter(Boolean).join(' '));
}

/** What all who were chosen are to be. */
export function addRoleReply(
  t: Translate, draft: AddDraft, chosen: readonly RosterPerson[], municipalities: readonly Municipality[],
  fields: PartFields, wrong?: TextKey,
): CardReply {
  const heading = t('networks.people.add.role', { count: chosen.length });
  const data = {
    id: `${draft.networkId}.${draft.id}`, heading, wrong: wrong ? t(wrong) : '', names: chosen.map((one) => marked(t, one)).join(', '),
    role: fields.role, municipality: fields.municipality, organisation: fields.organisation,
    roles: roleChoices(t, ROLE_CHOICES), municipalities: municipalityChoices(t, municipalities),
  };
  return { kind: 'card', card: { template: 'networks/add-role', data }, summary: summaryOf(heading) };
}

export function pasteReply(t: Translate, id: string, list: string, wrong?: { text: TextKey; values?: Record<string, number> }): CardReply {
  const data = { id, list, wrong: wrong ? t(wrong.text, wrong.values) : '' };
  return { kind: 'card', card: { template: 'networks/paste-people', data }, summary: t('cards.networks.paste-people.title') };
}

/** Who a pasted list was understood as, before anything is done. `channel`: the button that looks in the next channel too. */
export function previewReply(
  t: Translate, draft: AddDraft, found: readonly FoundLine[], missed: readonly MissedLine[],
  municipalities: readonly Municipality[], channel: string,
): CardReply {
  const heading = t('networks.people.paste.preview', { found: found.length, all: found.length + missed.length });
  const others = missed.length - MOST_MISSED;
  const data = {
    id: `${draft.networkId}.${draft.id}`, heading, add: t('networks.people.paste.add', { count: found.length }), channel,
    found: found.map((each) => ({ line: foundLine(t, each, municipalities) })),
    others: others > 0 ? t('networks.people.paste.others', { count: others }) : '',
    missing: missed.slice(0, MOST_MISSED).map((each) => ({ line: missedLine(t, each), why: t(each.why) })),
  };
  return { kind: 'card', card: { template: 'networks/paste-preview', data }, summary: summaryOf(heading) };
}

function foundLine(t: Translate, { person, part }: FoundLine, municipalities: readonly Municipality[]): string {
  const about = described(t, { ...rolesOf(part.choices), ...(part.title && { title: part.title }) });
  return [marked(t, person), about, belonging(part, municipalities)].filter(Boolean).join(' · ');
}

export const missedLine = (t: Translate, { line, text }: MissedLine): string =>
  t('networks.people.paste.line', { line, text: escapeMarkdown(shortened(text, LINE_LENGTH)) });
