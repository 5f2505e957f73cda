import { setTimeout as wait } from 'node:timers/promises';
import { ImportProblem } from '../problem';

const MAX_ANSWER_BYTES = 20 * 1024 * 1024;
const ATTEMPTS = 3;

export interface ApiOptions {
  /** Address of the API without a slash at its end; everything is asked for below it. */
  url: string;
  /** Subscription key of the developer portal. */
  key?: string;
  /** For one answer, whole; default 20 s. */
  timeoutMs?: number;
  /** Before a second attempt; the third waits twice as long. Default 1 s. */
  pauseMs?: number;
}

/**
 * Asks the API. Reading twice does no harm, so what may pass by itself (429, 5xx, time-outs, broken connections) is tried three
 * times. The key goes to the configured address only: links to elsewhere are led back to it, and redirects are refused, since
 * they would carry the key along.
 */
export class ApiClient {
  private readonly base: string;

  constructor(private readonly options: ApiOptions) {
    this.base = options.url.replace(/\/+$/, '');
  }

  /** The JSON at a path below the base, or at a link the API gave. Throws ImportProblem. */
  async get(pathOrLink: string): Promise<unknown> {
    const address = this.addressOf(pathOrLink);
    for (let attempt = 1; ; attempt++) {
      const result = await this.attempt(address);
      if ('json' in result) return result.json;
      if (!result.passing || attempt === ATTEMPTS) throw result.problem;
      await wait((this.options.pauseMs ?? 1_000) * attempt);
    }
  }

  /** `https://elsewhere/innhold/rad/123` is `<base>/rad/123`: the last part of our base's path is where a link's own path begins. */
  private addressOf(pathOrLink: string): string {
    if (!/^(?:https?:\/\/|\/)/i.test(pathOrLink)) return `${this.base}/${pathOrLink}`;
    if (!URL.canParse(pathOrLink, this.base)) throw new ImportProblem(`The API gave «${pathOrLink.slice(0, 200)}» as an address, which is none.`);
    const { pathname, search } = new URL(pathOrLink, this.base);
    const own = new URL(this.base).pathname.replace(/\/+$/, '');
    if (own && pathname.startsWith(`${own}/`)) return this.base + pathname.slice(own.length) + search;
    return `${this.base}/${pathname.split('/').filter(Boolean).slice(-2).join('/')}${search}`;
  }

  private async attempt(address: string): Promise<{ json: unknown } | { problem: ImportProblem; passing: boolean }> {
    const { key, timeoutMs = 20_000 } = this.options;
    try {
      const headers = { accept: 'application/json', ...(key && { 'Ocp-Apim-Subscription-Key': key }) };
      const response = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
      const refusal = refusalOf(response.status, address);
      if (refusal) {
        await response.body?.cancel();
        return { problem: new ImportProblem(refusal), passing: response.status === 429 || response.status >= 500 };
      }
      return { json: parse(await bodyOf(response, address), address) };
    } catch (error) {
      if (error instanceof ImportProblem) return { problem: error, passing: false };
      const { name } = error as Error;
      const what = name === 'TimeoutError' ? `did not answer within ${timeoutMs / 1000} s` : 'cannot be reached from here';
      return { problem: new ImportProblem(`${address} ${what}: check ADVICE_API_URL and the way out.`, { cause: error }), passing: true };
    }
  }
}

/** The sentence for an answer that is no content; undefined for one that is. */
function refusalOf(status: number, address: string): string | undefined {
  if (status === 401 || status === 403) return `${address} refused us (${status}): set ADVICE_API_KEY to a subscription key that is valid.`;
  if (status === 404) return `${address} is not there (404): check ADVICE_API_URL and --id.`;
  if (status === 204) return `${address} has no content (204).`;
  if (status >= 300 && status < 400) return `${address} leads elsewhere (${status}): set ADVICE_API_URL to the address it leads to.`;
  return status === 200 ? undefined : `${address} answered ${status}: try again later.`;
}

/** Read piece by piece, so that an endless answer is given up. */
async function bodyOf(response: Response, address: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > MAX_ANSWER_BYTES) throw new ImportProblem(`${address} answered more than ${MAX_ANSWER_BYTES / 1024 ** 2} MiB.`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function parse(body: string, address: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ImportProblem(`${address} did not answer with JSON${body.trim() ? '' : ', but with nothing'}.`, { cause });
  }
}
