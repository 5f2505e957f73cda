import { translator, type Language } from '../../../lib/language';
import { formatWallTime, wallTimeOf } from '../../../lib/time';
import type { Person } from '../../feature';
import type { FileContent } from '../../files';
import type { Kept } from './kept-here';

/** Everything that is kept of a person as one JSON file, with headings in their language; the rows are as they are stored. */
export function myDataFile({ name, tenantId, id }: Person, kept: Kept, language: Language, now: number): FileContent {
  const t = translator(language);
  const content = {
    about: t('networks.privacy.file'),
    made: formatWallTime(wallTimeOf(now), language),
    person: { name, tenantId, id },
    kept: Object.fromEntries(kept.map(([kind, rows]) => [t(`networks.privacy.kinds.${kind}`), rows])),
  };
  return { name: 'nettverksassistenten.json', type: 'application/json', body: `${JSON.stringify(content, undefined, 2)}\n` };
}
