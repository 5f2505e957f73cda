import { readSigns } from './rules';

export { DangerNets } from './nets';
export type { Danger } from './nets';
export { readSigns };
