/** A county, and how many municipalities it had in 2024 (domain/municipalities.md). */
export interface County {
  /** The first two digits of its municipalities' numbers. */
  number: string;
  name: string;
  municipalities: number;
}

export const COUNTIES: readonly County[] = [
  { number: '31', name: 'Østfold', municipalities: 12 },
  { number: '32', name: 'Akershus', municipalities: 21 },
  { number: '33', name: 'Buskerud', municipalities: 18 },
  { number: '34', name: 'Innlandet', municipalities: 46 },
  { number: '39', name: 'Vestfold', municipalities: 6 },
  { number: '40', name: 'Telemark', municipalities: 17 },
  { number: '42', name: 'Agder', municipalities: 25 },
  { number: '11', name: 'Rogaland', municipalities: 23 },
  { number: '46', name: 'Vestland', municipalities: 43 },
  { number: '15', name: 'Møre og Romsdal', municipalities: 27 },
  { number: '50', name: 'Trøndelag', municipalities: 38 },
  { number: '18', name: 'Nordland', municipalities: 41 },
  { number: '55', name: 'Troms', municipalities: 21 },
  { number: '56', name: 'Finnmark', municipalities: 18 },
  { number: '03', name: 'Oslo', municipalities: 1 },
];

export const countyOf = (municipality: string): string => municipality.slice(0, 2);

/** The name of the county that a municipality lies in; undefined for a number of no county that we know. */
export function countyName(municipality: string): string | undefined {
  return COUNTIES.find(({ number }) => number === countyOf(municipality))?.name;
}
