import { findsNationalId } from '../src/lib/national-id';
import { runsOf } from '../src/lib/national-id/number-runs';
import { withoutOrdinary } from '../src/lib/national-id/ordinary';
test('x', () => { const t = '2020-01-01-01.01.2020-10.1.2020-1.1.2020'; process.stdout.write(JSON.stringify([findsNationalId(t), withoutOrdinary(t), runsOf(withoutOrdinary(t)).map((r) => r.groups)])+'\n'); });
