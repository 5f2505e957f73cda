import { readThesaurus, Thesaurus } from '../../../../src/features/advice/analysis/thesaurus';
import type { Bank, BankLine } from '../../../../src/features/advice/bank';
import type { SparseVector } from '../../../../src/features/advice/model/feature-space';
import { passage } from '../search/corpus-for-tests';

/** A bank so small that a test can train on it, in the shape of the real one. */
export function toyBank(parts: Partial<Bank> = {}): Bank {
  return {
    topics: new Map([
      ['nalokson', lines('Hvor får vi nalokson?', 'Kven deler ut nesespray?', 'Where is the nalokson spray?', 'nalokson nesespray')],
      ['statistikk', lines('Hvor mange døde i fjor?', 'Kor mange døde i år?', 'How many deaths?', 'tall på dødsfall i fjor')],
    ]),
    guards: new Map([
      ['dose', lines('Hvor mye kan jeg ta?', 'Hvor mye tåler jeg å ta?')], ['buy', lines('Hvor kjøper jeg piller?', 'kjøpe piller')],
      ['evade', lines('Hvordan lure en urinprøve?', 'lure prøve')], ['person', lines('Bruker Kari Eksempel rus?', 'Ruser Kari seg?')],
    ]),
    outside: lines('Blir det regn i morgen?', 'Blir det sol i dag?'),
    emergencies: lines('han puster ikke', 'ho pustar ikkje'),
    suicide: lines('jeg vil dø', 'eg vil døy'),
    nearMisses: lines('kurs om den som ikke puster', 'kurs i pust'),
    ...parts,
  };
}

export function lines(...texts: string[]): BankLine[] {
  return texts.map((text) => ({ language: 'nb', voice: 'plain', text }));
}

export const toyPassages = [
  passage('nalokson-hva', { title: 'Hva nalokson er', body: 'Nalokson er en nesespray.' }),
  passage('statistikk-tall', { title: 'Tall', topics: ['statistikk'], body: 'Så mange døde i fjor.' }),
];

export const toyThesaurus = new Thesaurus(readThesaurus('spray: nesespray nalokson\n'));

/** A vector of one or a few features, each of weight 1. */
export function vector(...at: number[]): SparseVector {
  return { at: Uint32Array.from(at), values: Float32Array.from(at, () => 1) };
}
