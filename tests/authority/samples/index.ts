import type { Samples } from '../sample';
import { samples as advice } from './advice';
import { samples as bot } from './bot';
import { samples as channels } from './channels';
import { samples as contacts } from './contacts';
import { samples as notices } from './notices';
import { samples as people } from './people';
import { samples as privacy } from './privacy';
import { samples as profile } from './profile';
import { samples as setup } from './setup';

/** One for every verb of the product, whatever feature registers it. */
export const samples: Samples = {
  ...advice, ...bot, ...channels, ...contacts, ...notices, ...people, ...privacy, ...profile, ...setup,
};
