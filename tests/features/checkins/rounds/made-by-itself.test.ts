import { testClock } from '../../../support/test-clock';
import { aTurn, checkinsOn, networksOn } from '../../../support/a-turn';
import { fill, startPolls } from '../../meetings/poll-setup/support';
import { inChat, NETWORK, pressVerb, type Stage } from '../../networks/channels/support';
import { coordinator } from '../../../../src/features/authority';
import { RoundStore } from '../../../../src/features/checkins/rounds/round-store';
import type { Round } from '../../../../src/features/checkins/types';
import { aRound, on, roundsOf, shownOn, t } from './support';

const clock = testClock();
const OPENS = Date.parse('2026-09-01T07:00:00Z');
const PLANNED = aRound({ state: 'planned', rhythm: 'tertial', opensAt: OPENS, due: { local: '2026-09-15T15:00', zone: 'Europe/Oslo' } });
let stage: Stage;
beforeEach(async () => {
  clock.set('2026-05-20T09:00:00Z');
  stage = await startPolls(clock);
  await stage.bot.ask(inChat(stage.people.coordinator, 'hjelp'));
});
afterEach(() => stage.bot.stop());

/** Made by itself unless `by` says who made it. */
async function put({ by: _, ...round }: Round, by?: string): Promise<void> {
  await new RoundStore(stage.store).create({ ...round, ...(by !== undefined && { by }) });
}
/** The network as it is when the round opens: another municipality, and fewer parts of the form. */
async function goOn(): Promise<void> {
  await stage.bot.app.networks.saveMunicipality(NETWORK, { number: '1505', name: 'Kristiansund' });
  await stage.bot.app.networks.removeMunicipality(NETWORK, '1547');
  const scope = coordinator.scope(aTurn(), { networkId: NETWORK, networkName: 'x', language: 'nb', roles: ['coordinator'] });
  if (!scope) throw new Error('No coordinator');
  const { formSettings } = checkinsOn(networksOn(stage.store, clock));
  await formSettings.save(scope, { parts: ['r1', 'r2'], own: [] }, 0, 'x', clock.now());
}
const pressed = (verb: string) => pressVerb(stage.bot, stage.people.coordinator, `checkins.rounds.${verb}`, { id: `${NETWORK}.${PLANNED.id}` });
const begun = async (): Promise<Round> => {
  await roundsOf(stage).begin(NETWORK, PLANNED.id, (await stored()).version, OPENS);
  return stored();
};
const stored = async (): Promise<Round> => (await roundsOf(stage).find(NETWORK, PLANNED.id)) as Round;

describe('a round that was planned by itself', () => {
  test('has the municipalities and the form that the network has when it opens', async () => {
    await put(PLANNED);
    expect(shownOn((await pressed('open')).card)).toContain(t('checkins.rounds.allThen'));
    await goOn();
    const round = await begun();
    expect(round).toMatchObject({ state: 'open', municipalities: ['1505', '1506'], version: 1 });
    expect(round.form.parts).toEqual(['r1', 'r2']);
    expect(shownOn((await pressed('open')).card)).not.toContain(t('checkins.rounds.allThen'));
  });

  test('has them also when a coordinator opens it before its time', async () => {
    await put(PLANNED);
    await goOn();
    await pressed('open-now');
    expect(await stored()).toMatchObject({ state: 'open', municipalities: ['1505', '1506'], form: { parts: ['r1', 'r2'] } });
  });

  test('keeps what it has when a coordinator changed it', async () => {
    await put(PLANNED);
    await fill(stage, (await pressed('who')).card, on('round-who', 'save'), { municipalities: '1547' });
    await goOn();
    expect(await begun()).toMatchObject({ state: 'open', municipalities: ['1547'], form: PLANNED.form, byHand: {} });
  });

  test('keeps what it has when a coordinator changed its days', async () => {
    await put(PLANNED);
    await fill(stage, (await pressed('ask-change')).card, on('round-change', 'save'), { due: '2026-09-18' });
    await goOn();
    expect(await begun()).toMatchObject({ municipalities: PLANNED.municipalities, form: PLANNED.form, byHand: { days: true } });
  });
});

test('one that a coordinator planned asks those whom they chose, with the form they saw', async () => {
  await put(PLANNED, 'x');
  await goOn();
  expect(await begun()).toMatchObject({ state: 'open', municipalities: PLANNED.municipalities, form: PLANNED.form });
});
