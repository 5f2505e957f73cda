import { RAAD, type Raad } from '../../meetings';

/** What a button about plans carries: a municipality, and perhaps a råd and the version of the plan that was seen. */
export interface PlanRef {
  municipality: string;
  raad?: Raad;
  version?: number;
}

const SHAPE = /^(\d{4})(?:-([1-9]))?(?:-(\d{1,6}))?$/;

/** As the id of a thing on a card, and of a source of reminders: `1506`, `1506-2`, `1506-2-4`. */
export const planRef = ({ municipality, raad, version }: PlanRef): string => (
  [municipality, raad, version].filter((each) => each !== undefined).join('-')
);

/** Undefined for what no card of ours has sent. */
export function readPlanRef(id: string): PlanRef | undefined {
  const [, municipality, given, version] = SHAPE.exec(id) ?? [];
  if (municipality === undefined) return undefined;
  if (given === undefined) return version === undefined ? { municipality } : undefined;
  const raad = RAAD.find((each) => String(each) === given);
  return raad && { municipality, raad, ...(version !== undefined && { version: Number(version) }) };
}
