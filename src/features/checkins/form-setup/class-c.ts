import type { OwnQuestion } from '../forms/types';
import words from './class-c.json';

/** What a question may seem to ask for that is not to be collected here, the gravest first. */
export const TOPICS = ['deaths', 'persons', 'kin', 'events', 'names'] as const;
export type Topic = (typeof TOPICS)[number];

type Kind = OwnQuestion['kind'];

/**
 * Class C is never collected (domain/indicators.md, 3 and 5). Deaths, and whether they were gone through («ja» tells that there was one),
 * how many persons, and how many next of kin were followed up, are of class C whatever the coordinator thinks: those can't be asked for.
 */
const REFUSED: Readonly<Record<'deaths' | 'persons' | 'kin', readonly Kind[]>> = {
  deaths: ['number', 'yes-no', 'text'],
  persons: ['number', 'text'],
  kin: ['number'],
};
type Refused = keyof typeof REFUSED;

/**
 * Where the words alone cannot tell, the coordinator is asked and decides. A status is of class A, as it says how far a routine has come:
 * so of «rutine for etterlatte» it is asked without a word. A count of events is of class B, and kept as such.
 */
const ASKED: Readonly<Record<Topic, readonly Kind[]>> = {
  deaths: ['status'],
  persons: ['yes-no', 'status'],
  kin: ['yes-no', 'text'],
  events: ['yes-no', 'text'],
  names: ['text'],
};

export type Remark = { how: 'refused'; topic: Refused } | { how: 'asked'; topic: Topic };

/** What is to be said of a question before it is asked; undefined for nothing. A refusal comes before a doubt. */
export function remarkOn(text: string, kind: Kind): Remark | undefined {
  const words = withoutAllowed(spaced(text));
  const refused = (['deaths', 'persons', 'kin'] as const).find((topic) => REFUSED[topic].includes(kind) && has(words, PATTERNS[topic]));
  if (refused) return { how: 'refused', topic: refused };
  const asked = TOPICS.find((topic) => ASKED[topic].includes(kind) && has(words, PATTERNS[topic]));
  return asked && { how: 'asked', topic: asked };
}

/** In small letters, with one space around each word. */
const spaced = (text: string): string => ` ${text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

const has = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0;

const withoutAllowed = (text: string): string => text.replaceAll(new RegExp(PATTERNS.allowed.source, 'gu'), ' ');

/** Words of all languages: people mix them. `*` at an end stands for the rest of a word. */
const patternOf = (lists: Readonly<Record<string, readonly string[]>>): RegExp => {
  const each = Object.values(lists).flat().map((word) => word.replace(/^\*/, '\\p{L}*').replace(/\*$/, '\\p{L}*'));
  return new RegExp(` (?:${each.join('|')})(?= )`, 'u');
};

const PATTERNS = {
  allowed: patternOf(words.allowed), deaths: patternOf(words.deaths), persons: patternOf(words.persons), kin: patternOf(words.kin),
  events: patternOf(words.events), names: patternOf(words.names),
};
