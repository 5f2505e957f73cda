import { formatWallTime, systemClock, wallTimeOf } from '../lib/time';
import { moveTime } from './demo-clock';

const USAGE = `Usage: npm run later -- <how long>
  30m, 5h, 2d   moves the time of the demo (npm start in the same folder) so much further: minutes, hours or days`;

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `npm run later`: see `demoClock`. Exit code 2 for wrong arguments. */
function main([length = '', ...rest]: string[]): void {
  const [, number = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(length) ?? [];
  if (!number || rest.length > 0) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const shift = moveTime(Number(number) * (UNITS[unit] ?? 0));
  console.log(`For the demo it is now ${formatWallTime(wallTimeOf(systemClock.now() + shift), 'en')}.`);
}

main(process.argv.slice(2));
