/** What the button of a form about a round carries: the round, and the version of it that the form was opened on. */
export interface RoundRef {
  round: string;
  seen: number;
}

const SHAPE = /^(\d{13}-[a-z0-9]{1,12})-v(\d{1,6})$/;

/** As the id of a thing on a card: `<round>-v<version>`. */
export const roundRef = ({ round, seen }: RoundRef): string => `${round}-v${seen}`;

/** Undefined for what no card of ours has sent. */
export function readRoundRef(id: string): RoundRef | undefined {
  const [, round, seen] = SHAPE.exec(id) ?? [];
  return round === undefined || seen === undefined ? undefined : { round, seen: Number(seen) };
}
