import { chromium, type Browser, type Page } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** A page of Debian's chromium, in Norwegian and Norwegian time, which reaches this machine only. */
export async function openPage(url: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  try {
    const page = await browser.newPage({ locale: 'nb-NO', timezoneId: 'Europe/Oslo', viewport: { width: 1400, height: 900 } });
    // Counting a poll takes some twenty seconds, and longer on a busy machine.
    page.setDefaultTimeout(60_000);
    // The Playground fetches a font from a CDN: a test must look the same with and without the net.
    await page.route((address) => address.hostname !== new URL(url).hostname, (route) => route.abort());
    await page.goto(url);
    return { browser, page };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
