export { doubts, type Doubt, type DoubtAbout } from './doubts';
export { maskDigits } from '../../../lib/person-data';
export { checkWords } from './words';
