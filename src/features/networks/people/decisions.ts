import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { TextKey } from '../../../lib/language';
import { isSame, type Decision } from '../memberships';
import type { Member } from '../types';
import { choicesOf, partOf, withPart, wrongWith, type Part, type RoleChoice } from './part';
import { refOf, type JoinRequest } from './requests';

/**
 * What became of a change of one member. `changed`: it is not as it was when it was shown; `last`: nobody would
 * coordinate; `unknown`: the municipality is not in the network. */
export type Changed = { outcome: 'saved' | 'unchanged' | 'changed' | 'last' | 'unknown'; member: Member };

/** True when there are coordinators, and none of them would be left. */
export function leavesNoCoordinator(members: readonly Member[], { put = [], remove = [] }: Pick<Decision<unknown>, 'put' | 'remove'>): boolean {
  const coordinates = ({ roles }: Member) => roles.includes('coordinator');
  const staying = members.filter((each) => ![...put, ...remove].some((one) => isSame(one, each)));
  return members.some(coordinates) && ![...staying, ...put].some(coordinates);
}

/** Changes as little of the part as these eight digits: they tell whether a form is about the member as they stand. */
export function stampOf(member: Member): string {
  return createHash('sha256').update(JSON.stringify(partOf(member))).digest('hex').slice(0, 8);
}

export const byRef = (members: readonly Member[], ref: string | undefined): Member | undefined =>
  members.find((member) => refOf(member) === ref);

/** Gives the member this part. `seen`: the member's stamp on the form; absent: whatever they are. */
export function changeMember(members: readonly Member[], member: Member, part: Part, seen?: string): Decision<Changed> {
  const next = withPart(member, part);
  if (isDeepStrictEqual(next, member)) return { result: { outcome: 'unchanged', member } };
  if (seen !== undefined && seen !== stampOf(member)) return { result: { outcome: 'changed', member } };
  if (leavesNoCoordinator(members, { put: [next] })) return { result: { outcome: 'last', member } };
  return { put: [next], result: { outcome: 'saved', member: next } };
}

/** In the same place, and no role that they do not have but that of a participant. */
export function mayByThemselves(own: Member, { choices, municipality, organisation }: Part): boolean {
  const [wish] = choices;
  const stays = municipality ? own.municipality === municipality : !own.municipality && own.organisation === organisation;
  return stays && wish !== undefined && (wish === 'participant' || choicesOf(own).includes(wish));
}

/** Gives a member the part that they choose for themselves: `changed` when they are not any more who may. Other roles they keep. */
export function changeOwn(members: readonly Member[], own: Member, part: Part): Decision<Changed> {
  if (!mayByThemselves(own, part)) return { result: { outcome: 'changed', member: own } };
  const today = choicesOf(own);
  return changeMember(members, own, { ...part, choices: today.some((choice) => part.choices.includes(choice)) ? today : part.choices });
}

export function removeMember(members: readonly Member[], member: Member): Decision<Changed> {
  if (leavesNoCoordinator(members, { remove: [member] })) return { result: { outcome: 'last', member } };
  return { remove: [member], result: { outcome: 'saved', member } };
}

/** The part that a request asks for, with the role that the coordinator chose instead if they did. Coordinators stay coordinators. */
export function partAsked(request: JoinRequest, given: RoleChoice, old: Member | undefined): Part {
  const { municipality, organisation, title, topics } = request;
  const keeps = old !== undefined && given !== 'coordinator' && choicesOf(old).includes('coordinator');
  const choices: RoleChoice[] = keeps ? [...(given === 'participant' ? [] : [given]), 'coordinator'] : [given];
  return {
    choices,
    ...(municipality && { municipality }), ...(organisation && { organisation }), ...(title && { title }), ...(topics && { topics }),
  };
}

/** The member that an approved request makes, or what is wrong with the role for where they belong. */
export function approve(
  members: readonly Member[], request: JoinRequest, given: RoleChoice, now: number,
): { member: Member } | { wrong: TextKey } {
  const old = members.find((member) => isSame(member, request));
  const part = partAsked(request, given, old);
  const wrong = wrongWith(part);
  if (wrong) return { wrong };
  const { tenantId, personId, name, email, guest } = request;
  const known = { tenantId, personId, name, ...(email && { email }), ...(guest && { guest }) };
  return { member: withPart({ joinedAt: now, ...old, ...known, roles: [] }, part) };
}
