import { clashReply, editReply, overviewReply, previewReply } from '../../src/features/checkins/form-setup/cards';
import { ChoiceFields, readChoice, shownOf, type Thought } from '../../src/features/checkins/form-setup/form-choice';
import { OWN_KINDS, withIds, type Written } from '../../src/features/checkins/form-setup/own-questions';
import { TOPICS } from '../../src/features/checkins/forms/class-c';
import { Forms } from '../../src/features/checkins/forms/forms';
import { LONGEST_OWN } from '../../src/features/checkins/forms/limits';
import type { Reply, Turn } from '../../src/features/feature';

const networkId = 'romsdal-2026';
const id = `${networkId}.8226000000000-0e5f0e5f-v12`;
const forms = new Forms();
const current = forms.current();
const all = current.parts.map((part) => part.id);

const evil = '**Fet** [her](https://x.no) # <at>Kari</at> ';
const own: Written[] = OWN_KINDS.map((kind) => ({ text: `1. Har *dere* nok (${kind})?`, kind }));
const most: Written[] = [1, 2, 3, 4, 5].map((nth) => ({ text: `${nth} ${evil.repeat(9)}`.slice(0, LONGEST_OWN), kind: nth % 2 ? 'status' : 'text' }));

const read = (fields: object) => readChoice(ChoiceFields.parse({ parts: 'r1', ...fields }), current);
const huge = '\u00e5'.repeat(10_000);
const wrong = {
  'no part': { parts: '' }, 'no words': { text1: '!!' }, 'no kind': { text2: 'Har dere folie?' }, 'the same twice': { text1: 'Folie?', kind1: 'text', text3: 'Folie?', kind3: 'text' },
  'a national id': { text1: '01019012345', kind1: 'text' }, deaths: { text1: 'Dødsfall', kind1: 'number' }, persons: { text1: 'Antall personer', kind1: 'number' },
  kin: { text1: 'Antall pårørende', kind1: 'number' },
  'much too much': { text1: huge, kind1: 'text', text2: huge, kind2: 'text', text3: huge, kind3: 'text', text4: huge, kind4: 'text', text5: huge, kind5: 'text' },
};

/** What a network's rounds ask: as it stands, in the form, as it will be seen, and when two choose at once. */
export function* checkinSetupReplies(turn: Turn): Generator<[string, Reply]> {
  const { t } = turn;
  for (const [name, choice] of [['all parts', { parts: all, own: [] }], ['one part', { parts: all.slice(0, 1), own }], ['the most', { parts: all, own: most }]] as const) {
    yield [`form with ${name}`, overviewReply(turn, networkId, choice, current)];
    yield [`form with ${name}, saved`, overviewReply(turn, networkId, choice, current, t('checkins.setup.saved'))];
    yield [`form with ${name}, to be changed`, editReply(turn, id, current, shownOf({ parts: [...choice.parts], own: [...choice.own] }))];
    const seen = forms.of(forms.use(choice.parts, withIds(choice.own, [], 1)));
    yield [`form with ${name}, as it will be seen`, previewReply(turn, id, seen, [])];
    const thoughts: Thought[] = [...TOPICS, 'person' as const].map((about, at) => ({ nth: at + 1, about }));
    yield [`form with ${name}, to be thought over`, previewReply(turn, id, seen, thoughts)];
    yield [`form with ${name}, chosen by two`, clashReply(turn, id, current, forms.use(all.slice(1), withIds(own, [], 1)), { parts: [...choice.parts], own: choice.own })];
  }
  for (const [name, fields] of Object.entries(wrong)) {
    const result = read(fields);
    if (result.wrong) yield [`form with ${name}`, editReply(turn, id, current, result.shown, result.wrong)];
  }
}
