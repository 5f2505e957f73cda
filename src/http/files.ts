import type { Request, Response, Server } from 'restify';

/** Where the links of `FileLinks` lead. */
const PATH = '/files/';

/** A file as it is sent; `name` is ASCII. */
export interface SentFile {
  name: string;
  type: string;
  /** A text goes out in UTF-8, octets as they are. */
  body: string | Uint8Array;
}

/** Undefined when there is none, for whatever reason. */
export type FetchFile = (token: string) => Promise<SentFile | undefined>;

/** `GET /files/<token>`: the file, to be saved and kept in no cache; else what a path that is not there gets, without a reason. */
export function serveFiles(server: Server, fetchFile: FetchFile): void {
  server.get(`${PATH}*`, async (request: Request, response: Response) => {
    const file = await fetchFile(request.path().slice(PATH.length)).catch(() => undefined);
    if (!file) return void response.send(404, { code: 'ResourceNotFound' });
    const { type, body } = file;
    response.sendRaw(200, typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength), {
      'Content-Type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'no-store',
      'Content-Length': String(Buffer.byteLength(body)),
    });
  });
}

/** The path as the log may hold it: whoever reads a token in the log could fetch the file. */
export function loggedPath(path: string): string {
  return path.replace(/(files|calendar)(?:\/|%2f).*/i, '$1/…');
}
