import { UserError } from '../lib/errors';
import type { Access, NetworkHere } from './feature';

/**
 * Who may do what. Services that read or change what belongs to a network demand one of the scopes below, and nothing but this
 * module can make one: a check that was forgotten does not compile. What a person is comes from the store, never from a card.
 */
declare const checked: unique symbol;

/** The person is a member of this network. */
export interface MemberScope {
  readonly networkId: string;
  readonly networkName: string;
  readonly part: NetworkHere;
  readonly [checked]: 'member' | 'spokesperson' | 'coordinator';
}

/** The person speaks for this municipality of the network: its contact, or the deputy. */
export interface MunicipalityScope extends MemberScope {
  readonly municipality: string;
  readonly [checked]: 'spokesperson';
}

/** The person coordinates this network. */
export interface CoordinatorScope extends MemberScope {
  readonly [checked]: 'coordinator';
}

/** The person may make a network: an admin of the installation, or a coordinator. */
export interface FounderScope {
  readonly founder: true;
}

const isMember = (here: NetworkHere | undefined): here is NetworkHere => here !== undefined && here.roles.length > 0;
const scopeOf = <S extends MemberScope>(part: NetworkHere, more: object = {}): S =>
  ({ networkId: part.networkId, networkName: part.networkName, part, ...more }) as unknown as S;

/** A stranger is told that there is nothing here for them, a member for whom it is. */
const refusalFor = (text: 'authority.coordinatorsOnly' | 'authority.spokespeopleOnly') => (here: NetworkHere | undefined) =>
  isMember(here) ? new UserError(text, { network: here.networkName }) : new UserError('networks.none');

/** Needs no membership, and asks the store nothing: also for strangers, and when the store is away. */
export const anyone: Access<true> = {
  id: 'anyone',
  needsNetwork: false,
  scope: () => true,
  refusal: () => new UserError('networks.none'),
};

export const member: Access<MemberScope> = {
  id: 'member',
  needsNetwork: true,
  scope: (_turn, here) => (isMember(here) ? scopeOf<MemberScope>(here) : undefined),
  refusal: (here) => new UserError(here ? 'authority.membersOnly' : 'networks.none', here ? { network: here.networkName } : {}),
};

export const coordinator: Access<CoordinatorScope> = {
  id: 'coordinator',
  needsNetwork: true,
  scope: (_turn, here) => (here?.roles.includes('coordinator') ? scopeOf<CoordinatorScope>(here) : undefined),
  refusal: refusalFor('authority.coordinatorsOnly'),
};

export const spokesperson: Access<MunicipalityScope> = {
  id: 'spokesperson',
  needsNetwork: true,
  scope: (_turn, here) => {
    const speaks = here?.roles.some((role) => role === 'contact' || role === 'deputy');
    return here && speaks && here.municipality ? scopeOf<MunicipalityScope>(here, { municipality: here.municipality }) : undefined;
  },
  refusal: refusalFor('authority.spokespeopleOnly'),
};

/** An admin of the installation, or a coordinator of the network here; where there is none, a coordinator of any. */
export const founder: Access<FounderScope> = {
  id: 'founder',
  needsNetwork: true,
  elsewhere: true,
  scope: ({ admin }, here) => (admin || here?.roles.includes('coordinator') ? { founder: true } : undefined),
  refusal: () => new UserError('authority.foundersOnly'),
};
