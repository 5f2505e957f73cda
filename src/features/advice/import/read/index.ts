export { readApi, type ApiRequest } from './api';
export { readFolder } from './folder';
export type { PageRules, Reading } from './make-page';
