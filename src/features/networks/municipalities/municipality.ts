/** A municipality as the national list has it. */
export interface RegisteredMunicipality {
  /** Four digits as text: Oslo is `0301`. */
  number: string;
  /** The whole official name; parallel names in several languages stand with « - » between: «Kárášjohka - Karasjok». */
  name: string;
  /** Names of municipalities that are part of this one now. */
  formerly: string[];
}

/** «Kárášjohka - Karasjok» is both of them. */
export function parallelNames(name: string): string[] {
  return name.split(/\s+[-–]\s+/u).filter(Boolean);
}
