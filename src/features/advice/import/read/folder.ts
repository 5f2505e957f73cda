import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Block } from '../page';
import { ImportProblem, throwIfAny } from '../problem';
import { isReadable, readPageFile } from './file';
import { addPage, type PageRules, type RawPage, type Reading } from './make-page';
import { raadInTitle } from './raad-number';

/** A page of text is far smaller; a larger file is something else. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 500;
/** What browsers put beside a saved page. */
const BESIDE_A_PAGE = /(?:[_-](?:files|filer)|\.files)$/i;

/**
 * Every page in a folder and the folders in it, by name. Throws ImportProblem, with a line for each file, when any cannot be
 * read: half an import is none.
 */
export async function readFolder(folder: string, rules: PageRules): Promise<Reading> {
  const reading: Reading = { pages: [], problems: [], notices: [] };
  const names = await pageFiles(folder, reading);
  if (names.length === 0) throw new ImportProblem(`${folder} has no HTML, Markdown or DOCX files.`);
  if (names.length > MAX_FILES) throw new ImportProblem(`${folder} has ${names.length} files; at most ${MAX_FILES} can be imported.`);
  for (const name of names) {
    const raw = await readRaw(folder, name, reading);
    for (const each of raw ? pagesIn(raw) : []) addPage(each, rules, reading);
  }
  throwIfAny(reading.problems);
  return reading;
}

async function pageFiles(folder: string, { notices }: Reading): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: Error) => {
    throw new ImportProblem(`${folder} is no folder that can be read.`, { cause });
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length));
  const text = files.map((file) => file.replaceAll('\\', '/')).filter((file) => !isBesideAPage(file)).sort();
  for (const other of text.filter((file) => !isReadable(file))) notices.push(`${other} was not read: only HTML, Markdown and DOCX are.`);
  return text.filter(isReadable);
}

/** Word's lock files and hidden files, and what belongs to a saved page. */
function isBesideAPage(file: string): boolean {
  const parts = file.split('/');
  return parts.some((part) => part.startsWith('.') || part.startsWith('~$')) || parts.slice(0, -1).some((part) => BESIDE_A_PAGE.test(part));
}

/** Undefined, with the problem noted, for a file that cannot be read. */
async function readRaw(folder: string, name: string, { problems }: Reading): Promise<RawPage | undefined> {
  try {
    const path = join(folder, name);
    const { size } = await stat(path);
    if (size === 0) throw new ImportProblem(`${name} is empty.`);
    if (size > MAX_FILE_BYTES) throw new ImportProblem(`${name} is larger than ${MAX_FILE_BYTES / 1024 ** 2} MiB.`);
    return { id: name.replace(/\.[^./]+$/, ''), name, ...(await readPageFile(name, await readFile(path))) };
  } catch (error) {
    problems.push(error instanceof ImportProblem ? error.message : `${name} cannot be read: ${(error as Error).message}.`);
    return undefined;
  }
}

/** One file may hold several råd, each under a heading «Råd 2: …»: each is a page then, and what is outside them another. */
function pagesIn(raw: RawPage): RawPage[] {
  const starts = raw.blocks.flatMap((block, at) => (isRaad(block) ? [at] : []));
  if (starts.length === 0) return [raw];
  const raad = starts.map((start) => pageFrom(raw, start));
  const taken = new Set(raad.flatMap(({ blocks }) => blocks));
  const rest = raw.blocks.filter((block) => !taken.has(block) && !isRaad(block));
  const own = { ...raw, blocks: rest, facts: { ...raw.facts, raad: undefined } };
  return rest.some(({ kind }) => kind !== 'heading') ? [own, ...raad] : raad;
}

const isRaad = ({ kind, text }: Block) => kind === 'heading' && raadInTitle(text) !== undefined;

function pageFrom(raw: RawPage, start: number): RawPage {
  const { text, level } = raw.blocks[start]!;
  const after = raw.blocks.slice(start + 1);
  const end = after.findIndex((block) => isRaad(block) || (block.kind === 'heading' && block.level <= level));
  const number = String(raadInTitle(text));
  return {
    id: `${raw.id}-raad-${number}`, name: `${raw.name} («${text}»)`, blocks: end < 0 ? after : after.slice(0, end),
    facts: { ...raw.facts, title: text, raad: number },
  };
}
