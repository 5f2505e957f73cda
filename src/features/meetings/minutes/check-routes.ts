import { coordinator } from '../../authority';
import { defineVerb } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import { NotYours } from '../../refusals';
import { wrongDay } from '../follow-ups/days';
import { MAX_REASON } from '../follow-ups/records';
import type { Case } from './desk';
import { withCheck } from './draft';
import { checkReply } from './draft-cards';
import type { DraftRoutesParts } from './draft-routes';
import { CheckForm, PartRef } from './forms';
import type { Check, Draft, Said } from './types';
import { written } from './written';

const LONGEST_SHOWN = 2_000;
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** Each open follow-up of earlier meetings is asked about at the next one. */
export function checkRoutes({ minutes, desk }: Pick<DraftRoutesParts, 'minutes' | 'desk'>): Routes {
  const unasked = (about: Case, draft: Pick<Draft, 'checks'>) => about.carried.filter((each) => !draft.checks.some(({ id }) => id === each.id));

  /** The first that nobody has been asked about yet, or the draft when there is none. */
  function next(turn: Turn, about: Case, draft: Draft, intro: string): CardReply {
    const left = unasked(about, draft);
    return left[0] ? checkReply(turn, about, left[0], { left: left.length }) : desk.draft(turn, about, draft, intro);
  }

  const saying = (said: Said): Verb => (
    defineVerb(`meetings.minutes.check-${said}`, coordinator, CheckForm, async (turn, { meeting, part, to, reason: given }, { networkId }) => {
      const about = await desk.case(networkId, meeting);
      const followUp = about.carried.find(({ id }) => id === part);
      // Somebody has reported on it since the card was shown: there is nothing left to ask.
      if (!followUp) throw new NotYours();
      let check: Check = { id: part, said };
      if (said === 'postponed') {
        const { text: reason, wrong = wrongDay(to, turn.now) } = written(given, MAX_REASON);
        if (wrong) return instead(checkReply(turn, about, followUp, { left: 0, to, reason: given.slice(0, LONGEST_SHOWN), wrong }));
        check = { ...check, to, reason };
      }
      const draft = await minutes.store.changeDraft(networkId, meeting, (old) => (
        old.postedAt === undefined ? withCheck(old, check, turn.now) : undefined
      ));
      return instead(next(turn, about, draft, turn.t('meetings.minutes.allAsked')));
    })
  );

  return {
    commands: [],
    verbs: [
      defineVerb('meetings.minutes.check', coordinator, PartRef, async (turn, { meeting, part }, { networkId }) => {
        const [about, { draft }] = await Promise.all([desk.case(networkId, meeting), minutes.store.papers(networkId, meeting)]);
        const left = unasked(about, draft ?? { checks: [] });
        const chosen = part === 'next' ? left[0] : about.carried.find(({ id }) => id === part);
        if (!chosen) throw new NotYours();
        const check = draft?.checks.find(({ id }) => id === chosen.id);
        return instead(checkReply(turn, about, chosen, { left: left.length, to: check?.to ?? '', reason: check?.reason ?? '' }));
      }),
      saying('done'),
      saying('postponed'),
      saying('open'),
    ],
  };
}
