import { wordsOf } from '../../../support/replies';
import { testClock, type TestClock } from '../../../support/test-clock';
import { personOf, NETWORK, press, pressOn, say, saveMember, startStage, type Stage } from '../../meetings/minutes/support';
import { PreferenceStore } from '../../../../src/features/networks/preferences';
import { label, openForm, pressPlan, saved, someFields, t } from './support';

let stage: Stage;
let clock: TestClock;
beforeEach(async () => {
  clock = testClock('2026-03-02T09:00:00Z');
  stage = await startStage(clock);
  for (const world of [stage.molde, stage.coordinator, stage.aukra, stage.participant]) await say(stage, world, 'hjelp');
});
afterEach(() => stage.bot.stop());

/** What each was told by itself at an instant, in their own chat. */
async function toldAt(iso: string, ...people: Stage['molde'][]): Promise<string[]> {
  const before = stage.bot.teams.sent.length;
  clock.set(iso);
  await stage.bot.app.outbox.tick();
  // Contacts are asked twice a year whether what stands about them is right: that is not this.
  const sent = stage.bot.teams.sent.slice(before).filter((each) => /planen for råd \d (?:skal )?revideres|Planen for råd \d skal/.test(wordsOf(each)));
  return people.map(({ personalChat }) => sent.filter(({ conversationId }) => conversationId === personalChat.id).map(wordsOf).join('\n'));
}

const month = t('checkins.plans.remind.month', { raad: 2, day: '10. juni 2026' });
const last = t('checkins.plans.remind.day', { raad: 2, day: '10. juni 2026' });

async function fill(fields: Partial<typeof someFields> = {}): Promise<void> {
  const form = await openForm(stage, stage.molde);
  await pressOn(stage, stage.molde, form.card, label('save'), { ...someFields, revisedOn: '2026-06-10', ...fields });
}

