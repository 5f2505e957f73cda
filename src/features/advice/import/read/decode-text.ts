import { ImportProblem } from '../problem';

/** What UTF-8 looks like when it is read as windows-1252: «Ã¥» for «å», «â€“» for «–». No Norwegian text has these. */
const MISREAD = /Ã[\u0080-\u00bf‘’“”•–—˜™š›œžŸ€‚„…†‡ˆ‰Š‹ŒŽƒ]|â€|Â[\u00a0«»·§°]/;
/**
 * What windows-1252 has from 0x80 to 0x9f: dashes, quotation marks, the euro. Node's decoder gives control characters for them,
 * which no text has.
 */
const PUNCTUATION = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const MARKS: [mark: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const DECLARED = /charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i;
/** HTML tells its encoding within its first kilobyte. */
const DECLARED_WITHIN = 1024;

/**
 * Text of a file in whatever encoding it has: a byte order mark decides, then UTF-8 when the bytes are that, then what an HTML
 * file declares, then windows-1252. Throws ImportProblem for bytes that are no text, and for text that has been through two
 * encodings: guessing would put wrong letters into the official text.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  const text = decode(bytes).replace(/^\ufeff/, '').replaceAll(/[\u0080-\u009f]/g, (control) => PUNCTUATION[control.charCodeAt(0) - 0x80] ?? control);
  if (text.includes('\u0000')) throw new ImportProblem(`${name} is no text file: export it as HTML, Markdown or DOCX.`);
  if (MISREAD.test(text) || text.includes('\ufffd')) {
    throw new ImportProblem(`${name} mixes two encodings, so letters like «å» are broken: save it again as UTF-8.`);
  }
  return text;
}

function decode(bytes: Uint8Array): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  return strictly('utf-8', bytes) ?? strictly(declaredIn(bytes), bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Undefined when the bytes are not in this encoding, or nobody knows it. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function declaredIn(bytes: Uint8Array): string {
  const [, meta, xml] = DECLARED.exec(Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1')) ?? [];
  return meta ?? xml ?? 'windows-1252';
}
