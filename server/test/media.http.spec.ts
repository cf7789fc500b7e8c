import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MediaView, ProblemReply } from '@supermarket/shared';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { seedCatalog } from '../seeds/catalog.js';
import { newId } from '../src/kernel/index.js';
import { onEachEngine } from './engines.js';
import { HttpTest } from './http.js';
import { expectInvariants } from './invariants.js';
import { mp3Of, wavOf } from '../prove/silence.js';
import { HOME, MakePeople } from './make.people.js';

interface Reply {
  readonly status: number;
  readonly body: MediaView & ProblemReply;
}

onEachEngine(
  'voice notes and photos by HTTP',
  (db) => {
    const make = new MakePeople(db);
    const folder = mkdtempSync(join(tmpdir(), 'media-http-'));
    let http: HttpTest;
    let address: string;
    let resident: string;
    let staff: string;

    beforeAll(async () => {
      await make.areas();
      await db.uow.run((tx) => seedCatalog(tx));
      http = await HttpTest.start(db, { dataFolder: folder });
      await http.app.listen(0, '127.0.0.1');
      address = await http.app.getUrl();
      resident = await http.login(await make.person({ name: '陈大娘', address: '解放路 8 号' }));
      staff = await http.login(await make.staff('dispatcher', HOME.communityId));
    });
    afterAll(async () => {
      await http.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const newOne = (): string => newId(db.clock.now());

    /** As wx.uploadFile and a browser's FormData send it. */
    async function send(token: string | null, query: string, bytes: Buffer, name = 'tmp_1.mp3'): Promise<Reply> {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), name);
      const reply = await fetch(`${address}/v1/media?${query}`, { method: 'POST', body: form, headers: token ? { authorization: `Bearer ${token}` } : {} });
      return { status: reply.status, body: (await reply.json()) as Reply['body'] };
    }
    const get = (token: string, id: string, query = ''): Promise<Response> => fetch(`${address}/v1/media/${id}${query}`, { headers: { authorization: `Bearer ${token}` } });

    test('a minute in the largest form comes through, over a real socket, and back to its sender as it was', async () => {
      const id = newOne();
      const bytes = wavOf(60);
      expect(bytes.length).toBeGreaterThan(1024 * 1024);
      expect(await send(resident, `id=${id}&kind=voice`, bytes, 'voice.wav')).toEqual({ status: 200, body: { id, kind: 'voice', type: 'audio/wav', seconds: 60 } });
      const reply = await get(resident, id);
      expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control'), reply.headers.get('content-disposition')]).toEqual([
        200, 'audio/wav', 'private, no-store', 'inline',
      ]);
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true);
      expect((await get(staff, id)).status).toBe(404);
    });

    test('a photo comes back as a photo', async () => {
      const id = newOne();
      const taken = await sharp({ create: { width: 900, height: 1200, channels: 3, background: '#357' } }).webp().toBuffer();
      expect((await send(resident, `id=${id}&kind=photo`, taken, 'a.webp')).body).toEqual({ id, kind: 'photo', type: 'image/jpeg', seconds: null });
      const reply = await get(resident, id);
      expect(reply.headers.get('content-type')).toBe('image/jpeg');
      expect((await sharp(Buffer.from(await reply.arrayBuffer())).metadata()).width).toBe(900);
    });

    test('what is too big is refused while it comes in, what is no form or names no kind at the door', async () => {
      expect(await send(resident, `id=${newOne()}&kind=voice`, Buffer.alloc(2 * 1024 * 1024 + 1))).toMatchObject({ status: 413, body: { code: 'MEDIA_TOO_BIG' } });
      expect(await send(resident, `id=${newOne()}&kind=photo`, Buffer.alloc(8 * 1024 * 1024 + 1))).toMatchObject({ status: 413, body: { code: 'MEDIA_TOO_BIG' } });
      expect(await send(resident, `id=${newOne()}&kind=film`, mp3Of(1))).toMatchObject({ status: 400, body: { code: 'BAD_INPUT', problems: [{ field: 'kind' }] } });
      expect(await send(resident, 'kind=voice', mp3Of(1))).toMatchObject({ status: 400, body: { code: 'BAD_INPUT', problems: [{ field: 'id' }] } });
      expect(await send(null, `id=${newOne()}&kind=voice`, mp3Of(1))).toMatchObject({ status: 401, body: { code: 'LOGIN_NEEDED' } });
      const query = { id: newOne(), kind: 'voice' };
      expect((await http.raw('POST', '/v1/media', { token: resident, query, body: { file: 'x' } })).problem).toMatchObject({ code: 'BAD_INPUT', problems: [{ field: 'file' }] });
      const empty = await http.raw('POST', '/v1/media', { token: resident, query, headers: { 'content-type': 'multipart/form-data; boundary=x' } });
      expect(empty.problem.code).toBe('BAD_INPUT');
      expect((await http.call('GET /v1/media/:id', { token: resident, params: { id: newOne() }, query: {} })).problem.code).toBe('NOT_FOUND');
    });

    test('a sender that goes away in the middle leaves nothing behind and harms nobody', async () => {
      const id = newOne();
      const head = [
        `POST /v1/media?id=${id}&kind=voice HTTP/1.1`, 'host: x', `authorization: Bearer ${resident}`, 'content-type: multipart/form-data; boundary=zz', 'content-length: 90000', '', '',
      ].join('\r\n');
      const socket = connect(Number(new URL(address).port), '127.0.0.1');
      socket.write(`${head}--zz\r\ncontent-disposition: form-data; name="file"; filename="a.mp3"\r\n\r\nhalf a word`);
      await new Promise((done) => setTimeout(done, 150));
      socket.destroy();
      await new Promise((done) => setTimeout(done, 150));
      expect((await get(resident, id)).status).toBe(404);
      expect((await send(resident, `id=${id}&kind=voice`, mp3Of(2))).status).toBe(200);
    });

    test('from the kitchen table to staff: said, ordered, heard with a reason, and read by her who said it', async () => {
      const voiceId = newOne();
      await send(resident, `id=${voiceId}&kind=voice`, mp3Of(7));
      const start = db.clock.now().getTime() + 60_000;
      const window = { start: new Date(start).toISOString(), end: new Date(start + 3 * 86_400_000).toISOString() };
      const body = { id: newOne(), kind: 'voice' as const, voiceId, words: '', address: '', window, communityId: HOME.communityId };
      const placed = await http.call('POST /v1/orders', { token: resident, body });
      expect([placed.status, placed.body]).toMatchObject([200, { kind: 'voice', title: '语音点单', media: [{ id: voiceId, seconds: 7 }] }]);
      expect((await http.call('GET /v1/desk/work', { token: staff, query: { queue: 'review' } })).body.items).toMatchObject([{ id: body.id, title: '语音点单', kind: 'voice' }]);
      expect((await get(staff, voiceId)).status).toBe(400);
      expect((await get(staff, voiceId, '?reason=check_facts')).status).toBe(200);
      expect((await http.call('GET /v1/orders/:id/looks', { token: resident, params: { id: body.id }, query: {} })).body.items).toMatchObject([{ fields: ['voice'], reason: 'check_facts' }]);
      const heard = { itemId: 'buy-medicine', words: '降压药吃完了', window };
      const reviewed = await http.call('POST /v1/orders/:id/review', { token: staff, params: { id: body.id }, body: { decision: 'approve', heard } });
      expect(reviewed.body).toMatchObject({ status: 'OPEN', title: '代买常用药' });
    });

    test('forty uploads in ten minutes are enough', async () => {
      const busy = await http.login(await make.person());
      const statuses: number[] = [];
      for (let i = 0; i < 41; i += 1) statuses.push((await send(busy, `id=${newOne()}&kind=voice`, Buffer.from('no sound'))).status);
      expect(statuses.slice(0, 40).every((status) => status === 415)).toBe(true);
      expect(statuses[40]).toBe(429);
    });
  },
  { after: expectInvariants },
);
