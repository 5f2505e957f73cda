import type { Topic } from '../types';

/** Who is asked for: by what they are in the network. */
export type AskedRole = 'contact' | 'deputy' | 'coordinator' | 'partner';

/** Whom somebody wants to find, each as far as they said it. */
export interface Wanted {
  role?: AskedRole;
  topic?: Topic;
  /** As it was written: «kommuneoverlegen». */
  title?: string;
}

/** What people call the roles, in the three languages together. */
const ROLE_WORDS: Record<AskedRole, RegExp> = {
  deputy: whole('stedfortreder(?:e|en|ne)?|stadfortred[ae]r(?:en|ar|ane)?|vikar(?:en|er|ar|ane|ene)?|vara(?:en|person(?:en)?)?|deput(?:y|ies)|stand-?in'),
  contact: whole('kontakt(?:en|er|ar|ane|ene|person(?:en|ar|er|ane|ene)?)?|contacts?(?: (?:persons?|people))?'),
  coordinator: whole('(?:nettverks)?koordinator(?:en|er|ar|ane|ene)?|(?:network )?coordinators?'),
  partner: whole('(?:samarbeids)?partn[ea]r(?:e|en|ne|ar|ane)?|partners'),
};

const TOPIC_WORDS: Record<Topic, RegExp> = {
  raad1: whole('råd(?:et)? (?:1|én|en|ein)|advice (?:1|one)|plan(?:en|ar|er|arbeid(?:et)?)?|planning'),
  raad2: whole('råd(?:et)? (?:2|to)|advice (?:2|two)'),
  raad3: whole('råd(?:et)? (?:3|tre)|advice (?:3|three)'),
  naloxone: whole('nalokson(?:et|spray(?:en)?)?|naloxone?|nese?spray(?:en)?|nasespray(?:en)?|motgift|antidote'),
  equipment: whole('(?:bruk[ea]r)?utstyr(?:et)?|(?:drug-use |clean )?equipment'),
  'next-of-kin': whole('pårørende|pårørande|etterlatte|etterlatne|next of kin|families|relatives|bereaved'),
  'follow-up': whole('oppfølging(?:a|en)?|follow-?up'),
  medical: whole('medisinske? spørsmål|medisin|medical (?:questions|matters)|medicine'),
  data: whole('tall(?:ene)?|tal(?:a)?|statistikk(?:en)?|kartlegging(?:en|a)?|data|figures|statistics'),
};

/** A word with one of these endings is somebody's function in a municipality. */
const TITLE = whole(
  '[\\p{L}-]*(?:lege|lede?r|leiar|rådgiver|rådgjevar|konsulent|koordinator|sykepleier|sjukepleiar|psykolog|sosionom|vernepleier|vernepleiar|sjef)' +
  '(?:e?n)?|(?:chief )?(?:municipal )?(?:medical officer|doctor|physician|nurse|adviser|manager)',
);

/** What may stand beside it and asks for nobody else. */
const BESIDE = whole(
  'the|an?|en|ein|ei|vår|our|for|om|på|med|about|with|of|to|responsible|in charge|ansvarlig|ansvarleg|kontaktperson(?:en|ens)?' +
  '|contact(?: person)?|municipal',
);

/** Whom the words ask for; undefined when they say something else as well: a patient's contact is none of ours. */
export function wantedIn(text: string): Wanted | undefined {
  const topic = firstIn(TOPIC_WORDS, text);
  const withoutTopic = topic ? text.replace(TOPIC_WORDS[topic], ' ') : text;
  const role = firstIn(ROLE_WORDS, withoutTopic);
  const withoutRole = role ? withoutTopic.replace(ROLE_WORDS[role], ' ') : withoutTopic;
  const [title] = role ? [] : (TITLE.exec(withoutRole) ?? []);
  const rest = (title ? withoutRole.replace(title, ' ') : withoutRole).replaceAll(new RegExp(BESIDE, 'gu'), ' ');
  if (rest.trim() !== '' || !(topic ?? role ?? title)) return undefined;
  return { ...(role && { role }), ...(topic && { topic }), ...(title && { title }) };
}

/** Whether somebody's function is the one that was asked for, in any of its endings. */
export function isTitle(title: string, asked: string): boolean {
  const stem = asked.length > 6 ? asked.replace(/(?:en|n|e)$/u, '') : asked;
  return title.toLowerCase().includes(stem);
}

function firstIn<K extends string>(words: Record<K, RegExp>, text: string): K | undefined {
  return (Object.keys(words) as K[]).find((each) => words[each].test(text));
}

function whole(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'u');
}
