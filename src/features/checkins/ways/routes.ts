import type { CardReply, NetworkHere, Turn } from '../../feature';
import type { Routes } from '../../networks';

/** «innsjekken», «innsjekkane», “check-ins”: words of ours for nothing else. */
const ABOUT = /(?<!\p{L})(?:innsjekk|check-?ins?(?!\p{L}))/iu;

const FOR_COORDINATORS = ['check-in-status', 'check-ins', 'new-check-in', 'check-in'] as const;
const FOR_MUNICIPALITIES = ['check-in', 'our-reports', 'plans'] as const;

/** What is said about check-ins in words that are no command leads to those that are: advice has nothing about them. */
export function wayRoutes(): Routes {
  return {
    commands: [], verbs: [],
    answer: (turn, text) => {
      const here = ABOUT.test(text) ? turn.network() : undefined;
      return here && here.roles.length > 0 ? waysReply(turn, here) : undefined;
    },
  };
}

function waysReply({ t }: Turn, { roles, municipality }: NetworkHere): CardReply {
  const own = municipality === undefined ? [] : FOR_MUNICIPALITIES;
  const all = roles.includes('coordinator') ? [...FOR_COORDINATORS, ...own] : FOR_MUNICIPALITIES;
  const ways = [...new Set(all)].slice(0, 5).map((command) => (
    { command, title: t(`checkins.ways.${command}`), line: t('checkins.ways.line', { word: t(`commands.${command}.name`), what: t(`commands.${command}.help`) }) }
  ));
  return { kind: 'card', card: { template: 'checkins/ways', data: { ways } }, summary: t('cards.checkins.ways.heading') };
}
