import type { Feature } from '../feature';
import { together, type Routes } from '../networks';
import { formSetupRoutes } from './form-setup/routes';
import { historyRoutes } from './history/routes';
import type { Checkins } from './parts';
import { planRoutes } from './plans/routes';
import { reportRoutes } from './reporting/routes';
import { roundRoutes } from './rounds/routes';
import { statusRoutes } from './status/routes';
import { wayRoutes } from './ways/routes';

export { openCheckins, type Checkins } from './parts';
export { checkinsPersonalData } from './personal-data';
export { checkinsRetention } from './retention';
export { CheckinSweep } from './sweep';
export { reporterFor } from './reporting/reporter';
export type { Answers } from './forms/types';

/** How the municipalities tell where they stand. Each part has its routes in a folder; help lists them in this order. */
export function checkinsFeature(checkins: Checkins): Feature {
  const parts: Routes[] = [
    reportRoutes(checkins),
    roundRoutes(checkins),
    historyRoutes(checkins),
    planRoutes(checkins),
    formSetupRoutes(checkins),
    statusRoutes(checkins),
    wayRoutes(),
  ];
  return { id: 'checkins', ...together(parts) };
}
