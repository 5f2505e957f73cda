import { z } from 'zod';
import type { Block, SourcePage } from '../page';
import { ImportProblem, throwIfAny } from '../problem';
import { ApiClient, type ApiOptions } from './api-client';
import { Content, listIn, SECTIONS } from './api-shapes';
import { readHtml } from './html';
import { addPage, type PageRules, type Reading } from './make-page';

/** A product has some dozens of parts; more means that the links run in a way nobody meant. */
const MAX_PARTS = 500;
const MAX_LIST_PAGES = 100;
/** Not text of the product: literature, and tables of studies. */
const NOT_TEXT = new Set(['referanse', 'pico', 'fil']);
/** `faglig-rad` is a set of råd with its chapters, `rad` one råd. */
const PRODUCT = 'faglig-rad';
const RAAD = 'rad';

export interface ApiRequest extends ApiOptions, PageRules {
  /** The product's id; without it, those whose title has `about` are looked up. */
  id?: string;
  about: string;
}

/**
 * A set of national advice from the content API: the product, its chapters and its råd, in their order. Throws ImportProblem
 * when any part cannot be had: half a product would look as if the rest had been withdrawn.
 */
export async function readApi(request: ApiRequest): Promise<Reading> {
  const client = new ApiClient(request);
  const reading: Reading = { pages: [], problems: [], notices: [] };
  const ids = request.id ? [request.id] : await findProducts(client, request.about);
  const seen = new Set<string>();
  const raad: SourcePage[][] = [];
  for (const id of ids) {
    const parts = await walk(client, await content(client, `innhold/${encodeURIComponent(id)}`), seen, reading);
    for (const part of parts.filter(hasText)) addPage(rawPage(part, reading), request, reading);
    raad.push(raadIn(parts, reading));
  }
  throwIfAny(reading.problems);
  if (reading.pages.length === 0) throw new ImportProblem(`What ${request.url} has under «${request.id ?? request.about}» is without text.`);
  numberRaad(raad.filter((pages) => pages.some(({ status }) => status === 'in_force')), reading);
  return reading;
}

/** Ids of the products whose title has the word. */
async function findProducts(client: ApiClient, about: string): Promise<string[]> {
  const found: string[] = [];
  let total = 0;
  let next: string | undefined = `innhold?infoTyper=${PRODUCT}`;
  for (let page = 0; next; page++) {
    if (page === MAX_LIST_PAGES) throw new ImportProblem('The list of products does not end.');
    const list = listIn(await client.get(next));
    if (!list) throw new ImportProblem('The API’s answer is no list of content: is ADVICE_API_URL the address of the content API?');
    total += list.items.length;
    for (const item of list.items) {
      const parsed = Content.safeParse(item);
      if (parsed.success && parsed.data.tittel?.toLowerCase().includes(about.toLowerCase())) found.push(parsed.data.id);
    }
    next = list.next;
  }
  if (found.length === 0) throw new ImportProblem(`None of the ${total} products has «${about}» in its title: give its --id, or another --about.`);
  return found;
}

async function content(client: ApiClient, address: string): Promise<Content> {
  const parsed = Content.safeParse(await client.get(address));
  if (parsed.success) return parsed.data;
  throw new ImportProblem(`${address} is no content as the API has it: ${z.prettifyError(parsed.error).replace(/\s+/g, ' ')}`);
}

/** The part and all below it, in the order of the product. */
async function walk(client: ApiClient, part: Content, seen: Set<string>, reading: Reading): Promise<Content[]> {
  if (seen.has(part.id)) return [];
  seen.add(part.id);
  if (seen.size > MAX_PARTS) throw new ImportProblem(`The product has more than ${MAX_PARTS} parts.`);
  const parts = [part];
  for (const { rel, type, href } of part.links ?? part.lenker ?? []) {
    if (rel !== 'barn' || NOT_TEXT.has(type ?? '')) continue;
    if (href) parts.push(...(await walk(client, await content(client, href), seen, reading)));
    else reading.problems.push(`«${part.tittel ?? part.id}» has a part without an address.`);
  }
  return parts;
}

function hasText(part: Content): boolean {
  return blocksOf(part).length > 0;
}

function blocksOf(part: Content): Block[] {
  const main = [part.intro, part.tekst].flatMap((html) => (html ? readHtml(html).blocks : []));
  const sections = SECTIONS.flatMap(([path, heading]) => {
    const blocks = readHtml(htmlAt(part.data, path)).blocks;
    return blocks.length ? [{ kind: 'heading' as const, level: 1, text: heading }, ...blocks] : [];
  });
  return [...main, ...sections];
}

function htmlAt(data: unknown, path: string[]): string {
  const found = path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], data);
  return typeof found === 'string' ? found : '';
}

function rawPage(part: Content, { notices }: Reading) {
  const name = `«${part.tittel ?? part.id}»`;
  const known = new Set(SECTIONS.map(([path]) => path[0]));
  for (const [field, value] of Object.entries(part.data ?? {})) {
    if (!known.has(field) && typeof value === 'string' && value.trim()) notices.push(`${name}: «${field}» is a part this program does not know; left out.`);
  }
  const { tittel, status, forstPublisert, sistFagligOppdatert, url } = part;
  const facts = { title: tittel, status, published: forstPublisert, updated: sistFagligOppdatert, url };
  return { id: part.id, name, facts, blocks: blocksOf(part) };
}

function raadIn(parts: Content[], { pages }: Reading): SourcePage[] {
  const raad = parts.filter((part) => part.tekniskeData?.infoType === RAAD);
  return raad.flatMap(({ id }) => pages.find((page) => page.id === id) ?? []);
}

/**
 * The advice counts its råd by their order («beskrives i tredje råd»). Done for the one product that is in force, and only where
 * it agrees with the numbers that titles give.
 */
function numberRaad(products: SourcePage[][], { notices }: Reading): void {
  const [raad = [], ...others] = products;
  if (others.length) return void notices.push('More than one product is in force, so the råd are not numbered by their order: give the --id of one.');
  if (raad.some(({ status }) => status !== 'in_force')) {
    return void notices.push('Some råd of the product are not in force, so none is numbered by its order.');
  }
  if (raad.some((page, at) => page.raad !== undefined && page.raad !== at + 1)) {
    return void notices.push('The råd stand in another order than their titles tell, so those without a number in the title get none.');
  }
  raad.forEach((page, at) => {
    page.raad = at + 1;
  });
}
