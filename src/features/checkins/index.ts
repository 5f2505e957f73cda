import type { Feature } from '../feature';
import { together, type Routes } from '../networks';
import type { Checkins } from './parts';

export { openCheckins, type Checkins } from './parts';

/** How the municipalities tell where they stand. Each part has its routes in a folder; help lists them in this order. */
export function checkinsFeature(_checkins: Checkins): Feature {
  const parts: Routes[] = [];
  return { id: 'checkins', ...together(parts) };
}
