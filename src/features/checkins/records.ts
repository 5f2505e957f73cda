import { z } from 'zod';
import { defineRecord } from '../../storage';
import { RHYTHMS } from '../networks';
import {
  REPORTERS, ROUND_STATES, type Draft, type FormSettings, type KeptAnswers, type PastReport, type Plan, type Report, type Round,
} from './types';

const Own = z.strictObject({ id: z.string(), text: z.string(), kind: z.enum(['status', 'number', 'yes-no', 'text']) });
export const FormUseField = z.strictObject({ id: z.string(), version: z.number().int(), parts: z.array(z.string()), own: z.array(Own) });
const Period = z.strictObject({ from: z.string(), to: z.string() });

const AnswerField = z.union([
  z.strictObject({ step: z.string(), reason: z.string().optional() }),
  z.strictObject({ number: z.number().int() }),
  z.strictObject({ few: z.literal(true) }),
  z.strictObject({ none: z.enum(['unknown', 'unavailable']) }),
  z.strictObject({ choices: z.array(z.string()) }),
  z.strictObject({ day: z.string() }),
  z.strictObject({ text: z.string() }),
]);

const ReportFields = z.strictObject({
  municipality: z.string(),
  roundId: z.string(),
  revision: z.number().int().min(1),
  answers: z.record(z.string(), AnswerField),
  submittedAt: z.number(),
  by: z.string(),
  as: z.enum(REPORTERS),
  late: z.literal(true).optional(),
  nothingNew: z.literal(true).optional(),
  reason: z.string().optional(),
  draftVersion: z.number().int(),
});

export const roundRecord = defineRecord<Round>({
  kind: 'round',
  v: 1,
  schema: z.strictObject({
    id: z.string(),
    networkId: z.string(),
    period: Period,
    form: FormUseField,
    opensAt: z.number(),
    due: z.strictObject({ local: z.string(), zone: z.string() }),
    closesAt: z.number(),
    municipalities: z.array(z.string()),
    rhythm: z.enum(RHYTHMS),
    meetingId: z.string().optional(),
    state: z.enum(ROUND_STATES),
    version: z.number().int(),
    createdAt: z.number(),
    by: z.string().optional(),
    openedAt: z.number().optional(),
    closedAt: z.number().optional(),
    next: z.string().optional(),
    byHand: z.strictObject({ days: z.literal(true).optional() }).optional(),
    reminded: z.array(z.strictObject({ what: z.string(), due: z.number().int(), at: z.number(), by: z.string().optional() })).optional(),
  }),
});

export const reportRecord = defineRecord<Report>({ kind: 'report', v: 1, schema: ReportFields });

export const draftRecord = defineRecord<Draft>({
  kind: 'draft of a report',
  v: 1,
  schema: z.strictObject({
    municipality: z.string(),
    roundId: z.string(),
    version: z.number().int(),
    answers: z.record(z.string(), z.strictObject({
      answer: AnswerField.optional(), rev: z.number().int(), was: AnswerField.optional(), since: z.number().int().optional(),
    })),
    done: z.array(z.string()),
    at: z.number(),
    by: z.string(),
    own: z.literal(true).optional(),
    sent: z.number().int().optional(),
    after: z.number().int().min(1).optional(),
  }),
});

export const keptRecord = defineRecord<KeptAnswers>({
  kind: 'kept answers',
  v: 1,
  schema: z.strictObject({
    part: z.string(),
    by: z.string(),
    at: z.number(),
    answers: z.record(z.string(), z.strictObject({ mine: AnswerField.optional(), theirs: AnswerField.optional(), rev: z.number().int() })),
  }),
});

export const pastReportRecord = defineRecord<PastReport>({
  kind: 'report in a history',
  v: 1,
  schema: z.strictObject({ roundId: z.string(), period: Period, dueAt: z.number(), form: FormUseField, report: ReportFields }),
});

export const planRecord = defineRecord<Plan>({
  kind: 'plan for a råd',
  v: 1,
  schema: z.strictObject({
    municipality: z.string(),
    raad: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    responsible: z.string().optional(),
    time: z.string().optional(),
    standsIn: z.string().optional(),
    revisedOn: z.string().optional(),
    buildsOn: z.string().optional(),
    version: z.number().int(),
    at: z.number(),
    by: z.string(),
    onBehalf: z.literal(true).optional(),
    told: z.literal(true).optional(),
  }),
});

export const formSettingsRecord = defineRecord<FormSettings>({
  kind: 'form of a network',
  v: 1,
  schema: z.strictObject({ parts: z.array(z.string()), own: z.array(Own), version: z.number().int(), at: z.number(), by: z.string() }),
});
