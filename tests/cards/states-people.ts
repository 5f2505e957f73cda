import { addReply, addRoleReply, pasteReply, previewReply } from '../../src/features/networks/people/add-cards';
import { addedReply } from '../../src/features/networks/people/add-routes';
import type { AddDraft } from '../../src/features/networks/people/drafts';
import { askedReply, joinForm, ownPartReply, whichReply } from '../../src/features/networks/people/join-cards';
import type { FoundLine, MissedLine } from '../../src/features/networks/people/matching';
import { memberReply, membersReply, peopleReceipt, removeReply } from '../../src/features/networks/people/member-cards';
import { NO_FIELDS } from '../../src/features/networks/people/part';
import { decidedReply, requestReply, requestsReply, waitingReply } from '../../src/features/networks/people/request-cards';
import type { JoinRequest } from '../../src/features/networks/people/requests';
import type { Member } from '../../src/features/networks';
import type { NetworkHere, Reply, RosterPerson, Turn } from '../../src/features/feature';

const NAME = 'Demo *Person* [x](https://example.org)';
const HERE: NetworkHere = { networkId: 'romsdal', networkName: 'Nettverk *Romsdal*', language: 'nb', roles: ['participant'] };
const MUNICIPALITIES = [{ number: '1506', name: 'Molde' }, { number: '1547', name: 'Aukra' }];
const FIELDS = { role: 'contact', municipality: '1506', organisation: '', title: 'kommuneoverlege', topics: 'raad1,naloxone' };

/** Those who ask, those who decide, those who are in, and those who are added: none, one and many of each. */
export function* peopleReplies(turn: Turn): Generator<[string, Reply]> {
  const { t } = turn;
  yield ['join form, empty', joinForm(t, HERE, MUNICIPALITIES, NO_FIELDS)];
  yield ['join form, wrong', joinForm(t, HERE, MUNICIPALITIES, { ...FIELDS, organisation: 'x'.repeat(200) }, 'networks.people.wrong.partner')];
  const networks = Array.from({ length: 9 }, (_, at) => ({ networkId: `n${at}`, networkName: `Nettverk ${'x'.repeat(at * 20)}` }));
  for (const count of [2, 5]) yield [`which of ${count} networks`, whichReply(t, networks.slice(0, count), count === 5 ? 5 : undefined)];
  yield ['join form, declined before', joinForm(t, HERE, MUNICIPALITIES, NO_FIELDS, undefined, 'Nei. '.repeat(60).trim())];
  yield* requestStates(turn, networks);
  yield* memberStates(turn);
  yield* addStates(turn);
}

function* requestStates(turn: Turn, networks: { networkId: string; networkName: string }[]): Generator<[string, Reply]> {
  const { t, language } = turn;
  const view = { t, language, networkId: 'romsdal', networkName: 'Nettverk *Romsdal*', alone: true };
  const asked: JoinRequest = {
    number: 1, tenantId: 'tenant', personId: 'p', name: NAME, wish: 'contact', municipality: '1506', municipalityName: 'Molde', title: '**lege**',
    topics: ['raad1', 'next-of-kin'], asked: { tenantId: 'tenant', conversationId: 'c' }, language, askedAt: turn.now, status: 'open',
  };
  const bare: JoinRequest = { ...asked, wish: 'partner', municipality: undefined, municipalityName: undefined, organisation: 'RIO', title: undefined, topics: undefined };
  const known = { ...asked, guest: true, email: 'demo@kommune.example', today: ['participant' as const], name: 'Demo '.repeat(20).trim() };
  for (const request of [asked, bare, known]) {
    yield [`asked as ${request.wish}`, askedReply(t, HERE, request)];
    yield [`request of ${request.wish}`, requestReply(view, request)];
    yield [`request of ${request.wish}, in a channel`, requestReply({ ...view, alone: false }, request)];
  }
  const decided = { ...asked, decidedBy: 'x', decidedAt: turn.now };
  const declined: JoinRequest = { ...decided, status: 'declined', word: 'Spør [her](https://example.org) '.repeat(6).trim() };
  const approved: JoinRequest = { ...decided, status: 'approved', given: 'deputy' };
  yield ['declined', decidedReply(view, { outcome: 'declined', request: declined })];
  yield ['approved', decidedReply(view, { outcome: 'approved', request: approved, member: MEMBER })];
  yield ['decided by somebody', decidedReply(view, { outcome: 'decided', request: approved, by: NAME })];
  yield ['decided by who is gone', decidedReply(view, { outcome: 'decided', request: declined })];
  for (const count of [1, 12]) yield [`${count} waiting`, waitingReply(t, 'Nettverk *Romsdal*', count)];
  yield ['replaced', decidedReply(view, { outcome: 'replaced', request: asked })];
  yield ['wrong role', decidedReply(view, { outcome: 'wrong', request: asked, wrong: 'networks.people.wrong.partner' })];
  for (const count of [0, 1, 20]) yield [`${count} requests`, requestsReply(view, Array.from({ length: count }, () => known), 0)];
  for (const said of ['member', 'saved'] as const) yield [`own part, ${said}`, ownPartReply(t, HERE, MEMBER, MUNICIPALITIES, said, networks)];
  yield ['own part of a partner', ownPartReply(t, HERE, PARTNER, MUNICIPALITIES, 'member')];
}

