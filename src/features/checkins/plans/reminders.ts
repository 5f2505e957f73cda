import type { Planned, Reminder, ReminderSource, SourceRef } from '../../../delivery';
import { personRef } from '../../../lib/ids';
import { translator } from '../../../lib/language';
import { escapeMarkdown } from '../../../lib/people-text';
import { dayOf, formatSourceDate } from '../../../lib/time';
import { isWorkingHours, toWorkingHours } from '../../../lib/time/working-days';
import type { Reply } from '../../feature';
import { remindMember, type Member, type Message, type Networks, type Reminded } from '../../networks';
import type { Plan } from '../types';
import { plansReply } from './cards';
import { readPlanRef } from './plan-ref';
import type { Plans } from './plans';
import { mayChange } from './rights';
import { concerned, planOf, PLAN_WHATS } from './schedule';

/** What the outbox says of plans that are to be revised: a source each, over when the day has passed or is taken away. */
export function planReminders({ networks, plans }: { networks: Networks; plans: Plans }): ReminderSource<Message> {
  const { store, notifier } = networks;

  async function toRevise({ networkId, id }: SourceRef, now: number): Promise<(Plan & { revisedOn: string }) | undefined> {
    const { municipality, raad } = readPlanRef(id) ?? {};
    const plan = municipality && raad && (await plans.find(networkId, municipality, raad));
    if (!plan || plan.revisedOn === undefined || plan.revisedOn < dayOf(now)) return undefined;
    return { ...plan, revisedOn: plan.revisedOn };
  }

  const nameOf = async (networkId: string, municipality: string): Promise<string> => (
    (await store.municipalities(networkId)).find(({ number }) => number === municipality)?.name ?? municipality
  );

  /** Right before it is sent: is it still so, and still theirs? */
  async function word({ source, what, version }: Reminder, { member, network, language }: Reminded, now: number): Promise<Reply | string> {
    const plan = await toRevise(source, now);
    if (!plan) return 'no day';
    if (plan.version !== version) return 'changed';
    const [members, municipality] = await Promise.all([store.members(source.networkId), nameOf(source.networkId, plan.municipality)]);
    if (!concerned(plan.municipality, members, dayOf(now)).some((each) => isOne(each, member))) return 'not theirs';
    const t = translator(language);
    const values = { raad: plan.raad, day: formatSourceDate(plan.revisedOn, language) };
    const intro = PLAN_WHATS.filter((each) => each === what).map((each) => t(`checkins.plans.remind.${each}`, values)).join('');
    const view = {
      networkId: source.networkId, number: plan.municipality, municipality, changes: mayChange(member, plan.municipality), chooses: false,
      plans: [plan], only: plan.raad,
    };
    return { ...plansReply({ t, language, now }, view, intro), network: network.name };
  }

  return {
    async plan(source: SourceRef, now: number): Promise<readonly Planned[] | undefined> {
      const plan = await toRevise(source, now);
      if (!plan) return undefined;
      const members = await store.members(source.networkId);
      return planOf(plan, members, dayOf(now), ({ tenantId, personId }) => personRef(tenantId, personId));
    },
    async resolve(reminder, now) {
      // Late, as after an outage.
      if (!isWorkingHours(now)) return { do: 'later', at: toWorkingHours(now) };
      return remindMember(networks, reminder, now, 'checkins', (reminded) => word(reminder, reminded, now));
    },
    sendsAgain: () => false,
    async onUnreachable({ source, what }) {
      const plan = what === 'day' ? await toRevise(source, networks.clock.now()) : undefined;
      if (!plan || !(await plans.isFirstUnreached(source.networkId, plan))) return;
      const municipality = escapeMarkdown(await nameOf(source.networkId, plan.municipality));
      await notifier.tellCoordinators(
        source.networkId,
        (language) => ({ kind: 'text', text: translator(language)('checkins.plans.unreached', { municipality, raad: plan.raad }) }),
        (language) => ({ kind: 'text', text: translator(language)('checkins.plans.unreachedInChannel') }),
      );
    },
  };
}

const isOne = (a: Member, b: Member): boolean => a.tenantId === b.tenantId && a.personId === b.personId;
