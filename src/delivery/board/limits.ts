export interface BoardLimits {
  /** For how long one instance has a posting to itself; a crashed one's is taken over after that. */
  leaseMs: number;
  /** Updates of one posting come no closer than this. */
  roundEveryMs: number;
  /** How often what is unfinished is looked for. */
  resumeEveryMs: number;
}

export const BOARD_LIMITS: BoardLimits = { leaseMs: 30_000, roundEveryMs: 2_000, resumeEveryMs: 30_000 };
