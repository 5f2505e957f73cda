import type { PersonalData } from '../feature';
import type { FollowUps } from './context';
import { ownAnswerData, type OwnAnswerDataParts } from './learning';

/** What answers and questions keep of people. What somebody was last shown is stored among their own rows, and goes with those. */
export function advicePersonalData({ followUps, ...parts }: OwnAnswerDataParts & { followUps: Pick<FollowUps, 'forget'> }): PersonalData {
  const { of, erase } = ownAnswerData(parts);
  return {
    of,
    erase: async (person) => {
      followUps.forget(person);
      await erase(person);
    },
  };
}
