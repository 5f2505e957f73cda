import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openPage } from './browser';

const ARTIFACTS = path.resolve(__dirname, '../../../artifacts');

/**
 * What a message says, in order, cards included: what comes after each header, and a header is where the menu 'Show more
 * information' is. That holds for chats, for posts in a channel and for replies below them, and leaves out the log.
 */
const BODIES = ['div:has(> div > button[aria-label="Show more information"]) + *',
  '.fui-CardHeader:has(button[aria-label="Show more information"]) + *'].join(', ');

/** The Playground's conversation gets no narrower, and a whole card is in it. */
const NARROW = { width: 600, height: 1100 };

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** How often a button that only shows is pressed, and how long each time is given. */
const PRESSES = 5;
const PRESS_AGAIN_MS = 12_000;

/** The compose box's menu of what the Playground can do with message extensions. */
const COMPOSE_MENU = 'Trigger Message Extension App';

export interface PlaygroundPage {
  /** For what this driver has no word for. */
  readonly page: Page;
  /** Writes in the personal chat. */
  sendPersonal(text: string): Promise<void>;
  /** Opens the group chat of that name. */
  openGroup(name: string): Promise<void>;
  /** Opens a channel of the team by the channel's name: 'General', or the other one. */
  openChannel(name: string): Promise<void>;
  /** A new post, '@bot text', in the channel that is open; a message in the group chat that is open. */
  sendInChannelWithMention(botName: string, text: string): Promise<void>;
  /** The newest message or card that says it, when it stands there. */
  waitForText(text: string): Promise<Locator>;
  /** The newest card that says it, when it stands there. */
  waitForCard(text: string): Promise<Locator>;
  /** The newest card of that title, when it stands there. */
  waitForTitle(title: string): Promise<Locator>;
  /** Writes in the field of that label, in the newest card that has one. */
  fill(label: string, value: string): Promise<void>;
  /** Marks a choice (radio button or box), in the newest card that has it. */
  choose(choice: string): Promise<void>;
  /** Picks from the drop-down list of that label, in the newest card that has one. */
  select(label: string, choice: string): Promise<void>;
  /** Picks a day, `2026-12-01`, in the calendar of the field of that label. */
  pickDay(label: string, day: string): Promise<void>;
  /** Presses a card's button; the newest card that has it. Wait for what it should lead to. */
  pressButton(name: string): Promise<void>;
  /** Presses a button that only shows something, and again if what it showed was gone with an edit of the card. */
  pressUntil(name: string, text: string): Promise<void>;
  /** Writes in the search field that the compose box of the open chat has. */
  searchFromCompose(text: string): Promise<void>;
  /** Puts what the search found under that title in the message and sends it, after a picture of what was found. */
  chooseFound(title: string, picture: string): Promise<void>;
  /** Gives the compose box an address, and sends the card it becomes once the card says `words`, after a picture of it. */
  unfurl(url: string, words: string, picture: string): Promise<void>;
  /** Every message of the open conversation, oldest first; in a channel the newest post comes first. */
  texts(): Promise<string[]>;
  /** Saves artifacts/<file> and gives its path. */
  screenshot(file: string): Promise<string>;
  /** The same, of the open conversation without what stands around it, and so high that a whole card is in it. */
  picture(file: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens a Playground in a browser of its own, ready to be written in. */
export async function openPlayground(url: string): Promise<PlaygroundPage> {
  const { browser, page } = await openPage(url);
  const bodies = page.locator(BODIES);
  const cards = page.locator('.ac-adaptiveCard');
  const newestCardWith = (part: Locator): Promise<Locator> => newest(page, cards.filter({ has: part }));

  /** The first time a page opens a conversation, the bot is told that it was installed there. */
  async function open(name: string | RegExp): Promise<void> {
    const item = page.getByRole('treeitem', { name, exact: true });
    await item.click();
    // On a narrow screen the list lies over the conversation until something there is pressed.
    await box().click();
  }

  /** In a channel, the first box is a new post, and each thread below has one for replies. */
  const box = (): Locator => page.locator('div[role=textbox]').first();

  /** Taken when the Playground's server has it. Not looked for on the page, where markup and markdown look otherwise. */
  async function send(text: string, mention?: string): Promise<void> {
    await box().click();
    if (mention) await pickMention(page, box(), mention);
    await page.keyboard.insertText(text);
    const taken = page.waitForResponse((response) => response.url().endsWith('/messages') && response.ok());
    await Promise.all([taken, page.getByRole('button', { name: /^(Post|Send Message)$/ }).first().click()]);
  }

  async function openComposeMenu(item: string): Promise<void> {
    await page.getByRole('button', { name: COMPOSE_MENU }).last().click();
    await page.getByRole('menuitem', { name: item }).click();
  }

  async function screenshot(file: string): Promise<string> {
    const target = path.join(ARTIFACTS, file);
    mkdirSync(path.dirname(target), { recursive: true });
    await page.screenshot({ path: target });
    return target;
  }

  /** Whether the lists of conversations have slid away, or stand there again. */
  const lists = (away: boolean): Promise<unknown> => page.waitForFunction((gone) =>
    [...document.querySelectorAll('[role=treeitem]')].every((item) => (item.getBoundingClientRect().right <= 0) === gone), away);

  /**
   * On a narrow screen the Playground's lists lie over the conversation until they have slid away; its log stays. Back on a wide one
   * the page is laid out anew: what is written before that may be lost.
   */
  async function picture(file: string): Promise<string> {
    const wide = page.viewportSize();
    await page.setViewportSize(NARROW);
    await lists(true);
    const target = await screenshot(file);
    if (!wide) return target;
    await page.setViewportSize(wide);
    await lists(false);
    return target;
  }

  await box().waitFor();
  return {
    page,
    sendPersonal: async (text) => {
      await open('Personal Chat');
      await send(text);
    },
    openGroup: open,
    openChannel: (name) => open(new RegExp(` - ${escape(name)}$`)),
    sendInChannelWithMention: (botName, text) => send(text, botName),
    waitForText: (text) => newest(page, bodies.filter({ hasText: text })),
    waitForCard: (text) => newest(page, cards.filter({ hasText: text })),
    waitForTitle: (name) => newestCardWith(page.getByRole('heading', { name, exact: true })),
    fill: async (label, value) => {
      const field = page.getByRole('textbox', { name: label }).or(page.getByRole('spinbutton', { name: label }))
        .or(page.getByLabel(label, { exact: true })).first();
      await (await newestCardWith(field)).locator(field).fill(value);
    },
    choose: async (choice) => {
      const option = page.getByRole('radio', { name: choice }).or(page.getByRole('checkbox', { name: choice }));
      await (await newestCardWith(option)).locator(option).first().check();
    },
    select: async (label, choice) => {
      const list = page.getByRole('combobox', { name: label });
      await (await newestCardWith(list)).locator(list).click();
      await page.getByRole('option', { name: choice, exact: true }).click();
    },
    pickDay: async (label, day) => {
      const field = page.getByRole('combobox', { name: label });
      await (await newestCardWith(field)).locator(field).click();
      const calendar = page.getByRole('dialog', { name: 'Calendar' });
      const [year = '', month = '', date = ''] = day.split('-');
      const name = MONTHS[Number(month) - 1] ?? '';
      await calendar.waitFor();
      while ((await calendar.getByRole('button', { name: `${name} ${year}` }).count()) === 0) await calendar.getByTitle(/next month/i).click();
      await calendar.getByRole('button', { name: `${Number(date)}, ${name}, ${year}`, exact: true }).click();
    },
    pressButton: async (name) => {
      const button = page.getByRole('button', { name, exact: true });
      await (await newestCardWith(button)).locator(button).last().click();
    },
    pressUntil: async (name, text) => {
      const button = page.getByRole('button', { name, exact: true });
      for (let press = 1; press <= PRESSES; press += 1) {
        await (await newestCardWith(button)).locator(button).last().click();
        const shown = cards.filter({ hasText: text }).first().waitFor({ timeout: PRESS_AGAIN_MS });
        if (await shown.then(() => true, () => false)) return;
      }
      throw new Error(`'${text}' was not shown after ${PRESSES} presses of '${name}'`);
    },
    texts: () => bodies.allInnerTexts(),
    searchFromCompose: async (text) => {
      await openComposeMenu('Search Command');
      await page.getByPlaceholder('Enter a search term').fill(text);
    },
    chooseFound: async (title, picture) => {
      const row = page.getByText(title, { exact: true });
      await row.waitFor();
      await screenshot(picture);
      await row.click();
      await page.getByRole('button', { name: /^(Post|Send Message)$/ }).first().click();
    },
    unfurl: async (url, words, picture) => {
      await openComposeMenu('Link Unfurling');
      await page.getByRole('textbox', { name: 'Enter an URL' }).fill(url);
      await page.getByRole('dialog').getByText(words).first().waitFor();
      await screenshot(picture);
      await page.getByRole('button', { name: 'Send to Conversation' }).click();
    },
    screenshot,
    picture,
    close: () => browser.close(),
  };
}

/** A name that is only typed is no mention: it must be picked from the list that `@` opens. */
async function pickMention(page: Page, box: Locator, name: string): Promise<void> {
  await page.keyboard.type('@');
  // Lists of boxes that were left stay in the page, hidden and empty.
  await page.locator('#typeahead-menu').getByRole('menuitem', { name }).click();
  await box.getByText(name).waitFor();
  await page.keyboard.type(' ');
}

/** Waits for one. In a chat the newest is the last; in a channel it is the last of the first post that has any. */
async function newest(page: Page, found: Locator): Promise<Locator> {
  await found.first().waitFor();
  const posts = page.locator('.fui-Card:has(> .fui-CardHeader)').filter({ has: found });
  return (await posts.count()) > 0 ? posts.first().locator(found).last() : found.last();
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