describe('before a plan is to be revised', () => {
  test('who speaks for the municipality is told a month before and on the last working day before, once each', async () => {
    await fill();
    expect(await toldAt('2026-05-11T06:59:00Z', stage.molde)).toEqual(['']);
    const told = await toldAt('2026-05-11T07:01:00Z', stage.molde, stage.coordinator, stage.aukra, stage.participant);
    expect(told.map((words) => words.includes(month))).toEqual([true, false, false, false]);
    expect(told[0]).toContain('Kommuneoverlegen');
    expect(await toldAt('2026-05-12T09:00:00Z', stage.molde)).toEqual(['']);
    expect((await toldAt('2026-06-09T07:01:00Z', stage.molde))[0]).toContain(last);
    expect(await toldAt('2026-06-10T09:00:00Z', stage.molde)).toEqual(['']);
    expect(await toldAt('2026-06-11T09:00:00Z', stage.molde)).toEqual(['']);
  });

  test('a new date is what counts, and the old one is not told', async () => {
    await fill();
    await fill({ revisedOn: '2026-12-01' });
    expect(await toldAt('2026-05-11T07:01:00Z', stage.molde)).toEqual(['']);
    expect((await toldAt('2026-11-02T08:01:00Z', stage.molde))[0]).toContain('1. desember 2026');
  });

  test('nothing is told of a date that was taken away', async () => {
    await fill();
    await fill({ revisedOn: '' });
    expect((await saved(stage))?.revisedOn).toBeUndefined();
    expect(await toldAt('2026-05-11T07:01:00Z', stage.molde)).toEqual(['']);
  });

  test('another change after the reminder does not bring it again', async () => {
    await fill();
    expect((await toldAt('2026-05-11T07:01:00Z', stage.molde))[0]).toContain(month);
    await fill({ time: 'To dager i uka' });
    expect(await toldAt('2026-05-12T09:00:00Z', stage.molde)).toEqual(['']);
    expect((await toldAt('2026-06-09T07:01:00Z', stage.molde))[0]).toContain(last);
  });

  test('it comes in working hours also after an outage', async () => {
    await fill();
    expect(await toldAt('2026-05-11T18:00:00Z', stage.molde)).toEqual(['']);
    expect((await toldAt('2026-05-12T06:01:00Z', stage.molde))[0]).toContain(month);
  });

  test('who has turned reminders of check-ins off is left in peace', async () => {
    await fill();
    await new PreferenceStore(stage.store).change(personOf(stage.molde), { muted: ['checkins'] });
    expect(await toldAt('2026-05-11T07:01:00Z', stage.molde)).toEqual(['']);
  });

  test('who speaks for the municipality then is told, not who did when it was saved', async () => {
    await fill();
    await saveMember(stage, stage.molde, ['participant'], { municipality: '1506' });
    await saveMember(stage, stage.participant, ['contact'], { municipality: '1506' });
    const told = await toldAt('2026-05-11T07:15:00Z', stage.molde, stage.participant);
    expect(told.map((words) => words.includes(month))).toEqual([false, true]);
  });

  test('the coordinators hear of a contact whom I can’t reach on the last day, and not a month before', async () => {
    await fill();
    const { tenantId, from } = stage.molde;
    await saveMember(stage, stage.molde, ['participant'], { municipality: '1506' });
    const nobody = { tenantId, personId: 'unreachable', name: from.name, roles: ['contact' as const], municipality: '1506', joinedAt: 1 };
    await stage.bot.app.networks.saveMember(NETWORK, nobody);
    const unreached = t('checkins.plans.unreached', { municipality: 'Molde', raad: 2 });
    expect((await toldAt('2026-05-11T07:01:00Z', stage.coordinator))[0]).not.toContain(unreached);
    expect((await toldAt('2026-06-09T07:01:00Z', stage.coordinator))[0]).toContain(unreached);
  });

  test('the coordinators hear of a plan once, however many I can’t reach, and a channel hears no municipality’s name', async () => {
    await fill();
    const { tenantId, from } = stage.molde;
    await saveMember(stage, stage.molde, ['participant'], { municipality: '1506' });
    for (const personId of ['unreachable-1', 'unreachable-2']) {
      await stage.bot.app.networks.saveMember(NETWORK, { tenantId, personId, name: from.name, roles: ['contact'], municipality: '1506', joinedAt: 1 });
    }
    const unreached = t('checkins.plans.unreached', { municipality: 'Molde', raad: 2 });
    const before = stage.bot.teams.sent.length;
    await toldAt('2026-06-09T07:01:00Z');
    await toldAt('2026-06-09T07:12:00Z');
    const told = stage.bot.teams.sent.slice(before).filter((each) => wordsOf(each).includes(unreached));
    expect(told.map(({ conversationId }) => conversationId)).toEqual([stage.coordinator.personalChat.id]);
  });

  test('where no coordinator can be reached a channel hears of it without the municipality’s name', async () => {
    await fill();
    const { tenantId, channel } = stage.molde;
    await stage.bot.app.networks.saveChannel(NETWORK, { tenantId, conversationId: channel.id, team: 'Demo', name: 'Demo', linkedAt: 1 });
    await saveMember(stage, stage.molde, ['participant'], { municipality: '1506' });
    for (const world of [stage.coordinator, stage.colleague]) await saveMember(stage, world, ['participant']);
    const nobody = { tenantId, name: 'Demo', joinedAt: 1 };
    await stage.bot.app.networks.saveMember(NETWORK, { ...nobody, personId: 'unreachable', roles: ['contact'], municipality: '1506' });
    await stage.bot.app.networks.saveMember(NETWORK, { ...nobody, personId: 'unreachable-too', roles: ['coordinator'] });
    const before = stage.bot.teams.sent.length;
    await toldAt('2026-06-09T07:01:00Z');
    const told = stage.bot.teams.sent.slice(before).filter(({ conversationId }) => conversationId === channel.id).map(wordsOf);
    expect(told).toContain(t('checkins.plans.unreachedInChannel'));
    expect(told.join()).not.toContain('Molde');
  });

  test('the reminder’s card opens the form, and saving from it works', async () => {
    await fill();
    const before = stage.bot.teams.sent.length;
    await toldAt('2026-05-11T07:01:00Z', stage.molde);
    const sent = stage.bot.teams.sent.slice(before).find((each) => wordsOf(each).includes(month));
    expect(JSON.stringify(sent)).toContain('"checkins.plans.edit"');
    const form = await pressPlan(stage, stage.molde, 'edit', '1506-2');
    await pressOn(stage, stage.molde, form.card, label('save'), { ...someFields, revisedOn: '2027-06-10' });
    expect(await saved(stage)).toMatchObject({ revisedOn: '2027-06-10', version: 2 });
    expect((await press(stage, stage.molde, 'checkins.plans.open', { id: `${NETWORK}.1506` })).words).toContain('10. juni 2027');
  });
});
