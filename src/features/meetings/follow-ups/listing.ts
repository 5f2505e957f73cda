import type { NetworkHere } from '../../feature';
import { byDay } from './follow-up';
import type { FollowUp } from './types';

const PAGE = 8;
const FILTERS = ['mine', 'all', 'done'] as const;
export type Filter = (typeof FILTERS)[number];

export interface Listing {
  filter: Filter;
  shown: FollowUp[];
  /** Of all pages. */
  total: number;
  /** Where the next page begins; absent at the end. */
  next?: number;
}

/**
 * A page of follow-ups as one member sees them: `all` that are open with the member's own first, only theirs (`mine`), or those that are
 * closed (`done`), the last closed first. A coordinator's own are also those that no municipality has.
 */
export function listFollowUps(all: readonly FollowUp[], part: Pick<NetworkHere, 'roles' | 'municipality'>, filter: Filter, from = 0): Listing {
  const isMine = ({ municipality }: FollowUp): boolean => (
    municipality === undefined ? part.roles.includes('coordinator') : municipality === part.municipality
  );
  const open = all.filter(({ state }) => state === 'open').sort(byDay);
  const mine = open.filter(isMine);
  const found = {
    mine,
    all: [...mine, ...open.filter((each) => !isMine(each))],
    done: all.filter(({ state }) => state !== 'open').sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0) || byDay(a, b)),
  }[filter];
  const start = from < found.length ? from : 0;
  return {
    filter, shown: found.slice(start, start + PAGE), total: found.length, ...(start + PAGE < found.length && { next: start + PAGE }),
  };
}

/** What a button of the list carries: `mine-0`. What is no such place is the first page of all. */
export function placeIn(text: string): { filter: Filter; from: number } {
  const [, word = 'all', from = '0'] = /^([a-z]+)-(\d{1,5})$/.exec(text) ?? [];
  return { filter: FILTERS.find((each) => each === word) ?? 'all', from: Number(from) };
}
