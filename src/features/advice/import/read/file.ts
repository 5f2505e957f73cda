import { basename, extname } from 'node:path';
import mammoth from 'mammoth';
import MarkdownIt from 'markdown-it';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Block } from '../page';
import { ImportProblem } from '../problem';
import { decodeText } from './decode-text';
import { factNamed, takeFacts, type StatedFacts } from './facts';
import { readHtml } from './html';
import { raadInFileName } from './raad-number';

/** A file's text, what it says of itself, and the name its head gives it (on a web site: with the site's name). */
interface Content {
  blocks: Block[];
  facts: StatedFacts;
  headTitle?: string;
}

/** Names under which a saved page's head tells facts, the surest first. */
const META: [fact: keyof StatedFacts, names: string[]][] = [
  ['status', ['status']],
  ['updated', ['sistfagligoppdatert', 'dcterms.modified']],
  ['published', ['forstpublisert', 'dcterms.issued', 'article:published_time']],
  ['url', ['canonical', 'og:url']],
];

const READERS: Record<string, (name: string, bytes: Buffer) => Promise<Content> | Content> = {
  '.html': readHtmlFile,
  '.htm': readHtmlFile,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.docx': readWord,
};

/** True of files that can be read, by their endings. */
export function isReadable(path: string): boolean {
  return Object.hasOwn(READERS, extname(path).toLowerCase());
}

/**
 * A file's facts and text. Its title is that of its front matter, else its first heading of the first level, else its first
 * heading, else that of its head. Throws ImportProblem for a file that is not what its ending says.
 */
export async function readPageFile(name: string, bytes: Buffer): Promise<Pick<Content, 'blocks' | 'facts'>> {
  const content = await READERS[extname(name).toLowerCase()]?.(name, bytes);
  if (!content) throw new ImportProblem(`${name} is of a kind that cannot be read.`);
  const { facts, rest } = takeFacts(content.blocks);
  const heading = rest.find(({ kind, level }) => kind === 'heading' && level === 1) ?? rest.find(({ kind }) => kind === 'heading');
  const title = content.facts.title ?? heading?.text ?? content.headTitle;
  const raad = content.facts.raad ?? facts.raad ?? raadInFileName(basename(name))?.toString();
  // The title is shown apart. What stands above it (crumbs, the name of the chapter) is of the site, not of the page.
  const blocks = heading && title === heading.text ? rest.slice(rest.indexOf(heading) + 1) : rest;
  return { blocks, facts: { ...facts, ...content.facts, ...(title && { title }), ...(raad && { raad }) } };
}

function readHtmlFile(name: string, bytes: Buffer): Content {
  const { blocks, title, meta } = readHtml(decodeText(name, bytes));
  const facts: StatedFacts = {};
  for (const [fact, names] of META) {
    const found = names.map((each) => meta.get(each)).find(Boolean);
    if (found) facts[fact] = found;
  }
  return { blocks, facts, ...(title && { headTitle: title }) };
}

const markdown = new MarkdownIt({ html: true });
const FRONT_MATTER = /^---\r?\n(.*?)\r?\n---\r?\n/s;
const Plain = z.record(z.string(), z.union([z.string(), z.number()]).transform(String).catch(''));

function readMarkdown(name: string, bytes: Buffer): Content {
  const text = decodeText(name, bytes);
  const [whole = '', head] = FRONT_MATTER.exec(text) ?? [];
  const { blocks } = readHtml(markdown.render(text.slice(whole.length)));
  return { blocks, facts: head === undefined ? {} : factsOfYaml(name, head) };
}

/** Norwegian and English names are taken; others are of no interest here. */
function factsOfYaml(name: string, head: string): StatedFacts {
  const facts: StatedFacts = {};
  for (const [label, value] of Object.entries(Plain.catch({}).parse(yaml(name, head)))) {
    const fact = factNamed(label);
    if (fact && value) facts[fact] = value;
  }
  return facts;
}

function yaml(name: string, text: string): unknown {
  try {
    // As text, so that `2025-01-16` stays the day that is written.
    return parseYaml(text, { schema: 'failsafe' });
  } catch (cause) {
    throw new ImportProblem(`${name}: its front matter is no YAML.`, { cause });
  }
}

async function readWord(name: string, bytes: Buffer): Promise<Content> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer: bytes }, { styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Tittel'] => h1:fresh"] });
    return { blocks: readHtml(value).blocks, facts: {} };
  } catch (cause) {
    throw new ImportProblem(`${name} is no Word document (DOCX) that can be opened: save it again from Word.`, { cause });
  }
}
