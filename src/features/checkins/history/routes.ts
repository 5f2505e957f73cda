import { member, type MemberScope } from '../../authority';
import { defineCommand, defineVerb, NetworkOnly, NetworkRef } from '../../define';
import type { CardReply, Turn } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import { readReportRef, type ReportRef } from '../keys';
import { ownView } from '../own-view';
import type { Checkins } from '../parts';
import { filesReply } from './files-card';
import type { Told } from './history';
import { listReply, notOwnReply, type Named } from './list-card';
import { ownPeopleOf, type OwnPeople } from './own-people';
import { pageIn } from './pages';
import { partReply, reportReply } from './report-card';
import { revisionsReply } from './revisions-card';
import { numbersReply, trendReply } from './trend-cards';

const own = ownView('checkins.history.inPublic');

/** What a municipality has reported, for its own people; asked for in one's own chat, where nobody else reads. */
export function historyRoutes({ history, reportFiles }: Pick<Checkins, 'history' | 'reportFiles'>): Routes {
  const named = async (own: OwnPeople): Promise<Named> => ({ ...own, name: await history.nameOf(own) });

  /** Who is of no municipality is told whose the content is, whatever they asked for and whether it is there or not. */
  async function forOwn(turn: Turn, scope: MemberScope, show: (own: OwnPeople) => Promise<CardReply>): Promise<CardReply> {
    const own = ownPeopleOf(scope);
    return own ? show(own) : notOwnReply(turn, scope.part.roles.includes('coordinator'));
  }

  const ofAll = (turn: Turn, scope: MemberScope, show: (whose: Named, all: Told[]) => CardReply): Promise<CardReply> => (
    forOwn(turn, scope, async (own) => {
      const [whose, all] = await Promise.all([named(own), history.all(own)]);
      return show(whose, all);
    })
  );

  /** Throws NotYours for a report that is not there or another municipality's, and for what no card of ours has sent. */
  const ofOne = (
    turn: Turn, scope: MemberScope, id: string, show: (own: OwnPeople, ref: ReportRef) => Promise<CardReply>,
  ): Promise<CardReply> => (
    forOwn(turn, scope, (own) => {
      const ref = readReportRef(id);
      if (ref?.municipality !== own.municipality) throw new NotYours();
      return show(own, ref);
    })
  );

  const report = (
    turn: Turn, scope: MemberScope, id: string, show: (whose: Named, told: Told, ref: ReportRef) => CardReply,
  ): Promise<CardReply> => (
    ofOne(turn, scope, id, async (own, ref) => {
      const [whose, told] = await Promise.all([named(own), history.one(own, ref.roundId, ref.version)]);
      return show(whose, told, ref);
    })
  );

  return {
    commands: [
      defineCommand({
        id: 'our-reports', access: member, about: 'network', scopes: ['personal'],
        run: (turn, _, scope) => ofAll(turn, scope, (whose, all) => listReply(turn, whose, all)),
      }),
    ],
    verbs: [
      defineVerb('checkins.history.list', member, NetworkRef, async (turn, { id }, scope) => (
        own(turn, await ofAll(turn, scope, (whose, all) => listReply(turn, whose, all, pageIn(id))))
      )),
      defineVerb('checkins.history.open', member, NetworkRef, async (turn, { id }, scope) => (
        own(turn, await report(turn, scope, id, (whose, told, { version }) => reportReply(turn, whose, told, version)))
      )),
      defineVerb('checkins.history.part', member, NetworkRef, async (turn, { id }, scope) => (
        own(turn, await report(turn, scope, id, (whose, told, { part = '', version }) => partReply(turn, whose, told, part, version)))
      )),
      defineVerb('checkins.history.revisions', member, NetworkRef, async (turn, { id }, scope) => (
        own(turn, await ofOne(turn, scope, id, async (own, ref) => {
          const [whose, revisions] = await Promise.all([named(own), history.revisions(own, ref.roundId)]);
          return revisionsReply(turn, whose, revisions, ref.version);
        }))
      )),
      defineVerb('checkins.history.trend', member, NetworkRef, async (turn, { id }, scope) => (
        own(turn, await ofAll(turn, scope, (whose, all) => trendReply(turn, whose, all, pageIn(id))))
      )),
      defineVerb('checkins.history.numbers', member, NetworkRef, async (turn, { id }, scope) => (
        own(turn, await ofAll(turn, scope, (whose, all) => numbersReply(turn, whose, all, pageIn(id))))
      )),
      defineVerb('checkins.history.files', member, NetworkOnly, async (turn, _, scope) => (
        own(turn, await forOwn(turn, scope, async (own) => (
          filesReply(turn, await named(own), reportFiles.to(own, turn.person, turn.language))
        )))
      )),
    ],
  };
}
