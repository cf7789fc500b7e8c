import { createServer, type IncomingMessage } from 'node:http';
import { answer } from './answer.js';
import { openMysql, openSqlite } from './database.js';

/*
 * The barest program that does the same work: node:http, prepared statements, JSON written by hand. No framework, no
 * validation, no scope, no schema, no log. It answers the requests of the bench and is no use for anything else.
 */

const url = process.env['DATABASE_URL']!;
const db = url.startsWith('sqlite:') ? openSqlite(url.slice(7)) : openMysql(url, Number(process.env['DB_POOL']));

const bodyOf = (request: IncomingMessage) => (): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
  });

createServer((request, response) => {
  const { method = '', url: path = '', headers } = request;
  void answer(db, { method, path, authorization: headers.authorization, body: bodyOf(request) }).then(
    (text) => {
      response.writeHead(text === null ? 409 : 200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text ?? '') });
      response.end(text ?? '');
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500, { 'content-length': 0 }).end();
    },
  );
}).listen(Number(process.env['PORT']), '127.0.0.1');

process.once('SIGTERM', () => process.exit(0)); // an orderly end, so that a profile is written
