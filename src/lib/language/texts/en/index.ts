import bot from './bot.json';
import advice from './advice.json';
import meetings from './meetings.json';
import meetingsPolls from './meetings-polls.json';
import meetingsPollSetup from './meetings-poll-setup.json';
import meetingsPlanning from './meetings-planning.json';
import meetingsCalendar from './meetings-calendar.json';
import meetingsAttendance from './meetings-attendance.json';
import meetingsMinutes from './meetings-minutes.json';
import meetingsYearly from './meetings-yearly.json';
import checkinsForm from './checkins-form.json';
import checkinsFormSetup from './checkins-form-setup.json';
import checkinsRounds from './checkins-rounds.json';
import checkinsStatus from './checkins-status.json';
import checkinsReporting from './checkins-reporting.json';
import checkinsReports from './checkins-reports.json';
import checkinsGuards from './checkins-guards.json';
import checkinsHistory from './checkins-history.json';
import checkinsPlans from './checkins-plans.json';
import checkinsWays from './checkins-ways.json';
import networks from './networks.json';
import networksSetup from './networks-setup.json';
import networksPeople from './networks-people.json';
import networksChannels from './networks-channels.json';
import networksContacts from './networks-contacts.json';
import networksProfile from './networks-profile.json';
import networksPrivacy from './networks-privacy.json';

/** Each part of the product has its texts in a file of its own; together they are one tree. */
export const en = [
  bot, advice,
  meetings, meetingsPolls, meetingsPollSetup, meetingsPlanning, meetingsCalendar, meetingsAttendance, meetingsMinutes, meetingsYearly,
  checkinsForm, checkinsFormSetup, checkinsRounds, checkinsStatus, checkinsReporting, checkinsReports, checkinsGuards, checkinsHistory,
  checkinsPlans, checkinsWays,
  networks, networksSetup,
  networksPeople, networksChannels, networksContacts, networksProfile, networksPrivacy,
] as const;
