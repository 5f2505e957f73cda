import { LANGUAGES, translator, type Translate } from '../../../lib/language';
import { escapeMarkdown, shortened } from '../../../lib/people-text';
import { TOPICS, type Member, type Municipality } from '../types';
import { choicesOf, OTHER, ROLE_CHOICES, type RoleChoice } from './part';

const TITLE_LENGTH = 60;

/** A line of a form's choice. */
export interface Choice {
  title: string;
  value: string;
}

export const roleName = (t: Translate, choice: RoleChoice): string => t(`networks.people.role.${choice}`);

export const roleNames = (t: Translate, choices: readonly RoleChoice[]): string => choices.map((choice) => roleName(t, choice)).join(', ');

export const roleChoices = (t: Translate, choices: readonly RoleChoice[]): Choice[] =>
  choices.map((value) => ({ value, title: roleName(t, value) }));

export const topicChoices = (t: Translate): Choice[] => TOPICS.map((value) => ({ value, title: t(`networks.people.topic.${value}`) }));

/** The network's municipalities by name, and «another organisation» for who is of none. */
export function municipalityChoices(t: Translate, municipalities: readonly Municipality[]): Choice[] {
  const named = municipalities.map(({ number, name }) => ({ value: number, title: plain(name) }));
  return [...named.sort((a, b) => a.title.localeCompare(b.title, 'nb')), { value: OTHER, title: t('networks.people.otherOrganisation') }];
}

/** Where somebody belongs, as a card shows it: the municipality, else the organisation; empty where neither is known. */
export function belonging({ municipality, organisation }: Pick<Member, 'municipality' | 'organisation'>, all: readonly Municipality[]): string {
  const name = municipality ? (all.find(({ number }) => number === municipality)?.name ?? municipality) : (organisation ?? '');
  return escapeMarkdown(name);
}

/** The name, and that they are a guest or away, on a card. */
export function marked(t: Translate, { name, guest, away }: { name: string; guest?: boolean; away?: unknown }): string {
  return [escapeMarkdown(name), guest ? t('networks.people.guest') : '', away ? t('networks.people.away') : ''].filter(Boolean).join(' ');
}

/** Roles and what somebody does, in one line of a card. */
export const described = (t: Translate, member: Pick<Member, 'roles' | 'manages' | 'title'>): string =>
  [roleNames(t, choicesOf(member)), escapeMarkdown(member.title ?? '')].filter(Boolean).join(' · ');

/** The title of a button or a choice: there is no markup there, and nothing that might be taken for it. */
export const plain = (text: string): string => shortened(text.replaceAll(/[\\`*_[\]<>~|]/g, ' ').trim(), TITLE_LENGTH);

/** The role that a word means in any of our languages. */
export function roleNamed(word: string): RoleChoice | undefined {
  const wanted = word.trim().toLowerCase();
  return ROLE_CHOICES.find((choice) => LANGUAGES.some((language) => {
    const t = translator(language);
    const words = `${roleName(t, choice)}, ${t(`networks.people.roleWords.${choice}`)}`;
    return words.toLowerCase().split(',').some((each) => each.trim() === wanted);
  }));
}
