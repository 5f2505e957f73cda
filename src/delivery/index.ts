export type { Address, Delivery } from './delivery';
