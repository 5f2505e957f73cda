import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { patterns } from '../emergency/marks';
import { RECIPE } from './recipe';

const OF_KNOWLEDGE = /\.(?:tsv|txt|json|md)$/;
/** Read by people only. */
const README = /README\.md$/;

/**
 * Of everything that the answers are made of: the files below these folders, byte for byte, and the recipe. What was made
 * of a file that has changed since carries another fingerprint.
 */
export function fingerprintOf(folders: string[], recipe: object = { ...RECIPE, rules: patterns }): string {
  const hash = createHash('sha256').update(JSON.stringify(recipe));
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => OF_KNOWLEDGE.test(file) && !README.test(file));
    for (const file of files.sort()) hash.update(`\n${file.replaceAll(sep, '/')}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 32);
}
