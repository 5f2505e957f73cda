import type { Block } from './page';

/** What fits on a card on a phone without scrolling far. Only a part that begins with a repeated lead-in may be longer. */
export const LONGEST_PART = 1_200;
/** A lead-in that is repeated above the rest of its list. */
const LONGEST_LEAD_IN = 400;
const BETWEEN = '\n\n';

/** A part of a page's text. */
export interface TextPart {
  /** The headings it stands under, outermost first; none before the first heading. */
  under: string[];
  body: string;
}

/** Pieces that are kept on a line each: a paragraph, or a list with the paragraph that leads in to it. */
interface Piece {
  leadIn?: string;
  lines: string[];
}

/**
 * The whole text in parts: a new one at each heading, and within a section at paragraphs where it would grow past 1,200
 * characters. Nothing is reworded or left out; what stands before a list is said again above the rest of a list that is cut,
 * so that no item stands without it. A heading without text of its own is told by the headings of the part that follows.
 */
export function splitText(blocks: Block[]): TextPart[] {
  return sectionsOf(blocks).flatMap(({ under, blocks: own }) => pack(piecesOf(own)).map((body) => ({ under, body })));
}

function sectionsOf(blocks: Block[]): { under: string[]; blocks: Block[] }[] {
  const sections: { under: string[]; blocks: Block[] }[] = [{ under: [], blocks: [] }];
  let path: { level: number; text: string }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      sections.at(-1)!.blocks.push(block);
      continue;
    }
    path = [...path.filter(({ level }) => level < block.level), block];
    sections.push({ under: path.map(({ text }) => text), blocks: [] });
  }
  return sections.filter(({ blocks: own }) => own.length > 0);
}

function piecesOf(blocks: Block[]): Piece[] {
  const pieces: Piece[] = [];
  let list: Piece | undefined;
  for (const block of blocks) {
    if (block.kind === 'item') {
      const before = pieces.at(-1);
      // The paragraph above a list leads in to it.
      if (!list) {
        const leadIn = before?.leadIn === undefined && before?.lines.length === 1 ? pieces.pop()?.lines[0] : undefined;
        list = { lines: [], ...(leadIn !== undefined && { leadIn }) };
        pieces.push(list);
      }
      const indent = '  '.repeat(block.level - 1);
      const [first = '', ...rest] = sentencesOf(block.text);
      list.lines.push(`${indent}${block.marker ?? '-'} ${first}`, ...rest.map((text) => `${indent}  ${text}`));
    } else {
      list = undefined;
      pieces.push(...sentencesOf(block.text).map((text) => ({ lines: [text] })));
    }
  }
  return pieces;
}

/** A paragraph; one that is too long by itself, at its sentences, and where there is none, at a space. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let left = text;
  while (left.length > LONGEST_PART) {
    const cut = cutAt(left, /[.!?:;]["»”)]?\s+(?=\S)/g) ?? cutAt(left, /\s+/g) ?? wholeCharacters(left);
    sentences.push(left.slice(0, cut).trimEnd());
    left = left.slice(cut).trimStart();
  }
  return [...sentences, left];
}

/** Half of a surrogate pair is no character. */
function wholeCharacters(text: string): number {
  return /[\ud800-\udbff]/.test(text[LONGEST_PART - 1] ?? '') ? LONGEST_PART - 1 : LONGEST_PART;
}

/** The last end of a match that leaves a part short enough. */
function cutAt(text: string, pattern: RegExp): number | undefined {
  const ends = [...text.slice(0, LONGEST_PART + 1).matchAll(pattern)].map((match) => match.index + match[0].length);
  return ends.filter((end) => end <= LONGEST_PART + 1).at(-1);
}

function pack(pieces: Piece[]): string[] {
  const parts: string[] = [];
  let open = '';
  const add = (text: string) => {
    if (open && open.length + BETWEEN.length + text.length > LONGEST_PART) {
      parts.push(open);
      open = '';
    }
    open = open ? open + BETWEEN + text : text;
  };
  for (const piece of pieces) for (const text of textsOf(piece)) add(text);
  return open ? [...parts, open] : parts;
}

/** A list as one text, or as several that each begin with the lead-in. */
function textsOf({ leadIn, lines }: Piece): string[] {
  const before = leadIn === undefined ? [] : [leadIn];
  const whole = [...before, ...lines].join('\n');
  if (whole.length <= LONGEST_PART) return [whole];
  const texts: string[] = [];
  let [open, items] = [before, 0];
  for (const line of lines) {
    if (items > 0 && [...open, line].join('\n').length > LONGEST_PART) {
      texts.push(open.join('\n'));
      [open, items] = [before.map(shortLeadIn), 0];
    }
    open = [...open, line];
    items++;
  }
  return [...texts, open.join('\n')];
}

/** The end of a long lead-in says what the list is of. */
function shortLeadIn(leadIn: string): string {
  if (leadIn.length <= LONGEST_LEAD_IN) return leadIn;
  return leadIn.split(/(?<=[.!?])\s+/).at(-1) ?? leadIn;
}
