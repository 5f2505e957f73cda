import { LineCounter, parseDocument, type Document } from 'yaml';
import { MAX_FILE_BYTES } from './schema';
import { NetworkFileProblem, placeName, type Fault, type Path } from './problem';

/** Repeated parts may be written once (`&name`, `*name`), but a small file may not grow to a huge one. */
const MOST_ALIASES = 200;

/** A file's content as plain values, and where in the file each of them stands. */
export interface SourceDocument {
  content: unknown;
  /** A sentence with the place and its line. */
  tell(fault: Fault): string;
}

/** Reads YAML, and so JSON too. Throws NetworkFileProblem for what is neither. */
export function readDocument(bytes: Uint8Array): SourceDocument {
  if (bytes.byteLength > MAX_FILE_BYTES) throw new NetworkFileProblem([`The file is larger than ${MAX_FILE_BYTES / 1024} KiB.`]);
  const lines = new LineCounter();
  const document = parsed(textOf(bytes), lines);
  return {
    content: valuesOf(document),
    tell: ({ path, what }) => {
      const line = lineOf(document, lines, path);
      return `${placeName(path) || 'The file'}${line ? ` (line ${line})` : ''}: ${what}${what.endsWith('?') ? '' : '.'}`;
    },
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new NetworkFileProblem(['The file is not UTF-8: save it again with that encoding.'], { cause });
  }
}

function parsed(text: string, lineCounter: LineCounter): Document {
  const document = within(() => parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' }));
  const faults = [...document.errors, ...document.warnings];
  if (faults.length === 0) return document;
  throw new NetworkFileProblem(faults.map(({ message, pos }) => `Line ${lineCounter.linePos(pos[0]).line}: ${message.replace(/\.$/, '')}.`));
}

const valuesOf = (document: Document): unknown => within(() => document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown);

/** The parser runs out of stack, or stops at aliases, only for what nobody writes by hand. */
function within<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new NetworkFileProblem(['The file is nested too deeply, or refers to itself too often.'], { cause });
  }
}

/** Of the place, or of what it is missing in. */
function lineOf(document: Document, lines: LineCounter, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
