import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stemOf, wordsOf } from '../../src/features/advice/analysis';

/** A line of the bank and where it stands, for a failure that says where to look. */
export interface Row {
  file: string;
  where: string;
  language: string;
  voice: string;
  text: string;
}

export const BANK = join(__dirname, '..', '..', 'src', 'features', 'advice', 'bank');

/** Every file of the bank with its content, `topics/hkh.tsv`. */
export function bankFiles(): Map<string, string> {
  const files = readdirSync(BANK, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsv')).sort();
  return new Map(files.map((file) => [file, readFileSync(join(BANK, file), 'utf8')]));
}

export function bankRows(files = bankFiles()): Row[] {
  return [...files].flatMap(([file, content]) => content.split('\n').filter(Boolean).map((row, at) => {
    const [language = '', voice = '', text = ''] = row.split('\t');
    return { file, where: `${file}:${at + 1}`, language, voice, text };
  }));
}

/** What is left of a text when case, punctuation and spaces do not count. */
export function plain(text: string): string {
  return wordsOf(text).join(' ');
}

/** Finds texts of much the same words: which share of all stems of two texts they have in common (Jaccard). */
export class Likeness {
  private readonly stems: Set<string>[];
  private readonly holding = new Map<string, number[]>();

  constructor(private readonly texts: string[]) {
    this.stems = texts.map(stemsOf);
    this.stems.forEach((stems, at) => {
      for (const stem of stems) this.holding.set(stem, [...(this.holding.get(stem) ?? []), at]);
    });
  }

  /** The texts that share at least `least` (0–1) of the stems with this one. */
  to(text: string, least: number): string[] {
    const asked = stemsOf(text);
    const shared = new Map<number, number>();
    for (const stem of asked) for (const at of this.holding.get(stem) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    const alike = [...shared].filter(([at, common]) => common / (asked.size + this.stems[at]!.size - common) >= least);
    return alike.map(([at]) => this.texts[at]!);
  }
}

function stemsOf(text: string): Set<string> {
  return new Set(wordsOf(text).map(stemOf));
}
