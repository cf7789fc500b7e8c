import { createServer, type IncomingMessage } from 'node:http';
import { claim } from './claim.js';
import { confirm } from './confirm.js';
import { openMysql, openSqlite } from './database.js';
import { list } from './list.js';
import { one } from './order.js';
import { redeem } from './redeem.js';
import { callerOf } from './session.js';

/*
 * The barest program that does the same work: node:http, prepared statements, JSON written by hand. No framework, no
 * validation, no scope, no schema, no log. It answers the requests of the bench and is no use for anything else.
 */

const url = process.env['DATABASE_URL']!;
const db = url.startsWith('sqlite:') ? openSqlite(url.slice(7)) : openMysql(url, Number(process.env['DB_POOL']));

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', reject);
  });
}

async function answer(request: IncomingMessage): Promise<string | null> {
  const path = request.url!;
  if (path === '/readyz') return '{}';
  const caller = await callerOf(db, request.headers.authorization);
  if (!caller) return null;
  const { personId } = caller;
  if (request.method === 'GET') return path.startsWith('/v1/hall') ? list(db, personId) : one(db, personId, path.slice('/v1/orders/'.length));
  const body = JSON.parse(await bodyOf(request));
  if (path === '/v1/redemptions') return redeem(db, personId, body);
  const [, , , id, what] = path.split('/');
  return what === 'claim' ? claim(db, personId, id!) : confirm(db, personId, id!, body);
}

createServer((request, response) => {
  void answer(request).then(
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
