import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../e2e/server-process.mjs';
import { orderOf, Town } from '../e2e-weapp/town.mjs';

const SERVER = join(dirname(fileURLToPath(import.meta.url)), '../../server/dist/seeds');
const { seedId } = await import(join(SERVER, 'seed-id.js'));
const { areaId } = await import(join(SERVER, 'areas.js'));
const { stationId } = await import(join(SERVER, 'stations.js'));
const { stockId } = await import(join(SERVER, 'shop.js'));
/** What the server makes its own pictures with. */
const sharp = createRequire(join(SERVER, '../../package.json'))('sharp');

/** 25 November 2026 is a Wednesday; times are Asia/Shanghai. */
const at = (clock) => `2026-11-25T${clock}:00+08:00`;
const hour = (clock) => new Date(at(clock)).toISOString();
const tomorrow = (clock) => new Date(new Date(at(clock)).getTime() + 86_400_000).toISOString();

/** One server in the middle of a working day, with orders in every state, made as people make them: by calls. */
export class BusyTown {
  #server;
  #town;
  #made = {};

  /** The moment at which all pages are looked at. */
  now = at('14:50');

  static async begin() {
    const town = new BusyTown();
    town.#server = await ServerProcess.start(at('08:30'));
    town.address = town.#server.address;
    try {
      town.people = (await town.ask('GET', '/v1/auth/demo-people')).people;
      town.#town = new Town(town);
      await town.#fill();
      return town;
    } catch (error) {
      await town.end();
      throw error;
    }
  }

  async ask(method, path, body, token) {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(this.address + path, { method, headers, body: body && JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }

  personId(name) {
    return this.people.find((one) => one.name === name).id;
  }

  /** A session of this person, as a phone keeps it. */
  async session(name) {
    return this.ask('POST', '/v1/auth/demo', { personId: this.personId(name) });
  }

  /** The page's address with the ids in place of their names. */
  path(words) {
    return words.replace(/@([\w-]+)/g, (_all, name) => this.#made[name] ?? orderOf(name));
  }

  async #place(name, by, body) {
    const id = seedId(`pages/${name}`);
    this.#made[name] = id;
    return this.#town.ask(by, 'POST', '/v1/orders', {
      id, kind: 'service', words: '', communityId: areaId('恩城街道', '东门社区'), address: '解放路 40 号',
      window: { start: hour('14:00'), end: hour('17:00') }, ...body,
    });
  }

