import { z } from 'zod';

/**
 * Helsedirektoratet's content API (HAPI, api.helsedirektoratet.no/innhold), as far as it is read: a piece of content has its
 * text as HTML in `intro`, `tekst` and `data`, and its place in the product in `links`. Everything may be missing or null, and
 * more may come; what is there must be of these types.
 */
const text = z.string().nullish().transform((value) => value?.trim() || undefined);

const Link = z.looseObject({ rel: text, type: text, href: text });

export const Content = z.looseObject({
  id: z.string().min(1).max(200),
  tittel: text,
  intro: text,
  tekst: text,
  url: text,
  status: text,
  forstPublisert: text,
  sistFagligOppdatert: text,
  data: z.looseObject({}).nullish(),
  tekniskeData: z.looseObject({ infoType: text }).nullish(),
  links: z.array(Link).nullish(),
  lenker: z.array(Link).nullish(),
});
export type Content = z.infer<typeof Content>;

/** Parts of a råd's or recommendation's `data`, by the names the site has for them, in the order of the site. */
export const SECTIONS: [path: string[], heading: string][] = [
  [['praktisk'], 'Praktisk – slik kan rådet følges'],
  [['rasjonale'], 'Begrunnelse'],
  [['nokkelInfo', 'fordelerogulemper'], 'Fordeler og ulemper'],
  [['nokkelInfo', 'kvalitetdokumentasjon'], 'Kvalitet på dokumentasjonen'],
  [['nokkelInfo', 'verdierogpreferanser'], 'Verdier og preferanser'],
  [['nokkelInfo', 'ressurshensyn'], 'Ressurshensyn'],
];

/** Lists that the pages of an answer may stand in, when it is not the list itself. */
const LISTS = ['innhold', 'items', 'value', 'resultat', 'results'];
const NEXT = ['next', 'neste', 'nextLink', '@odata.nextLink'];

/** One page of a list and the address of the next; undefined for what is no list. */
export function listIn(answer: unknown): { items: unknown[]; next?: string } | undefined {
  if (Array.isArray(answer)) return { items: answer };
  if (typeof answer !== 'object' || answer === null) return undefined;
  const fields = answer as Record<string, unknown>;
  const items = LISTS.map((name) => fields[name]).find(Array.isArray);
  const next = NEXT.map((name) => fields[name]).find((value) => typeof value === 'string' && value !== '');
  return items && { items, ...(next !== undefined && { next: next as string }) };
}
