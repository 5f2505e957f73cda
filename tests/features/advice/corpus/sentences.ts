/** Words with a full stop that ends no sentence, and dates and numbers with one inside. */
const ABBREVIATED = /(?<!\p{L})(?:kl|nr|bl\.a|f\.eks|ca|jf|kap|pst|mill|dvs|Meld|St)\.|(?<=\d)\.(?=\s?(?:\d|\p{Ll}))/gu;

/** How many sentences a reader meets. A list belongs to the sentence that leads it in, whatever its length. */
export function sentencesIn(body: string): number {
  const prose = body.split('\n').filter((line) => !line.startsWith('- ')).join(' ');
  return prose.replaceAll(ABBREVIATED, '').split(/[.!?](?=\s|$)/u).filter((part) => part.trim()).length;
}
