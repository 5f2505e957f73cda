/** Columns under one another: the first to the left, figures to the right. */
export function table(rows: (string | number)[][]): string {
  const texts = rows.map((row) => row.map(String));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  const pad = (text: string, column: number) => (column ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0));
  return texts.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** A share (0–1) as a percentage; of none there is no share. */
export function percent(part: number): string {
  return Number.isNaN(part) ? '–' : (100 * part).toFixed(1);
}

/** A share (0–1) to three digits, as P@1 and MRR are usually told. */
export function fraction(part: number): string {
  return Number.isNaN(part) ? '–' : part.toFixed(3);
}
