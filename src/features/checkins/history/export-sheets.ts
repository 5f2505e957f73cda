import type { Cell, Sheet } from '../../../lib/workbook';
import { answerWords } from '../forms/words';
import type { Answer } from '../forms/types';
import { roundName } from '../rounds/round';
import { definitionsSheet } from './definitions-sheet';
import { partsOf, sameColumn, type Column, type PartOfExport } from './export-columns';
import type { Told } from './history';
import type { Wording } from './words';

/** One sheet for each part with a row for each round that asked it, and one that says what everything means. `all` is newest first. */
export function sheetsOf(wording: Wording, all: readonly Told[]): Sheet[] {
  const parts = partsOf(all, wording);
  return [...parts.map((part) => sheetOf(wording, part, all)), definitionsSheet(wording, parts)];
}

function sheetOf(wording: Wording, { id, title, columns }: PartOfExport, all: readonly Told[]): Sheet {
  const asked = all.filter(({ form }) => form.parts.some((part) => part.id === id));
  const fixed = fixedColumns(wording);
  return {
    name: title,
    columns: [
      ...fixed.map((each) => ({ title: each.title, width: each.width })),
      ...columns.map((column) => ({ title: columnTitle(wording, column, columns), width: 28 })),
    ],
    rows: asked.map((told) => [...fixed.map(({ cell }) => cell(told)), ...columns.map((column) => answerCell(wording, column, told))]),
  };
}

/** Two that are called the same say of which versions of the form they are. */
function columnTitle({ t, language }: Wording, { question, versions }: Column, all: readonly Column[]): string {
  const label = question.label[language];
  const twice = all.filter((each) => each.question.label[language] === label).length > 1;
  return twice ? t('checkins.history.file.ofVersions', { label, versions: versions.join(', ') }) : label;
}

function fixedColumns({ t }: Wording): { title: string; width: number; cell(told: Told): Cell }[] {
  const yes = (is: boolean | undefined) => t(is ? 'checkins.history.file.yes' : 'checkins.history.file.no');
  return [
    { title: t('checkins.history.file.round'), width: 24, cell: ({ period }) => roundName(t, { period }) },
    { title: t('checkins.history.file.from'), width: 12, cell: ({ period }) => ({ day: period.from }) },
    { title: t('checkins.history.file.to'), width: 12, cell: ({ period }) => ({ day: period.to }) },
    { title: t('checkins.history.file.sent'), width: 18, cell: ({ report }) => ({ at: report.submittedAt }) },
    { title: t('checkins.history.file.revision'), width: 10, cell: ({ report }) => report.revision },
    { title: t('checkins.history.file.late'), width: 14, cell: ({ report }) => yes(report.late) },
    { title: t('checkins.history.file.by'), width: 24, cell: ({ report }) => t(`checkins.history.by.${report.as}`) },
    { title: t('checkins.history.file.nothingNew'), width: 16, cell: ({ report }) => yes(report.nothingNew) },
    { title: t('checkins.history.file.reason'), width: 24, cell: ({ report }) => report.reason },
    { title: t('checkins.history.file.form'), width: 14, cell: ({ form }) => form.version },
  ];
}

/** A number as a number and a day as a day; all else in words. Nothing where it was not asked, or not answered. */
function answerCell({ t, language }: Wording, { part, question }: Column, { form, report }: Told): Cell {
  const asked = form.parts.find(({ id }) => id === part)?.questions.find((each) => sameColumn(each, question));
  const answer: Answer | undefined = asked && report.answers[asked.id];
  if (!asked || !answer) return undefined;
  if ('number' in answer) return answer.number;
  if ('day' in answer) return { day: answer.day };
  return answerWords(form, asked, answer, t, language);
}
