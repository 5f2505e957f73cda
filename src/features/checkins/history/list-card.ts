import { escapeMarkdown } from '../../../lib/people-text';
import type { CardReply } from '../../feature';
import { reportRef } from '../keys';
import type { Told } from './history';
import type { OwnPeople } from './own-people';
import { pageOf } from './pages';
import { aboutReport, roundOf, type Wording } from './words';

const ROWS = 8;

/** A municipality, and what the network calls it. */
export type Named = Pick<OwnPeople, 'networkId' | 'municipality'> & { name: string };

/** What the municipality has reported, the round that was due last first. */
export function listReply(wording: Wording, { networkId, municipality, name }: Named, all: readonly Told[], from = 0): CardReply {
  const { t } = wording;
  const { shown, next } = pageOf(all, from, ROWS);
  const heading = t('checkins.history.of', { municipality: escapeMarkdown(name) });
  const rows = shown.map(({ roundId, period, report }) => ({
    id: `${networkId}.${reportRef({ roundId, municipality })}`,
    title: roundOf(wording, period),
    about: aboutReport(wording, report),
    open: t('checkins.history.openOne'),
  }));
  const any = rows.length > 0;
  const data = {
    heading, rows, empty: any ? '' : t('checkins.history.none'),
    more: next === undefined ? '' : `${networkId}.${next}`,
    trend: any ? `${networkId}.0` : '', files: any ? networkId : '',
  };
  return { kind: 'card', card: { template: 'checkins/history', data }, summary: t('checkins.history.of', { municipality: name }) };
}

/** To who is of no municipality here: whose the content is, and where the states are. */
export function notOwnReply({ t }: Pick<Wording, 't'>, coordinates: boolean): CardReply {
  const data = { text: t(coordinates ? 'checkins.history.forOwn' : 'checkins.history.noMunicipality'), status: coordinates };
  return { kind: 'card', card: { template: 'checkins/history-note', data }, summary: t('cards.checkins.history-note.title') };
}
