import { describe, expect, test } from '@jest/globals';
import { sentenceFor } from './sentences.js';

const error = (code: string, more: object = {}): Error => Object.assign(new Error('raw words'), { code, ...more });

describe('what is told to whoever starts the server', () => {
  test.each([
    [error('EADDRINUSE', { port: 3000 }), '端口 3000'],
    [error('EACCES', { path: '/srv/data' }), '写不了 /srv/data'],
    [error('EROFS', { path: '/srv/data' }), '写不了 /srv/data'],
    [error('EACCES', { port: 80 }), '没有权限监听端口 80'],
    [error('SQLITE_CANTOPEN'), '写不了数据库文件'],
    [error('SQLITE_NOTADB'), '不是数据库'],
    [error('ECONNREFUSED'), '连不上数据库'],
    [error('ER_ACCESS_DENIED_ERROR'), '不让进'],
    [error('ER_BAD_DB_ERROR'), '没有这个库'],
    [error('ENOSPC'), '磁盘满了'],
  ])('%# is one sentence that says what to do', (thrown, part) => {
    const sentence = sentenceFor(thrown);
    expect(sentence).toContain(part);
    expect(sentence).not.toMatch(/\n|raw words/);
  });

  test('an error that nobody foresaw is told in its own words', () => {
    expect(sentenceFor(new Error('something else'))).toBe('something else');
    expect(sentenceFor('thrown text')).toBe('thrown text');
  });
});
