import { dayOf } from '../../../lib/time';
import { coordinator } from '../../authority';
import { defineCommand, defineVerb } from '../../define';
import type { CardReply, VerbResult } from '../../feature';
import type { Routes } from '../../networks';
import type { Meetings } from '../parts';
import { yearReply } from './cards';
import { yearlySource } from './reminders';
import { fieldsOf, readYear, YearForm } from './year-form';
import { Yearly, YEARLY } from './yearly';

/** Of what is written and can't be stored: what fits on the card. */
const LONGEST_SHOWN = 1_000;
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** What coordinators are reminded of every year. */
export function yearlyRoutes(meetings: Meetings): Routes {
  const { networks } = meetings;
  const yearly = new Yearly(networks);
  networks.outbox.register(YEARLY, yearlySource(meetings, yearly));
  return {
    commands: [
      defineCommand({
        id: 'year', access: coordinator, about: 'coordinators', scopes: ['personal', 'group', 'channel'],
        run: async (turn, _, { networkId }) => yearReply(turn, networkId, fieldsOf(await yearly.find(networkId))),
      }),
    ],
    verbs: [
      defineVerb('meetings.yearly.save', coordinator, YearForm, async (turn, { network: _, ...fields }, scope) => {
        const { networkId } = scope;
        const read = readYear(fields, dayOf(turn.now));
        if ('wrong' in read) {
          return instead(yearReply(turn, networkId, { ...fields, plan: fields.plan.slice(0, LONGEST_SHOWN) }, { wrong: read.wrong }));
        }
        const changed = await yearly.save(scope, read, turn.now);
        const noted = () => networks.audit.write(networkId, 'year.changed', { by: turn.person });
        const reply = yearReply(turn, networkId, fields, { said: 'meetings.yearly.saved' });
        return { ...instead(reply), ...(changed && { after: noted }) };
      }),
    ],
  };
}
