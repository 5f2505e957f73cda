import { isDeepStrictEqual } from 'node:util';
import { cleaned, shortened } from '../../../lib/people-text';
import type { Channel, Member, Municipality } from '../types';
import { isEmpty, type Diff, type ImportPlan } from './plan';

const MOST_NAMED = 10;

/** What an import writes, for the operator: `+` new, `~` changed, `-` removed, then what stays. E-mail addresses are not printed. */
export function planText(plan: ImportPlan): string {
  const { network: { before, after, change }, municipalities, people, channels } = plan;
  const state = { new: 'is new', changed: 'changes', unchanged: isEmpty(plan) ? 'is unchanged' : 'is itself unchanged' }[change];
  return [
    `Network ${after.id}, ${plain(after.name)}, ${state}.`,
    ...(change === 'changed' && before ? [`  ~ network: ${keysText(before, after) || 'put in the list of networks'}`] : []),
    ...diffLines('municipality', municipalities, municipalityText),
    ...diffLines('person', people, personText),
    ...diffLines('channel', channels, channelText),
    unchangedText(plan),
    ...leftText(['person', 'people'], people.left, personName),
    ...leftText(['channel', 'channels'], channels.left, channelText),
    ...leftText(['municipality', 'municipalities'], municipalities.left, municipalityText),
  ].filter(Boolean).join('\n');
}

function diffLines<T extends object>(what: string, { created, changed, removed }: Diff<T>, text: (one: T) => string): string[] {
  return [
    ...created.map((one) => `  + ${what} ${text(one)}`),
    ...changed.map(({ before, after }) => `  ~ ${what} ${text(after)}: ${keysText(before, after)}`),
    ...removed.map((one) => `  - ${what} ${text(one)}`),
  ];
}

/** Which of its facts change; never their content, for some are private. */
function keysText(before: object, after: object): string {
  const [old, wanted] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const keys = [...new Set([...old.keys(), ...wanted.keys()])];
  return keys.filter((key) => !isDeepStrictEqual(old.get(key), wanted.get(key))).join(', ');
}

function unchangedText({ municipalities, people, channels }: ImportPlan): string {
  const counts = [
    counted(municipalities.unchanged, 'municipality', 'municipalities'), counted(people.unchanged, 'person', 'people'),
    counted(channels.unchanged, 'channel', 'channels'),
  ].filter(Boolean);
  return counts.length > 0 ? `Unchanged: ${counts.join(', ')}.` : '';
}

function leftText<T>([one, several]: [string, string], left: T[], text: (each: T) => string): string[] {
  if (left.length === 0) return [];
  const named = left.slice(0, MOST_NAMED).map(text).join('; ');
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : '';
  return [`Not in the file, and left: ${counted(left.length, one, several)}: ${named}${more}. --prune removes what is not in the file.`];
}

const counted = (count: number, one: string, several: string): string => (count > 0 ? `${count} ${count === 1 ? one : several}` : '');

/** What somebody called something, on one line and without what a terminal would obey. */
export const plain = (text: string): string => shortened(cleaned(text), 80);
export const municipalityText = ({ number, name }: Municipality): string => `${number} ${plain(name)}`;
const personName = ({ name }: Member): string => plain(name);
const personText = (member: Member): string => `${personName(member)} (${rolesText(member)})`;

/** The roles as the file writes them, and whom they speak for. */
function rolesText({ roles, manages, municipality }: Member): string {
  const named = roles.map((role) => (role === 'manager' && manages ? `manager of ${manages}` : role));
  return [...named, ...(municipality ? [municipality] : [])].join(', ');
}

export function channelText({ name, team, conversationId }: Channel): string {
  const names = [team, name].filter((each) => each !== undefined).map(plain);
  return names.length > 0 ? names.join(' › ') : conversationId;
}
