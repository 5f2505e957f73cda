import { z } from 'zod';
import { UserError } from '../../../lib/errors';
import { coordinator, type CoordinatorScope } from '../../authority';
import { defineVerb, NetworkRef } from '../../define';
import type { CardReply, Turn, Verb, VerbResult } from '../../feature';
import { NotYours } from '../../refusals';
import type { Meetings } from '../parts';
import type { AgendaItem, Meeting } from '../types';
import { MOST_ITEMS, movedItem, newItemId, readItem, withItem, withoutItem } from './agenda';
import { agendaReply, fieldsOfItem, itemReply } from './change-cards';
import { field } from './meeting-form';
import { assertOpen } from './transitions';

/** `<meeting>-<item>` on a card. */
const ITEM = /^(.+)-(a[a-z0-9]{1,9})$/;
const ItemForm = NetworkRef.and(z.object({ text: field, raad: field, minutes: field, presenter: field }));
const instead = (reply: CardReply): VerbResult => ({ show: 'instead', reply });

/** The agenda of one meeting, item by item. */
export function agendaVerbs({ store, planning }: Pick<Meetings, 'store' | 'planning'>): Verb[] {
  async function openOne(turn: Turn, { networkId }: CoordinatorScope, id: string): Promise<Meeting> {
    const meeting = await store.find(networkId, id);
    if (!meeting) throw new NotYours();
    assertOpen(meeting, turn.now);
    return meeting;
  }

  /** What a button about an item does; the list follows. */
  const change = (name: string, next: (agenda: readonly AgendaItem[], item: string) => AgendaItem[] | undefined): Verb => (
    defineVerb(`meetings.planning.${name}`, coordinator, NetworkRef, async (turn, { id }, scope) => {
      const at = itemOf(id);
      const meeting = await planning.changeAgenda(scope, at.meeting, (agenda) => next(agenda, at.item), turn.person, turn.now);
      return instead(agendaReply(turn, meeting, turn.t('meetings.planning.saved')));
    })
  );

  return [
    defineVerb('meetings.planning.agenda', coordinator, NetworkRef, async (turn, { id }, scope) => instead(agendaReply(turn, await openOne(turn, scope, id)))),
    defineVerb('meetings.planning.new-item', coordinator, NetworkRef, async (turn, { id }, scope) => {
      const meeting = await openOne(turn, scope, id);
      return instead(itemReply(turn, meeting, newItemId(meeting.agenda ?? [], turn.now), fieldsOfItem()));
    }),
    defineVerb('meetings.planning.item', coordinator, NetworkRef, async (turn, { id }, scope) => {
      const at = itemOf(id);
      const meeting = await openOne(turn, scope, at.meeting);
      const item = meeting.agenda?.find((each) => each.id === at.item);
      // Somebody has taken it away meanwhile.
      return instead(item ? itemReply(turn, meeting, at.item, fieldsOfItem(item)) : agendaReply(turn, meeting, turn.t('meetings.planning.itemGone')));
    }),
    defineVerb('meetings.planning.save-item', coordinator, ItemForm, async (turn, { id, network: _, ...fields }, scope) => {
      const at = itemOf(id);
      const read = readItem(fields);
      if (read.wrong) return instead(itemReply(turn, await openOne(turn, scope, at.meeting), at.item, fields, read.wrong));
      const item = { id: at.item, ...read.item };
      const meeting = await planning.changeAgenda(scope, at.meeting, (agenda) => {
        const next = withItem(agenda, item);
        if (!next) throw new UserError('meetings.planning.wrong.manyItems', { max: MOST_ITEMS });
        return next;
      }, turn.person, turn.now);
      return instead(agendaReply(turn, meeting, turn.t('meetings.planning.saved')));
    }),
    change('item-up', (agenda, item) => movedItem(agenda, item, -1)),
    change('item-down', (agenda, item) => movedItem(agenda, item, 1)),
    change('remove-item', withoutItem),
  ];
}

function itemOf(id: string): { meeting: string; item: string } {
  const [, meeting, item] = ITEM.exec(id) ?? [];
  if (!meeting || !item) throw new NotYours();
  return { meeting, item };
}
