import words from './class-c.json';
import type { OwnQuestion, Question } from './types';

/** What a question may seem to ask for that is not to be collected here, the gravest first. */
export const TOPICS = ['deaths', 'persons', 'kin', 'regional', 'events', 'names'] as const;
export type Topic = (typeof TOPICS)[number];

type Kind = OwnQuestion['kind'];
type Refused = Extract<Topic, 'deaths' | 'persons' | 'kin'>;

export type Remark = { how: 'refused'; topic: Refused } | { how: 'asked'; topic: Topic };
interface Rule {
  remark: Remark;
  kinds: readonly Kind[];
  patterns: readonly RegExp[];
}

type Words = Readonly<Record<string, readonly string[]>>;

/** One of the words of all languages: people mix them. `*` stands for the rest of a word. */
const oneOf = (...lists: readonly Words[]): string => (
  `(?:${lists.flatMap((list) => Object.values(list).flat()).map((word) => word.replaceAll('*', '\\p{L}*')).join('|')})`
);

const anywhere = (list: Words): RegExp => new RegExp(` ${oneOf(list)}(?= )`, 'u');
/** Right after «hvor mange», «antall som», and not what the municipality itself does («hvor mange fikk dere?»). */
const counted = (...lists: Words[]): RegExp => (
  new RegExp(` ${oneOf(words.counters)}(?: ${oneOf(words.links)})* ${oneOf(...lists)}(?= )(?! ${oneOf(words.ours)} )`, 'u')
);
const first = (list: Words): RegExp => new RegExp(`^ ${oneOf(list)}(?= )`, 'u');
const both = (one: Words, other: Words): RegExp => new RegExp(`^(?=.* ${oneOf(one)} )(?=.* ${oneOf(other)} )`, 'u');

const DEATHS = [anywhere(words.deaths)];
const PERSONS = [anywhere(words.persons), counted(words.groups, words.doing)];
const KIN = [anywhere(words.kin)];
const REGIONAL = [anywhere(words.followUps), both(words.naloxone, words.used)];

/**
 * Class C is never collected (domain/indicators.md, 3 and 5). Deaths, and whether they were gone through («ja» tells that there was one),
 * how many persons, and how many next of kin were followed up, are refused whatever the coordinator thinks.
 *
 * «How many …» has a number for an answer whatever kind is chosen, so a status that begins so is looked at as a number.
 *
 * Where the words alone cannot tell, and of what may only be shown for the region as a whole (follow-ups, naloxone that was used), the
 * coordinator is asked and decides. A status is of class A, as it says how far a routine has come: so of «rutine for etterlatte» it is
 * asked without a word. A count of events is of class B, and kept as such.
 */
const RULES: readonly Rule[] = [
  { remark: { how: 'refused', topic: 'deaths' }, kinds: ['number', 'yes-no', 'text'], patterns: DEATHS },
  { remark: { how: 'refused', topic: 'persons' }, kinds: ['number', 'text'], patterns: PERSONS },
  { remark: { how: 'refused', topic: 'kin' }, kinds: ['number'], patterns: KIN },
  { remark: { how: 'asked', topic: 'deaths' }, kinds: ['status'], patterns: DEATHS },
  { remark: { how: 'asked', topic: 'persons' }, kinds: ['yes-no', 'status'], patterns: PERSONS },
  { remark: { how: 'asked', topic: 'kin' }, kinds: ['yes-no', 'text'], patterns: KIN },
  { remark: { how: 'asked', topic: 'regional' }, kinds: ['number', 'yes-no', 'text'], patterns: REGIONAL },
  { remark: { how: 'asked', topic: 'persons' }, kinds: ['number'], patterns: [counted(words.being), first(words.groups)] },
  { remark: { how: 'asked', topic: 'events' }, kinds: ['yes-no', 'text'], patterns: [anywhere(words.events)] },
  { remark: { how: 'asked', topic: 'names' }, kinds: ['text'], patterns: [anywhere(words.names)] },
];

const ALLOWED = new RegExp(anywhere(words.allowed).source, 'gu');

const ASKS_HOW_MANY = first(words.counters);

/** What is to be said of a question before it is asked; undefined for nothing. A refusal comes before a doubt. */
export function remarkOn(text: string, kind: Kind): Remark | undefined {
  const plain = spaced(text).replaceAll(ALLOWED, ' ');
  const looked = kind === 'status' && ASKS_HOW_MANY.test(plain) ? 'number' : kind;
  const rule = RULES.find(({ kinds, patterns }) => kinds.includes(looked) && patterns.some((pattern) => pattern.test(plain)));
  return rule?.remark;
}

/** In small letters, with one space around each word. */
const spaced = (text: string): string => ` ${text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

/**
 * Whether a question asks for what no form may: what is refused to a coordinator, and what a coordinator would be asked about, since of a
 * form nobody is. It may ask who does what, in the words of a role, and how far a routine has come, whatever it is for.
 */
export function asksForClassC({ id, kind, label }: Pick<Question, 'id' | 'kind' | 'label'>): boolean {
  const remarks = [id, ...Object.values(label)].map((text) => remarkOn(text, KIND_OF[kind]));
  return remarks.some((remark) => remark !== undefined && (kind === 'status' ? remark.how === 'refused' : remark.topic !== 'names'));
}

const KIND_OF = { status: 'status', number: 'number', choice: 'yes-no', day: 'text', text: 'text' } as const;
