import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { isSourceDate } from '../../lib/time';
import topics from './topics.json';
import { STATUSES, type Passage } from './types';

const TOPICS = new Set(Object.keys(topics));
const topic = z.string().refine((slug) => TOPICS.has(slug), { error: 'is not a topic of topics.json' });

const FrontMatter = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(3).max(80),
  raad: z.int().min(1).optional(),
  chapter: z.string().optional(),
  topics: z.array(topic).min(1).max(4),
  status: z.enum(STATUSES),
  source: z.string().min(5),
  url: z.url({ protocol: /^https$/ }).optional(),
  date: z.string().refine(isSourceDate, { error: 'must be a date: 2025-01-16, 2026-01 or 2019' }).optional(),
  replacedBy: z.array(topic).default([]),
  gap: z.literal('theme-only').optional(),
  overview: z.boolean().default(false),
  language: z.enum(['nb', 'nn']).default('nb'),
  keywords: z.array(z.string()).default([]),
});

/** Where the passages lie, in the source tree and in the built service alike. */
const FOLDER = join(__dirname, 'corpus');

/**
 * All passages, ordered by id. Throws an Error that names the file when front matter is missing, of another shape, or
 * names a topic that does not exist, and when two files have one id: a wrong corpus must not start.
 */
export function loadCorpus(folder = FOLDER): Passage[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const passages = files.map((file) => parsePassage(file, readFileSync(join(folder, file), 'utf8')));
  const sorted = passages.sort((a, b) => (a.id < b.id ? -1 : 1));
  const twice = sorted.find(({ id }, at) => id === sorted[at + 1]?.id);
  if (twice) throw new Error(`Two files of the corpus are named ${twice.id}.md: an id must be of one passage.`);
  return sorted;
}

/** One Markdown file: YAML between two lines of `---`, then the text. The id is the file's name. */
export function parsePassage(file: string, content: string): Passage {
  const [, frontMatter, body] = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(content) ?? [];
  if (frontMatter === undefined || !body?.trim()) throw new Error(`${file}: front matter or text is missing.`);
  const parsed = FrontMatter.safeParse(readYaml(file, frontMatter));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.id !== basename(file, '.md')) throw new Error(`${file}: the id must be the file's name.`);
  return { ...parsed.data, body: body.trim() };
}

function readYaml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${file}: the front matter is no YAML: ${(error as Error).message.trim()}`, { cause: error });
  }
}
