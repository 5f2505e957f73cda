import { isoTime } from '../../../lib/time';
import { answerWords } from '../forms/words';
import type { Answer, DataClass, QuestionKind } from '../forms/types';
import { roundName } from '../rounds/round';
import type { ReporterRole } from '../types';
import type { Told } from './history';
import type { Wording } from './words';

/** One more when the shape below changes so that a program that reads it must know. */
const VERSION = 1;

/**
 * The file's shape. Ids of rounds, forms, parts, questions, scales and steps are the same in every language and every export; labels and
 * words are in the language of who fetched it. What was not asked is not there; what was asked and not answered has no `answer`.
 */
export interface ReportsFile {
  format: 'nettverksassistenten/checkin-reports';
  version: typeof VERSION;
  /** With Norway's offset: `2026-11-23T10:00:00+01:00`. */
  made: string;
  network: { id: string; name: string };
  municipality: { number: string; name: string };
  /** The latest revision of each round, the round that was due last first. */
  reports: {
    round: { id: string; name: string; from: string; to: string };
    form: { id: string; version: number };
    revision: number;
    sent: string;
    /** `coordinator`: on behalf of the municipality. */
    by: ReporterRole;
    late: boolean;
    nothingNew: boolean;
    reason?: string;
    answers: {
      part: string;
      question: string;
      label: string;
      kind: QuestionKind;
      class: DataClass;
      /** Of a status. */
      scale?: string;
      /** As it is kept: `{ "step": "3" }`, `{ "number": 12 }`, `{ "few": true }` for 1–4, `{ "none": "unknown" }` … */
      answer?: Answer;
      words?: string;
    }[];
  }[];
}

export interface AboutFile {
  network: ReportsFile['network'];
  municipality: ReportsFile['municipality'];
  /** UTC ms. */
  now: number;
}

/** The municipality's reports for a program; `all` is newest first. */
export function reportsFile(wording: Wording, { network, municipality, now }: AboutFile, all: readonly Told[]): ReportsFile {
  return {
    format: 'nettverksassistenten/checkin-reports', version: VERSION, made: isoTime(now), network, municipality,
    reports: all.map((told) => reportOf(wording, told)),
  };
}

function reportOf(wording: Wording, told: Told): ReportsFile['reports'][number] {
  const { t } = wording;
  const { roundId, period, form, report } = told;
  return {
    round: { id: roundId, name: roundName(t, { period }), from: period.from, to: period.to },
    form: { id: form.id, version: form.version },
    revision: report.revision, sent: isoTime(report.submittedAt), by: report.as,
    late: report.late === true, nothingNew: report.nothingNew === true, ...(report.reason && { reason: report.reason }),
    answers: answersOf(wording, told),
  };
}

function answersOf({ t, language }: Wording, { form, report }: Told): ReportsFile['reports'][number]['answers'] {
  return form.parts.flatMap((part) => part.questions.map((question) => {
    const answer = report.answers[question.id];
    return {
      part: part.id, question: question.id, label: question.label[language], kind: question.kind, class: question.class,
      ...(question.kind === 'status' && { scale: question.scale }),
      ...(answer && { answer, words: answerWords(form, question, answer, t, language) }),
    };
  }));
}
