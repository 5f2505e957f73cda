import version1 from './definitions/checkin-1.json';
import { readForm } from './definition';
import type { Form } from './types';

/** Every version that was ever published: reports of all of them are kept, so none is taken out or changed. */
export const PUBLISHED: readonly Form[] = [version1].map(readForm);
