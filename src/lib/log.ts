import pino from 'pino';

/**
 * What a log line may hold. Text that people wrote, names and raw ids have no field here, so they cannot be logged by
 * mistake; what gets round the types is left out when the line is written.
 */
export interface LogFields {
  correlationId?: string;
  /** A pseudonym (lib/ids), never an id from Teams. */
  person?: string;
  tenant?: string;
  scope?: string;
  activityType?: string;
  route?: string;
  outcome?: string;
  status?: number;
  method?: string;
  path?: string;
  ms?: number;
  reason?: string;
  error?: Error;
  count?: number;
  url?: string;
}

const ALLOWED: Record<keyof LogFields, true> = {
  correlationId: true, person: true, tenant: true, scope: true, activityType: true, route: true, outcome: true, status: true,
  method: true, path: true, ms: true, reason: true, error: true, count: true, url: true,
};

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One JSON line per event on standard output, or on `destination`. */
export function createLog(level: LogLevel, destination?: pino.DestinationStream): Log {
  const logger = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, destination ?? pino.destination(1));
  const write = (severity: Exclude<LogLevel, 'silent'>) => (message: string, fields: LogFields = {}) => {
    const allowed = Object.entries(fields).filter(([name]) => Object.hasOwn(ALLOWED, name));
    const { error, ...rest } = Object.fromEntries(allowed) as LogFields;
    logger[severity](error ? { ...rest, error: describe(error) } : rest, message);
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** An error's class, message and stack. Messages are ours or an SDK's; nothing here carries what a person wrote. */
function describe(error: Error): { type: string; message: string; stack?: string } {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, message: error.message.slice(0, 300), stack: frames?.slice(0, 7).join('\n') };
}
