import { cardAction, molde, type World } from '../support/activities';
import type { Post } from './posting';

export const NETWORK = 'landet';
/** What the parts of the form say; the rest of the round's questions are left open. */
const PARTS = {
  r1: { 'r1-status': '3', 'r1-plan': 'Helse- og omsorgsplanen', 'r1-initiative': 'Ruskoordinator', 'r1-purity': 'no' },
  r2: { 'r2-status': '4', 'r2-places': '3', 'r2-units': '120' },
  r3: { 'r3-status': '2', 'r3-courses': '2' },
} as const;
type PartId = keyof typeof PARTS;
/** A number that each revision has for itself. */
export const MARK = 'r1-meetings';

export interface Municipality {
  number: string;
  world: World;
}

/** As many as are asked for, each with a contact, for a bot that is to write to `serviceUrl`. */
export function municipalitiesOf(serviceUrl: string, count: number): Municipality[] {
  return Array.from({ length: count }, (_, nth) => {
    const id = String(nth).padStart(12, '0');
    const from = { id: `29:contact-${id}`, name: `Demo ${nth}`, aadObjectId: `cdcdcdcd-0000-4000-8000-${id}` };
    return { number: String(4_000 + nth), world: { ...molde, serviceUrl, from, personalChat: { id: `a:contact-${id}` } } };
  });
}

/** Each municipality fills in its report and sends it, and corrects it until there are so many; `atOnce` of the presses are under way. */
export interface Reporting {
  serviceUrl: string;
  roundId: string;
  municipalities: number;
  revisions: number;
  atOnce: number;
}

export interface ReportLoad {
  /** The mark of each revision that was acknowledged, by municipality. */
  acknowledged: [municipality: string, marks: number[]][];
  /** What went wrong, once each. */
  unconfirmed: string[];
  /** What each press took, ms. */
  saves: number[];
  submits: number[];
  seconds: number;
}

export async function reportAll(post: Post, { serviceUrl, roundId, revisions, atOnce, ...asked }: Reporting): Promise<ReportLoad> {
  const municipalities = municipalitiesOf(serviceUrl, asked.municipalities);
  const acknowledged = new Map(municipalities.map(({ number }) => [number, [] as number[]]));
  const load: ReportLoad = { acknowledged: [], unconfirmed: [], saves: [], submits: [], seconds: 0 };
  let presses = 0;

  /** Whether the answer is a card with `shows` in it. */
  async function press(
    verb: string, { number, world }: Municipality, more: string, fields: Record<string, string>, shows: RegExp,
  ): Promise<boolean> {
    const id = `${NETWORK}.${roundId}-${number}${more}`;
    const activity = cardAction(world, `checkins.report.${verb}`, { id, ...fields }, { id: `report-${++presses}`, in: 'personal' });
    const begun = performance.now();
    const { status, body } = await post(activity);
    load[verb === 'submit' ? 'submits' : 'saves'].push(performance.now() - begun);
    const text = JSON.stringify(body);
    const done = status === 200 && shows.test(text);
    if (!done) load.unconfirmed.push(`${verb} ${id}: ${status} ${text.slice(0, 300)}`);
    return done;
  }

  async function revise(each: Municipality, version: number, parts: readonly PartId[]): Promise<number> {
    const mark = version + 1;
    for (const [at, part] of parts.entries()) {
      const fields = { ...PARTS[part], ...(part === 'r1' && { [MARK]: String(mark) }) };
      const next = new RegExp(`${each.number}(?:-[a-z][a-z0-9]*)?-${version + at + 1}"`);
      if (!await press('save', each, `-${part}-${version + at}`, fields, next)) return version;
    }
    const sent = await press('submit', each, `-${version + parts.length}`, {}, /Innsjekken er sendt|Rettelsen er sendt/);
    if (sent) acknowledged.get(each.number)?.push(mark);
    return version + parts.length;
  }

  const started = performance.now();
  const versions = new Map<string, number>();
  for (let revision = 1; revision <= revisions; revision++) {
    let next = 0;
    const worker = async () => {
      for (let each = municipalities[next++]; each; each = municipalities[next++]) {
        const parts = revision === 1 ? ['r1', 'r2', 'r3'] as const : ['r1'] as const;
        versions.set(each.number, await revise(each, versions.get(each.number) ?? 0, parts));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  return { ...load, acknowledged: [...acknowledged], seconds: (performance.now() - started) / 1000 };
}