  #review(name, body) {
    return this.#town.ask('何敏', 'POST', `/v1/orders/${this.#made[name]}/review`, body);
  }

  /** Approved, taken and, from its hour on, begun at the door. */
  async #claim(name, helper) {
    await this.#review(name, { decision: 'approve' });
    const { mine } = await this.#town.ask(helper, 'POST', `/v1/orders/${this.#made[name]}/claim`, { riskAgreed: true });
    return mine.assignmentId;
  }

  async #checkIn(name, requester, helper, assignment) {
    const { codes } = await this.#town.ask(requester, 'GET', `/v1/orders/${this.#made[name]}/door-codes`);
    const { code } = codes.find(({ assignmentId }) => assignmentId === assignment);
    await this.#town.ask(helper, 'POST', `/v1/assignments/${assignment}/check-in`, { code });
  }

  /** A photo that its owner has sent; WeChat does not know them, so staff have to look before others may. */
  async #photo(name, by) {
    const id = seedId(`pages/photo/${name}`);
    const bill = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="675"><rect width="900" height="675" fill="#b9a58c"/><rect x="230" y="60" width="440" height="555" fill="#f4f1ea"/><path d="M280 130h340M280 220h260M280 290h300M280 360h220M280 430h280M280 520h160" stroke="#8b8378" stroke-width="18"/></svg>';
    const form = new FormData();
    form.set('file', new Blob([await sharp(Buffer.from(bill)).jpeg().toBuffer()], { type: 'image/jpeg' }), 'bill.jpg');
    const reply = await fetch(`${this.address}/v1/media?id=${id}&kind=photo`, { method: 'POST', headers: { authorization: `Bearer ${await this.#town.token(by)}` }, body: form });
    if (!reply.ok) throw new Error(`a photo of ${by}: ${reply.status} ${await reply.text()}`);
    return id;
  }

  async #fill() {
    const ask = this.#town.ask.bind(this.#town);
    await this.#place('asked', '冯秀珍', { kind: 'free', title: '修一下门', words: '门关不上' });
    await this.#review('asked', { decision: 'ask', ask: 'what', words: '是大门还是房门？' });
    await this.#place('rejected', '冯秀珍', { kind: 'free', title: '帮忙粉刷客厅', words: '二十平方' });
    await this.#review('rejected', { decision: 'reject', reject: 'paid_work', words: '这要请装修师傅。' });
    await this.#place('cancelled', '梁建华', { itemId: 'buy-errand' });
    await ask('梁建华', 'POST', `/v1/orders/${this.#made.cancelled}/cancel`, { reason: 'solved_otherwise' });

    await this.#place('serving', '岑伟明', { itemId: 'phone-wechat', words: '学会发照片' });
    const serving = await this.#claim('serving', '谭家豪');
    await this.#place('disputed', '岑伟明', { itemId: 'buy-errand', words: '去供水公司交三个月的水费', window: { start: hour('11:00'), end: hour('13:00') } });
    const disputed = await this.#claim('disputed', '李国强');
    await this.#place('blunt', '岑伟明', { itemId: 'phone-wechat', words: '学会视频通话', window: { start: hour('11:00'), end: hour('13:00') } });
    const blunt = await this.#claim('blunt', '谭家豪');
    await this.#place('arriving', '何敏', { itemId: 'care-walk', words: '陪我妈去公园' });
    await ask('梁建华', 'POST', `/v1/orders/${this.#made.arriving}/review`, { decision: 'approve' });
    await ask('吴美玲', 'POST', `/v1/orders/${this.#made.arriving}/claim`, { riskAgreed: true });

    await this.#place('overdue', '梁建华', { itemId: 'fix-tap', words: '水槽下面漏水', window: { start: hour('13:00'), end: hour('14:00') } });
    const overdue = await this.#claim('overdue', '李国强');
    await this.#hold();
    await this.#place('pictured', '岑伟明', { itemId: 'buy-errand', words: '照片里是要交的单子', window: { start: tomorrow('09:00'), end: tomorrow('11:00') }, photoIds: [await this.#photo('pictured', '岑伟明')] });

    // Two were to come, because the work is risky; one is there, and the other has not come.
    await this.#place('alone', '冯秀珍', { itemId: 'care-walk', words: '推我爸下楼晒太阳', window: { start: hour('13:00'), end: hour('14:00') } });
    await this.#review('alone', { decision: 'approve', risk: 'high', minutes: 150 });
    const { mine: { assignmentId: alone } } = await ask('吴美玲', 'POST', `/v1/orders/${this.#made.alone}/claim`, { riskAgreed: true });
    await ask('谭家豪', 'POST', `/v1/orders/${this.#made.alone}/claim`, { riskAgreed: true });
    await this.#lacks();

    await this.#server.at(at('11:10'));
    await this.#checkIn('disputed', '岑伟明', '李国强', disputed);
    await this.#checkIn('blunt', '岑伟明', '谭家豪', blunt);
    await this.#server.at(at('11:50'));
    await ask('李国强', 'POST', `/v1/assignments/${disputed}/check-out`, { chips: [], words: '交好了，单子在照片里', photoIds: [await this.#photo('proof', '李国强')] });
    await ask('岑伟明', 'POST', `/v1/orders/${this.#made.disputed}/confirm`, { solved: false, stars: null, tags: [], words: '还差一个月的' });
    // Two stars of five: the hours stand, the points wait for staff.
    await ask('谭家豪', 'POST', `/v1/assignments/${blunt}/check-out`, { chips: [], words: '教会了' });
    await ask('岑伟明', 'POST', `/v1/orders/${this.#made.blunt}/confirm`, { solved: true, stars: 2, tags: [], words: '讲得太快' });
    // In the house at 13:05, and not out half an hour after the hour that it takes.
    await this.#server.at(at('13:05'));
    await this.#checkIn('overdue', '梁建华', '李国强', overdue);
    await this.#checkIn('alone', '冯秀珍', '吴美玲', alone);
    await this.#server.at(at('14:05'));
    await this.#checkIn('serving', '岑伟明', '谭家豪', serving);

    // Several come to one place: they check in from a screen there.
    await this.#place('group', '岑伟明', { itemId: 'wish-birthday', words: '给外婆过八十岁生日', window: { start: hour('15:00'), end: hour('17:00') } });
    await this.#claim('group', '李国强');

    // From here on searches widen by themselves: one has just begun, and in one everybody was asked and nobody could come.
    const { towns } = await ask('岑伟明', 'GET', '/v1/desk/ladders');
    const { townId, version } = towns.find(({ town }) => town === '恩城街道');
    const steps = [['community', 240, 3], ['nearby', 1440, 3], ['town', 1440, 3], ['partners', 2880, 0]].map(([circle, waitMinutes, invite]) => ({ circle, waitMinutes, invite }));
    await ask('岑伟明', 'PUT', `/v1/desk/ladders/${townId}`, { steps, version });
    await this.#place('searching', '梁建华', { itemId: 'talk-law', words: '租房合同看不懂', window: { start: tomorrow('14:00'), end: tomorrow('16:00') } });
    await this.#review('searching', { decision: 'approve' });
    await this.#place('nobody', '梁建华', { itemId: 'talk-neighbour', words: '楼上漏水的事', window: { start: tomorrow('09:00'), end: tomorrow('11:00') } });
    await this.#review('nobody', { decision: 'approve' });
    let search = 'OPEN';
    while (search === 'OPEN') {
      const { status } = await ask('何敏', 'POST', `/v1/orders/${this.#made.nobody}/ladder`, { act: 'skip', words: '都打电话问过了' });
      search = status;
    }

    await ask('张丽华', 'POST', `/v1/orders/${orderOf('pension')}/refuse-helper`, {});

    // Offered an hour ago: an offer of the morning has run out by now.
    await this.#place('invited', '吴美玲', { itemId: 'fix-tap', words: '厨房水龙头关不紧，一直滴水', window: { start: tomorrow('14:00'), end: tomorrow('17:00') } });
    await this.#review('invited', { decision: 'approve' });
    await ask('何敏', 'POST', `/v1/orders/${this.#made.invited}/offers`, { personIds: [this.personId('李国强')] });

    for (const [name, gift] of [['voucher', 'rice'], ['used', 'towel']]) {
      this.#made[name] = seedId(`pages/${name}`);
      await ask('李国强', 'POST', '/v1/redemptions', { id: this.#made[name], stockId: stockId('东门社区站', gift) });
    }
    const { code } = await ask('李国强', 'GET', `/v1/redemptions/${this.#made.used}`);
    await ask('冯秀珍', 'POST', `/v1/redemptions/${this.#made.used}/hand-over`, { stationId: stationId('东门社区站'), code });

    for (const [name, kind, words] of [['thread', 'question', '师傅周末也能来吗？'], ['complaint', 'complaint', '上次约的 3 点，4 点才到。']]) {
      this.#made[name] = seedId(`pages/${name}`);
      await ask('张丽华', 'POST', '/v1/feedback', { id: this.#made[name], kind, words });
    }
    await ask('何敏', 'POST', `/v1/feedback/${this.#made.thread}/answer`, { id: seedId('pages/answer'), words: '能来，星期六上午有人。' });

    // An old lady who lets her daughter see and answer.
    const { code: digits } = await ask('冯秀珍', 'POST', '/v1/me/family/code', { doorCodes: true });
    await ask('张丽华', 'POST', '/v1/me/family', { id: seedId('pages/family'), code: digits, relation: 'mother' });

    // Somebody who is new at everything: no orders, no tasks, no points, and a seat where nobody has asked yet.
    const { phone } = await ask('麦志明', 'GET', '/v1/me');
    await ask('梁建华', 'POST', '/v1/staff-seats', { id: seedId('pages/seat'), phone, role: 'dispatcher', areaId: areaId('恩城街道', '青云社区') });

    this.#made.community = areaId('恩城街道', '东门社区');
    ({ scene: this.#made.scene } = await ask('何敏', 'POST', `/v1/communities/${this.#made.community}/poster`));

    const { items } = await ask('何敏', 'GET', '/v1/desk/work?queue=verify');
    this.#made.record = items.find(({ subject }) => subject === 'record').id;
    await this.#server.at(this.now);
  }

  /** Words of which WeChat is not sure, in a new order. */
  async #hold() {
    const { code } = await this.ask('POST', '/v1/auth/demo-wechat-code', { personId: this.personId('吴美玲') });
    await this.ask('POST', '/v1/auth/wechat', { code });
    await this.#place('held', '吴美玲', { itemId: 'buy-errand', words: '代取一个包裹（模拟存疑）', window: { start: tomorrow('09:00'), end: tomorrow('11:00') } });
  }

  /** What nobody could be found for, and whom staff ring up about such things. */
  async #lacks() {
    const { towns } = await this.#town.ask('岑伟明', 'GET', '/v1/desk/ladders');
    const { version } = towns.find(({ townId }) => townId === areaId('恩城街道'));
    // Nobody is asked by itself: who was invited to what, the pictures say.
    const steps = [['community', 240], ['nearby', 1440], ['town', 1440], ['partners', 2880]].map(([circle, waitMinutes]) => ({ circle, waitMinutes, invite: 0 }));
    await this.#town.ask('岑伟明', 'PUT', `/v1/desk/ladders/${areaId('恩城街道')}`, { steps, version });
    const unit = { townId: areaId('恩城街道'), active: true };
    for (const [name, contact, phone, can] of [['恩平市供电所', '陈主任', '19900000101', '电工两人'], ['东门小学', '何老师', '19900000102', '周末陪读']]) {
      await this.#town.ask('岑伟明', 'PUT', '/v1/desk/partners', { id: seedId(`pages/unit/${name}`), name, contact, phone, can, ...unit });
    }
    for (const [name, itemId, words] of [['lacking', 'fix-light', '客厅的灯不亮'], ['lacked', 'buy-errand', '送一份材料到市里']]) {
      await this.#place(name, '谭家豪', { itemId, words, window: { start: tomorrow('14:00'), end: tomorrow('17:00') } });
      await this.#review(name, { decision: 'approve' });
      for (let ended = false; !ended;) {
        ({ ladder: { ended } } = await this.#town.ask('何敏', 'POST', `/v1/orders/${this.#made[name]}/ladder`, { act: 'skip' }));
      }
    }
    await this.#town.ask('何敏', 'POST', `/v1/orders/${orderOf('tap')}/ladder`, { act: 'restart' });
    const { items } = await this.#town.ask('何敏', 'GET', '/v1/desk/gaps');
    const told = items.find(({ orderId }) => orderId === this.#made.lacked).id;
    await this.#town.ask('何敏', 'POST', `/v1/gaps/${told}/close`, { outcome: 'told' });
  }

  async end() {
    await this.#server.end();
  }
}