const MEMBER: Member = { tenantId: 'tenant', personId: 'p', name: NAME, roles: ['contact', 'manager'], manages: 'region', municipality: '1506', title: '*lege*', email: 'a@b.example' };
const PARTNER: Member = { tenantId: 'tenant', personId: 'q', name: 'Demo RIO', roles: ['partner'], organisation: '_RIO_', guest: true, away: {} };
const BARE: Member = { tenantId: 'tenant', personId: 'r', name: 'Demo', roles: ['coordinator'] };

function* memberStates(turn: Turn): Generator<[string, Reply]> {
  const { t } = turn;
  const many = Array.from({ length: 25 }, (_, at) => ({ ...[MEMBER, PARTNER, BARE][at % 3]!, personId: `p${at}` }));
  for (const members of [[MEMBER], [MEMBER, PARTNER, BARE], many]) yield [`${members.length} members`, membersReply(t, 'romsdal', members, MUNICIPALITIES, 0)];
  yield ['the last members', membersReply(t, 'romsdal', many, MUNICIPALITIES, 24)];
  for (const member of [MEMBER, PARTNER, BARE]) {
    yield [`member ${member.personId}`, memberReply(turn, 'romsdal', member, MUNICIPALITIES)];
    yield [`member ${member.personId} saved`, memberReply(turn, 'romsdal', member, MUNICIPALITIES, { said: 'networks.people.saved' })];
    yield [`member ${member.personId} wrong`, memberReply(turn, 'romsdal', member, MUNICIPALITIES, { wrong: 'networks.people.wrong.changed', fields: FIELDS })];
    yield [`remove ${member.personId}`, removeReply(t, 'romsdal', member)];
  }
  yield ['removed', peopleReceipt(t('networks.people.removed', { name: 'Demo' }), [t('networks.people.removedLine')])];
}

function* addStates(turn: Turn): Generator<[string, Reply]> {
  const { t } = turn;
  const draft: AddDraft = { id: 'd1', networkId: 'romsdal', channels: [], people: [], at: turn.now };
  const people: RosterPerson[] = Array.from({ length: 50 }, (_, at) => ({ tenantId: 'tenant', id: `${at}`, name: at ? NAME : '', guest: at % 2 === 0 }));
  for (const shown of [undefined, [], people.slice(0, 1), people]) {
    yield [`${shown?.length ?? 'unknown'} to add`, addReply(t, draft, shown, {})];
    yield [`${shown?.length ?? 'unknown'} to add, and more`, addReply(t, draft, shown, { more: 'romsdal.d1-0-50', channel: 'romsdal.d1-1-0' }, 'networks.people.wrong.nobody')];
  }
  yield ['what they are to be', addRoleReply(t, draft, people, MUNICIPALITIES, { ...NO_FIELDS, role: 'participant' })];
  yield ['what they are to be, wrong', addRoleReply(t, draft, people.slice(0, 1), MUNICIPALITIES, FIELDS, 'networks.people.wrong.municipality')];
  yield ['paste', pasteReply(t, 'romsdal.d1', '')];
  yield ['paste, wrong', pasteReply(t, 'romsdal.d1', 'æ'.repeat(6_000), { text: 'networks.people.paste.tooLong', values: { max: 6_000 } })];
  const found = people.map((person, line): FoundLine => ({ line, person, part: { choices: ['contact'], municipality: '1506', title: 'x'.repeat(60) } }));
  const missed = Array.from({ length: 50 }, (_, line): MissedLine => ({ line, text: `${NAME}; ${'x'.repeat(150)}`, why: 'networks.people.missed.nobody' }));
  for (const [some, none] of [[found, []], [[], missed], [found.slice(0, 1), missed], [found.slice(0, 25), missed.slice(0, 25)]] as const) {
    yield [`preview of ${some.length} and ${none.length}`, previewReply(t, draft, some, none, MUNICIPALITIES, none.length ? 'romsdal.d1-1' : '')];
  }
  yield ['added', addedReply(turn, { added: [MEMBER, PARTNER], already: [BARE] })];
  yield ['added some', addedReply(turn, { added: [MEMBER], already: [] }, [t('networks.people.paste.left', { count: 1 })], 'romsdal.d1')];
}
