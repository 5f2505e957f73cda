import { LANGUAGES } from '../../../src/lib/language';
import type { Outcome } from './lines';
import { figuresOf, found, groupedBy, rankingFigures, type Figures, type Found } from './metrics';
import { fraction, percent, table } from './table';

/** One line of the table of figures, and what the issue asks for on dev. */
const ROWS: [string, (figures: Figures) => string, string?][] = [
  ['questions with an answer', ({ topics }) => String(topics.count)],
  ['  P@1', ({ topics }) => fraction(topics.first), '≥ 0.900'],
  ['  R@3', ({ topics }) => fraction(topics.three), '≥ 0.970'],
  ['  MRR', ({ topics }) => fraction(topics.reciprocal)],
  ['  answered %', ({ topics }) => percent(topics.answered)],
  ['    of those right %', ({ topics }) => percent(topics.right)],
  ['  unsure %', ({ topics }) => percent(topics.unsure)],
  ['  refused %', ({ topics }) => percent(topics.refused)],
  ['about something else', ({ outside }) => String(outside.count)],
  ['  answered %', ({ outside }) => percent(outside.answered), '≤ 6'],
  ['  unsure %', ({ outside }) => percent(outside.unsure)],
  ['emergencies', ({ emergencies }) => String(emergencies.count)],
  ['  card %', ({ emergencies }) => percent(emergencies.card)],
  ['  banner %', ({ emergencies }) => percent(emergencies.banner)],
  ['  missed %', ({ emergencies }) => percent(emergencies.missed), '0'],
  ['near-misses', ({ nearMisses }) => String(nearMisses.count)],
  ['  card %', ({ nearMisses }) => percent(nearMisses.card), '0'],
  ['  banner %', ({ nearMisses }) => percent(nearMisses.banner), '≤ 5'],
  ['ordinary questions', ({ ordinary }) => String(ordinary.count)],
  ['  banner or card %', ({ ordinary }) => percent(ordinary.alarmed), '≤ 3'],
  ['to be refused by a guard', ({ guards }) => String(guards.count)],
  ['  refused %', ({ guards }) => percent(guards.refused), '≥ 90'],
];

/** All figures, overall and by language, beside what is wanted of them. */
export function figuresTable(outcomes: Outcome[]): string {
  const columns = [outcomes, ...LANGUAGES.map((lang) => outcomes.filter(({ line }) => line.lang === lang))].map(figuresOf);
  return table([['', 'all', ...LANGUAGES, 'wanted'], ...ROWS.map(([name, show, wanted = '']) => [name, ...columns.map(show), wanted])]);
}

/** In which voices a topic is known best, and in which least; emergencies and near-misses by how many raised an alarm. */
export function voicesTable(outcomes: Outcome[]): string {
  const rows = [...groupedBy(outcomes, ({ line }) => line.voice ?? '')].map(([voice, group]) => {
    const { topics, emergencies, nearMisses } = figuresOf(group);
    return { voice, topics, caught: 1 - emergencies.missed, alarmed: nearMisses.card + nearMisses.banner };
  });
  const asked = rows.filter(({ topics }) => topics.count).sort((a, b) => a.topics.first - b.topics.first);
  const shown = asked.map(({ voice, topics, caught, alarmed }) => {
    return [voice, topics.count, ...[topics.first, topics.three].map(fraction), ...[caught, alarmed].map(percent)];
  });
  return table([['voice', 'lines', 'P@1', 'R@3', 'emergencies caught %', 'near-misses alarmed %'], ...shown]);
}

/** What several systems found for the same questions. */
export function systemsTable(systems: { name: string; found: (Found & { lang: string })[] }[]): string {
  const rows = systems.map(({ name, found: all }) => {
    const { first, three, reciprocal } = rankingFigures(all);
    const byLanguage = LANGUAGES.map((lang) => rankingFigures(all.filter((one) => one.lang === lang)).first);
    return [name, ...[first, three, reciprocal, ...byLanguage].map(fraction)];
  });
  return table([['', 'P@1', 'R@3', 'MRR', ...LANGUAGES.map((lang) => `P@1 ${lang}`)], ...rows]);
}

export function foundByProduct(outcomes: Outcome[]): (Found & { lang: string })[] {
  return outcomes.flatMap((outcome) => found([outcome]).map((one) => ({ ...one, lang: outcome.line.lang })));
}
