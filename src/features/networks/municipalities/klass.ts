import { z } from 'zod';

/** What went wrong, as half a sentence for an operator. */
export class KlassProblem extends Error {}

/** The classification of municipalities. */
const MUNICIPALITIES = 'classifications/131';
const MAX_ANSWER_CHARACTERS = 5_000_000;

/** A code of a classification, as far as it is read (data.ssb.no/api/klass/v1/api-guide.html, «codesAt»). */
const Codes = z.looseObject({ codes: z.array(z.looseObject({ code: z.string(), name: z.string() })) });
export type KlassCode = z.infer<typeof Codes>['codes'][number];

/** What became what («changes»): a code that went out or came in has no other side. */
const Changes = z.looseObject({
  codeChanges: z.array(z.looseObject({
    oldCode: z.string().nullish(), oldName: z.string().nullish(), newCode: z.string().nullish(), newName: z.string().nullish(),
    changeOccurred: z.string(),
  })),
});
export type KlassChange = z.infer<typeof Changes>['codeChanges'][number];

export interface KlassOptions {
  /** Address of the API: `https://data.ssb.no/api/klass/v1`. */
  url: string;
  /** For one answer, whole; default 20 s. */
  timeoutMs?: number;
}

/** The municipalities of a day (`2026-11-16`), «Uoppgitt» among them. Throws KlassProblem. */
export async function codesAt(options: KlassOptions, day: string): Promise<KlassCode[]> {
  return (await ask(options, `${MUNICIPALITIES}/codesAt?date=${day}`, Codes)).codes;
}

/** What changed from one day until another, that day left out. Throws KlassProblem. */
export async function changes(options: KlassOptions, from: string, to: string): Promise<KlassChange[]> {
  return (await ask(options, `${MUNICIPALITIES}/changes?from=${from}&to=${to}`, Changes)).codeChanges;
}

async function ask<T>({ url, timeoutMs = 20_000 }: KlassOptions, path: string, shape: z.ZodType<T>): Promise<T> {
  const address = `${url.replace(/\/+$/, '')}/${path}`;
  const checked = shape.safeParse(parse(await textAt(address, timeoutMs), address));
  if (!checked.success) throw new KlassProblem(`${address} answered in another form than Klass has`);
  return checked.data;
}

async function textAt(address: string, timeoutMs: number): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(timeoutMs) });
    text = await response.text();
  } catch (cause) {
    const late = (cause as Error).name === 'TimeoutError';
    const what = late ? `did not answer within ${timeoutMs / 1000} s` : 'cannot be reached from here';
    throw new KlassProblem(`${address} ${what}`, { cause });
  }
  if (!response.ok) throw new KlassProblem(`${address} answered ${response.status}`);
  if (text.length > MAX_ANSWER_CHARACTERS) throw new KlassProblem(`${address} answered far too much`);
  return text;
}

function parse(text: string, address: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KlassProblem(`${address} did not answer with JSON`, { cause });
  }
}
