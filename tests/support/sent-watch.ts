import type { Sent } from './connector';

export interface SentWatch {
  /** Given a number: all that was sent, once it is that many. Given a predicate: the first that fits, now or later. */
  waitForSent: {
    (count: number, timeoutMs?: number): Promise<Sent[]>;
    (predicate: (sent: Sent) => boolean, timeoutMs?: number): Promise<Sent>;
  };
  sent(one: Sent): void;
  clear(): void;
}

interface Waiter {
  check(): boolean;
}

/** Waiting is woken by what arrives, not by the clock; what was sent before the wait began counts too. */
export function sentWatch(): SentWatch {
  let sent: Sent[] = [];
  let waiters: Waiter[] = [];

  function wait<T>(found: () => T | undefined, what: string, timeoutMs: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (): boolean => {
        const value = found();
        if (value === undefined) return false;
        clearTimeout(timer);
        resolve(value);
        return true;
      };
      const waiter: Waiter = { check: settle };
      const timer = setTimeout(() => {
        waiters = waiters.filter((it) => it !== waiter);
        reject(new Error(`Waited ${timeoutMs} ms for ${what}; ${sent.length} sent: ${JSON.stringify(sent.map(brief))}`));
      }, timeoutMs);
      if (!settle()) waiters.push(waiter);
    });
  }

  function waitForSent(count: number, timeoutMs?: number): Promise<Sent[]>;
  function waitForSent(predicate: (sent: Sent) => boolean, timeoutMs?: number): Promise<Sent>;
  function waitForSent(target: number | ((sent: Sent) => boolean), timeoutMs = 5_000): Promise<Sent[] | Sent> {
    return typeof target === 'number'
      ? wait(() => (sent.length >= target ? [...sent] : undefined), `${target} activities`, timeoutMs)
      : wait(() => sent.find(target), 'an activity that fits', timeoutMs);
  }

  return {
    waitForSent,
    sent(one) {
      sent.push(one);
      waiters = waiters.filter((it) => !it.check());
    },
    clear() {
      sent = [];
    },
  };
}

function brief({ conversationId, activity }: Sent): string {
  const attachments = activity.attachments as { contentType?: string }[] | undefined;
  return `${conversationId}: ${String(activity.text ?? attachments?.[0]?.contentType ?? activity.type)}`;
}
