import { DangerNets } from '../../../../src/features/advice/emergency';
import { Thesaurus } from '../../../../src/features/advice/analysis/thesaurus';
import { FeatureSpace } from '../../../../src/features/advice/model/feature-space';
import { LinearModel } from '../../../../src/features/advice/model/linear-model';
import type { TrainedModel } from '../../../../src/features/advice/model/trained-model';
import { loadKnowledge } from '../../../../src/features/advice';

/** A model that says of every text how likely danger is, and how much of that is suicide. */
function modelSaying(danger: number, suicide = 0): TrainedModel {
  const chances = [1 - danger, danger * (1 - suicide), danger * suicide];
  const bias = Float32Array.from(chances.map((chance) => Math.log(Math.max(chance, 1e-9))));
  const says = new LinearModel(['none', 'overdose', 'suicide'], new Int8Array(0), new Float32Array(3), bias);
  return { space: new FeatureSpace([], new Float32Array(0)), topics: says, danger: says };
}

const thesaurus = new Thesaurus();
const look = (text: string, danger: number, suicide = 0) => new DangerNets(modelSaying(danger, suicide), thesaurus).in(text);
const ORDINARY = 'Hva sier råd 1 om pårørende?';
const SIGNS = 'han puster ikke';
const TALK = 'Hvilke rutiner har vi når noen ikke puster?';

describe('how sure the nets are', () => {
  test.each([
    ['the model alone is sure', ORDINARY, 0.61, 'emergency'],
    ['the model alone is nearly sure', ORDINARY, 0.59, 'possible'],
    ['the model alone is fairly sure', ORDINARY, 0.13, 'possible'],
    ['the model alone is not', ORDINARY, 0.11, 'none'],
    ['there are signs, and the model does not object', SIGNS, 0.11, 'emergency'],
    ['there are signs, and the model objects', SIGNS, 0.09, 'possible'],
    ['it is one word without signs', 'mer', 0.99, 'none'],
    ['it is one word that is a sign', 'livløs', 0.2, 'emergency'],
    ['signs are talked about, and the model is uneasy', TALK, 0.21, 'possible'],
    ['signs are talked about, and the model is at ease', TALK, 0.19, 'none'],
    ['signs are talked about, and the model is certain', TALK, 0.99, 'possible'],
  ] as const)('when %s: %s at %s is %s', (_when, text, danger, level) => {
    expect(look(text, danger).level).toBe(level);
  });
});

describe('what kind of danger it is', () => {
  test.each([
    ['what the body shows goes before everything', 'han har hengt seg og puster ikke', 1, 'overdose'],
    ['words of suicide go before the model', 'jeg vil dø', 0, 'suicide'],
    ['tablets alone say nothing, so the model decides', 'jeg har tatt alle pillene', 0.9, 'suicide'],
    ['tablets alone say nothing, so the model decides', 'jeg har tatt alle pillene', 0.1, 'overdose'],
    ['without signs the model decides', 'for om en time er jeg ikke her', 0.9, 'suicide'],
  ] as const)('%s: «%s»', (_rule, text, suicide, kind) => {
    expect(look(text, 0.9, suicide).kind).toBe(kind);
  });
});

describe('with the trained model', () => {
  const nets = new DangerNets(loadKnowledge().model, thesaurus);

  test.each([
    'Han ligger i dusjen og er helt grå', 'mora mi er ikkje til å vekkje', 'she took all her tablets and is slurring',
    'Overdose i trappa, én nede', 'vi har gitt to doser, null effekt', 'HLR pågår', 'resp 5, ikke kontaktbar', 'hu våkner\'ke',
    'ungen har spist pillene mine', 'lips are blue', 'guten min pustar berre av og til',
  ])('«%s» is an emergency of the body', (text) => {
    expect(nets.in(text)).toEqual({ level: 'emergency', kind: 'overdose' });
  });

  test.each([
    'Jeg vil ikke leve lenger', 'Ho står på brua og vil hoppe', 'I want to kill myself', 'Han har tau med seg og har sagt farvel',
    'eg skal ta livet mitt i natt', 'broren min har hengt seg',
  ])('«%s» is an emergency of suicide', (text) => {
    expect(nets.in(text)).toEqual({ level: 'emergency', kind: 'suicide' });
  });

  test.each([
    'Skriveren er død, får ikke liv i den', 'Hva heter bevisstløs på engelsk?', 'Er det straffbart å ringe 113?', 'Jeg dør av latter',
    'Sjefen ble blå i ansiktet da budsjettet kom', 'Quiz: hva gjør du når en person ikke puster?', 'I 2014 ble han funnet bevisstløs, han overlevde',
    'Romanen handler om en gutt som vil dø', 'Selvmordsforebygging i kommunen', 'What is the Norwegian word for unresponsive?',
  ])('«%s» gets no emergency card', (text) => {
    expect(nets.in(text).level).not.toBe('emergency');
  });
});
