import type { TextKey, Translate } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { formatDay } from '../../../lib/time';
import type { CardReply, Reply } from '../../feature';
import type { Language } from '../../../lib/language';
import { factsOf, summaryOf } from './join-cards';
import { ROLE_CHOICES } from './part';
import { refOf, type JoinRequest } from './requests';
import type { Decided } from './people';
import { marked, plain, roleChoices, roleName, roleNames } from './wording';

export interface RequestView {
  t: Translate;
  language: Language;
  networkId: string;
  networkName: string;
  /** True in a personal chat: elsewhere others read it too, and there is no e-mail address on the card. */
  alone: boolean;
}

/** What is said above the request: a line, and whether it is a mistake of the one who presses. */
interface Above {
  line?: string;
  wrong?: TextKey;
}

/** A request as coordinators see it: with buttons while it waits, else with what was decided. */
export function requestReply(view: RequestView, request: JoinRequest, above: Above = {}): CardReply {
  const { t, networkId, networkName } = view;
  const open = request.status === 'open';
  const kind = open ? (request.today ? 'newRole' : 'new') : request.status === 'approved' ? 'approved' : 'declined';
  const heading = t(`networks.people.request.${kind}`, { name: marked(t, request), network: escapeMarkdown(networkName) });
  const data = {
    id: `${networkId}.${refOf(request)}-${request.number}`, heading, open,
    wrong: above.wrong ? t(above.wrong) : '', line: above.line ?? '',
    facts: requestFacts(view, request),
    word: request.word ? t('networks.people.request.word', { word: escapeMarkdown(request.word) }) : '',
    roles: roleChoices(t, ROLE_CHOICES), role: request.wish,
  };
  return { kind: 'card', card: { template: 'networks/join-request', data }, summary: summaryOf(heading) };
}

function requestFacts({ t, language, alone }: RequestView, request: JoinRequest) {
  const { wish, given, municipalityName, organisation = '', title, today, email, topics, askedAt } = request;
  const shown = (key: 'today' | 'email' | 'topics' | 'asked', value: string) => ({ title: t(`networks.people.fact.${key}`), value });
  const more = [
    shown('today', today ? roleNames(t, today) : ''),
    shown('email', escapeMarkdown((alone && email) || '')),
    shown('topics', (topics ?? []).map((topic) => t(`networks.people.topic.${topic}`)).join(', ')),
    shown('asked', escapeMarkdown(formatDay(askedAt, language))),
  ];
  const where = escapeMarkdown(municipalityName ?? organisation);
  return [...factsOf(t, { role: roleName(t, given ?? wish), where, title }), ...more.filter(({ value }) => value !== '')];
}

/** What the coordinator who pressed is shown. */
export function decidedReply(view: RequestView, decided: Decided): CardReply {
  const { t } = view;
  switch (decided.outcome) {
    case 'approved':
    case 'declined':
      return requestReply(view, decided.request, { line: t('networks.people.request.told') });
    case 'replaced':
      return requestReply(view, decided.request, { line: t('networks.people.request.replaced') });
    case 'wrong':
      return requestReply(view, decided.request, { wrong: decided.wrong });
    case 'decided': {
      const by = decided.by === undefined ? t('networks.people.request.somebody') : escapeMarkdown(decided.by);
      return requestReply(view, decided.request, { line: t('networks.people.request.decidedBy', { by }) });
    }
  }
}

const PAGE = 8;

/** Those that wait, oldest first. */
export function requestsReply({ t, networkId, language }: RequestView, requests: readonly JoinRequest[], from: number): CardReply {
  const start = from < requests.length ? from : 0;
  const rows = requests.slice(start, start + PAGE).map((request) => ({
    id: `${networkId}.${refOf(request)}-${request.number}`, group: '', name: marked(t, request), button: plain(request.name),
    about: [
      roleName(t, request.wish), escapeMarkdown(request.municipalityName ?? request.organisation ?? ''),
      formatDay(request.askedAt, language),
    ].filter(Boolean).join(' · '),
  }));
  const more = start + PAGE < requests.length ? `${networkId}.${start + PAGE}` : '';
  const data = { rows, empty: rows.length === 0, more };
  return { kind: 'card', card: { template: 'networks/requests', data }, summary: t('cards.networks.requests.title') };
}

/** What is said of requests where others than coordinators read it: that there are some. */
export function waitingReply(t: Translate, networkName: string, count: number): CardReply {
  const heading = t('networks.people.request.waiting', { count, network: escapeMarkdown(networkName) });
  return { kind: 'card', card: { template: 'networks/requests-waiting', data: { heading } }, summary: summaryOf(heading) };
}

/** What the one who asked is told where others read it too: that there is an answer, and the same whatever it is. */
export function answeredText(t: Translate, networkName: string, { name }: JoinRequest): Reply {
  return { kind: 'text', text: t('networks.people.answer.elsewhere', { name: escapeMarkdown(name), network: escapeMarkdown(networkName) }) };
}

/** What the one who asked is told in their own chat. */
export function answerText(t: Translate, networkName: string, request: JoinRequest): Reply {
  const network = escapeMarkdown(networkName);
  const role = roleName(t, request.given ?? request.wish);
  const text = request.status === 'approved'
    ? `${t('networks.people.answer.approved', { network, role })} ${t('networks.people.answer.goOn')}`
    : `${declinedText(t, networkName, request)} ${t('networks.people.answer.again')}`;
  return { kind: 'text', text };
}

/** That it was declined, and why: for the one who asked alone. */
export function declinedText(t: Translate, networkName: string, { word }: JoinRequest): string {
  const said = t('networks.people.answer.declined', { network: escapeMarkdown(networkName) });
  return word ? `${said} ${t('networks.people.answer.word', { word: escapeMarkdown(word) })}` : said;
}
