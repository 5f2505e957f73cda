import type { Sheet } from '../../../lib/workbook';
import type { Form, Question } from '../forms/types';
import type { PartOfExport } from './export-columns';
import type { Wording } from './words';

const WORDS = ['empty', 'unknown', 'few', 'revision', 'late', 'onBehalf', 'nothingNew', 'classA', 'classB'] as const;

/** What was asked, how it could be answered and in which versions of the form; then what words in the file mean. */
export function definitionsSheet(wording: Wording, parts: readonly PartOfExport[]): Sheet {
  const { t, language } = wording;
  const titles = ['sheet', 'question', 'id', 'kind', 'class', 'versions', 'answers', 'help'] as const;
  const widths = [28, 50, 18, 14, 8, 14, 60, 60];
  const questions = parts.flatMap(({ title, columns }) => columns.map(({ question, form, versions }) => [
    title, question.label[language], question.id, t(`checkins.history.file.kinds.${question.kind}`), question.class, versions.join(', '),
    answersOf(wording, form, question), question.help?.[language],
  ]));
  const words = WORDS.map((word) => [
    t('checkins.history.file.word'), t(`checkins.history.file.names.${word}`), undefined, undefined, undefined, undefined, undefined,
    t(`checkins.history.file.means.${word}`),
  ]);
  return {
    name: t('checkins.history.file.definitions'),
    columns: titles.map((title, at) => ({ title: t(`checkins.history.file.titles.${title}`), width: widths[at] ?? 20 })),
    rows: [...questions, ...words],
  };
}

/** The steps of its scale, or what there is to choose; of others nothing. */
function answersOf({ language }: Wording, { scales }: Form, question: Question): string | undefined {
  const scale = question.kind === 'status' ? scales.find(({ id }) => id === question.scale)?.steps : undefined;
  const options = question.kind === 'choice' ? question.options : scale;
  return options?.map(({ label }) => label[language]).join('; ');
}
