import { Pace } from '/work/main/src/delivery/pace-sim';
import { virtualTime } from '/work/main/tests/delivery/board/virtual-time';
import { setMaxListeners } from 'node:events';
const never = new AbortController().signal; setMaxListeners(0, never);
async function main(n: number, limit: number, total: number, sliding: boolean) {
  const time = virtualTime(0 + 1e12);
  let times: number[] = []; let refused = 0, taken = 0; let winStart = 0, winCount = 0;
  const take = () => { const now = time.clock.now();
    if (sliding) { times = times.filter(t => t > now - 1000); if (times.length >= limit) return false; times.push(now); return true; }
    if (now - winStart >= 1000) { winStart = now - (now % 1000); winCount = 0; } if (winCount >= limit) return false; winCount++; return true; };
  const queue = Array.from({ length: total }, (_, i) => ({ id: i, at: 0 }));
  const workers: Promise<void>[] = [];
  const start = time.clock.now();
  for (let k = 0; k < n; k++) { const pace = new Pace(time.clock, time.wait);
    for (let w = 0; w < 20; w++) workers.push((async () => {
      for (;;) { const item = queue.shift(); if (!item) return;
        await pace.run({ tenantId: 't', personId: String(item.id) }, never, async () => {
          const ok = take(); await time.wait(100);
          if (ok) { taken++; if (taken === Math.floor(total*0.9)) console.log("90% at", (time.clock.now()-start)/1000, "ideal", total*0.9/limit); return; }
          refused++; pace.refused('t');
          void time.wait(2000).then(() => queue.push(item));
        });
      } })());
  }
  await time.until(Promise.all(workers));
  console.log(n, limit, "s", (time.clock.now() - start) / 1000, "refused", refused, "ideal", total / limit);
}
(async () => { await main(3,30,5000,true); await main(5,30,3000,true); await main(3, 10, 600, true); })();
