import { shortened } from '../../../lib/people-text';
import type { CardReply, Turn } from '../../feature';
import type { Municipalities } from '../municipalities/municipalities';
import { MAX_MUNICIPALITIES } from '../municipalities/understand';
import { MAX_CHANGES, type Edited, type Seen } from './editing';
import { formReply } from './form-card';
import { fieldsOf } from './network-form';
import { placed } from './preview-card';

/** The form as the network stands. Names that are those of several municipalities carry their number, so that they are read as written. */
export function editFormReply(turn: Turn, { network, municipalities, version }: Seen, register: Pick<Municipalities, 'find'>, wrong = ''): CardReply {
  const names = municipalities.map(({ number, name }) => (register.find(name).length > 1 ? `${name} (${number})` : name));
  const fields = fieldsOf({ ...network, municipalities: names.join(', ') });
  return formReply(turn, { kind: 'edit', id: `${network.id}.${version}` }, fields, wrong);
}

/** The sentence that says why what was written is not saved. */
export function whyNotSaved({ t }: Turn, edited: Exclude<Edited, { seen: Seen }>): string {
  switch (edited.outcome) {
    case 'quorum':
      return t('networks.setup.wrong.quorumOver', { count: edited.count });
    case 'tooMany':
      return t('networks.setup.wrong.tooMany', { max: MAX_MUNICIPALITIES });
    case 'tooManyChanges':
      return t('networks.setup.wrong.tooManyChanges', { count: edited.count, max: MAX_CHANGES });
    case 'inUse': {
      const places = edited.inUse.map(({ name, count }) => t('networks.setup.members', { name, count })).join(', ');
      return t('networks.setup.wrong.inUse', { places });
    }
    case 'unclear': {
      const { ambiguous, unknown } = edited.understood;
      const [several] = ambiguous;
      if (unknown.length > 0) return t('networks.setup.unknown', { names: unknown.map((each) => shortened(each, 60)).join(', ') });
      const names = (several?.candidates ?? []).map(({ number, name }) => placed(number, name)).join(', ');
      return t('networks.setup.wrong.several', { typed: shortened(several?.typed ?? '', 60), names });
    }
  }
}
