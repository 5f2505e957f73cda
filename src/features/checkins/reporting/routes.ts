import { z } from 'zod';
import { coordinator, member } from '../../authority';
import { defineCommand, defineVerb, NetworkRef } from '../../define';
import { NotYours } from '../../refusals';
import type { Routes } from '../../networks';
import type { Checkins } from '../parts';
import { ReportDesk, type Act } from './routes-desk';
import { ReportForm } from './routes-data';
import { SavingDesk } from './routes-saving';
import { StartingDesk } from './routes-starting';
import { SendingDesk } from './routes-sending';

/**
 * `innsjekk`: a municipality's report, part by part. Everything is asked of the store at each press, so that a card may be as old as it
 * likes. In a channel or group the form is never shown to others: it goes to the person's own chat, or is their own view of the card.
 */
export function reportRoutes(checkins: Checkins): Routes {
  const desk = new ReportDesk(checkins);
  const [starting, saving, sending] = [new StartingDesk(desk), new SavingDesk(desk), new SendingDesk(desk)];

  const onReport = (name: string, act: Act) => (
    defineVerb(`checkins.report.${name}`, member, ReportForm, (turn, { ref, fields }, scope) => (
      act({ turn, scope, reporter: desk.reporter(scope, ref.municipality), ref, fields })
    ))
  );

  return {
    commands: [
      defineCommand({
        id: 'check-in', access: member, about: 'network', scopes: ['personal', 'group', 'channel'],
        run: (turn, _, scope) => starting.command(turn, scope),
      }),
    ],
    verbs: [
      defineVerb('checkins.report.start', member, NetworkRef, async (turn, { id }, scope) => {
        const round = await checkins.roundStore.find(scope.networkId, id);
        if (!round) throw new NotYours();
        return starting.deliver(turn, await starting.begin(turn, scope, round));
      }),
      defineVerb('checkins.report.choose', coordinator, NetworkRef, async (turn, { id }, scope) => (
        desk.own(turn, await starting.choose(turn, scope, id))
      )),
      defineVerb('checkins.report.on-behalf', coordinator, NetworkRef.and(z.object({ municipality: z.string().max(10).default('') })),
        async (turn, { id, municipality }, scope) => desk.own(turn, await starting.onBehalf(turn, scope, id, municipality))),
      onReport('open', (press) => desk.overview(press)),
      onReport('correct', (press) => desk.overview(press, { correcting: true })),
      onReport('part', (press) => saving.show(press)),
      onReport('save', (press) => saving.save(press, { accepted: false, leaves: false })),
      onReport('keep', (press) => saving.save(press, { accepted: true, leaves: false })),
      onReport('leave', (press) => saving.save(press, { accepted: false, leaves: true })),
      onReport('settle', (press) => saving.settle(press)),
      onReport('preview', (press) => sending.preview(press)),
      onReport('submit', (press) => sending.submit(press)),
      onReport('nothing-new', (press) => sending.nothingNew(press)),
      onReport('discard', (press) => saving.discard(press)),
    ],
  };
}
