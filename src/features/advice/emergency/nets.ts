import { LRUCache } from 'lru-cache';
import { wordsOf } from '../analysis';
import type { Thesaurus } from '../analysis/thesaurus';
import { dangerChances, type TrainedModel } from '../model/trained-model';
import { readSigns, type DangerKind, type Signs } from './rules';

/**
 * How sure we are that somebody is in danger: `emergency` gets the emergency card and nothing else, `possible` a banner above
 * the ordinary answer. Rather one answer too many (domain/facts-emergency.md, point 6).
 */
export interface Danger {
  level: 'emergency' | 'possible' | 'none';
  /** What to say first: breathing and naloxone, or to stay with somebody who wants to die. */
  kind: DangerKind;
}

/**
 * The nets' thresholds, of the probability that somebody is in danger. Chosen by five-fold cross-validation over the bank and on
 * the dev set (npm run bench:answers): as many emergencies caught as possible with a banner on less than 1.5 % of ordinary
 * questions. The model alone calls it an emergency from:
 */
const SURE = 0.6;
/** The model alone asks whether somebody is in danger. */
const FAIRLY_SURE = 0.12;
/** Signs that the model takes for talk about something else get the banner only. */
const SIGNS_DOUBTED = 0.1;
/** Signs that are talked about, in a text that the model takes for an emergency all the same. */
const SURE_THOUGH_TALKED_ABOUT = 0.2;

/** One question is looked at by several: what cannot wait, the answer, the log. */
const REMEMBERED = 500;

/** The two nets that need no network: rules for plain signs, and the model for what people say when there are none. */
export class DangerNets {
  private readonly seen = new LRUCache<string, Danger>({ max: REMEMBERED, memoMethod: (text) => this.look(text) });

  constructor(
    private readonly model: TrainedModel,
    private readonly thesaurus: Thesaurus,
  ) {}

  in(text: string): Danger {
    return this.seen.memo(text);
  }

  private look(text: string): Danger {
    const signs = readSigns(text);
    // Of one word without signs («har») the model knows nothing.
    if (!signs && wordsOf(text).length < 2) return { level: 'none', kind: 'overdose' };
    const [none = 0, overdose = 0, suicide = 0] = dangerChances(this.model, this.thesaurus, text, signs);
    const kind = signs?.kind ?? (suicide > overdose ? 'suicide' : 'overdose');
    return { level: levelOf(1 - none, signs), kind };
  }
}

function levelOf(probability: number, signs: Signs | undefined): Danger['level'] {
  if (signs?.talkedAbout) return probability >= SURE_THOUGH_TALKED_ABOUT ? 'possible' : 'none';
  if (signs) return probability >= SIGNS_DOUBTED ? 'emergency' : 'possible';
  if (probability >= SURE) return 'emergency';
  return probability >= FAIRLY_SURE ? 'possible' : 'none';
}
