import type { ServerResponse } from 'node:http';
import { listen, sendJson } from '../../../support/loopback';
import { nationalCodes, type CodeJson } from './national';

interface ChangeJson {
  oldCode: string | null;
  oldName: string | null;
  oldShortName: string | null;
  newCode: string | null;
  newName: string | null;
  newShortName: string | null;
  changeOccurred: string;
}

type Name = string | null;

function change(oldCode: Name, oldName: Name, newCode: Name, newName: Name, changeOccurred: string): ChangeJson {
  return { oldCode, oldName, oldShortName: null, newCode, newName, newShortName: null, changeOccurred };
}

/** Those of domain/municipalities.md, and how Ålesund and Haram parted. */
const CHANGES: ChangeJson[] = [
  change('1551', 'Eide', '1579', 'Hustadvika', '2020-01-01'), change('1548', 'Fræna', '1579', 'Hustadvika', '2020-01-01'),
  change('1543', 'Nesset', '1506', 'Molde', '2020-01-01'), change('1545', 'Midsund', '1506', 'Molde', '2020-01-01'),
  change('1502', 'Molde', '1506', 'Molde', '2020-01-01'), change('1534', 'Haram', '1507', 'Ålesund', '2020-01-01'),
  change('1523', 'Demo Gamlevik', '1507', 'Ålesund', '2020-01-01'),
  change('1507', 'Ålesund', '1508', 'Ålesund', '2024-01-01'), change('1507', 'Ålesund', '1580', 'Haram', '2024-01-01'),
  change('1599', 'Demo nedlagt', null, null, '2010-01-01'),
];

export interface FakeKlass {
  url: string;
  codes: CodeJson[];
  changes: ChangeJson[];
  /** What was asked, in order: path and query. */
  asked: string[];
  /** Takes over answers whose path has this text, until it is taken away. */
  trouble?: { path: string; answer(response: ServerResponse): void };
  close(): Promise<void>;
}

/** Klass on loopback: `codesAt` and `changes` of classification 131, as its API guide has them. XML for who does not ask for JSON. */
export async function startFakeKlass(): Promise<FakeKlass> {
  const server = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    klass.asked.push(url.pathname + url.search);
    if (klass.trouble && request.url?.includes(klass.trouble.path)) return klass.trouble.answer(response);
    if (!request.headers.accept?.includes('application/json')) {
      response.writeHead(200, { 'content-type': 'text/xml;charset=UTF-8' });
      return void response.end('<codeList/>');
    }
    const day = (name: string) => /^\d{4}-\d{2}-\d{2}$/.test(url.searchParams.get(name) ?? '');
    switch (url.pathname) {
      case '/api/klass/v1/classifications/131/codesAt':
        return day('date') ? sendJson(response, 200, { codes: klass.codes }) : sendJson(response, 400);
      case '/api/klass/v1/classifications/131/changes':
        return day('from') && day('to') ? sendJson(response, 200, { codeChanges: klass.changes }) : sendJson(response, 400);
      default:
        return sendJson(response, 404, { error: 'Not Found' });
    }
  });
  const klass: FakeKlass = {
    url: `${server.origin}/api/klass/v1`, codes: nationalCodes(), changes: CHANGES, asked: [], close: () => server.close(),
  };
  return klass;
}
