const STATUS_REF = /^(\d{13}-[a-z0-9]{1,12})(?:-(\d{1,5}))?$/;

/** A page of a round's status, as the id of a thing on a card: `<round>[-<from>]`. */
export const statusRef = (roundId: string, from = 0): string => (from > 0 ? `${roundId}-${from}` : roundId);

/** Undefined for what no card of ours has sent. */
export function readStatusRef(id: string): { roundId: string; from: number } | undefined {
  const [, roundId, from = '0'] = STATUS_REF.exec(id) ?? [];
  return roundId === undefined ? undefined : { roundId, from: Number(from) };
}
