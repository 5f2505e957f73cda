import { isSourceDate, toSourceDate } from '../../../../lib/time';
import type { Block, PageStatus } from '../page';

/** What a page says of itself, as it says it: checked when the page is made of it. */
export interface StatedFacts {
  title?: string;
  status?: string;
  published?: string;
  updated?: string;
  url?: string;
  raad?: string;
}

/** The words sources use for their status. A word that is not here is reported, not guessed at. */
const STATUS_WORDS: Record<PageStatus, string[]> = {
  in_force: ['gjeldende', 'gjeldande', 'gjelder', 'gyldig', 'publisert', 'in_force'],
  superseded: [
    'erstattet', 'erstatta', 'utgått', 'utgatt', 'opphevet', 'oppheva', 'historisk', 'ikke gjeldende', 'utløpt', 'arkivert', 'trukket', 'superseded',
  ],
  draft: ['utkast', 'høringsutkast', 'høyringsutkast', 'høring', 'høyring', 'på høring', 'ekstern høring', 'ute på høring', 'kladd', 'draft'],
};

/** Undefined for a word that is no status we know. */
export function statusOf(word: string): PageStatus | undefined {
  const plain = word.trim().toLowerCase().replace(/[.:]$/, '');
  return (Object.keys(STATUS_WORDS) as PageStatus[]).find((status) => STATUS_WORDS[status].includes(plain));
}

/** Labels of facts on a page, without what follows the colon. */
const LABELS: [fact: keyof StatedFacts, label: RegExp][] = [
  ['status', /^status$/i],
  ['updated', /^(?:sist(?:e)? (?:faglige?|faglege?) (?:oppdatert|endret|endra|endring)|sistFagligOppdatert|updated|date|dato)$/i],
  ['published', /^(?:(?:først|fyrst) publisert|forstPublisert|publisert|published)$/i],
  ['url', /^(?:lenke|lenkje|adresse|nettadresse|kilde-?url|url)$/i],
  ['raad', /^(?:råd|raad|rad)$/i],
  ['title', /^(?:tittel|title)$/i],
];

/** The fact a label names; undefined for a label of something else. */
export function factNamed(label: string): keyof StatedFacts | undefined {
  return LABELS.find(([, pattern]) => pattern.test(label.trim()))?.[0];
}

/**
 * Splits the lines that tell facts («Sist faglig oppdatert: 16. januar 2025») from the text. A line whose value is not what its
 * label promises is text.
 */
export function takeFacts(blocks: Block[]): { facts: StatedFacts; rest: Block[] } {
  const facts: StatedFacts = {};
  const rest = blocks.filter((block) => {
    const [, label = '', value = ''] = /^([^:]{3,40}):\s*(\S.*)$/.exec(block.text) ?? [];
    const fact = block.kind === 'heading' ? undefined : factNamed(label);
    if (!fact || fact === 'title' || facts[fact] || !fits(fact, value)) return true;
    facts[fact] = value;
    return false;
  });
  return { facts, rest };
}

function fits(fact: keyof StatedFacts, value: string): boolean {
  if (fact === 'status') return statusOf(value) !== undefined;
  if (fact === 'updated' || fact === 'published') return writtenDay(value) !== undefined;
  if (fact === 'url') return URL.canParse(value);
  return fact !== 'raad' || /^\d{1,2}$/.test(value);
}

/** The day a source writes: `2024-12-30T00:00`, `16.01.2025`, `29. mars 2019`, or a month or year alone; undefined for anything else. */
export function writtenDay(text: string): string | undefined {
  const [iso] = /^\d{4}(?:-\d{2}){0,2}(?=$|T)/.exec(text.trim()) ?? [];
  return iso && isSourceDate(iso) ? iso : toSourceDate(text);
}
