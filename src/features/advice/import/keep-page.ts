import { createHash } from 'node:crypto';
import type { KeptPage, PageFacts, PagePart, SourcePage } from './page';
import { splitText } from './split';

/** Tells imported passages from our own, whose ids are words. */
const PREFIX = 'hdir-';
const LONGEST_SLUG = 60;
/** Between the name of a page and what in it a part is about. */
const UNDER = ' – ';

/** A page as it is kept: its text in parts that can each be shown as an answer. */
export function keepPage(page: SourcePage): KeptPage {
  const { blocks, ...stated } = page;
  const texts = splitText(blocks);
  const slug = slugOf(page.id);
  const parts = texts.map(({ under, body }, at): PagePart => {
    const alike = texts.filter((other) => other.under.join(UNDER) === under.join(UNDER));
    const place = alike.length > 1 ? ` (${alike.indexOf(texts[at]!) + 1} av ${alike.length})` : '';
    return { page: page.id, id: `${PREFIX}${slug}-${at + 1}`, title: titleOf(page, under) + place, body };
  });
  const facts: PageFacts = { ...stated, digest: digestOf(stated, parts) };
  return { facts, parts };
}

/** The official title; for a section the råd's number is enough, so that a button has room for what it is about. */
function titleOf({ title, raad }: SourcePage, under: string[]): string {
  const number = raad === undefined ? undefined : `Råd ${raad}`;
  if (under.length) return [number ?? title, ...under].join(UNDER);
  return number && !title.toLowerCase().startsWith(number.toLowerCase()) ? `${number}: ${title}` : title;
}

/** The id as words where it is short and plain, with a digest where it is not, so that two never meet. */
function slugOf(id: string): string {
  const slug = id.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (slug === id && slug.length <= LONGEST_SLUG) return slug;
  return `${slug.slice(0, LONGEST_SLUG)}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

function digestOf(stated: object, parts: PagePart[]): string {
  const entries = Object.entries(stated).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify([entries, parts])).digest('hex').slice(0, 32);
}
