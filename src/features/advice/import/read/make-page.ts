import { detectLanguage } from '../../../../lib/language';
import type { Block, PageStatus, SourcePage } from '../page';
import { writtenDay, statusOf, type StatedFacts } from './facts';
import { raadInTitle, raadOfTitle, type KnownTitles } from './raad-number';

/** Longer ones are text that somebody has marked as a heading. */
const LONGEST_TITLE = 300;

/** What reading gives: pages, what makes the import impossible, and what the operator should know. */
export interface Reading {
  pages: SourcePage[];
  /** Sentences; with one, nothing is imported. */
  problems: string[];
  /** Sentences on what a source lacks and on what was left out. */
  notices: string[];
}

/** What one source gives for a page, as it stands there. */
export interface RawPage {
  id: string;
  /** What messages call it: a file's path, or the title in quotation marks. */
  name: string;
  facts: StatedFacts;
  blocks: Block[];
}

export interface PageRules {
  /** What the operator says of pages that do not say it themselves. */
  status?: PageStatus;
  knownTitles: KnownTitles;
}

/** Adds the page to the reading, or why it is none. What a source does not say is told, never made up. */
export function addPage(raw: RawPage, rules: PageRules, reading: Reading): void {
  const { id, name, facts, blocks } = raw;
  const problem = (text: string) => void reading.problems.push(`${name} ${text}`);
  const title = facts.title?.trim();
  const status = facts.status ? statusOf(facts.status) : rules.status;
  if (!title) problem('has no title: give it a first heading, or a line «Tittel: …» in its front matter.');
  else if (title.length > LONGEST_TITLE) problem(`has a title of ${title.length} characters, which is no title.`);
  if (facts.status && !status) problem(`has the status «${facts.status.slice(0, 60)}», which is none of those this program knows.`);
  if (!facts.status && !status) problem('does not say whether it is in force: add a line «Status: Gjeldende», or give --status.');
  if (!blocks.some(({ kind }) => kind !== 'heading')) problem('has no text.');
  if (!title || !status) return;

  const published = day('published', raw, reading);
  const updated = day('updated', raw, reading);
  if (!published && !updated) reading.notices.push(`${name} has no date: it will be shown without one.`);
  const url = address(raw, reading);
  const raad = Number(facts.raad) || raadInTitle(title) || raadOfTitle(title, rules.knownTitles);
  const language = detectLanguage(blocks.map(({ text }) => text).join(' ').slice(0, 2_000)) === 'nn' ? 'nn' : 'nb';
  const known = { ...(published && { published }), ...(updated && { updated }), ...(url && { url }), ...(raad && { raad }) };
  reading.pages.push({ id, title, status, language, blocks, ...known });
}

function day(fact: 'published' | 'updated', { name, facts }: RawPage, reading: Reading): string | undefined {
  const stated = facts[fact];
  const found = stated ? writtenDay(stated) : undefined;
  if (stated && !found) reading.notices.push(`${name}: «${stated.slice(0, 60)}» is no date that could be read (${fact}).`);
  return found;
}

/** Only a page that a person may open safely is linked to. */
function address({ name, facts }: RawPage, reading: Reading): string | undefined {
  if (!facts.url) {
    reading.notices.push(`${name} has no link to its page.`);
    return undefined;
  }
  if (URL.canParse(facts.url) && new URL(facts.url).protocol === 'https:') return facts.url;
  reading.notices.push(`${name}: «${facts.url.slice(0, 100)}» is no https address; the page is shown without a link.`);
  return undefined;
}
