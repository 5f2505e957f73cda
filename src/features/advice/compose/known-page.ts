import { translator, type Language } from '../../../lib/language';
import type { Finding } from '../../feature';
import type { Library } from '../library';
import { STATUSES, type Passage } from '../types';
import { findingOf, inMarkdown, markedTitle } from './finding';

/** The one site whose links we say something about. */
const SITE = 'helsedirektoratet.no';

/** More titles than this are counted, not listed: the card is to be readable on a phone. */
const LISTED = 6;

/**
 * What we say of a page that somebody links to; undefined for a page that the corpus has nothing from. One passage of the
 * page is shown when it stands for the page: the overview of a råd, else the first in force, else the only one. Of other
 * pages the titles are shown: a passage picked at random would look like the page's summary. Nothing is fetched.
 */
export function pageFinding(url: string, library: Library, language: Language): Finding | undefined {
  const page = pageOf(url);
  const passages = page === undefined ? [] : library.passages.filter((passage) => passage.url && pageOf(passage.url) === page);
  const only = passages.length === 1 ? passages[0] : undefined;
  const lead = passages.find(({ overview }) => overview) ?? passages.find(({ status }) => status === 'in_force') ?? only;
  return lead ? findingOf(lead, library, language) : listFinding(passages, library, language);
}

/**
 * The page an address leads to, for comparison: scheme, «www.», query, fragment and slashes at the end do not count. Undefined
 * for what is no page of helsedirektoratet.no: other schemes, ports, users in the address, and domains that only look like it.
 */
export function pageOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const plain = /^https?:$/.test(protocol) && !port && !username && !password;
  if (!plain || hostname.replace(/^www\./, '') !== SITE) return undefined;
  return pathname.replace(/\/+$/, '');
}

/** Titles with their status, under the name of the source: the same for all, or nearly so. */
function listFinding(passages: Passage[], library: Library, language: Language): Finding | undefined {
  const t = translator(language);
  const [lead] = [...passages].sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  if (!lead) return undefined;
  const titles = passages.slice(0, LISTED).map((passage) => `- ${inMarkdown(passage, markedTitle(passage, language))}`);
  const more = passages.length > LISTED ? [`- ${t('advice.compose.more', { count: passages.length - LISTED })}`] : [];
  const body = [t('advice.compose.fromPage', { count: passages.length }), '', ...titles, ...more].join('\n');
  const { licence: _ours, ...list } = { ...lead, title: lead.source, body, replacedBy: [] };
  return findingOf(list, library, language);
}
