import { PERSONAL_KINDS, type Reply, type Turn } from '../../src/features/feature';
import { AUDIT_ACTIONS, type AuditEntry } from '../../src/features/networks/audit/audit';
import { logReply } from '../../src/features/networks/audit/log-card';
import { erasedReply, eraseMeReply, myDataReply } from '../../src/features/networks/privacy/cards';
import { personRef } from '../../src/lib/ids';

const LINK = `https://assistent.example.no/files/${'A'.repeat(400)}`;
const NAME = 'Demo *Person* [her](https://example.org)';

/** What is kept of somebody who has left something of every kind, and of nobody; deleting it; and pages of the log. */
export function* privacyReplies(turn: Turn): Generator<[string, Reply]> {
  const named = { t: turn.t, person: { ...turn.person, name: NAME } };
  const everything = PERSONAL_KINDS.map((kind, at): [typeof kind, unknown[]] => [kind, Array.from({ length: at + 1 })]);
  yield ['my data', myDataReply(named, everything, LINK)];
  yield ['my data without a file', myDataReply(named, everything.slice(0, 1), undefined)];
  yield ['my data of nobody', myDataReply({ ...named, person: { ...turn.person, name: '' } }, [], LINK)];
  yield ['erase me', eraseMeReply(turn)];
  yield ['erased', erasedReply(turn)];

  const [tenantId, personId] = ['tenant', 'person'];
  const member = { tenantId, personId, name: NAME, roles: ['coordinator' as const] };
  const ref = personRef(tenantId, personId);
  const view = {
    networkId: 'romsdal', networkName: 'Nettverk *Romsdal*', members: [member], municipalityOf: () => 'Molde', newest: true, entries: [], from: '202609',
  };
  const entries = AUDIT_ACTIONS.map((action, at): AuditEntry => (
    { at: turn.now - at, action, municipality: '1506', ...(at % 3 && { by: ref }), ...(at % 2 && { to: at % 4 === 1 ? ref : 'gone' }) }));
  for (let at = 0; at < entries.length; at += 8) {
    yield [`log from ${at}`, logReply(turn, { ...view, entries: entries.slice(at, at + 8), newest: at === 0, older: `202609-${'0'.repeat(13)}-${'a'.repeat(36)}` })];
  }
  yield ['the end of the log', logReply(turn, { ...view, entries: entries.slice(0, 1), newest: false })];
  for (const older of [undefined, '202606']) yield [`empty log, ${older}`, logReply(turn, { ...view, ...(older && { older }) })];
}
