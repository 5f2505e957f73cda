export { asksForPhones } from './asks-for-phones';
export { DangerNets } from './nets';
export type { Danger } from './nets';
export { helplines, lastChecked, readNumbers, standardNumbers, type PhoneNumbers, type PhoneService } from './numbers';
export type { DangerKind } from './rules';
export { emergencyReply, phonesReply } from './replies';
export { emergencyLines, phoneLines } from './plain-text';
