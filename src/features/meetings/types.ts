import type { WallTime } from '../../lib/time';

/** A network meeting (nettverkssamling). A start without an hour is a date whose time was never given. */
export interface Meeting {
  id: string;
  networkId: string;
  title: string;
  start: WallTime;
}
