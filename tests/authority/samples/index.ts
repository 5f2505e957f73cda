import type { Samples } from '../sample';
import { samples as advice } from './advice';
import { samples as attendance } from './attendance';
import { samples as bot } from './bot';
import { samples as calendar } from './calendar';
import { samples as channels } from './channels';
import { samples as checkinRounds } from './checkin-rounds';
import { samples as checkinHistory } from './checkin-history';
import { samples as checkinPlans } from './checkin-plans';
import { samples as checkinSetup } from './checkin-setup';
import { samples as checkinStatus } from './checkin-status';
import { samples as checkinReporting } from './checkin-reporting';
import { samples as contacts } from './contacts';
import { samples as minutes } from './minutes';
import { samples as notices } from './notices';
import { samples as people } from './people';
import { samples as planning } from './planning';
import { samples as pollSetup } from './poll-setup';
import { samples as polls } from './polls';
import { samples as privacy } from './privacy';
import { samples as profile } from './profile';
import { samples as setup } from './setup';
import { samples as yearly } from './yearly';

/** One for every verb of the product, whatever feature registers it. */
export const samples: Samples = {
  ...advice, ...attendance, ...bot, ...calendar, ...channels,
  ...checkinRounds, ...checkinHistory, ...checkinPlans, ...checkinSetup, ...checkinStatus, ...checkinReporting,
  ...contacts, ...minutes, ...notices, ...people, ...planning,
  ...pollSetup, ...polls, ...privacy, ...profile, ...setup, ...yearly,
};
