import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { cleaned } from '../../../../lib/people-text';
import type { Block } from '../page';

type Node = Tree.ChildNode;
type Element = Tree.Element;

/** What stands on a page beside its text. `button` is kept in a heading: on saved pages the folded sections are opened by one. */
const BESIDE = new Set([
  'script', 'style', 'template', 'noscript', 'iframe', 'svg', 'object', 'nav', 'label', 'select', 'textarea', 'dialog', 'footer', 'head',
]);
const HEADING = /^h([1-6])$/;
/** Elements that are a paragraph of their own; text between them is one too. */
const BREAKS = new Set([
  'p', 'div', 'section', 'article', 'main', 'body', 'html', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'dl', 'dt', 'dd',
  'blockquote', 'figure', 'figcaption', 'details', 'summary', 'aside', 'address', 'pre', 'hr', 'br', 'button', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
]);

/** A parsed page: its text, and what its head says of it. */
export interface HtmlPage {
  blocks: Block[];
  /** Of `<title>`. */
  title?: string;
  /** By lower-cased name or property, first one first; `canonical` is the address in `<link rel="canonical">`. */
  meta: Map<string, string>;
}

/**
 * The running text of an HTML document or fragment: that of `<main>`, else of `<article>`, else of the body. Whatever is wrong
 * with the HTML, a browser would read it, and so do we; only nesting thousands of elements deep throws a RangeError.
 */
export function readHtml(html: string): HtmlPage {
  const document = parse(html) as unknown as Element;
  const named = (name: string) => find(document, ({ tagName }) => tagName === name);
  const root = find(document, isMain) ?? named('article') ?? named('body');
  const blocks: Block[] = [];
  // Inside the text a header holds its title; that of the whole page holds the site's.
  if (root?.tagName === 'body') root.childNodes = root.childNodes.filter((node) => !isElement(node) || node.tagName !== 'header');
  if (root) collect(root, blocks, []);
  const title = named('title');
  return { blocks: blocks.filter(({ text }) => text), title: title && textOf(title), meta: metaOf(document) };
}

const isMain = (element: Element) => element.tagName === 'main' || attribute(element, 'role') === 'main';

/** Walks in document order. `lists` are the lists around, innermost last. */
function collect(parent: Element, blocks: Block[], lists: List[]): void {
  let run = '';
  const endRun = () => {
    const text = squeeze(run);
    run = '';
    if (text) blocks.push({ kind: 'text', level: 0, text });
  };
  for (const node of parent.childNodes) {
    if (!isElement(node)) {
      run += textIn(node);
    } else if (isInline(node)) {
      run += textOf(node);
    } else {
      endRun();
      collectElement(node, blocks, lists);
    }
  }
  endRun();
}

interface List {
  ordered: boolean;
  count: number;
}

function collectElement(element: Element, blocks: Block[], lists: List[]): void {
  const { tagName } = element;
  if (BESIDE.has(tagName) || tagName === 'button') return;
  const [, level] = HEADING.exec(tagName) ?? [];
  if (level) return void blocks.push({ kind: 'heading', level: Number(level), text: textOf(element) });
  if (tagName === 'tr') return void blocks.push({ kind: 'text', level: 0, text: rowText(element) });
  if (tagName === 'ul' || tagName === 'ol') {
    return collect(element, blocks, [...lists, { ordered: tagName === 'ol', count: Number(attribute(element, 'start') ?? 1) - 1 }]);
  }
  if (tagName === 'li') return collectItem(element, blocks, lists.length ? lists : [{ ordered: false, count: 0 }]);
  collect(element, blocks, lists);
}

/** The item's own paragraphs are one item; lists inside it come after it, one level in. */
function collectItem(element: Element, blocks: Block[], lists: List[]): void {
  const list = lists.at(-1)!;
  list.count++;
  const inside: Block[] = [];
  collect(element, inside, lists);
  const own = inside.filter(({ kind }) => kind !== 'item').map(({ text }) => text);
  const marker = list.ordered ? `${list.count}.` : '-';
  blocks.push({ kind: 'item', level: lists.length, text: own.join(' '), marker });
  blocks.push(...inside.filter(({ kind }) => kind === 'item'));
}

/** A table's row on a line of its own, so that no cell is lost. */
function rowText(row: Element): string {
  const cells = row.childNodes.filter(isElement).map(textOf);
  return cells.filter(Boolean).join(' | ');
}

function isInline(element: Element): boolean {
  if (BREAKS.has(element.tagName) || BESIDE.has(element.tagName)) return false;
  return element.childNodes.every((node) => !isElement(node) || isInline(node));
}

function textOf(element: Element): string {
  if (BESIDE.has(element.tagName)) return '';
  if (element.tagName === 'br') return ' ';
  // Blocks inside are words apart: `<li><p>a</p><p>b</p></li>` is «a b».
  const inner = element.childNodes.map((node) => {
    if (!isElement(node)) return textIn(node);
    return BREAKS.has(node.tagName) ? ` ${textOf(node)} ` : textOf(node);
  });
  return BREAKS.has(element.tagName) ? squeeze(inner.join('')) : inner.join('');
}

function textIn(node: Node): string {
  return 'value' in node && node.nodeName === '#text' ? node.value : '';
}

/** On one line, with spaces as one reads them; what cannot be seen is no part of the words. */
function squeeze(text: string): string {
  return cleaned(text).replaceAll(/\s+/g, ' ').trim();
}

function find(parent: Element, fits: (element: Element) => boolean): Element | undefined {
  const waiting: Element[] = [parent];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next.tagName && fits(next)) return next;
    waiting.unshift(...next.childNodes.filter(isElement));
  }
  return undefined;
}

function metaOf(document: Element): Map<string, string> {
  const meta = new Map<string, string>();
  const note = (name: string | undefined, value: string | undefined) => {
    if (name && value?.trim() && !meta.has(name.toLowerCase())) meta.set(name.toLowerCase(), value.trim());
  };
  find(document, (element) => {
    if (element.tagName === 'meta') note(attribute(element, 'property') ?? attribute(element, 'name'), attribute(element, 'content'));
    if (element.tagName === 'link' && attribute(element, 'rel') === 'canonical') note('canonical', attribute(element, 'href'));
    return false;
  });
  return meta;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}
