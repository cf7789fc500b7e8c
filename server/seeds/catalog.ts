import type { Level, Risk, Shelf, Skill } from '@supermarket/shared';
import { ServiceItem } from '../src/catalog/service-item.entity.js';
import type { Tx } from '../src/kernel/index.js';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly minutes: number;
  readonly chips: readonly string[];
  readonly notice?: readonly string[];
  readonly level?: Level;
  readonly risk?: Risk;
  readonly skill?: Skill;
  readonly seats?: number;
  readonly photo?: true;
}

/** What everybody who enters a home is told before a claim. */
const DOOR = '进门先报开门码；不收礼、不推销、不借钱。';
const MONEY = '花的钱当面算清，小票交给对方；不代管银行卡和密码。';
const HEALTH = '只陪伴跑腿，不喂药、不打针、不作诊断；不舒服先打 120。';
const CHILD = '家长要在场或约好接送；不单独关门相处。';

const MENU: Readonly<Record<Shelf, readonly Line[]>> = {
  buy: [
    { id: 'buy-medicine', name: '代买常用药', hint: '写清药名和家里剩多少；处方药要有处方', minutes: 60, notice: [MONEY, '药店说不能买的就不买，回来说一声。'], chips: ['药已送到', '小票已交', '说明书讲过了'] },
    { id: 'buy-pickup', name: '代取快递和药', hint: '写清到哪里取、取件码当面给', minutes: 40, notice: ['重的东西两个人抬，超过 20 公斤请先说。'], chips: ['已取到', '当面点清'] },
    { id: 'buy-food', name: '代买米油菜', hint: '写个小单子，预算大概多少', minutes: 60, notice: [MONEY], chips: ['照单买齐', '有一样没货', '小票已交'] },
    { id: 'buy-errand', name: '代交费跑手续', hint: '水电费、社保、居住证明，要带的材料先备好', minutes: 90, notice: [MONEY, '证件当面交接，办完当天还。'], chips: ['已办好', '材料还差一样', '证件已还'], photo: true },
  ],
  fix: [
    { id: 'fix-tap', name: '水龙头漏水', hint: '哪个龙头、漏得多不多；总阀在哪里知道吗', minutes: 60, level: 2, risk: 'medium', skill: 'plumbing', notice: ['先关总阀；不登高、不动电路。', DOOR], chips: ['换阀芯', '换软管', '试水不漏'] },
    { id: 'fix-light', name: '换灯泡和开关', hint: '灯有多高、家里有没有稳的梯子', minutes: 60, level: 3, risk: 'high', skill: 'electric', seats: 2, notice: ['先拉总闸再动手；要有电工证。', '两人同去，一人扶梯；高过 2 米不做。', DOOR], chips: ['换灯泡', '换开关', '试过亮了'] },
    { id: 'fix-appliance', name: '家电小毛病', hint: '什么电器、坏了多久、有什么声音或气味', minutes: 90, level: 2, risk: 'medium', skill: 'appliance', notice: ['先拔插头；燃气灶和热水器请找厂家。', DOOR], chips: ['清灰', '换插头', '修不了，建议送修'] },
    { id: 'fix-wood', name: '门锁桌椅松了', hint: '哪里松、有没有零件；开锁不做', minutes: 60, level: 2, risk: 'low', skill: 'carpentry', notice: ['用刀用锤看好手；开锁配匙请找正规锁匠。', DOOR], chips: ['拧紧加固', '换合页', '换锁芯'] },
  ],
  care: [
    { id: 'care-clinic', name: '陪同就诊', hint: '哪天哪家医院、能不能自己走', minutes: 180, level: 2, risk: 'medium', skill: 'companion', notice: [HEALTH, '轮椅出门两个人更稳，可以请两位。'], chips: ['看完送到家', '药取好了', '复诊日子已记下'] },
    { id: 'care-ward', name: '办住院出院手续', hint: '带好医保卡和押金，家属电话留一个', minutes: 120, notice: [MONEY, '签字的事要家属或本人来。'], chips: ['手续办完', '单据已交家属'] },
    { id: 'care-walk', name: '陪走陪坐一会', hint: '下楼晒太阳、在家说说话', minutes: 60, risk: 'medium', notice: [HEALTH, '上下楼慢一点，走不稳就在屋里坐。'], chips: ['走了一圈', '精神不错', '说有点累'] },
    { id: 'care-respite', name: '替家人看一会', hint: '家里照顾的人出门办事，替着看两小时', minutes: 120, level: 2, risk: 'medium', skill: 'first_aid', seats: 2, notice: [HEALTH, '两人同在，家属电话要打得通。', DOOR], chips: ['一切都好', '已交还家属'] },
  ],
  study: [
    { id: 'study-homework', name: '作业辅导', hint: '几年级、哪一科、哪几天有空', minutes: 90, level: 2, skill: 'tutoring', notice: [CHILD, '不收费、不卖资料、不代写。'], chips: ['作业做完', '一道题讲懂了', '下次再讲'] },
    { id: 'study-reading', name: '陪孩子读书', hint: '社区书屋或家里，孩子多大', minutes: 60, notice: [CHILD], chips: ['读完一本', '自己读了一段'] },
    { id: 'study-holiday', name: '假期看护半天', hint: '在社区活动室，请写孩子的年龄和忌口', minutes: 240, level: 2, seats: 3, skill: 'tutoring', notice: [CHILD, '到点家长来接，别人接要先说。', '不去水边，不离开活动室。'], chips: ['已交给家长', '作业写完'] },
    { id: 'study-hobby', name: '写字画画下棋', hint: '想学哪样，有没有纸笔棋盘', minutes: 90, notice: [CHILD], chips: ['写了两页', '下了三盘'] },
  ],
  hair: [
    { id: 'hair-home', name: '上门理发', hint: '能坐起来吗、头上有没有伤口', minutes: 45, level: 2, skill: 'haircut', notice: ['剪刀推子先消毒；头皮有伤不动剪。', DOOR], chips: ['剪短', '刮脸', '地扫干净了'] },
    { id: 'hair-bed', name: '卧床理发', hint: '要有家人在旁边扶着', minutes: 60, level: 3, risk: 'medium', skill: 'haircut', seats: 2, notice: ['翻身由家属来，身上有管子先说明。', '剪刀推子先消毒；头皮有伤不动剪。', DOOR], chips: ['剪短', '擦洗干净', '床单抖净'] },
    { id: 'hair-wash', name: '帮忙洗头', hint: '水温自己试，洗发水家里有吗', minutes: 45, risk: 'medium', notice: ['水不烫手再洗；站不稳就坐着洗。', DOOR], chips: ['洗净吹干', '地拖干了'] },
    { id: 'hair-nails', name: '修剪手脚指甲', hint: '糖尿病或灰指甲请先说明', minutes: 30, notice: ['有糖尿病、甲沟发炎的不剪，请去医院。', '剪刀先消毒，不剪太深。'], chips: ['手指甲', '脚指甲'] },
  ],
  phone: [
    { id: 'phone-wechat', name: '教用微信视频', hint: '想会哪一样，手机是什么牌子', minutes: 60, notice: ['密码自己输，别人转过脸去。'], chips: ['会打视频了', '字调大了', '还要再练一次'] },
    { id: 'phone-booking', name: '教网上挂号', hint: '常去哪家医院，医保卡在手边吗', minutes: 60, notice: ['密码和验证码自己输，不念给别人。'], chips: ['挂上号了', '步骤写在纸上'] },
    { id: 'phone-safe', name: '防骗设置', hint: '骚扰电话多不多，有没有陌生软件', minutes: 45, level: 2, skill: 'smartphone', notice: ['只删本人同意删的；不看聊天、不动钱。'], chips: ['关了免密支付', '删了陌生软件', '拦截已打开'] },
    { id: 'phone-pension', name: '养老金认证', hint: '带上身份证，光线好的地方更快', minutes: 30, level: 2, skill: 'smartphone', notice: ['用官方渠道；证件和脸只给本人手机看。'], chips: ['认证成功', '改天再试', '已约社区帮办'] },
  ],
  talk: [
    { id: 'talk-neighbour', name: '邻里矛盾调解', hint: '只写大概什么事，不写谁对谁错', minutes: 90, level: 2, risk: 'medium', skill: 'mediation', seats: 2, notice: ['听两边说，不站队；动手了先报警。', '听到的事不外传。'], chips: ['双方说开了', '约了下次', '请司法所接着办'] },
    { id: 'talk-family', name: '家里事劝一劝', hint: '谁和谁，方便在哪里谈', minutes: 90, level: 2, skill: 'mediation', seats: 2, notice: ['听到的事不外传。', '有人受伤或受怕，先打 110。'], chips: ['气消了', '约了下次'] },
    { id: 'talk-law', name: '问个法律上的事', hint: '合同、工钱、遗嘱，把纸带上', minutes: 60, level: 2, skill: 'law', notice: ['只讲规定和去处，不代打官司、不收费。'], chips: ['讲明白了', '写了该去哪里', '已约法律援助'] },
    { id: 'talk-company', name: '陪老人说说话', hint: '爱聊什么，讲白话还是客家话', minutes: 60, skill: 'local_speech', level: 2, notice: [DOOR], chips: ['聊得开心', '说想孩子了', '下周再来'] },
  ],
  wish: [
    { id: 'wish-warm', name: '过冬的衣被', hint: '写尺码；九成新也可以', minutes: 60, chips: ['已送到', '试过合身'] },
    { id: 'wish-radio', name: '一台收音机', hint: '想听什么台；旧的能响就行', minutes: 60, chips: ['已送到', '教会调台'] },
    { id: 'wish-photo', name: '拍一张全家福', hint: '几口人、哪天人齐', minutes: 90, chips: ['拍好了', '洗好送到'] },
    { id: 'wish-birthday', name: '过一个生日', hint: '谁的生日、爱吃甜的吗', minutes: 90, seats: 2, chips: ['一起过了', '合了影'] },
  ],
};

/** The menu. Run again, it brings wording and times up to date; a line that staff took off the menu stays off. */
export async function seedCatalog(tx: Tx): Promise<void> {
  for (const [shelf, lines] of Object.entries(MENU) as [Shelf, readonly Line[]][]) {
    for (const [sort, line] of lines.entries()) {
      const row: ServiceItem = {
        id: line.id,
        shelf,
        name: line.name,
        hint: line.hint,
        minutes: line.minutes,
        level: line.level ?? 1,
        risk: line.risk ?? 'low',
        skill: line.skill ?? null,
        seats: line.seats ?? 1,
        photoNeeded: line.photo ?? false,
        riskNotice: [...(line.notice ?? [DOOR])],
        resultChips: [...line.chips],
        sort,
        active: true,
      };
      if (await tx.insertIfAbsent(ServiceItem, row)) continue;
      const { id, active: _, ...words } = row;
      await tx.update(ServiceItem, words, 'id = ?', [id]);
    }
  }
}
