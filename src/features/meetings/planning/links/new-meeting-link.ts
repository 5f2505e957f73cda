import { isoTime } from '../../../../lib/time';

export interface NewMeetingPlan {
  subject: string;
  /** UTC ms. */
  start: number;
  end: number;
  /** Plain text; line breaks stay. */
  content: string;
}

/** Longer addresses are cut or refused on the way to the Teams client. */
const LONGEST = 2_000;

/**
 * Opens Teams' own form for a new meeting, filled in, for whoever follows it; nothing is made before they save it there. The parameters
 * are those of learn.microsoft.com, «Deep link to open a meeting scheduling dialog». Content that does not fit is cut, and says so.
 */
export function newMeetingLink({ subject, start, end, content }: NewMeetingPlan): string {
  const withContent = (text: string) => {
    const parameters = Object.entries({ subject, startTime: isoTime(start), endTime: isoTime(end), content: text });
    // Teams reads %20, not the `+` of a form.
    return `https://teams.microsoft.com/l/meeting/new?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
  };
  const whole = withContent(content);
  if (whole.length <= LONGEST) return whole;
  const characters = [...content];
  let fits = 0;
  for (let step = characters.length; step >= 1; step = Math.floor(step / 2)) {
    while (fits + step <= characters.length && withContent(cut(characters, fits + step)).length <= LONGEST) fits += step;
  }
  return withContent(cut(characters, fits));
}

const cut = (characters: readonly string[], length: number): string => (length === 0 ? '' : `${characters.slice(0, length).join('').trimEnd()}…`);
