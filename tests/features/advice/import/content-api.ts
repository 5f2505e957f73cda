import type { ServerResponse } from 'node:http';
import { listen, sendJson } from '../../../support/loopback';

/** A piece of content as the API gives it; the shape is that of `GET /innhold/rad/{id}` in 2026, cut to what matters. */
export interface ContentJson extends Record<string, unknown> {
  id: string;
}

export const KEY = 'key-of-the-test';

/** A råd with three sections, as the API has one. All words are made up. */
export function raad(n: number, parts: Partial<ContentJson> = {}): ContentJson {
  return {
    id: `0006-0023-raad-${n}`, tittel: `Kommunen bør ha prøverutine ${n} for brukerutstyr`, kortTittel: '', intro: '',
    tekst: `<p>Dette er prøvetekst ${n} om brukerutstyr:</p><ul><li>første punkt ${n}</li><li>andre&nbsp;punkt ${n}</li></ul>`,
    forstPublisert: '2025-01-16T00:00', sistFagligOppdatert: '2025-02-03T00:00', sistOppdatert: '2026-01-01T12:00', status: 'Gjeldende',
    data: { nokkelInfo: {}, praktisk: `<p>Slik gjøres prøve ${n}.</p>`, rasjonale: `<p>Derfor gjøres prøve ${n}.</p>` },
    tekniskeData: { infoId: `raad-${n}`, infoType: 'rad', subtype: '' }, koder: null, maalgruppe: null, links: [],
    url: `https://www.helsedirektoratet.no/faglige-rad/prove/raad-${n}`, ...parts,
  };
}

/** A product with one chapter and these råd below it. Links lead to Helsedirektoratet's own host, as those of the API do. */
export function product(children: ContentJson[], parts: Partial<ContentJson> = {}): ContentJson[] {
  const link = (rel: string, type: string, id: string) => ({ rel, type, tittel: 'x', href: `https://api.helsedirektoratet.no/innhold/${type}/${id}` });
  const chapter = {
    id: '0006-0041-kapittel', tittel: 'Forebygging av overdoser', tekst: '', status: 'Gjeldende', data: {}, tekniskeData: { infoType: 'kapittel' },
    links: [...children.map(({ id }) => link('barn', 'rad', id)), link('barn', 'referanse', 'finnes-ikke'), link('forelder', 'faglig-rad', '0006-0020-p')],
  };
  const top = {
    id: '0006-0020-p', tittel: 'Nasjonale faglige råd om overdose (prøve)', tekst: null, status: 'Gjeldende', tekniskeData: { infoType: 'faglig-rad' },
    links: [link('barn', 'kapitler', chapter.id)], ...parts,
  };
  return [top, chapter, ...children];
}

export interface ContentApi {
  url: string;
  /** What there is; set anew to change it. */
  content: ContentJson[];
  /** Paths that were asked for, in order. */
  asked: string[];
  /** Takes over requests whose path has this text, until it is taken away. */
  trouble?: { path: string; answer(response: ServerResponse): void };
  close(): Promise<void>;
}

/**
 * The content API on loopback, at `/innhold`: a list of products in pages of one, content by id, 401 without the key. Whoever
 * follows a link to the real host fails, since no test reaches out.
 */
export async function startContentApi(): Promise<ContentApi> {
  const server = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    api.asked.push(url.pathname + url.search);
    if (request.headers['ocp-apim-subscription-key'] !== KEY) return sendJson(response, 401, { message: 'Access denied' });
    if (api.trouble && request.url?.includes(api.trouble.path)) return api.trouble.answer(response);
    if (url.pathname === '/innhold/innhold') {
      const products = api.content.filter((each) => (each.tekniskeData as { infoType: string } | undefined)?.infoType === url.searchParams.get('infoTyper'));
      const page = Number(url.searchParams.get('side') ?? 0);
      const next = page + 1 < products.length ? `https://api.helsedirektoratet.no/innhold/innhold?infoTyper=faglig-rad&side=${page + 1}` : null;
      // The list has less of each than the thing itself.
      return sendJson(response, 200, { innhold: products.slice(page, page + 1).map(({ id, tittel }) => ({ id, tittel })), next });
    }
    const id = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    const found = url.pathname.startsWith('/innhold/') ? api.content.find((each) => each.id === id) : undefined;
    return found ? sendJson(response, 200, found) : sendJson(response, 404, { statusCode: 404 });
  });
  const api: ContentApi = { url: `${server.origin}/innhold`, content: [], asked: [], close: () => server.close() };
  return api;
}
